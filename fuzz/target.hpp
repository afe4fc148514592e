#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"

// What libFuzzer calls; defined once in every target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace nonagon::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace nonagon::fuzz
