#include "derive/product/personas.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/model/assembly.hpp"
#include "derive/model/concept.hpp"
#include "derive/product/sentences.hpp"
#include "derive/reading/rank.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

constexpr std::size_t max_personas = 12;

std::string shortened_line(std::string_view text, std::size_t max_bytes) {
  std::string line;
  for (const auto part : split(text, '\n')) {
    if (trim(part).empty()) continue;
    if (!line.empty()) line += ' ';
    line += trim(part);
  }
  if (line.size() <= max_bytes) return line;
  auto end = line.rfind(' ', max_bytes);
  if (end == std::string::npos || end == 0) {
    end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  }
  line.resize(end);
  return line;
}

// What is done by nobody who is named is done by the only person whom the idea names.
bool does(const Sketch& sketch, const Capability& capability, std::string_view role) {
  const bool is_only_one = sketch.roles.size() == 1 && sketch.roles.front() == role;
  return capability.actor == role || (is_only_one && capability.actor.empty() && !capability.is_by_product) ||
         std::ranges::find(capability.partners, role) != capability.partners.end();
}

// "Drops off bikes and approves quotes."
std::string deeds(const Sketch& sketch, std::string_view role) {
  std::vector<std::string> done;
  for (const auto& capability : sketch.capabilities) {
    if (!does(sketch, capability, role) || done.size() >= 4) continue;
    done.push_back(third_person(capability.verb) + capability.text.substr(capability.verb.size()));
  }
  return done.empty() ? std::string() : sentence_case(in_words(done)) + ".";
}

// The thing that a person's deeds are mostly about, a thing with states first.
const SketchEntity* concern(const Sketch& sketch, std::string_view role) {
  const SketchEntity* best = nullptr;
  for (const auto& capability : sketch.capabilities) {
    if (!does(sketch, capability, role)) continue;
    for (const auto i : capability.about) {
      const auto& entity = sketch.entities[i];
      if (entity.kind == EntityKind::person) continue;
      if (best == nullptr || main_states(entity).size() > main_states(*best).size()) best = &entity;
    }
  }
  return best;
}

std::string goal(const Sketch& sketch, std::string_view role) {
  const bool is_by_link = std::ranges::any_of(
      sketch.capabilities, [&](const Capability& one) { return one.actor == role && one.is_by_link; });
  const auto* thing = concern(sketch, role);
  if (is_by_link) return "Opens a link on a phone, once, and wants no account.";
  if (thing == nullptr) return {};
  switch (rank_of(role)) {
    case Rank::customer:
      return main_states(*thing).empty()
                 ? fmt::format("Comes seldom: {} must explain itself.", one_of(thing->phrase))
                 : fmt::format("Wants to know where the {} stands without asking.", thing->phrase);
    case Rank::staff:
      return fmt::format("Works with {} every day: few steps, nothing typed twice.",
                         plural_of(thing->phrase));
    case Rank::steward:
      return fmt::format("Answers for the {} of everybody and mends what went wrong.",
                         plural_of(thing->phrase));
  }
  return {};
}

}  // namespace

void derive_personas(design::Design& design, const Sketch& sketch) {
  auto& product = design.product;
  const auto roles = has_accounts(sketch, design.answers) ? role_names(sketch) : std::vector<std::string>{};
  const auto role_of = [&](std::string_view phrase) -> std::optional<std::string> {
    const auto name = snake_case(phrase);
    const bool is_role = roles.size() > 1 && std::ranges::find(roles, name) != roles.end();
    return is_role ? std::optional(name) : std::nullopt;
  };
  const auto add = [&](std::string_view phrase, std::string text) {
    const auto id = slug_of(phrase);
    const bool is_known =
        std::ranges::find(product.personas, id, &design::Persona::id) != product.personas.end();
    if (is_known || product.personas.size() >= max_personas) return;
    product.personas.push_back(
        {.id = id, .name = sentence_case(phrase), .description = std::move(text), .role = role_of(phrase)});
  };
  const auto users = shortened_line(design.answers.text(StageName::product, "target-users"), 300);
  if (!users.empty()) {
    const auto reading = read_text(users);
    for (const auto& phrase : reading.phrases) {
      if (!phrase.is_pronoun && is_person_noun(phrase.phrase())) add(phrase.phrase(), sentence_case(users));
    }
    if (product.personas.empty()) add(shortened_line(users, 60), sentence_case(users));
  }
  for (const auto& role : sketch.roles) {
    const bool is_anybody = role == "people" || role == "person";
    if (is_anybody && sketch.roles.size() > 1) continue;
    auto text = deeds(sketch, role);
    if (text.empty())
      text = "The idea names this person without saying what they do with the product.";
    else if (const auto wish = goal(sketch, role); !wish.empty())
      text += ' ' + wish;
    add(role, std::move(text));
  }
  if (roles.size() > 1 && std::ranges::find(roles, "admin") != roles.end())
    add("admin", "Adds accounts, gives roles and mends what went wrong.");
  if (!product.personas.empty()) return;
  if (sketch.form == ProductForm::cli)
    return add("person at the terminal",
               "Runs it by hand or from a script; reads its messages and its exit code.");
  if (has_screens(sketch.form)) return add("user", "Keeps everything here; the idea tells no people apart.");
  add("developer", "Runs or calls it from programs and scripts; reads its messages, not its screens.");
}

}  // namespace nonagon::derive
