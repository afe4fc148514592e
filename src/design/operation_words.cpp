#include "design/operation_words.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::design {
namespace {

std::string with_article(std::string_view noun) {
  const bool is_vowel = !noun.empty() && std::string_view("aeio").find(noun[0]) != std::string_view::npos;
  return (is_vowel ? "an " : "a ") + std::string(noun);
}

void append_sentence(std::string& text, std::string_view more) {
  const auto next = sentence(more);
  if (next.empty()) return;
  if (!text.empty()) text += ' ';
  text += next;
}

std::string list_order(const Resource& resource) {
  std::vector<std::string> names;
  for (const auto& field : resource.sort) names.push_back(spoken_name(field));
  if (names.empty()) return "Ordered by key.";
  return fmt::format("Ordered by {}, then key.", names.front());
}

}  // namespace

std::string spoken_name(std::string_view name) {
  const auto words = words_of(name);
  return words.empty() ? std::string(name) : join(words, " ");
}

std::string sentence(std::string_view text) {
  const auto trimmed = trim(text);
  if (trimmed.empty()) return {};
  std::string out(trimmed);
  if (std::string_view(".!?").find(out.back()) == std::string_view::npos) out += '.';
  return sentence_case(out);
}

std::string summary_of(OperationKind kind, const std::string& noun) {
  switch (kind) {
    case OperationKind::list: return "List " + plural_of(noun);
    case OperationKind::create: return "Add " + with_article(noun);
    case OperationKind::get: return "Read " + with_article(noun);
    case OperationKind::update: return "Change " + with_article(noun);
    case OperationKind::remove: return "Remove " + with_article(noun);
    case OperationKind::action:
    case OperationKind::sign_in:
    case OperationKind::current_session:
    case OperationKind::sign_out: break;
  }
  return sentence_case(noun);
}

std::string description_of(const Resource& resource,
                           const Entity* entity,
                           Verb verb,
                           const std::string& noun) {
  const auto wire = wire_value(verb);
  std::string text;
  switch (verb) {
    case Verb::list: text = list_order(resource); break;
    case Verb::create: text = "Adds " + with_article(noun) + "."; break;
    case Verb::get: text = "Reads one " + noun + "."; break;
    case Verb::update: text = "Changes the given fields; the others stay."; break;
    case Verb::delete_:
      text = entity != nullptr && !entity->soft_delete.empty()
                 ? "Hides it at once; the row is kept for a while."
                 : "Deletes it.";
      break;
  }
  if (verb == Verb::list && entity != nullptr && !entity->soft_delete.empty())
    text += " Removed ones are left out.";
  if (const auto* effect = value_of(resource.effects, wire)) append_sentence(text, *effect);
  if (const auto* state = value_of(resource.only_while, wire))
    append_sentence(text, "Only in the state " + spoken_name(*state));
  return text;
}

}  // namespace nonagon::design
