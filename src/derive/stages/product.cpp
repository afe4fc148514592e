#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/concept.hpp"
#include "derive/model/vocabulary.hpp"
#include "derive/product/personas.hpp"
#include "derive/product/problems.hpp"
#include "derive/product/sentences.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Answers;
using design::Design;
using design::Priority;
using design::StageName;

constexpr std::size_t max_name_bytes = 60;
constexpr std::size_t max_tagline_bytes = 60;
constexpr std::size_t max_features = 12;

// Cut at a word, never inside a code point.
std::string shortened(std::string_view text, std::size_t max_bytes) {
  auto part = trim(text);
  if (part.size() <= max_bytes) return std::string(part);
  auto end = part.rfind(' ', max_bytes);
  if (end == std::string_view::npos || end == 0) {
    end = max_bytes;
    while (end > 0 && (static_cast<unsigned char>(part[end]) & 0xC0U) == 0x80U) --end;
  }
  part = part.substr(0, end);
  while (!part.empty() && std::string_view(" ,;:-(").contains(part.back())) part.remove_suffix(1);
  return std::string(part);
}

std::string one_line(std::string_view text) {
  std::string out;
  const auto clean = replace_all(clean_text(text), "\t", " ");
  for (const auto& part : split(clean, '\n')) {
    if (trim(part).empty()) continue;
    if (!out.empty()) out += ' ';
    out += trim(part);
  }
  return out;
}

std::string_view first_sentence(std::string_view text) {
  const auto end = text.find_first_of(".!?;");
  return trim(text.substr(0, end));
}

// "tool", "command line tool", "web app": words that fit any product.
bool is_bare(std::string_view product) {
  constexpr std::array<std::string_view, 12> plain{"command",
                                                   "line",
                                                   "web",
                                                   "mobile",
                                                   "online",
                                                   "simple",
                                                   "small",
                                                   "terminal",
                                                   "cli",
                                                   "new",
                                                   "internal",
                                                   "phone"};
  const auto words = words_of(product);
  return std::ranges::all_of(words, [&](const std::string& word) {
    return is_noun_of(NounClass::products, word) || std::ranges::find(plain, word) != plain.end();
  });
}

// "Etsy but for ceramics", "Uber for dogs": somebody else's name.
bool is_comparison(const Design& design, std::string_view product) {
  if (product.contains(' ') || find_word(lower(product))) return false;
  const auto idea = lower(trim(idea_of(design.answers)));
  return std::ranges::any_of(std::array<std::string_view, 3>{" but ", " for ", " only "}, [&](auto after) {
    return idea.starts_with(lower(product) + std::string(after));
  });
}

// What the features are mostly about.
const SketchEntity* main_thing(const Sketch& sketch) {
  const SketchEntity* best = nullptr;
  std::ptrdiff_t most = -1;
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    const auto& entity = sketch.entities[i];
    if (entity.kind == EntityKind::person || entity.kind == EntityKind::line) continue;
    const auto count = std::ranges::count_if(sketch.capabilities, [&](const Capability& capability) {
      return std::ranges::find(capability.about, i) != capability.about.end();
    });
    if (count <= most) continue;
    most = count;
    best = &entity;
  }
  return best;
}

// A title from the words for the product, or from what it is mostly about.
std::string coined_name(const Design& design, const Sketch& sketch) {
  if (!design.name.empty()) return shortened(one_line(design.name), 120);
  if (!sketch.product.empty() && !is_bare(sketch.product) && !is_comparison(design, sketch.product))
    return shortened(title_case(sketch.product), max_name_bytes);
  if (const auto* main = main_thing(sketch)) {
    const auto suffix = sketch.form == ProductForm::cli       ? "Tool"
                        : sketch.form == ProductForm::library ? "Library"
                                                              : "Desk";
    return shortened(fmt::format("{} {}", title_case(main->phrase), suffix), max_name_bytes);
  }
  const auto words = one_line(first_sentence(idea_of(design.answers)));
  std::string name;
  for (const auto& word : split(words, ' ')) {
    if (name.size() + word.size() > 30) break;
    if (!name.empty()) name += ' ';
    name += word;
  }
  const bool has_text = slug_of(name) != "untitled" && !name.empty();
  return has_text ? sentence_case(name) : "Untitled Product";
}

