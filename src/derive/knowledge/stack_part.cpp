#include "derive/knowledge/stack_part.hpp"

#include <map>
#include <memory>
#include <mutex>

#include <fmt/format.h>

#include "base/embedded.hpp"

namespace nonagon::derive {
namespace {

constexpr std::string_view folder = "stacks/";
constexpr std::string_view ending = ".json";

std::unique_ptr<const StackPart> decode(std::string_view text) {
  const auto document = parse_json(text);
  ensure(document.has_value(), "knowledge/stacks holds JSON");
  design::ShapeReader reader(design::StageName::stack);
  auto part = std::make_unique<StackPart>();
  reader.read(*document, "", design::detail::any_row, *part);
  ensure(reader.findings.empty(), "knowledge/stacks holds parts of stacks");
  return part;
}

}  // namespace

const StackPart* find_stack_part(std::string_view file) {
  static std::mutex guard;
  static std::map<std::string, std::unique_ptr<const StackPart>, std::less<>> decoded;
  const std::lock_guard lock(guard);
  if (const auto known = decoded.find(file); known != decoded.end()) return known->second.get();
  const auto text = embedded(fmt::format("{}{}{}", folder, file, ending));
  if (text.empty()) return nullptr;
  return decoded.emplace(file, decode(text)).first->second.get();
}

std::vector<std::string> stack_parts_under(std::string_view prefix) {
  std::vector<std::string> names;
  for (auto path : embedded_under(fmt::format("{}{}", folder, prefix))) {
    path.remove_prefix(folder.size());
    if (path.ends_with(ending)) names.emplace_back(path.substr(0, path.size() - ending.size()));
  }
  return names;
}

}  // namespace nonagon::derive
