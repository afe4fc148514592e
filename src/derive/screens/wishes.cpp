#include "derive/screens/wishes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Entity;
using design::OperationKind;
using design::StageName;

constexpr std::size_t max_name = 60;
constexpr std::size_t max_clauses = 12;
constexpr std::size_t max_wishes = 40;

struct KindWord {
  std::string_view word;
  ScreenKind kind;
};

constexpr std::array kind_words{
    KindWord{"board", ScreenKind::board},
    KindWord{"kanban", ScreenKind::board},
    KindWord{"pipeline", ScreenKind::board},
    KindWord{"calendar", ScreenKind::calendar},
    KindWord{"schedule", ScreenKind::calendar},
    KindWord{"agenda", ScreenKind::calendar},
    KindWord{"timetable", ScreenKind::calendar},
    KindWord{"planner", ScreenKind::calendar},
    KindWord{"map", ScreenKind::map},
    KindWord{"dashboard", ScreenKind::dashboard},
    KindWord{"overview", ScreenKind::dashboard},
    KindWord{"home", ScreenKind::dashboard},
    KindWord{"today", ScreenKind::dashboard},
    KindWord{"report", ScreenKind::dashboard},
    KindWord{"analytic", ScreenKind::dashboard},
    KindWord{"analytics", ScreenKind::dashboard},
    KindWord{"statistic", ScreenKind::dashboard},
    KindWord{"statistics", ScreenKind::dashboard},
    KindWord{"insight", ScreenKind::dashboard},
    KindWord{"setting", ScreenKind::settings},
    KindWord{"admin", ScreenKind::settings},
    KindWord{"login", ScreenKind::sign_in},
    KindWord{"new", ScreenKind::form},
    KindWord{"add", ScreenKind::form},
    KindWord{"create", ScreenKind::form},
    KindWord{"form", ScreenKind::form},
    KindWord{"detail", ScreenKind::detail},
    KindWord{"profile", ScreenKind::detail},
    KindWord{"editor", ScreenKind::detail},
};

std::optional<ScreenKind> asked_kind(const std::vector<std::string>& stems) {
  for (const auto& stem : stems) {
    const auto found = std::ranges::find(kind_words, stem, &KindWord::word);
    if (found != kind_words.end()) return found->kind;
  }
  return std::nullopt;
}

// "Order board: what is open (by day)" → "Order board".
std::string short_name(std::string_view text) {
  for (const auto mark : {std::string_view(": "),
                          std::string_view(" - "),
                          std::string_view(" – "),
                          std::string_view(" ("),
                          std::string_view(", "),
                          std::string_view(". ")}) {
    text = text.substr(0, text.find(mark));
  }
  text = trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.remove_suffix(1);
  if (text.size() > max_name) {
    const auto space = text.rfind(' ', max_name);
    if (space != std::string_view::npos) text = text.substr(0, space);
  }
  return sentence_case(text.size() > 2 * max_name ? std::string_view("Screen") : text);
}

class Wishes {
 public:
  Wishes(const Design& design, ScreenPlan& plan) : design_(design), plan_(plan) {
    for (const auto& entity : design.data_model.entities) entity_stems_.push_back(stems_of(entity.name));
    for (const auto& feature : design.product.features)
      feature_stems_.push_back(stems_of(feature.name + " " + feature.description));
  }

  void fulfil() {
    order_main_screens();
    for (const auto& text : wishes_of("data-heavy-screens")) mark_heavy(text);
    for (const auto& text : wishes_of("complex-interactions")) place_interaction(text);
  }

 private:
  std::vector<std::string> wishes_of(std::string_view topic) const {
    auto items = design_.answers.items(StageName::sections, topic);
    std::erase_if(items, [](const auto& item) { return trim(item).empty(); });
    if (items.size() > max_wishes) items.resize(max_wishes);
    return items;
  }

  // The entity whose name stands in the text; the longest name wins ("repair ticket" before "ticket").
  const Entity* entity_in(const std::vector<std::string>& stems) const {
    const Entity* best = nullptr;
    std::size_t length = 0;
    for (std::size_t i = 0; i < entity_stems_.size(); ++i) {
      const bool is_longer = entity_stems_[i].size() > length;
      if (!is_longer || !holds_phrase(stems, entity_stems_[i])) continue;
      best = &design_.data_model.entities[i];
      length = entity_stems_[i].size();
    }
    return best != nullptr ? best : entity_by_last_word(stems);
  }

