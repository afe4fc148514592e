#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "store/data_folder.hpp"
#include "store/entities.hpp"
#include "store/key_file.hpp"
#include "store/pool.hpp"
#include "workbench/kept_designs.hpp"
#include "workbench/revision_cache.hpp"
#include "workbench/snapshot_cache.hpp"

namespace nonagon::workbench {

class ProviderAccess;
class Workbench;

// Who a token speaks for.
struct Identity {
  store::User user;
  store::SessionId session;
};

struct KnownIdentity {
  Identity identity;
  Instant look_again_at;  // from then on the store is asked: the session has ended, or its use is to be noted
};

// What providers may be reached, as the operator decided it.
struct ProviderReach {
  bool allows_loopback = true;  // those on this machine
  std::string allowed = {};     // "10.0.0.5:8000,models.internal:443": those inside a network
  std::string proxy = {};       // URL; none when empty
  std::string ca_file = {};     // certificates to trust; the system's when empty
};

// Where a store is kept.
struct StorePlace {
  std::filesystem::path data;  // the data folder: SQLite's file and the sealing key
  std::string database;        // postgres://…; empty: SQLite in the data folder
  ProviderReach reach = {};
};

// The user that a store has from its beginning: whoever sits at this machine.
inline constexpr std::string_view local_email = "local@localhost";

// What all use cases over one store share. Safe from any thread.
class Installation : public std::enable_shared_from_this<Installation> {
 public:
  // Takes the data folder, brings the schema up to date, makes what a new store needs, and ends generations
  // whose process died.
  static Result<std::shared_ptr<Installation>> open(const StorePlace& place,
                                                    const Clock& clock,
                                                    Entropy& entropy);

  Installation(const Installation&) = delete;
  Installation& operator=(const Installation&) = delete;
  ~Installation();

  // A connection for one unit of work on one thread.
  Result<std::unique_ptr<store::Connection>> connect() const { return pool_->take(); }

  // The use cases of one user, for one unit of work on one thread.
  Result<std::unique_ptr<Workbench>> workbench_of(const store::User& user);
  Result<std::unique_ptr<Workbench>> workbench_of(const store::UserId& user);
  Result<std::unique_ptr<Workbench>> local_workbench();

  // Ends generations whose process died, or let their lease run out.
  Result<void> recover();

  // Of the store's contents; nothing where it cannot be known. See RevisionCache.
  std::optional<std::uint64_t> revision() const { return pool_->revision(); }

  // Who showed which token lately, by its hash.
  RevisionCache<KnownIdentity>& identities() { return identities_; }

  // As long as the value lives, this process works on the generation and extends its lease.
  std::shared_ptr<const void> hold(const store::JobId& job);

  // Moves the leases of all generations that are held.
  Result<void> extend_leases();

  ProviderAccess& providers() { return *providers_; }

  SnapshotCache& snapshots() { return snapshots_; }

  KeptDesigns& designs() { return designs_; }

  const store::DataFolder& folder() const { return folder_; }

  // postgres://…, or empty for SQLite; may hold a password.
  const std::string& database() const { return database_; }

  // Seals the keys of providers. Inside a write transaction, which a rotation waits for.
  const store::KeyFile& key() const { return *key_; }

  const Clock& clock() const { return clock_; }

  Entropy& entropy() const { return entropy_; }

  // Of this process, as leases name it.
  const std::string& owner() const { return owner_; }

 private:
  Installation(store::DataFolder folder,
               std::string database,
               std::unique_ptr<store::KeyFile> key,
               std::shared_ptr<store::Pool> pool,
               const ProviderReach& reach,
               const Clock& clock,
               Entropy& entropy);

  Result<void> prepare();

  store::DataFolder folder_;
  std::string database_;
  std::unique_ptr<store::KeyFile> key_;
  std::vector<store::JobId> held_;
  std::shared_ptr<store::Pool> pool_;
  const Clock& clock_;
  Entropy& entropy_;
  std::string owner_;
  SnapshotCache snapshots_;
  RevisionCache<KnownIdentity> identities_{std::size_t{1} << 20U};
  std::mutex held_mutex_;
  std::unique_ptr<ProviderAccess> providers_;
  KeptDesigns designs_;
};

// A user's provider row of the built-in engine, their default until they choose another.
store::AIProviderConfig built_in_provider(const Installation& installation, const store::UserId& user);

}  // namespace nonagon::workbench
