#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "design/field_type.hpp"
#include "emit/emitter.hpp"
#include "emit/model/type_names.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json";

// "decimal(10,2)" → "decimal", "text[]" stays: what fits a box.
std::string short_type(const design::Field& field) {
  auto type = design::field_type_or_text(field.type);
  type.length = type.precision = type.scale = 0;
  if (type.kind == design::TypeKind::enum_) return type.is_list ? "enum[]" : "enum";
  return print(type);
}

std::string_view mark_of(const design::Entity& entity, const design::Field& field, bool is_foreign) {
  if (key_field(entity) == &field) return is_foreign ? " PK, FK" : " PK";
  if (is_foreign) return field.unique ? " FK, UK" : " FK";
  return field.unique ? " UK" : "";
}

// Words that Mermaid's grammar takes for its own, in any letter case, unless they stand in quotes.
constexpr auto key_words = std::to_array<std::string_view>({"acctitle",
                                                            "accdescr",
                                                            "class",
                                                            "classdef",
                                                            "direction",
                                                            "end",
                                                            "erdiagram",
                                                            "many",
                                                            "one",
                                                            "style",
                                                            "subgraph",
                                                            "title",
                                                            "to"});

std::string entity_name(const TypeNames& names, const design::Entity& entity) {
  const auto& name = names.of(entity);
  const bool is_key_word = std::ranges::find(key_words, lower(name)) != key_words.end();
  return is_key_word ? fmt::format("\"{}\"", name) : name;
}

std::string label(std::string_view text) {
  return fmt::format("\"{}\"", replace_all(one_line(text), "\"", "'"));
}

// The line's end at the side that is pointed at: exactly one, or perhaps none.
std::string_view crow_foot(const design::ForeignKey& key) {
  const bool is_single = key.relationship->type == design::Cardinality::one_to_one || key.field->unique;
  if (key.field->required) return is_single ? "||--o|" : "||--o{";
  return is_single ? "|o--o|" : "|o--o{";
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& model = design.data_model;
  const TypeNames names(model, {});
  const auto keys = foreign_keys(model);
  std::unordered_set<const design::Field*> foreign;
  for (const auto& key : keys) foreign.insert(key.field);
  std::string out = fmt::format("%% {}\nerDiagram\n", derived_mark(made_from));
  const auto line = std::back_inserter(out);
  for (const auto& entity : model.entities) {
    fmt::format_to(line, "  {} {{\n", entity_name(names, entity));
    for (const auto& field : entity.fields) {
      fmt::format_to(line,
                     "    {} {}{}{}\n",
                     short_type(field),
                     ascii_name(field.name, "unnamed"),
                     mark_of(entity, field, foreign.contains(&field)),
                     field.required ? "" : " \"optional\"");
    }
    out += "  }\n";
  }
  for (const auto& key : keys) {
    fmt::format_to(line,
                   "  {} {} {} : {}\n",
                   entity_name(names, *key.target),
                   crow_foot(key),
                   entity_name(names, *key.owner),
                   label(key.field->name));
  }
  for (const auto& relationship : model.relationships) {
    const auto* from = source.symbols().entity(relationship.from);
    const auto* to = source.symbols().entity(relationship.to);
    if (relationship.type != design::Cardinality::many_to_many || from == nullptr || to == nullptr) continue;
    const auto name = relationship.foreign_key.empty() ? std::string_view("many")
                                                       : std::string_view(relationship.foreign_key);
    fmt::format_to(
        line, "  {} }}o--o{{ {} : {}\n", entity_name(names, *from), entity_name(names, *to), label(name));
  }
  return one("data-model/erd.mmd", std::move(out));
}

}  // namespace

extern constinit const Emitter mermaid_erd{
    .id = "mermaid-erd",
    .stage = design::StageName::data_model,
    .summary = "The entity-relationship diagram as Mermaid text.",
    .made_from = made_from,
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
