#include "base/fingerprint.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace nonagon {

Fingerprint FingerprintWriter::take() {
  const auto hash = XXH3_128bits(bytes_.data(), bytes_.size());
  bytes_.clear();
  return {hash.low64, hash.high64};
}

}  // namespace nonagon