  // "tickets" means RepairTicket when no other entity ends in it.
  const Entity* entity_by_last_word(const std::vector<std::string>& stems) const {
    const Entity* found = nullptr;
    for (std::size_t i = 0; i < entity_stems_.size(); ++i) {
      const auto& name = entity_stems_[i];
      if (name.size() < 2 || std::ranges::find(stems, name.back()) == stems.end()) continue;
      if (found != nullptr) return nullptr;
      found = &design_.data_model.entities[i];
    }
    return found;
  }

  // An entity by way of the feature that shares most words with the text.
  const Entity* entity_by_feature(const std::vector<std::string>& stems) const {
    std::size_t best = 0;
    const Entity* entity = nullptr;
    for (std::size_t i = 0; i < feature_stems_.size(); ++i) {
      const auto shared = static_cast<std::size_t>(std::ranges::count_if(stems, [&](const auto& stem) {
        return stem.size() > 3 && std::ranges::find(feature_stems_[i], stem) != feature_stems_[i].end();
      }));
      const auto* carried = shared > best ? entity_with(design_.product.features[i].id) : nullptr;
      if (carried == nullptr) continue;
      best = shared;
      entity = carried;
    }
    return entity;
  }

  const Entity* entity_with(const std::string& feature) const {
    for (const auto& entity : design_.data_model.entities) {
      if (std::ranges::find(entity.features, feature) != entity.features.end()) return &entity;
    }
    return nullptr;
  }

  int likeness(const Screen& screen,
               const std::vector<std::string>& stems,
               const Entity* entity,
               std::optional<ScreenKind> kind) const {
    int score = stems_of(screen.name) == stems ? 30 : 0;
    const bool is_same_kind =
        kind && (screen.kind == *kind || (is_collection(screen.kind) && is_collection(*kind)));
    if (entity != nullptr && screen.entity == entity) {
      score += 10;
      if (is_same_kind) score += 5;
      if (!kind && is_collection(screen.kind)) score += 4;
    } else if (entity != nullptr && std::ranges::find(screen.parts, entity) != screen.parts.end()) {
      score += 3;
    }
    const bool is_of_all = screen.entity == nullptr && entity == nullptr;
    if (is_of_all && kind && screen.kind == *kind) score += 12;
    return score;
  }

  Screen* best_screen(const std::string& text, bool is_claiming) {
    const auto stems = stems_of(text);
    const auto* entity = entity_in(stems);
    const auto kind = asked_kind(stems);
    Screen* best = nullptr;
    int best_score = is_claiming ? 9 : 2;
    for (std::size_t i = is_claiming ? claimed_ : 0; i < plan_.screens.size(); ++i) {
      auto& screen = plan_.screens[i];
      const int score = likeness(screen, stems, entity, kind);
      const bool is_wrong_kind =
          is_claiming && kind == ScreenKind::dashboard && screen.kind != ScreenKind::dashboard && score < 30;
      if (score <= best_score || is_wrong_kind) continue;
      best = &screen;
      best_score = score;
    }
    return best;
  }

  void order_main_screens() {
    for (const auto& text : wishes_of("main-screens")) {
      auto* screen = best_screen(text, true);
      if (screen == nullptr) screen = &add_asked_for(text);
      adopt(*screen, text);
      const auto at = plan_.screens.begin() + (screen - plan_.screens.data());
      std::rotate(plan_.screens.begin() + static_cast<std::ptrdiff_t>(claimed_), at, at + 1);
      ++claimed_;
    }
  }

  // People's own word for a screen is its name.
  static void adopt(Screen& screen, const std::string& text) {
    const auto kind = asked_kind(stems_of(text));
    if (kind && is_collection(screen.kind) && is_collection(*kind)) screen.kind = *kind;
    const auto name = short_name(text);
    if (name.empty()) return;
    screen.name = name;
    screen.id = slug_of(name);
    if (name.size() < trim(text).size()) screen.words.push_back(text);
  }

  Screen& add_asked_for(const std::string& text) {
    const auto stems = stems_of(text);
    const auto* entity = entity_in(stems);
    if (entity == nullptr) entity = entity_by_feature(stems);
    return add_dashboard(plan_, short_name(text), entity);
  }

  void mark_heavy(const std::string& text) {
    auto* screen = best_screen(text, false);
    if (screen == nullptr) screen = first_collection();
    if (screen == nullptr) return;
    screen->is_data_heavy = true;
  }

