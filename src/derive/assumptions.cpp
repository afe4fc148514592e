#include "derive/assumptions.hpp"

#include <algorithm>
#include <utility>

namespace nonagon::derive {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The longest beginning of at most `max_length` bytes that cuts no word and no code point.
std::string_view beginning(std::string_view text, std::size_t max_length) {
  if (text.size() <= max_length) return text;
  auto end = max_length;
  const auto space = text.rfind(' ', max_length);
  if (space != std::string_view::npos && space > max_length / 2) end = space;
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end);
}

}  // namespace

void assume(
    design::Design& design, std::string id, std::string text, std::string because, std::string topic) {
  auto& all = design.product.assumptions;
  auto place = std::ranges::find(all, id, &design::Assumption::id);
  if (place == all.end()) place = all.insert(all.end(), design::Assumption{.id = std::move(id)});
  place->text = std::move(text);
  place->because = std::move(because);
  place->override_ = std::move(topic);
}

bool is_open(const design::Design& design, design::StageName stage, std::string_view topic) {
  return design.answers.items(stage, topic).empty();
}

std::string in_quotes(std::string_view words, std::size_t max_length) {
  std::string out = "\"";
  bool was_space = true;
  const auto part = beginning(words, max_length);
  for (const char byte : part) {
    const bool is_space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (is_space && was_space) continue;
    out += is_space ? ' ' : byte == '"' ? '\'' : byte;
    was_space = is_space;
  }
  if (out.ends_with(' ')) out.pop_back();
  if (part.size() < words.size()) out += " …";
  return out + '"';
}

std::string_view idea_of(const design::Answers& answers) {
  const auto idea = answers.text(design::StageName::product, "idea");
  return idea.empty() ? answers.text(design::StageName::product, "elevator-pitch") : idea;
}

}  // namespace nonagon::derive
