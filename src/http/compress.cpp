#include "http/compress.hpp"

#include <memory>

#include <libdeflate.h>

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

}  // namespace nonagon::http