// The idea's own first words, up to where they may end; empty when they speak of the speaker or go on too
// long.
std::string introduction(std::string_view idea) {
  auto text = one_line(idea.substr(0, idea.find_first_of(".!?;:\n")));
  constexpr std::array<std::string_view, 8> own{"i ", "i'", "we ", "we'", "our ", "my ", "you ", "it "};
  const auto lowered = lower(text);
  if (std::ranges::any_of(own, [&](auto word) { return lowered.starts_with(word); })) return {};
  if (text.size() > max_tagline_bytes) {
    text.resize(max_tagline_bytes);
    std::size_t end = 0;
    for (const std::string_view joint :
         {", ", " with ", " that ", " which ", " where ", " who ", " and ", " – ", " ("}) {
      const auto found = text.rfind(joint);
      if (found != std::string::npos) end = std::max(end, found);
    }
    text.resize(end);
  }
  return text.size() < 20 || split(text, ' ').size() < 3 ? std::string() : sentence_case(text);
}

std::string tagline(const Design& design, const Sketch& sketch) {
  const auto& answers = design.answers;
  if (const auto why = one_line(first_sentence(answers.text(StageName::product, "differentiator")));
      !why.empty())
    return shortened(sentence_case(why), max_tagline_bytes);
  if (const auto pitch = one_line(first_sentence(answers.text(StageName::product, "elevator-pitch")));
      !pitch.empty()) {
    return shortened(sentence_case(pitch), max_tagline_bytes);
  }
  if (auto said = introduction(idea_of(answers)); !said.empty()) return said;
  std::string out;
  for (const auto& capability : sketch.capabilities) {
    const auto next = out.empty() ? capability.text : out + ", " + lower(capability.text);
    if (next.size() > max_tagline_bytes) continue;
    out = next;
  }
  if (!out.empty()) return out;
  return shortened(one_line(first_sentence(idea_of(answers))), max_tagline_bytes);
}

std::string description(const Answers& answers) {
  const auto pitch = one_line(answers.text(StageName::product, "elevator-pitch"));
  auto text = pitch.empty() ? one_line(idea_of(answers)) : pitch;
  text = shortened(text, 600);
  if (text.empty()) return "The idea was left empty.";
  if (!std::string_view(".!?").contains(text.back())) text += '.';
  return sentence_case(text);
}

void add_feature(design::Product& product, std::string name, std::string text, Priority priority) {
  const auto id = slug_of(name, 50);
  const auto is_known =
      std::ranges::find(product.features, id, &design::Feature::id) != product.features.end();
  if (is_known || name.empty()) return;
  product.features.push_back(
      {.id = id, .name = std::move(name), .description = std::move(text), .priority = priority});
}

// "its therapist, patient and appointment"
std::string owners_in_words(const Sketch& sketch, std::size_t entity) {
  std::vector<std::string> owners;
  for (const auto& relation : sketch.relations) {
    const auto* whole = sketch.entities[relation.one].archetype;
    const bool has_lines = whole != nullptr && !whole->lines.empty();  // it stands on those
    const bool is_owner = relation.many == entity && !relation.is_many_to_many && !has_lines;
    if (is_owner && owners.size() < 3) owners.push_back(sketch.entities[relation.one].phrase);
  }
  return owners.empty() ? std::string() : "its " + in_words(owners);
}

// What experience holds it to: "One provider has no two live appointments at the same time."
std::string rule_of(const SketchEntity& entity) {
  if (entity.archetype == nullptr || entity.archetype->name != entity.name) return {};
  for (const auto& rule : entity.archetype->invariants) {
    if (rule.text.size() <= 120) return ' ' + rule.text;
  }
  return {};
}

