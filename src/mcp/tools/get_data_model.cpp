#include <algorithm>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct DataModelArguments {
  std::string entity;
  std::string format;
  std::int64_t limit = 50;
  std::string cursor;
  std::int64_t offset = 0;
  json::object extras;

  static constexpr std::array about{
      design::may("entity", "Name of one entity, to get it whole with its relationships."),
      design::may("format",
                  "A compiled text of the whole model instead: typescript, dbml, prisma, mermaid or "
                  "markdown."),
      design::may("limit", "Most entities of the summary, 50 unless told.").range(1, 100),
      design::may("cursor", "nextCursor of the page before."),
      design::may("offset", "Where to go on in a text: nextOffset of the part before."),
  };
};
BOOST_DESCRIBE_STRUCT(DataModelArguments, (), (entity, format, limit, cursor, offset))

struct TextFormat {
  std::string_view name;
  std::string_view path;
};

constexpr std::array texts{
    TextFormat{"typescript", "data-model/types.ts"},
    TextFormat{"dbml", "data-model/schema.dbml"},
    TextFormat{"prisma", "data-model/schema.prisma"},
    TextFormat{"mermaid", "data-model/erd.mmd"},
    TextFormat{"markdown", "data-model/data-model.md"},
};

ToolAnswer as_text(const Snapshot& snapshot, const DataModelArguments& arguments) {
  const auto format = std::ranges::find(texts, std::string_view(arguments.format), &TextFormat::name);
  if (format == texts.end())
    return error_answer("format is one of typescript, dbml, prisma, mermaid, markdown");
  const auto file = snapshot.files().find(format->path);
  if (file == snapshot.files().end()) return error_answer("this design has no data model yet");
  return text_page(format->path, file->second, arguments.offset);
}

ToolAnswer one_entity(const Snapshot& snapshot, std::string_view name) {
  const auto& model = snapshot.design.data_model;
  const auto entity = std::ranges::find(model.entities, name, &design::Entity::name);
  if (entity == model.entities.end()) {
    std::vector<std::string_view> known;
    for (const auto& candidate : model.entities) known.push_back(candidate.name);
    return unknown_name("entity", name, known);
  }
  json::array relationships;
  for (const auto& relationship : model.relationships) {
    if (relationship.from == name || relationship.to == name)
      relationships.push_back(design::to_value(relationship));
  }
  return data_answer({{"entity", design::to_value(*entity)}, {"relationships", std::move(relationships)}});
}

ToolAnswer summary(const Snapshot& snapshot, const DataModelArguments& arguments) {
  const auto& model = snapshot.design.data_model;
  json::array all;
  for (const auto& entity : model.entities) {
    json::array fields;
    for (const auto& field : entity.fields)
      fields.emplace_back(field.name + ": " + field.type + (field.required ? "" : "?"));
    all.push_back(json::object{
        {"name", entity.name}, {"description", entity.description}, {"fields", std::move(fields)}});
  }
  auto page = page_of(all, arguments.limit, arguments.cursor);
  if (!page) return error_answer(page.error());
  json::array relationships;
  for (const auto& relationship : model.relationships) {
    relationships.emplace_back(relationship.from + " " + std::string(design::wire_value(relationship.type)) +
                               " " + relationship.to);
  }
  (*page)["relationships"] = std::move(relationships);
  return data_answer(*std::move(page));
}

ToolAnswer answer(const Snapshot& snapshot, const DataModelArguments& arguments) {
  if (!arguments.format.empty()) return as_text(snapshot, arguments);
  if (!arguments.entity.empty()) return one_entity(snapshot, arguments.entity);
  return summary(snapshot, arguments);
}

}  // namespace

extern constinit const ProjectTool get_data_model{
    .name = "get_data_model",
    .title = "Data model",
    .description =
        "Entities with their fields and relationships: a summary of all, one entity whole (types, "
        "constraints, life cycle, invariants), or the model as typescript, dbml, prisma, mermaid, "
        "markdown.",
    .input_schema = schema_of_arguments<DataModelArguments>,
    .output_schema =
        R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"nextCursor":{"type":"string"},"entity":{"type":"object"},"relationships":{"type":"array"},"text":{"type":"string"},"nextOffset":{"type":"integer"}}})",
    .answer = with_arguments<DataModelArguments, answer>,
};

}  // namespace nonagon::mcp
