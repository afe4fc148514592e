#include "derive/screens/people.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Operation;
using design::Persona;

constexpr std::size_t max_features = 6;

class People {
 public:
  People(const Design& design, ScreenPlan& plan) : design_(design), plan_(plan) {
    if (design.api.auth.roles) roles_ = design.api.auth.roles->all;
    for (const auto& persona : design.product.personas)
      persona_stems_.push_back(stems_of(persona.name + " " + persona.description));
    for (const auto& feature : design.product.features)
      feature_stems_.push_back(stems_of(feature.name + " " + feature.description));
    for (const auto& feature : design.product.features) known_.insert(feature.id);
  }

  void find() {
    for (auto& screen : plan_.screens) {
      choose_roles(screen);
      choose_persona(screen);
      choose_features(screen);
    }
    carry_every_feature();
  }

 private:
  void choose_roles(Screen& screen) const {
    if (!screen.is_in_shell || roles_.empty() || screen.operations.empty()) return;
    std::vector<std::string> allowed;
    for (const auto& role : roles_) {
      if (may_call(*screen.operations.front(), role)) allowed.push_back(role);
    }
    if (allowed.size() < roles_.size()) screen.roles = std::move(allowed);
  }

  // How many of the screen's operations the persona may call, reading weighed heavier than writing.
  static int reach(const Screen& screen, const Persona& persona) {
    int sum = 0;
    for (const auto* operation : screen.operations) {
      const bool may = operation->is_public || (operation->roles.empty() && !operation->is_closed) ||
                       (persona.role && may_call(*operation, *persona.role));
      if (may) sum += operation->method == "GET" ? 3 : 1;
    }
    return sum;
  }

  // Those without an account are meant by pages outside the shell, the others by those inside.
  bool fits(const Screen& screen, const Persona& persona) const {
    const bool has_account = persona.role.has_value() || roles_.empty();
    const bool is_for_account = screen.is_in_shell || screen.kind == ScreenKind::sign_in;
    return is_for_account == has_account || roles_.empty();
  }

  void choose_persona(Screen& screen) const {
    const auto& personas = design_.product.personas;
    if (personas.empty()) return;
    const auto entity = screen.entity == nullptr ? std::vector<std::string>{} : stems_of(screen.entity->name);
    std::size_t best = 0;
    int best_score = -1;
    for (std::size_t i = 0; i < personas.size(); ++i) {
      int score = 4 * reach(screen, personas[i]) + (fits(screen, personas[i]) ? 10'000 : 0);
      if (holds_phrase(persona_stems_[i], entity)) score += 2;
      if (score <= best_score) continue;
      best = i;
      best_score = score;
    }
    if (!personas[best].id.empty()) screen.persona = personas[best].id;
  }

  void add_feature(Screen& screen, const std::string& id) const {
    if (!known_.contains(id) || screen.features.size() >= max_features) return;
    if (std::ranges::find(screen.features, id) == screen.features.end()) screen.features.push_back(id);
  }

  void choose_features(Screen& screen) const {
    std::vector<const design::Entity*> entities;
    if (screen.entity != nullptr) entities.push_back(screen.entity);
    entities.insert(
        entities.end(),
        screen.parts.begin(),
        screen.parts.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(screen.parts.size(), 8)));
    for (const auto* entity : entities) {
      for (const auto& id : entity->features) add_feature(screen, id);
    }
    for (const auto* entity : entities) {
      const auto stems = stems_of(entity->name);
      for (std::size_t i = 0; i < feature_stems_.size(); ++i) {
        if (holds_phrase(feature_stems_[i], stems)) add_feature(screen, design_.product.features[i].id);
      }
    }
    if (screen.kind == ScreenKind::sign_in || screen.kind == ScreenKind::sign_up)
      add_account_features(screen);
  }

  void add_account_features(Screen& screen) const {
    static const std::set<std::string, std::less<>> words{
        "sign", "login", "log", "account", "password", "role", "staff", "user", "permission"};
    for (std::size_t i = 0; i < feature_stems_.size(); ++i) {
      const bool is_about =
          std::ranges::any_of(feature_stems_[i], [&](const auto& stem) { return words.contains(stem); });
      if (is_about) add_feature(screen, design_.product.features[i].id);
    }
  }

  static int likeness(const Screen& screen, const std::vector<std::string>& feature) {
    int shared = 0;
    for (const auto& stem : stems_of(screen.name)) {
      if (stem.size() > 2 && std::ranges::find(feature, stem) != feature.end()) shared += 2;
    }
    const auto text = screen.entity == nullptr ? std::string{} : screen.entity->description;
    for (const auto& stem : stems_of(text)) {
      if (stem.size() > 3 && std::ranges::find(feature, stem) != feature.end()) ++shared;
    }
    return shared;
  }

  // A feature that names no entity goes to the screen that speaks most like it, else to the first one.
  void carry_every_feature() {
    std::set<std::string> carried;
    for (const auto& screen : plan_.screens) carried.insert(screen.features.begin(), screen.features.end());
    for (std::size_t i = 0; i < feature_stems_.size(); ++i) {
      const auto& id = design_.product.features[i].id;
      if (id.empty() || carried.contains(id) || plan_.screens.empty()) continue;
      auto best = plan_.screens.begin();
      int best_score = 0;
      for (auto screen = plan_.screens.begin(); screen != plan_.screens.end(); ++screen) {
        const int score =
            screen->is_in_shell && plan_.screens.size() < 80 ? likeness(*screen, feature_stems_[i]) : 0;
        if (score <= best_score) continue;
        best = screen;
        best_score = score;
      }
      best->features.push_back(id);
    }
  }

  const Design& design_;
  ScreenPlan& plan_;
  std::vector<std::string> roles_;
  std::vector<std::vector<std::string>> persona_stems_;
  std::vector<std::vector<std::string>> feature_stems_;
  std::set<std::string> known_;
};

}  // namespace

void find_people(const Design& design, ScreenPlan& plan) {
  People(design, plan).find();
}

}  // namespace nonagon::derive
