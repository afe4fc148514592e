#include "derive/model/sketch.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

constexpr std::size_t max_answer_entities = 400;

std::string whole_text(const design::Answers& answers) {
  const auto idea = idea_of(answers);
  std::string text = clean_text(idea);
  const auto append = [&](std::string_view part) {
    if (!part.empty() && part != idea) text += "\n\n" + clean_text(part);
  };
  append(answers.text(StageName::product, "elevator-pitch"));
  for (const auto& feature : answers.items(StageName::product, "key-features")) append(feature);
  append(answers.text(StageName::data_model, "relationships"));
  append(answers.text(StageName::data_model, "key-attributes"));
  return text;
}

// Entities that the answer "core-objects" lists, one a line.
void add_core_objects(Draft& draft, const design::Answers& answers) {
  for (const auto& item : answers.items(StageName::data_model, "core-objects")) {
    if (draft.sketch.entities.size() >= max_answer_entities) return;
    std::string phrase;
    for (const auto& word : words_of(clean_text(item))) {
      if (phrase.size() + word.size() > 60) break;
      phrase += (phrase.empty() ? "" : " ") + word;
    }
    phrase = singular_noun(phrase);
    if (pascal_case(phrase).empty()) continue;
    const auto place = draft.add(phrase, Origin::answer);
    if (draft.sketch.entities[place].evidence.empty()) draft.sketch.entities[place].evidence = item;
  }
}

// How much of the text is English: words that the table or the closed classes know.
bool is_english(const Reading& reading) {
  std::size_t words = 0;
  std::size_t known = 0;
  for (const auto& token : reading.tokens) {
    if (token.text.size() < 2 || token.tag == Tag::stop || token.tag == Tag::number) continue;
    ++words;
    const bool is_function_word = token.tag == Tag::determiner || token.tag == Tag::preposition ||
                                  token.tag == Tag::pronoun || token.tag == Tag::conjunction ||
                                  token.tag == Tag::modal || token.tag == Tag::be || token.tag == Tag::have ||
                                  token.tag == Tag::to || token.tag == Tag::possessive ||
                                  token.tag == Tag::relative || token.tag == Tag::subordinator;
    if (is_function_word || find_word(token.lemma) || find_word(token.lower)) ++known;
  }
  return words == 0 || known * 10 >= words * 6;
}

bool names_no_accounts(std::string_view text) {
  const auto lowered = lower(text.substr(0, 20'000));
  constexpr std::array<std::string_view, 10> phrases{"no account",
                                                     "without an account",
                                                     "without account",
                                                     "no login",
                                                     "no sign-up",
                                                     "no signup",
                                                     "no sign-in",
                                                     "no registration",
                                                     "without logging in",
                                                     "no user accounts"};
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return lowered.contains(phrase); });
}

// A rating beside a review is a part of it; a second word for one archetype among events is the same event.
void merge_duplicates(Draft& draft) {
  const auto rating = draft.find("Rating");
  const auto review = draft.find("Review");
  if (!rating || !review) return;
  for (auto& relation : draft.sketch.relations) {
    if (relation.many == *rating) relation.many = *review;
  }
  if (const auto* word = find_field_word("rating")) {
    draft.sketch.entities[*review].fields.push_back({.name = word->name,
                                                     .type = word->type,
                                                     .required = true,
                                                     .description = word->description,
                                                     .check = word->check});
  }
  draft.sketch.entities[*rating].origin = Origin::knowledge;
  draft.sketch.entities[*rating].name.clear();
}

bool is_fragment(const Reading& reading, std::size_t phrase) {
  const auto sentence = reading.phrases[phrase].sentence;
  return std::ranges::none_of(reading.clauses,
                              [&](const Clause& clause) { return clause.sentence == sentence; });
}

// "Like a market but only for ceramics.": in a sentence that says nothing of anybody, a word without relation
// is no row.
void drop_asides(Draft& draft) {
  std::vector<bool> is_used(draft.sketch.entities.size());
  for (const auto& relation : draft.sketch.relations) is_used[relation.one] = is_used[relation.many] = true;
  for (const auto& capability : draft.sketch.capabilities) {
    for (const auto about : capability.about) is_used[about] = true;
  }
  const auto& all = draft.concepts.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto place = draft.entity_of_concept[i];
    if (!place || is_used[*place]) continue;
    auto& entity = draft.sketch.entities[*place];
    const bool is_aside = entity.origin == Origin::text && entity.archetype == nullptr &&
                          entity.fields.empty() && entity.states.empty() && all[i].mentions == 1 &&
                          entity.kind != EntityKind::person && is_fragment(draft.reading, all[i].first);
    if (is_aside) entity.name.clear();
  }
}

// Drops the entities without a name, keeping indices right.
void drop_unnamed(Sketch& sketch) {
  std::vector<std::size_t> place(sketch.entities.size());
  std::vector<SketchEntity> kept;
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    place[i] = kept.size();
    if (!sketch.entities[i].name.empty()) kept.push_back(std::move(sketch.entities[i]));
  }
  if (kept.size() == sketch.entities.size()) {
    sketch.entities = std::move(kept);
    return;
  }
  const auto is_lost = [&](std::size_t i) {
    return i + 1 < place.size() ? place[i + 1] == place[i] : place[i] == kept.size();
  };
  std::erase_if(sketch.relations, [&](const SketchRelation& relation) {
    return is_lost(relation.one) || is_lost(relation.many);
  });
  for (auto& relation : sketch.relations) {
    relation.one = place[relation.one];
    relation.many = place[relation.many];
  }
  for (auto& capability : sketch.capabilities) {
    std::erase_if(capability.about, is_lost);
    for (auto& about : capability.about) about = place[about];
  }
  sketch.entities = std::move(kept);
}

}  // namespace

const SketchEntity* Sketch::find(std::string_view name) const {
  const auto place = std::ranges::find(entities, name, &SketchEntity::name);
  return place == entities.end() ? nullptr : &*place;
}

Sketch sketch_of(const design::Answers& answers) {
  Sketch sketch;
  const auto text = whole_text(answers);
  const auto reading = read_text(text);
  sketch.is_understood = is_english(reading);
  sketch.names_no_accounts = names_no_accounts(text);
  sketch.form = product_form(answers);
  const Concepts concepts(reading);
  sketch.product = concepts.product();
  Draft draft{.reading = reading,
              .concepts = concepts,
              .sketch = sketch,
              .entity_of_concept = {},
              .event_of_clause = {}};
  add_core_objects(draft, answers);
  if (sketch.is_understood) {
    decide_entities(draft);
    add_events(draft);
    add_attributes(draft);
    add_relations(draft);
    add_belongings(draft);
    add_recipients(draft);
    add_context(draft);
    add_states(draft);
    add_capabilities(draft);
    drop_asides(draft);
    merge_duplicates(draft);
    drop_unnamed(sketch);
  }
  return sketch;
}

}  // namespace nonagon::derive
