#include "derive/model/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "derive/language/words.hpp"

namespace nonagon::derive {
namespace {

template <class Item>
struct Named {
  std::string_view word;
  const Item* item;
};

template <class Item>
using NamedItems = std::vector<Named<Item>>;

template <class Item>
void sort_by_word(NamedItems<Item>& items) {
  std::ranges::stable_sort(items, {}, &Named<Item>::word);
}

template <class Item>
const Item* find_named(const NamedItems<Item>& items, std::string_view word) {
  const auto place = std::ranges::lower_bound(items, word, {}, &Named<Item>::word);
  return place != items.end() && place->word == word ? place->item : nullptr;
}

using Words = std::vector<std::string>;

json::object read_object(std::string_view path) {
  auto document = parse_json(embedded(path));
  ensure(document && document->is_object(), "knowledge/language holds JSON objects");
  return std::move(document->as_object());
}

template <class T>
T read_member(const json::object& document, std::string_view name) {
  T items;
  if (const auto* value = document.if_contains(name)) {
    design::ShapeReader reader(design::StageName::data_model);
    reader.read(*value, name, design::detail::any_row, items);
    ensure(reader.findings.empty(), "knowledge/language has the shape of its structs");
  }
  return items;
}

template <class Enum, std::size_t N>
std::array<Words, N> read_classes(const json::object& document) {
  std::array<Words, N> classes;
  for (std::size_t i = 0; i < N; ++i) {
    classes[i] = read_member<Words>(document, design::wire_value(static_cast<Enum>(i)));
    std::ranges::sort(classes[i]);
  }
  return classes;
}

// knowledge/language, read once.
struct Vocabulary {
  Vocabulary() {
    const auto verbs = read_object("language/verbs.json");
    events = read_member<std::vector<EventVerb>>(verbs, "events");
    states = read_member<std::vector<StateVerb>>(verbs, "states");
    confirmed = read_member<std::vector<StateVerb>>(verbs, "confirmed");
    synonyms = read_member<std::vector<Words>>(verbs, "sameStates");
    answers = read_member<std::vector<Words>>(verbs, "answers");
    ensure(std::ranges::all_of(answers, [](const Words& pair) { return pair.size() == 2; }),
           "an answer is a yes and a no");
    state_words = read_member<Words>(verbs, "stateWords");
    std::ranges::sort(state_words);
    verb_classes = read_classes<VerbClass, 7>(verbs);
    const auto nouns = read_object("language/nouns.json");
    noun_classes = read_classes<NounClass, 9>(nouns);
    senses = read_member<std::vector<Sense>>(nouns, "senses");
    fields = read_member<std::vector<FieldWord>>(read_object("language/fields.json"), "fields");
    for (const auto& event : events) by_event.push_back({event.verb, &event});
    for (const auto& state : states) by_state.push_back({state.verb, &state});
    for (const auto& field : fields) {
      for (const auto& word : field.words) by_field.push_back({word, &field});
    }
    sort_by_word(by_event);
    sort_by_word(by_state);
    sort_by_word(by_field);
  }

  std::vector<EventVerb> events;
  std::vector<StateVerb> states;
  std::vector<StateVerb> confirmed;
  std::vector<FieldWord> fields;
  std::vector<Sense> senses;
  std::vector<Words> synonyms;  // each row: words for one state
  Words state_words;            // states that no verb brings about: new, open, pending
  std::vector<Words> answers;   // yes, then no
  NamedItems<EventVerb> by_event;
  NamedItems<StateVerb> by_state;
  NamedItems<FieldWord> by_field;
  std::array<Words, 7> verb_classes;
  std::array<Words, 9> noun_classes;
};

const Vocabulary& vocabulary() {
  static const Vocabulary only;
  return only;
}

}  // namespace

const EventVerb* find_event_verb(std::string_view verb) {
  return find_named(vocabulary().by_event, verb);
}

const StateVerb* find_state_verb(std::string_view verb) {
  return find_named(vocabulary().by_state, verb);
}

const StateVerb* find_confirmed(std::string_view noun) {
  const auto place = std::ranges::find(vocabulary().confirmed, noun, &StateVerb::verb);
  return place == vocabulary().confirmed.end() ? nullptr : &*place;
}

const FieldWord* find_field_word(std::string_view phrase) {
  return find_named(vocabulary().by_field, phrase);
}

const std::vector<Sense>& senses() {
  return vocabulary().senses;
}

bool is_state_word(std::string_view word) {
  const auto& known = vocabulary();
  return std::ranges::find(known.states, word, &StateVerb::state) != known.states.end() ||
         std::ranges::binary_search(known.state_words, word) ||
         std::ranges::any_of(known.synonyms, [&](const Words& words) { return is_among(word, words); });
}

bool is_same_state(std::string_view one, std::string_view other) {
  if (one == other) return true;
  return std::ranges::any_of(vocabulary().synonyms, [&](const Words& words) {
    return is_among(one, words) && is_among(other, words);
  });
}

bool are_answers(std::string_view one, std::string_view other) {
  return std::ranges::any_of(vocabulary().answers, [&](const Words& pair) {
    return (is_same_state(pair[0], one) && is_same_state(pair[1], other)) ||
           (is_same_state(pair[1], one) && is_same_state(pair[0], other));
  });
}

bool is_verb_of(VerbClass group, std::string_view verb) {
  return std::ranges::binary_search(vocabulary().verb_classes[static_cast<std::size_t>(group)], verb);
}

bool is_noun_of(NounClass group, std::string_view noun) {
  return std::ranges::binary_search(vocabulary().noun_classes[static_cast<std::size_t>(group)], noun);
}

}  // namespace nonagon::derive
