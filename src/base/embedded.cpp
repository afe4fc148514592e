#include "base/embedded.hpp"

#include <algorithm>

#include "base/embedded_file.hpp"

namespace nonagon {

std::string_view embedded(std::string_view path) {
  for (const auto& file : embedded_files()) {
    if (file.path == path) return {file.begin, file.end};
  }
  return {};
}

std::vector<std::string_view> embedded_under(std::string_view prefix) {
  std::vector<std::string_view> paths;
  for (const auto& file : embedded_files()) {
    if (file.path.starts_with(prefix)) paths.push_back(file.path);
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace nonagon
