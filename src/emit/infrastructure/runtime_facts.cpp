#include "emit/infrastructure/runtime_facts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/json.hpp"

namespace nonagon::emit {
namespace {

constexpr std::array<std::string_view, 10> names{
    "node", "python", "go", "java", "dotnet", "ruby", "php", "rust", "cpp", "generic"};
static_assert(static_cast<std::size_t>(RuntimeKind::generic) + 1 == names.size());

std::string_view name_of(RuntimeKind kind) {
  return names[static_cast<std::size_t>(kind)];
}

std::string text_of(const json::object& object, std::string_view name) {
  return std::string(object.at(name).as_string());
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  for (const auto& value : object.at(name).as_array()) texts.emplace_back(value.as_string());
  return texts;
}

Words words_of(const json::object& object, std::string_view name) {
  Words words;
  for (const auto& [key, value] : object.at(name).as_object())
    words.emplace(std::string(key), std::string(value.as_string()));
  return words;
}

RuntimeFacts read(RuntimeKind kind) {
  const auto document = parse_json(embedded(fmt::format("runtimes/{}.json", name_of(kind))));
  ensure(document && document->is_object(), "knowledge/runtimes holds a JSON object a runtime");
  const auto& object = document->as_object();
  RuntimeFacts facts{.languages = texts_of(object, "languages"),
                     .frameworks = texts_of(object, "frameworks"),
                     .managers = {},
                     .images = {},
                     .ignored = text_of(object, "ignored")};
  for (const auto& value : object.at("managers").as_array()) {
    const auto& one = value.as_object();
    facts.managers.push_back(
        {.name = text_of(one, "name"), .parts = words_of(one, "parts"), .stages = words_of(one, "stages")});
  }
  for (const auto& value : object.at("images").as_array()) {
    const auto& one = value.as_object();
    facts.images.push_back({.version = text_of(one, "version"),
                            .manager = text_of(one, "manager"),
                            .build = text_of(one, "build"),
                            .run = text_of(one, "run")});
  }
  ensure(!facts.managers.empty() && !facts.images.empty(), "a runtime has images and a way to get packages");
  return facts;
}

}  // namespace

const PackageTool& RuntimeFacts::manager(std::string_view name) const {
  const auto found = std::ranges::find(managers, name, &PackageTool::name);
  return found == managers.end() ? managers.front() : *found;
}

const RuntimeFacts& facts_of(RuntimeKind kind) {
  static const auto all = [] {
    std::array<RuntimeFacts, names.size()> facts;
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i] = read(static_cast<RuntimeKind>(i));
    return facts;
  }();
  return all[static_cast<std::size_t>(kind)];
}

std::string_view image_description(RuntimeKind kind, bool is_framework) {
  const auto own = is_framework ? embedded(fmt::format("runtimes/{}-framework.Dockerfile", name_of(kind)))
                                : std::string_view{};
  return own.empty() ? embedded(fmt::format("runtimes/{}.Dockerfile", name_of(kind))) : own;
}

}  // namespace nonagon::emit
