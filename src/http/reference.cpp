#include "http/reference.hpp"

#include <algorithm>
#include <array>

#include "base/embedded.hpp"

namespace nonagon::http {
namespace {

struct File {
  std::string_view address;
  std::string_view name;
  std::string_view type;
};

constexpr std::array files{
    File{"/api/docs", "reference.html", "text/html; charset=utf-8"},
    File{"/api/docs/reference.js", "reference.js", "text/javascript; charset=utf-8"},
    File{"/api/docs/reference.css", "reference.css", "text/css; charset=utf-8"},
};

}  // namespace

std::optional<Answer> reference_page(std::string_view path) {
  const auto* found = std::ranges::find(files, path, &File::address);
  if (found == files.end()) return std::nullopt;
  return bytes_answer(std::string(embedded(found->name)), found->type);
}

}  // namespace nonagon::http