// What becomes of the thing: what holds of it, where it stands, or what it belongs to.
std::string afterwards(const Sketch& sketch, std::size_t i) {
  const auto& entity = sketch.entities[i];
  if (auto rule = rule_of(entity); !rule.empty()) return rule;
  const auto states = main_states(entity);
  if (states.size() > 1 && entity.states.empty())
    return fmt::format(
        " Where the {} stands ({}) shows wherever it is listed.", entity.phrase, in_words(states, "or"));
  const auto owners = owners_in_words(sketch, i);
  if (!owners.empty()) return fmt::format(" {} names {}.", sentence_case(one_of(entity.phrase)), owners);
  if (!has_screens(sketch.form)) return {};
  if (entity.archetype != nullptr && entity.archetype->append_only)
    return fmt::format(" What was written of {} stays as it is.", plural_of(entity.phrase));
  return fmt::format(" {} can be found, changed and taken away again.",
                     sentence_case(plural_of(entity.phrase)));
}

std::string who_does_it(const Capability& capability) {
  if (capability.is_by_product) {
    const auto space = capability.deed.find(' ');
    return "It " + third_person(capability.deed.substr(0, space)) +
           (space == std::string::npos ? "" : capability.deed.substr(space));
  }
  if (capability.actor.empty()) return sentence_case(capability.deed);
  if (capability.partners.empty() && is_collective_noun(capability.actor))
    return fmt::format("{} {}", sentence_case(capability.actor), capability.deed);
  const bool is_collective = !is_person_noun(capability.actor) && capability.partners.empty() &&
                             is_noun_of(NounClass::roles, capability.actor);
  if (is_collective) {
    const auto space = capability.deed.find(' ');
    return fmt::format("The {} {}{}",
                       capability.actor,
                       third_person(capability.deed.substr(0, space)),
                       space == std::string::npos ? "" : capability.deed.substr(space));
  }
  std::vector<std::string> actors{plural_of(capability.actor)};
  for (const auto& partner : capability.partners) actors.push_back(plural_of(partner));
  return fmt::format("{} {}", sentence_case(in_words(actors)), capability.deed);
}

// Who does what and what becomes of it, the last once for each.
std::string feature_text(const Sketch& sketch, const Capability& capability, std::set<std::size_t>& told) {
  auto text = who_does_it(capability);
  text += capability.is_by_link && !text.contains("link") ? " by a link, without an account." : ".";
  for (const auto i : capability.about) {
    const auto& entity = sketch.entities[i];
    const auto action = camel_case(capability.verb);
    const auto state = std::ranges::find_if(entity.states, [&](const NamedState& named) {
      return named.action == action || (named.action.ends_with("Of") && named.action.starts_with(action));
    });
    if (state != entity.states.end())
      text += fmt::format(" The {} is then {}.", entity.phrase, state_in_words(state->state));
  }
  if (text.contains(" is then ")) return text;
  for (const auto i : capability.about) {
    if (sketch.entities[i].kind == EntityKind::person || !told.insert(i).second) continue;
    return text + afterwards(sketch, i);
  }
  return text;
}

// Things that the idea names beside its actions and that hang together with none of them: somebody keeps
// them.
void add_rest(design::Product& product, const Sketch& sketch) {
  std::vector<bool> is_carried(sketch.entities.size());
  for (const auto& capability : sketch.capabilities) {
    for (const auto about : capability.about) is_carried[about] = true;
  }
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (const auto& relation : sketch.relations) {
      if (is_carried[relation.one] == is_carried[relation.many]) continue;
      is_carried[relation.one] = is_carried[relation.many] = true;
      is_changed = true;
    }
  }
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < sketch.entities.size() && rest.size() < 4; ++i) {
    const auto& entity = sketch.entities[i];
    const bool is_named = entity.origin == Origin::text && entity.kind != EntityKind::person;
    if (!is_carried[i] && is_named) rest.push_back(plural_of(entity.phrase));
  }
  if (rest.empty()) return;
  const auto things = in_words(rest);
  add_feature(product,
              "Keep " + things,
              fmt::format("{} can be added, found, changed and taken away again.", sentence_case(things)),
              Priority::should);
}

