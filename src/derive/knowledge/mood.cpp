#include "derive/knowledge/mood.hpp"

#include <algorithm>
#include <map>
#include <ranges>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace nonagon::derive {
namespace {

json::value document_at(std::string_view path) {
  auto document = parse_json(embedded(path));
  ensure(document.has_value(), "knowledge files are JSON");
  return *std::move(document);
}

template <class T>
T read_one(const json::value& document) {
  T value;
  design::ShapeReader reader(design::StageName::design);
  reader.read(document, "", design::detail::any_row, value);
  ensure(reader.findings.empty(), "knowledge files have the shape of their struct");
  return value;
}

using Words = std::map<std::string, std::string, std::less<>>;

std::string text_of(const json::value& value) {
  const auto* text = value.if_string();
  ensure(text != nullptr, "words of the knowledge are text");
  return {text->data(), text->size()};
}

Words read_status_words() {
  Words words;
  const auto document = document_at("status-colours.json");
  for (const auto& [role, values] : document.as_object()) {
    for (const auto& value : values.as_array()) words.emplace(text_of(value), role);
  }
  return words;
}

Words read_icons() {
  Words words;
  const auto document = document_at("icons.json");
  for (const auto& [word, icon] : document.as_object()) words.emplace(word, text_of(icon));
  return words;
}

}  // namespace

const std::vector<Mood>& moods() {
  static const auto all = [] {
    std::vector<Mood> read;
    for (const auto path : embedded_under("moods/")) read.push_back(read_one<Mood>(document_at(path)));
    return read;
  }();
  return all;
}

const Mood* find_mood(std::string_view name) {
  const auto found = std::ranges::find(moods(), name, &Mood::name);
  return found == moods().end() ? nullptr : &*found;
}

const std::vector<Inspiration>& inspirations() {
  static const auto all = [] {
    std::vector<Inspiration> read;
    const auto document = document_at("inspirations.json");
    for (const auto& one : document.at("inspirations").as_array()) read.push_back(read_one<Inspiration>(one));
    return read;
  }();
  return all;
}

std::string status_role(std::string_view value) {
  static const auto words = read_status_words();
  const auto spelled = snake_case(value);
  if (const auto found = words.find(spelled); found != words.end()) return found->second;
  for (const auto& word : words_of(value)) {
    if (const auto found = words.find(word); found != words.end()) return found->second;
  }
  return {};
}

std::string icon_for(std::string_view name) {
  static const auto icons = read_icons();
  const auto words = words_of(name);
  for (const auto& word : std::views::reverse(words)) {
    auto found = icons.find(word);
    if (found == icons.end()) found = icons.find(singular_of(word));
    if (found != icons.end()) return found->second;
  }
  return {};
}

}  // namespace nonagon::derive
