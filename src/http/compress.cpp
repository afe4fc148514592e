#include "http/compress.hpp"

#include <memory>

#include <libdeflate.h>

#include "base/result.hpp"
#include "base/text.hpp"

namespace nonagon::http {

bool accepts_gzip(std::string_view header) {
  for (const auto part : split(header, ',')) {
    const auto coding = trim(part);
    const auto name = trim(coding.substr(0, coding.find(';')));
    if (lower(name) != "gzip" && name != "*") continue;
    const auto quality = coding.find("q=");
    const bool is_refused = quality != std::string_view::npos &&
                            coding.substr(quality + 2).find_first_not_of("0. ") == std::string_view::npos;
    return !is_refused;
  }
  return false;
}

std::optional<std::string> gzip(std::string_view text) {
  constexpr int quick = 4;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(quick), &libdeflate_free_compressor);
  if (compressor == nullptr) return std::nullopt;
  std::string out(text.size(), '\0');
  const auto size =
      libdeflate_gzip_compress(compressor.get(), text.data(), text.size(), out.data(), out.size());
  if (size == 0) return std::nullopt;  // it would not fit: it is no shorter
  out.resize(size);
  return out;
}

std::string gunzip(std::string_view packed) {
  ensure(packed.size() >= 18, "a gzip member has a header and a trailer");
  std::uint32_t size = 0;  // ISIZE, little-endian
  for (std::size_t i = 0; i < 4; ++i)
    size |= std::uint32_t{static_cast<unsigned char>(packed[packed.size() - 4 + i])} << (8 * i);
  std::string out(size, '\0');
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  const auto read = libdeflate_gzip_decompress(
      decompressor.get(), packed.data(), packed.size(), out.data(), out.size(), nullptr);
  ensure(read == LIBDEFLATE_SUCCESS, "what the program carries can be unpacked");
  return out;
}

}  // namespace nonagon::http