void add_features(Design& design, const Sketch& sketch) {
  auto& product = design.product;
  const auto asked = design.answers.items(StageName::product, "key-features");
  for (std::size_t i = 0; i < asked.size() && i < 60; ++i) {
    const auto text = one_line(asked[i]);
    add_feature(product,
                shortened(sentence_case(text), 80),
                text,
                i * 2 <= asked.size() ? Priority::must : Priority::should);
  }
  std::set<std::size_t> told;
  for (std::size_t i = 0;
       i < sketch.capabilities.size() && product.features.size() < std::max(max_features, asked.size());
       ++i) {
    if (!asked.empty()) break;
    const auto& capability = sketch.capabilities[i];
    add_feature(product,
                capability.text,
                feature_text(sketch, capability, told),
                i < 5 ? Priority::must : Priority::should);
  }
  if (asked.empty() && !product.features.empty()) add_rest(product, sketch);
  if (!product.features.empty()) return;
  for (const auto& entity : sketch.entities) {
    if (product.features.size() >= 5) break;
    add_feature(product,
                "Manage " + plural_of(entity.phrase),
                fmt::format("Add, find, change and remove {}.", plural_of(entity.phrase)),
                Priority::must);
  }
  if (product.features.empty())
    add_feature(product, "Keep items", "Add, find, change and remove items.", Priority::must);
}

void add_problems(Design& design, const Sketch& sketch) {
  auto& product = design.product;
  const auto pains = design.answers.items(StageName::product, "pain-points");
  const auto feature_for = [&](std::string_view text) {
    const design::Feature* best = &product.features.front();
    std::size_t best_count = 0;
    const auto words = words_of(text);
    for (const auto& feature : product.features) {
      std::size_t count = 0;
      for (const auto& word : words) {
        if (word.size() > 3 && contains_word(feature.name + " " + feature.description, word)) ++count;
      }
      if (count > best_count) {
        best = &feature;
        best_count = count;
      }
    }
    return best;
  };
  for (std::size_t i = 0; i < pains.size() && i < 40; ++i) {
    const auto text = one_line(pains[i]);
    const auto* feature = feature_for(text);
    product.problems.push_back({.id = slug_of(text, 40),
                                .problem = sentence_case(shortened(text, 300)),
                                .solution = feature->description,
                                .features = {feature->id}});
  }
  if (!pains.empty()) return;
  product.problems = usual_problems(sketch, product.features);
}

struct ConstraintText {
  std::string_view choice;
  std::string_view kind;
  std::string_view text;
};

constexpr std::array constraint_texts{
    ConstraintText{"solo", "team", "One person can build, run and mend it."},
    ConstraintText{"mvp", "scope", "The first release does only what the features marked must need."},
    ConstraintText{
        "offline",
        "reliability",
        "The main screens work for an hour without a network, and a repeated request changes nothing twice."},
    ConstraintText{"auth", "privacy", "Nothing but public pages opens without signing in."},
    ConstraintText{"mobile", "mobile", "Every screen works on a phone of 360 pixels width with one thumb."},
    ConstraintText{"real-time", "time", "A change shows on other people's screens within two seconds."},
    ConstraintText{"data-heavy", "scale", "Lists stay below a second with a million rows."},
};

// People's data where people are kept; else the files of whoever runs it.
std::string privacy(const Sketch& sketch) {
  const bool has_people = std::ranges::any_of(
      sketch.entities, [](const SketchEntity& entity) { return entity.kind == EntityKind::person; });
  if (has_people || has_screens(sketch.form) || sketch.form == ProductForm::api)
    return "Personal data of a person is erased on request; records that the law keeps stay without it.";
  return "What it reads stays on the machine that it runs on, unless its user sends it elsewhere.";
}

void add_constraints(Design& design, const Sketch& sketch) {
  auto& constraints = design.product.constraints;
  for (const auto& [choice, kind, text] : constraint_texts) {
    if (design.answers.has_selected(StageName::product, "constraints", choice))
      constraints.push_back(
          {.id = std::string(choice), .kind = std::string(kind), .text = std::string(text)});
  }
  const auto words = one_line(design.answers.text(StageName::product, "constraints"));
  const bool is_choice =
      std::ranges::any_of(constraint_texts, [&](const ConstraintText& row) { return row.choice == words; });
  if (!words.empty() && !is_choice)
    constraints.push_back({.id = "as-said", .kind = "scope", .text = shortened(words, 600)});
  constraints.push_back({.id = "personal-data", .kind = "privacy", .text = privacy(sketch)});
}

