#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/assembly.hpp"
#include "derive/model/shared_features.hpp"
#include "derive/product/sentences.hpp"
#include "derive/reading/model_facts.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Entity;
using design::Field;
using design::OnDelete;
using design::StageName;

std::string article(std::string_view phrase) {
  const bool is_vowel = !phrase.empty() && std::string_view("aeio").contains(phrase[0]);
  return fmt::format("{} {}", is_vowel ? "an" : "a", phrase);
}

std::string key_name(const Sketch& sketch, const SketchRelation& relation) {
  if (relation.role.empty()) return camel_case(sketch.entities[relation.one].name) + "Id";
  return relation.role + "Id";
}

// The relation as a sentence.
std::string sentence(const Sketch& sketch, const SketchRelation& relation) {
  if (!relation.description.empty()) return relation.description;
  const auto& one = sketch.entities[relation.one].phrase;
  const auto& many = sketch.entities[relation.many].phrase;
  if (relation.is_many_to_many)
    return sentence_case(
        fmt::format("{} has many {}, and the other way round", article(one), plural_of(many)));
  return sentence_case(fmt::format("{} has {}", article(one), plural_of(many)));
}

OnDelete on_delete(const SketchRelation& relation) {
  if (relation.is_part) return OnDelete::cascade;
  return relation.is_required ? OnDelete::restrict_ : OnDelete::set_null;
}

class Assembler {
 public:
  Assembler(Design& design, Sketch& sketch) : design_(design), sketch_(sketch) {}

