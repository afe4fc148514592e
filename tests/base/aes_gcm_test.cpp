#include "base/aes_gcm.hpp"

#include <doctest/doctest.h>

namespace nonagon {
namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

// Test cases 13 to 16 of McGrew and Viega, The Galois/Counter Mode of Operation, appendix B.
struct Vector {
  std::string_view key;
  std::string_view nonce;
  std::string_view associated;
  std::string_view plain;
  std::string_view sealed;  // cipher text and tag
};

constexpr std::string_view zeros = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr std::string_view key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
constexpr std::string_view nonce = "cafebabefacedbaddecaf888";
constexpr std::array vectors{
    Vector{zeros, "000000000000000000000000", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
    Vector{zeros,
           "000000000000000000000000",
           "",
           "00000000000000000000000000000000",
           "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"},
    Vector{key,
           nonce,
           "",
           "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
           "b16aedf5aa0de657ba637b391aafd255",
           "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
           "c5f61e6393ba7a0abcc9f662898015ad"
           "b094dac5d93471bdec1a502270e3cc6c"},
    Vector{key,
           nonce,
           "feedfacedeadbeeffeedfacedeadbeefabaddad2",
           "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
           "b16aedf5aa0de657ba637b39",
           "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
           "c5f61e6393ba7a0abcc9f662"
           "76fc6ece0f4e1768cddf8853bb2d551b"},
};

}  // namespace

TEST_CASE("AES-256-GCM gives the published test vectors, and back") {
  for (const auto& vector : vectors) {
    CAPTURE(vector.sealed);
    const auto sealed = aes_gcm_encrypt(
        from_hex(vector.key), from_hex(vector.nonce), from_hex(vector.associated), from_hex(vector.plain));
    CHECK(sealed == from_hex(vector.sealed));
    CHECK(
        aes_gcm_decrypt(from_hex(vector.key), from_hex(vector.nonce), from_hex(vector.associated), sealed) ==
        from_hex(vector.plain));
  }
}

TEST_CASE("AES-256-GCM opens nothing that differs in one bit") {
  const auto& vector = vectors.back();
  const std::array<std::string, 4> right{
      from_hex(vector.key), from_hex(vector.nonce), from_hex(vector.associated), from_hex(vector.sealed)};
  for (std::size_t part = 0; part < right.size(); ++part) {
    for (std::size_t bit = 0; bit < 8 * right[part].size(); ++bit) {
      auto wrong = right;
      wrong[part][bit / 8] = static_cast<char>(wrong[part][bit / 8] ^ (1 << (bit % 8)));
      CHECK_FALSE(aes_gcm_decrypt(wrong[0], wrong[1], wrong[2], wrong[3]));
    }
  }
  for (std::size_t length = 0; length < right[3].size(); ++length)
    CHECK_FALSE(aes_gcm_decrypt(right[0], right[1], right[2], right[3].substr(0, length)));
}

}  // namespace nonagon
