#pragma once

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/key_file.hpp"

namespace nonagon::store {

// Puts the provider's API key into its row, sealed for this row, its owner and its column. A provider without
// a key holds the sealed empty text, so that rows do not tell which ones have one.
void seal_api_key(AIProviderConfig& provider, std::string_view api_key, const KeyFile& key, Entropy& entropy);

struct SealedAgain {
  std::size_t sealed = 0;    // rows that are now sealed with the newest key
  std::size_t unopened = 0;  // rows that no key of the file opens, left as they are
};

// Seals the keys of all providers that an older key has sealed. Inside a write transaction.
Result<SealedAgain> seal_again(Connection& connection, const KeyFile& key, Entropy& entropy);

Result<std::string> open_api_key(const AIProviderConfig& provider, const KeyFile& key);

}  // namespace nonagon::store
