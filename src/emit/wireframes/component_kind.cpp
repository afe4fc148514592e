#include "emit/wireframes/component_kind.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nonagon::emit {
namespace {

using Kind = ComponentKind;

struct WordRow {
  std::string_view word;
  Kind kind;
};

constexpr std::array word_rows{
    WordRow{"actions", Kind::buttons},   WordRow{"agenda", Kind::calendar},
    WordRow{"alert", Kind::notice},      WordRow{"amount", Kind::text},
    WordRow{"area", Kind::field},        WordRow{"avatar", Kind::picture},
    WordRow{"badge", Kind::badge},       WordRow{"banner", Kind::notice},
    WordRow{"bar", Kind::meter},         WordRow{"block", Kind::panel},
    WordRow{"board", Kind::board},       WordRow{"breadcrumbs", Kind::text},
    WordRow{"button", Kind::button},     WordRow{"buttons", Kind::buttons},
    WordRow{"calendar", Kind::calendar}, WordRow{"card", Kind::card},
    WordRow{"cards", Kind::list},        WordRow{"chart", Kind::chart},
    WordRow{"checkbox", Kind::field},    WordRow{"chip", Kind::badge},
    WordRow{"chooser", Kind::choice},    WordRow{"column", Kind::column},
    WordRow{"columns", Kind::board},     WordRow{"date", Kind::text},
    WordRow{"details", Kind::facts},     WordRow{"dialog", Kind::panel},
    WordRow{"disclosure", Kind::panel},  WordRow{"drawer", Kind::panel},
    WordRow{"editor", Kind::editor},     WordRow{"entries", Kind::list},
    WordRow{"entry", Kind::entry},       WordRow{"facts", Kind::facts},
    WordRow{"field", Kind::field},       WordRow{"figure", Kind::figure},
    WordRow{"figures", Kind::figures},   WordRow{"filter", Kind::choice},
    WordRow{"filters", Kind::toolbar},   WordRow{"footer", Kind::text},
    WordRow{"form", Kind::form},         WordRow{"gallery", Kind::picture},
    WordRow{"graph", Kind::chart},       WordRow{"grid", Kind::table},
    WordRow{"group", Kind::panel},       WordRow{"groups", Kind::list},
    WordRow{"header", Kind::header},     WordRow{"heading", Kind::header},
    WordRow{"hero", Kind::hero},         WordRow{"image", Kind::picture},
    WordRow{"input", Kind::field},       WordRow{"kanban", Kind::board},
    WordRow{"label", Kind::text},        WordRow{"line", Kind::summary_line},
    WordRow{"link", Kind::button},       WordRow{"list", Kind::list},
    WordRow{"log", Kind::list},          WordRow{"map", Kind::map},
    WordRow{"mark", Kind::text},         WordRow{"menu", Kind::menu},
    WordRow{"message", Kind::notice},    WordRow{"messages", Kind::notice},
    WordRow{"meter", Kind::meter},       WordRow{"notice", Kind::notice},
    WordRow{"pager", Kind::pager},       WordRow{"pagination", Kind::pager},
    WordRow{"panel", Kind::panel},       WordRow{"photo", Kind::picture},
    WordRow{"picker", Kind::choice},     WordRow{"picture", Kind::picture},
    WordRow{"preview", Kind::picture},   WordRow{"print", Kind::button},
    WordRow{"progress", Kind::meter},    WordRow{"receipt", Kind::notice},
    WordRow{"result", Kind::notice},     WordRow{"results", Kind::list},
    WordRow{"row", Kind::row},           WordRow{"rows", Kind::list},
    WordRow{"scanner", Kind::search},    WordRow{"schedule", Kind::calendar},
    WordRow{"search", Kind::search},     WordRow{"section", Kind::panel},
    WordRow{"select", Kind::choice},     WordRow{"selector", Kind::choice},
    WordRow{"settings", Kind::panel},    WordRow{"sheet", Kind::panel},
    WordRow{"stats", Kind::figures},     WordRow{"status", Kind::badge},
    WordRow{"summary", Kind::panel},     WordRow{"switch", Kind::field},
    WordRow{"table", Kind::table},       WordRow{"tabs", Kind::tabs},
    WordRow{"tag", Kind::badge},         WordRow{"text", Kind::text},
    WordRow{"textarea", Kind::field},    WordRow{"tile", Kind::card},
    WordRow{"timeline", Kind::list},     WordRow{"title", Kind::text},
    WordRow{"toggle", Kind::field},      WordRow{"toolbar", Kind::toolbar},
    WordRow{"upload", Kind::field},      WordRow{"uploader", Kind::field},
    WordRow{"value", Kind::text},        WordRow{"video", Kind::picture},
};

// Words that people write in capitals.
constexpr std::array<std::string_view, 12> capitals{
    "api", "csv", "eta", "iban", "id", "ip", "pdf", "qr", "sku", "sla", "url", "vat"};

static_assert(std::ranges::is_sorted(word_rows, {}, &WordRow::word));

const WordRow* row_of(std::string_view word) {
  const auto* found = std::ranges::lower_bound(word_rows, word, {}, &WordRow::word);
  return found == word_rows.end() || found->word != word ? nullptr : found;
}

}  // namespace

ComponentKind kind_of(const design::Component& component) {
  const auto words = words_of(component.name);
  const auto* row = words.empty() ? nullptr : row_of(words.back());
  const auto kind = row == nullptr ? Kind::panel : row->kind;
  const bool has_parts = !component.children.empty();
  if (kind == Kind::meter && has_parts) return Kind::toolbar;
  // "SearchField", "OpenTicketSearchInput".
  if (kind == Kind::field && words.size() > 1 && words[words.size() - 2] == "search") return Kind::search;
  if ((kind == Kind::text || kind == Kind::field || kind == Kind::notice) && has_parts) return Kind::panel;
  return kind;
}

std::string subject_of(std::string_view component_name) {
  auto words = words_of(component_name);
  if (words.size() > 1 && row_of(words.back()) != nullptr) words.pop_back();
  return join(words, " ");
}

std::string label_of(std::string_view component_name) {
  auto words = words_of(component_name);
  if (words.size() > 1 && row_of(words.back()) != nullptr) words.pop_back();
  if (words.size() > 1 && (words.front() == "is" || words.front() == "has")) words.erase(words.begin());
  for (auto& word : words) {
    if (std::ranges::find(capitals, std::string_view(word)) == capitals.end()) continue;
    for (auto& c : word) c = static_cast<char>(c - 32);
  }
  return sentence_case(join(words, " "));
}

}  // namespace nonagon::emit
