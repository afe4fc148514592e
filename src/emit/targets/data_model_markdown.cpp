#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json";

// The layout that readers of data models in Markdown know: a heading and a table an entity, then both lists
// as JSON.
std::string entity_text(const design::Entity& entity) {
  std::string out;
  const auto line = std::back_inserter(out);
  fmt::format_to(line, "### {}\n\n", markdown_text(entity.name));
  if (!trim(entity.description).empty()) fmt::format_to(line, "{}\n\n", markdown_text(entity.description));
  out += "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
  for (const auto& field : entity.fields) {
    fmt::format_to(line,
                   "| {} | {} | {} | {} |\n",
                   markdown_cell(field.name),
                   markdown_cell(field.type),
                   field.required ? "Yes" : "No",
                   markdown_cell(field.description));
  }
  return out + '\n';
}

template <class Items>
void write_block(std::string& out, std::string_view heading, std::string_view member, const Items& items) {
  fmt::format_to(std::back_inserter(out), "## {}\n\n```json\n", heading);
  JsonWriter writer(out);
  writer.begin_object();
  writer.key(member);
  design::write_value(writer, items);
  writer.end_object();
  out += "\n```\n\n";
}

Files emit(const Source& source) {
  const auto& design = source.design;
  std::string out = "# Data Model\n\n## Entities\n\n";
  const auto& entities = design.data_model.entities;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    source.append_part(out, {"entity", i}, [&] {
      source.note(entities[i]);
      return entity_text(entities[i]);
    });
  }
  write_block(out, "Raw Entity Schema", "entities", design.data_model.entities);
  write_block(out, "Relationships", "relationships", design.data_model.relationships);
  fmt::format_to(std::back_inserter(out), "---\n\n*{}*\n", derived_mark(made_from));
  return one("data-model/data-model.md", std::move(out));
}

}  // namespace

extern constinit const Emitter data_model_markdown{
    .id = "data-model-markdown",
    .stage = design::StageName::data_model,
    .summary = "The data model for people: one table an entity, then both lists as JSON.",
    .made_from = made_from,
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
