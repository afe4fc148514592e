#include "base/entropy.hpp"

#include <sodium/randombytes.h>

namespace nonagon {

void SystemEntropy::fill(std::span<std::byte> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace nonagon