  void run() {
    add_known_relations(sketch_);
    add_accounts(sketch_, design_.answers);
    add_special_entities(sketch_, design_.answers);
    add_known_relations(sketch_);  // the account and the special entities have theirs
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) add_entity(i);
    for (const auto& relation : sketch_.relations) add_relation(relation);
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i)
      finish(model().entities[i], sketch_.entities[i]);
    drop_dangling();
    add_special_fields(model(), design_.answers);
    add_features();
  }

 private:
  design::DataModel& model() { return design_.data_model; }

  void add_entity(std::size_t i) {
    const auto& sketch = sketch_.entities[i];
    Entity entity{.name = sketch.name, .description = meaning(sketch_, i)};
    entity.fields = own_fields(sketch);
    std::erase_if(entity.fields, [](const Field& field) {
      return field.name == "id" || field.name == "createdAt" || field.name == "updatedAt";
    });
    const bool is_on_disk = sketch_.form == ProductForm::cli || sketch_.form == ProductForm::library;
    if (is_on_disk) keep_on_disk(entity.fields);
    entity.part_of = sketch.part_of;
    if (sketch.archetype != nullptr) {
      entity.append_only = sketch.archetype->append_only;
      entity.unique = sketch.archetype->unique;
      for (const auto& invariant : sketch.archetype->invariants) {
        if (invariants_.insert(invariant.id).second) entity.invariants.push_back(invariant);
      }
    } else if (sketch.origin == Origin::knowledge && sketch.kind == EntityKind::record) {
      entity.append_only = true;
    }
    add_lifecycle(entity, sketch, actions_);
    if (entity.lifecycle) entity.append_only = false;  // what has states is changed by its operations
    model().entities.push_back(std::move(entity));
  }

  // A program on somebody's machine leaves files where they lie; it neither stores nor shows them.
  static void keep_on_disk(std::vector<Field>& fields) {
    std::erase_if(fields, [](const Field& field) { return field.name == "isShared"; });
    const auto stored = std::ranges::find(fields, "storageKey", &Field::name);
    if (stored == fields.end()) return;
    *stored = {.name = "path",
               .type = "string(1000)",
               .required = true,
               .description = "Where the file lies",
               .unique = true};
    std::erase_if(fields, [](const Field& field) {
      return field.name == "position" || field.name == "caption" || field.name == "contentType" ||
             field.name == "scanStatus";
    });
    for (auto& field : fields) {
      if (field.name == "fileName") field.description = "Name of the file";
    }
  }

  void add_relation(const SketchRelation& relation) {
    const auto& one = sketch_.entities[relation.one];
    const auto& many = sketch_.entities[relation.many];
    if (relation.is_many_to_many) {
      model().relationships.push_back(
          {.from = one.name,
           .to = many.name,
           .type = design::Cardinality::many_to_many,
           .foreign_key = snake_case(one.name) + "_" + snake_case(plural_of(many.name)),
           .description = sentence(sketch_, relation)});
      return;
    }
    auto& owner = model().entities[relation.many];
    const auto name = key_name(sketch_, relation);
    auto& keys = keys_[relation.many];
    if (std::ranges::find(keys, name, &Field::name) != keys.end()) return;
    // An archetype may have listed the key among its own fields.
    std::erase_if(owner.fields, [&](const Field& field) { return field.name == name; });
    const bool is_account = relation.role == "user" && many.kind == EntityKind::person;
    keys.push_back(
        {.name = name,
         .type = "uuid",
         .required = relation.is_required,
         .description = fmt::format("FK to {} ({})", one.name, lower_first(sentence(sketch_, relation))),
         .unique = is_account});
    if (relation.is_part && owner.part_of.empty()) owner.part_of = one.name;
    model().relationships.push_back(
        {.from = one.name,
         .to = many.name,
         .type = is_account ? design::Cardinality::one_to_one : design::Cardinality::one_to_many,
         .foreign_key = name,
         .description = sentence(sketch_, relation),
         .on_delete = on_delete(relation)});
  }

  static std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  // Without a whole there is nothing at which a count could begin again.
  static void count_all(Entity& entity) {
    for (auto& field : entity.fields) {
      if (field.generated == design::Generated::per_parent) field.generated = design::Generated::sequence;
    }
  }

  // Key first, then foreign keys, then what the row says, then its times.
  void finish(Entity& entity, const SketchEntity& sketch) {
    std::vector<Field> fields{{.name = "id", .type = "uuid", .required = true, .description = "Primary key"}};
    const auto index = static_cast<std::size_t>(&entity - model().entities.data());
    if (entity.part_of.empty() && std::ranges::none_of(keys_[index], &Field::required)) count_all(entity);
    for (auto& key : keys_[index]) fields.push_back(std::move(key));
    for (auto& field : entity.fields) fields.push_back(std::move(field));
    fields.push_back(
        {.name = "createdAt", .type = "datetime", .required = true, .description = "Creation timestamp"});
    if (!entity.append_only)
      fields.push_back({.name = "updatedAt",
                        .type = "datetime",
                        .required = true,
                        .description = "Last update timestamp"});
    entity.fields = std::move(fields);
    std::erase_if(entity.unique, [&](const std::vector<std::string>& group) {
      return std::ranges::any_of(
          group, [&](const std::string& name) { return design::find_field(entity, name) == nullptr; });
    });
    (void)sketch;
  }

  bool exists(std::string_view path) {
    const auto dot = path.find('.');
    const auto* entity = design::find_entity(model(), path.substr(0, dot));
    return entity != nullptr && dot != std::string_view::npos &&
           design::find_field(*entity, path.substr(dot + 1)) != nullptr;
  }

  // What archetypes copy from or compute over entities that this design does not have.
  void drop_dangling() {
    for (auto& entity : model().entities) {
      for (auto& field : entity.fields) {
        std::erase_if(field.copied_from, [&](const std::string& path) { return !exists(path); });
        if (!field.computed.empty() && !is_computable(entity, field.computed)) field.computed.clear();
        std::erase_if(field.set_by, [&](const std::string& action) {
          // Those two the api makes, whatever the states are.
          return action != "signedInUser" && action != "confirmEmail" && !actions_.contains(action);
        });
      }
    }
  }

  // Every Entity.field in the expression exists.
  bool is_computable(const Entity&, std::string_view expression) {
    std::size_t begin = 0;
    while (begin < expression.size()) {
      auto end = begin;
      while (end < expression.size() &&
             ((std::isalnum(static_cast<unsigned char>(expression[end])) != 0) || expression[end] == '.'))
        ++end;
      const auto word = expression.substr(begin, end - begin);
      if (word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && word.contains('.') && !exists(word))
        return false;
      begin = std::max(end, begin + 1);
    }
    return true;
  }

  // Which features need which entities: by the words of the feature, and each has at least one.
  void add_features() {
    if (model().entities.empty()) return;
    for (const auto& feature : design_.product.features) {
      std::string text = " ";
      for (const auto& word : words_of(feature.name + " " + feature.description))
        text += singular_noun(word) + " ";
      bool is_carried = false;
      for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
        const auto& phrase = sketch_.entities[i].phrase;
        const std::string head(head_of(phrase));
        if (!text.contains(" " + phrase + " ") && !text.contains(" " + head + " ")) continue;
        model().entities[i].features.push_back(feature.id);
        is_carried = true;
      }
      for (const auto& capability : sketch_.capabilities) {
        if (capability.text != feature.name) continue;
        for (const auto i : capability.about) {
          auto& features = model().entities[i].features;
          if (std::ranges::find(features, feature.id) == features.end()) features.push_back(feature.id);
          is_carried = true;
        }
      }
      if (!is_carried) model().entities.front().features.push_back(feature.id);
    }
  }

  Design& design_;
  Sketch& sketch_;
  ActionNames actions_;
  std::set<std::string, std::less<>> invariants_;
  std::map<std::size_t, std::vector<Field>> keys_;
};

