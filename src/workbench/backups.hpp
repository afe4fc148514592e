#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "store/backup.hpp"
#include "workbench/installation.hpp"

// Keeping a whole store somewhere else, and its keys fresh. These work on a place, not on an open
// installation.
namespace nonagon::workbench {

struct BackedUp {
  std::string database;  // for people; holds no password
  store::BackupSummary summary;
};

// Writes the store into one file while others use it, a server too. The file holds what the database holds:
// keys of providers sealed, passwords and tokens as hashes, and no key that opens anything.
Result<BackedUp> back_up(const StorePlace& place, const Clock& clock, const std::filesystem::path& file);

struct Restored {
  std::string database;
  store::BackupSummary summary;
  std::size_t unopened = 0;  // providers whose key no key file here opens
};

// Puts a backup into an empty store, made where there is none. `key` is the key file of the store that was
// backed up, which is copied into the data folder. Fails with conflict while somebody uses the data folder.
Result<Restored> restore(const StorePlace& place,
                         const std::filesystem::path& file,
                         const std::optional<std::filesystem::path>& key,
                         const Clock& clock);

// How many providers have a key that the key file does not open.
Result<std::size_t> count_unopened(store::Connection& connection, const std::filesystem::path& key_file);

struct Rotated {
  std::size_t sealed = 0;    // providers that are sealed with the new key
  std::size_t unopened = 0;  // providers that no key opened: they need their key again
};

// Makes a new sealing key, seals every provider's key with it and forgets the older ones; while a server
// runs, too. Killed at any moment, all keys open, and the next rotation does what is left.
Result<Rotated> rotate_keys(const StorePlace& place, const Clock& clock, Entropy& entropy);

}  // namespace nonagon::workbench
