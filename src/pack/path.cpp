#include "pack/path.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <utf8proc.h>

#include "base/text.hpp"
#include "pack/limits.hpp"

namespace nonagon::pack {
namespace {

std::unexpected<Error> refuse(std::string_view path, std::string_view what, std::string_view why) {
  constexpr std::size_t shown = 120;
  return fail({ErrorCode::invalid_input,
               fmt::format("`{}` {}", clean_text(path.substr(0, shown)), what),
               {},
               std::string(why),
               "Pack the files again with plain relative names."});
}

std::string fold(std::string_view path) {
  utf8proc_uint8_t* out = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(path.data()),
                   static_cast<utf8proc_ssize_t>(path.size()),
                   &out,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return std::string(path);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

}  // namespace

Result<void> check_path(std::string_view path) {
  if (path.empty()) return refuse(path, "is an empty name", "A file needs a name.");
  if (path.size() > limits.path_bytes) {
    return refuse(path,
                  fmt::format("is longer than {} bytes", limits.path_bytes),
                  "Longer names fail on common file systems.");
  }
  if (!is_valid_utf8(path)) return refuse(path, "is no UTF-8", "Names are read as UTF-8.");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(path, is_control))
    return refuse(path, "has a control character", "It could not be shown or typed.");
  if (path.contains('\\'))
    return refuse(path, "has a backslash", "It separates folders on some systems and not on others.");
  if (path.front() == '/') return refuse(path, "is an absolute path", "It would lead out of the package.");
  if (path.size() > 1 && path[1] == ':')
    return refuse(path, "names a drive", "It would lead out of the package.");
  const auto parts = split(path, '/');
  if (parts.size() > limits.depth) {
    return refuse(
        path, fmt::format("lies more than {} folders deep", limits.depth), "Deeper packages are refused.");
  }
  for (const auto part : parts) {
    if (part == "..") return refuse(path, "climbs out with `..`", "It would lead out of the package.");
    if (part.empty() || part == ".")
      return refuse(path, "has an empty part", "Two names would mean one file.");
  }
  return {};
}

Result<void> UniquePaths::add(std::string_view path) {
  if (folded_.insert(fold(path)).second) return {};
  return refuse(path,
                "stands twice",
                "On file systems that fold letter case or accents the second would replace the first.");
}

}  // namespace nonagon::pack