// Amounts that say nothing of their currency, and whose entity does not either.
bool has_bare_amounts(const design::DataModel& model) {
  constexpr std::array<std::string_view, 10> words{
      "price", "amount", "fee", "cost", "total", "deposit", "rate", "budget", "salary", "rent"};
  return std::ranges::any_of(model.entities, [&](const Entity& entity) {
    return design::find_field(entity, "currency") == nullptr &&
           std::ranges::any_of(entity.fields, [&](const Field& field) {
             return field.type.starts_with("decimal") && field.type.ends_with(",2)") &&
                    std::ranges::any_of(words, [&](auto word) { return has_word(field.name, word); });
           });
  });
}

// What the answer "special-data" offers and the model does not have anyway.
std::vector<std::string> missing_specials(const design::DataModel& model) {
  const auto has = [&](auto&& is_so) {
    return std::ranges::any_of(
        model.entities, [&](const Entity& entity) { return std::ranges::any_of(entity.fields, is_so); });
  };
  std::vector<std::string> missing;
  if (!has([](const Field& field) { return field.name == "storageKey"; })) missing.emplace_back("uploads");
  missing.emplace_back("live values");
  if (!has([](const Field& field) { return field.name == "latitude"; })) missing.emplace_back("coordinates");
  missing.emplace_back("time series");
  if (!has([](const Field& field) { return field.format == design::TextFormat::markdown; }))
    missing.emplace_back("formatted text");
  for (const auto* text : {"audit trail", "tenants", "recoverable deletion"}) missing.emplace_back(text);
  return missing;
}

void note_model_assumptions(Design& design, const Sketch& sketch) {
  const auto& answers = design.answers;
  const auto idea = in_quotes(idea_of(answers));
  const auto is_open = [&](std::string_view topic) {
    return answers.items(StageName::data_model, topic).empty();
  };
  if (is_open("core-objects")) {
    assume(design,
           "entities-from-idea",
           fmt::format("The product keeps rows of {} kinds, found in the words of the idea.",
                       design.data_model.entities.size()),
           fmt::format("No list of things was given; the idea says {}.", idea),
           "dataModel.core-objects");
  }
  if (is_open("relationships")) {
    assume(design,
           "relations-from-idea",
           "One row on the one side, many on the other, wherever the idea does not say otherwise.",
           "The relationships were left open.",
           "dataModel.relationships");
  }
  if (is_open("key-attributes")) {
    assume(design,
           "fields-from-experience",
           "Beside the fields that the idea names, each entity has those that such things usually have.",
           "No attributes were listed.",
           "dataModel.key-attributes");
  }
  if (is_open("special-data")) {
    assume(design,
           "no-special-data",
           fmt::format("No {}.", in_words(missing_specials(design.data_model), "or")),
           "None of them was chosen.",
           "dataModel.special-data");
  }
  if (is_open("key-attributes") && has_bare_amounts(design.data_model)) {
    assume(design,
           "one-currency",
           "Amounts beside which no currency stands are all in one, that of whoever runs the product.",
           "The idea names no second currency.",
           "dataModel.key-attributes");
  }
  if (!sketch.is_understood) {
    assume(design,
           "not-understood",
           "The idea could not be read as English, so only what the answers list became entities.",
           fmt::format("The idea says {}.", idea),
           "dataModel.core-objects");
  }
  if (signing_in_entity(design.data_model) != nullptr && sketch.form != ProductForm::api &&
      !answers.has_selected(StageName::product, "constraints", "auth")) {
    assume(design,
           "people-sign-in",
           "People sign in with e-mail and password.",
           "The idea does not rule accounts out, and data belongs to somebody.",
           "product.constraints");
  }
}

// Nothing was found: one plain kind of row, so that every later stage has something true to work on.
void ensure_one_entity(Sketch& sketch) {
  const bool has_own = std::ranges::any_of(
      sketch.entities, [](const SketchEntity& entity) { return entity.kind != EntityKind::person; });
  if (has_own || sketch.form == ProductForm::library) return;
  sketch.entities.push_back({.name = "Item",
                             .phrase = "item",
                             .origin = Origin::knowledge,
                             .kind = EntityKind::thing,
                             .evidence = {}});
}

}  // namespace

void derive_data_model(Design& design) {
  design.data_model = {};
  auto sketch = sketch_of(design.answers);
  const bool is_empty = sketch.entities.empty();
  ensure_one_entity(sketch);
  Assembler(design, sketch).run();
  share_features(design.data_model);
  note_model_assumptions(design, sketch);
  if (is_empty) {
    assume(design,
           "one-plain-entity",
           "One plain kind of row, Item, stands for what the product keeps.",
           fmt::format("The idea names nothing to keep: {}.", in_quotes(idea_of(design.answers))),
           "dataModel.core-objects");
  }
}

}  // namespace nonagon::derive