void add_non_goals(Design& design, const Sketch& sketch) {
  auto& goals = design.product.non_goals;
  const auto others = one_line(design.answers.text(StageName::product, "alternatives"));
  if (!others.empty()) goals.push_back(shortened("Replacing what people use beside it: " + others, 300));
  if (sketch.form == ProductForm::cli || sketch.form == ProductForm::library) {
    goals.emplace_back("A graphical interface");
    goals.emplace_back("A service that runs when nobody calls it");
    return;
  }
  const auto has = [&](std::string_view name) { return sketch.find(name) != nullptr; };
  if (!has("Payment") && !has("Invoice")) goals.emplace_back("Taking payments");
  if (!has("Message")) goals.emplace_back("Chat between its users");
  if (sketch.form == ProductForm::web || sketch.form == ProductForm::landing)
    goals.emplace_back("Native phone apps in the first release");
}

void add_glossary(Design& design, const Sketch& sketch) {
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    const auto& entity = sketch.entities[i];
    if (design.product.glossary.size() >= 40) return;
    if (entity.origin == Origin::knowledge) continue;
    design.product.glossary.push_back(
        {.term = sentence_case(entity.phrase), .meaning = meaning(sketch, i), .entity = entity.name});
  }
}

struct OpenQuestion {
  std::string_view topic;
  std::string_view text;
};

constexpr std::array open_questions{
    OpenQuestion{"elevator-pitch", "Name, tagline and description are taken from the words of the idea."},
    OpenQuestion{"target-users", "The people named in the idea are all who use the product."},
    OpenQuestion{"pain-points", "The problems are those that usually trouble people with such things."},
    OpenQuestion{"key-features",
                 "The actions named in the idea are the features, the first ones most needed."},
    OpenQuestion{"alternatives", "Nothing that people use today has to be imported or kept in step."},
    OpenQuestion{"differentiator", "No single feature is protected from being cut."},
    OpenQuestion{"constraints", {}},  // by the form of the product
};

std::string usual_constraints(ProductForm form) {
  if (!has_screens(form))
    return fmt::format("A small team builds it as a {}, and nothing else limits the design.", spoken(form));
  return fmt::format(
      "A small team builds it as a {}, with sign-in where data belongs to somebody, and nothing "
      "else limits the design.",
      spoken(form));
}

void note_assumptions(Design& design, const Sketch& sketch) {
  const auto idea = in_quotes(idea_of(design.answers));
  for (const auto& [topic, text] : open_questions) {
    if (design.answers.find(StageName::product, topic) != nullptr) continue;
    assume(design,
           std::string(topic) + "-open",
           topic == "constraints" ? usual_constraints(sketch.form) : std::string(text),
           fmt::format("The question was left open; the idea says {}.", idea),
           fmt::format("product.{}", topic));
  }
  if (design.name.empty()) {
    assume(design,
           "working-title",
           fmt::format("The product is called {} for now.", design.product.name),
           fmt::format("No name was given; the idea says {}.", idea),
           "product.elevator-pitch");
  }
  if (!sketch.is_understood) {
    assume(design,
           "idea-not-english",
           "The idea was not understood as English, so names and features are placeholders.",
           fmt::format("It says {}.", idea),
           "product.elevator-pitch");
  }
}

}  // namespace

void derive_product(Design& design) {
  design.product = {};
  const auto sketch = sketch_of(design.answers);
  auto& product = design.product;
  product.name = coined_name(design, sketch);
  product.tagline = tagline(design, sketch);
  product.description = description(design.answers);
  add_features(design, sketch);
  derive_personas(design, sketch);
  add_problems(design, sketch);
  add_constraints(design, sketch);
  add_non_goals(design, sketch);
  add_glossary(design, sketch);
  note_assumptions(design, sketch);
}

}  // namespace nonagon::derive
