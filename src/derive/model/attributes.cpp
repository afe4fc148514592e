#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t max_named_fields = 30;

// The field that a noun stands for when it is an attribute.
std::optional<design::Field> field_for(const Concept& one) {
  if (const auto* word = find_field_word(one.phrase)) {
    return design::Field{.name = word->name,
                         .type = word->type,
                         .description = word->description,
                         .pii = word->pii,
                         .secret = word->secret,
                         .check = word->check,
                         .format = word->format};
  }
  if (const auto* head = find_field_word(one.head); head != nullptr && head->type != "status") {
    // "replacement value" is a value of its own.
    const auto name = camel_case(one.phrase);
    auto type = head->type;
    return design::Field{.name = name,
                         .type = type,
                         .description = sentence_case(one.phrase),
                         .pii = head->pii,
                         .format = head->format};
  }
  const auto entry = find_word(one.head);
  const auto name = camel_case(one.phrase);
  if (name.empty() || name.size() > 60) return std::nullopt;
  const auto category = entry ? entry->category : NounCategory::unknown;
  std::string type = "string(200)";
  if (category == NounCategory::quantity) type = "integer";
  if (category == NounCategory::possession) type = "decimal(12,2)";
  if (category == NounCategory::time) type = "datetime";
  return design::Field{.name = name, .type = type, .description = sentence_case(one.phrase)};
}

class AttributeReader {
 public:
  explicit AttributeReader(Draft& draft) : draft_(draft) {}

  void run() {
    for (const auto& clause : draft_.reading.clauses) read_clause(clause);
    for (const auto& link : draft_.reading.links) read_link(link);
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) {
      const auto& phrase = draft_.reading.phrases[i];
      if (phrase.owner) give(draft_.entity_of(*phrase.owner), i);
    }
  }

 private:
  // "sorts photos by date and place": a photo has them.
  void read_order(const Clause& clause) {
    constexpr std::array<std::string_view, 7> ordering{
        "sort", "group", "filter", "rename", "arrange", "organise", "organize"};
    if (std::ranges::find(ordering, clause.verb) == ordering.end() || clause.objects.empty()) return;
    const auto owner = draft_.entity_of(clause.objects.back());
    if (!owner || draft_.sketch.entities[*owner].kind == EntityKind::person) return;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition != "by") continue;
      for (const auto phrase : attachment.phrases) {
        if (!has_time(*owner, phrase)) give(owner, phrase, Vague::is_kept);
      }
    }
  }

  // Experience knows the date of a photo by a better name.
  bool has_time(std::size_t owner, std::size_t phrase) const {
    const auto& head = draft_.reading.phrases[phrase].head;
    const auto* archetype = draft_.sketch.entities[owner].archetype;
    return (head == "date" || head == "time") && archetype != nullptr &&
           std::ranges::any_of(archetype->fields, [](const design::Field& field) {
             return field.type == "date" || field.type == "datetime";
           });
  }

  void read_clause(const Clause& clause) {
    read_order(clause);
    const bool has = clause.verb == "have" || clause.verb == "include" || clause.verb == "contain" ||
                     clause.verb == "need" || clause.verb == "store" || clause.verb == "record" ||
                     clause.verb == "show" || clause.verb == "carry";
    if (!has || clause.subjects.empty()) return;
    for (const auto object : clause.objects) give(draft_.entity_of(clause.subjects.back()), object);
  }

  void read_link(const NounLink& link) {
    if (link.preposition == "with" || link.preposition == "including") {
      for (const auto target : link.targets) give(owner_of_list(link.phrase), target);
    }
    if (link.preposition != "of" && link.preposition != "for") return;
    if (link.targets.empty()) return;
    const auto owner = draft_.entity_of(link.targets[0]);
    // "promised day and state of a ticket": the whole list belongs to it.
    if (link.preposition == "of") {
      for (const auto& list : draft_.reading.lists) {
        if (std::ranges::find(list, link.phrase) == list.end()) continue;
        for (const auto phrase : list) give(owner, phrase);
        return;
      }
    }
    give(owner, link.phrase);
  }

  std::optional<std::size_t> owner_of_list(std::size_t phrase) const {
    if (const auto owner = draft_.entity_of(phrase)) return owner;
    return std::nullopt;
  }

  enum class Vague { is_left_out, is_kept };

  void give(std::optional<std::size_t> owner, std::size_t phrase, Vague vague = Vague::is_left_out) {
    const auto one = draft_.concepts.of(phrase);
    if (!owner || !one || draft_.entity_of_concept[*one]) return;
    const auto& noun = draft_.concepts.all()[*one];
    const bool is_known = find_field_word(noun.phrase) != nullptr || find_field_word(noun.head) != nullptr;
    const bool is_vague =
        is_noun_of(NounClass::abstractions, noun.phrase) || is_noun_of(NounClass::interface, noun.phrase) ||
        is_noun_of(NounClass::means, noun.phrase) || is_noun_of(NounClass::roles, noun.phrase);
    const bool is_dropped = is_vague && vague == Vague::is_left_out;
    if (!is_known && (is_dropped || noun.is_person || noun.plural > 0)) return;
    auto& fields = draft_.sketch.entities[*owner].fields;
    auto field = field_for(noun);
    if (!field || fields.size() >= max_named_fields) return;
    if (std::ranges::find(fields, field->name, &design::Field::name) == fields.end())
      fields.push_back(std::move(*field));
  }

  Draft& draft_;
};

}  // namespace

void add_attributes(Draft& draft) {
  AttributeReader(draft).run();
}

}  // namespace nonagon::derive