  void place_interaction(const std::string& text) {
    auto* screen = best_screen(text, false);
    const auto stems = stems_of(text);
    if (screen == nullptr) {
      const auto* entity = entity_by_feature(stems);
      for (auto& candidate : plan_.screens) {
        if (entity == nullptr || candidate.entity != entity) continue;
        screen = &candidate;
        break;
      }
    }
    if (screen == nullptr) screen = first_collection();
    if (screen == nullptr && !plan_.screens.empty()) screen = &plan_.screens.front();
    if (screen == nullptr) return;
    const bool is_repeated = std::ranges::find(screen->wishes, text) != screen->wishes.end();
    if (!is_repeated) screen->wishes.push_back(text);
  }

  Screen* first_collection() {
    const auto found =
        std::ranges::find_if(plan_.screens, [](const Screen& one) { return is_collection(one.kind); });
    return found == plan_.screens.end() ? nullptr : &*found;
  }

  const Design& design_;
  ScreenPlan& plan_;
  std::vector<std::vector<std::string>> entity_stems_;
  std::vector<std::vector<std::string>> feature_stems_;
  std::size_t claimed_ = 0;
};

bool is_refusal(std::string_view text) {
  const auto words = words_of(text);
  static constexpr std::array<std::string_view, 9> refusals{
      "none", "no", "nothing", "login", "sign", "straight", "nobody", "not", "na"};
  return words.empty() || (words.size() <= 6 && std::ranges::find(refusals, words.front()) != refusals.end());
}

}  // namespace

std::vector<std::string> clauses_of(std::string_view text) {
  std::vector<std::string> clauses;
  std::string clause;
  const auto flush = [&] {
    auto trimmed = std::string(trim(clause));
    clause.clear();
    if (trimmed.starts_with("and ")) trimmed.erase(0, 4);
    if (!trimmed.empty() && clauses.size() < max_clauses) clauses.push_back(sentence_case(trimmed));
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    const bool is_end = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    const bool is_break =
        byte == '\n' || byte == ';' || ((byte == '.' || byte == ',' || byte == '!' || byte == '?') && is_end);
    if (is_break) {
      flush();
    } else {
      clause += byte;
    }
  }
  flush();
  return clauses;
}

void add_welcome(const Design& design, ScreenPlan& plan) {
  const auto text = design.answers.text(StageName::sections, "landing-page");
  if (is_refusal(text)) return;
  Screen screen;
  screen.kind = ScreenKind::welcome;
  screen.name = "Welcome";
  screen.id = "welcome";
  screen.is_in_shell = false;
  screen.words = clauses_of(text);
  const auto stems = stems_of(text);
  for (const auto& operation : plan.operations) {
    const bool is_open_list =
        operation.kind == OperationKind::list && operation.is_public && operation.entity != nullptr;
    if (is_open_list && operation.resource->path.find('{') == std::string::npos &&
        holds_phrase(stems, stems_of(operation.entity->name))) {
      screen.operations.push_back(&operation);
    }
  }
  plan.screens.push_back(std::move(screen));
}

void fulfil_wishes(const Design& design, ScreenPlan& plan) {
  Wishes(design, plan).fulfil();
}

Screen& add_dashboard(ScreenPlan& plan, std::string name, const Entity* entity) {
  constexpr std::size_t max_lists = 4;
  Screen screen;
  screen.kind = ScreenKind::dashboard;
  screen.name = std::move(name);
  screen.id = slug_of(screen.name);
  for (const auto& other : plan.screens) {
    const auto* list =
        other.entity == nullptr ? nullptr : operation_of(other, OperationKind::list, other.entity);
    const bool is_wanted = entity == nullptr ? screen.operations.size() < max_lists : other.entity == entity;
    const bool is_top =
        list != nullptr && list->resource != nullptr && list->resource->path.find('{') == std::string::npos;
    const bool is_new = std::ranges::find(screen.operations, list) == screen.operations.end();
    if (is_collection(other.kind) && is_top && is_wanted && is_new) screen.operations.push_back(list);
  }
  if (screen.operations.empty() && entity != nullptr)
    return add_dashboard(plan, std::move(screen.name), nullptr);
  for (const auto* operation : screen.operations) screen.parts.push_back(operation->entity);
  plan.screens.push_back(std::move(screen));
  return plan.screens.back();
}

}  // namespace nonagon::derive
