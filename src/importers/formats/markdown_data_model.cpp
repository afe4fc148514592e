#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "importers/format.hpp"
#include "importers/markdown.hpp"
#include "importers/package.hpp"

namespace nonagon::importers {
namespace {

using design::Cardinality;
using design::Entity;
using design::Field;
using design::Relationship;

bool recognises(const Files& files) {
  if (files.size() != 1) return false;
  const auto name = lower(files.begin()->first);
  return name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".txt");
}

// The columns of a table by their heads, whatever their order.
class Columns {
 public:
  explicit Columns(const std::vector<std::string>& head) {
    for (const auto& name : head) names_.push_back(lower(name));
  }

  bool has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }

  std::string_view cell(const std::vector<std::string>& row, std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    const auto index = static_cast<std::size_t>(found - names_.begin());
    return index < row.size() ? std::string_view(row[index]) : std::string_view();
  }

 private:
  std::vector<std::string> names_;
};

bool is_yes(std::string_view text) {
  const auto word = lower(text);
  return word == "yes" || word == "true" || word == "y" || word == "x" || word == "required";
}

std::vector<Field> fields_of(const Block& table) {
  const Columns columns(table.rows[0]);
  std::vector<Field> fields;
  for (const auto& row : std::span(table.rows).subspan(1)) {
    Field field;
    field.name = columns.cell(row, "field");
    if (field.name.empty()) field.name = columns.cell(row, "name");
    field.type = columns.cell(row, "type");
    field.required = is_yes(columns.cell(row, "required"));
    field.description = columns.cell(row, "description");
    if (!field.name.empty()) fields.push_back(std::move(field));
  }
  return fields;
}

bool is_field_table(const Block& block) {
  if (block.kind != Block::Kind::table) return false;
  const Columns columns(block.rows[0]);
  return columns.has("type") && (columns.has("field") || columns.has("name"));
}

// A relationship as one row: From | To | Type | Foreign Key | Description.
std::vector<Relationship> relationships_of(const Block& table) {
  const Columns columns(table.rows[0]);
  std::vector<Relationship> relationships;
  for (const auto& row : std::span(table.rows).subspan(1)) {
    Relationship relationship;
    relationship.from = columns.cell(row, "from");
    relationship.to = columns.cell(row, "to");
    relationship.type =
        design::parse_enum<Cardinality>(lower(columns.cell(row, "type"))).value_or(Cardinality::one_to_many);
    relationship.foreign_key = columns.cell(row, columns.has("foreign key") ? "foreign key" : "foreignkey");
    relationship.description = columns.cell(row, "description");
    if (!relationship.from.empty() && !relationship.to.empty())
      relationships.push_back(std::move(relationship));
  }
  return relationships;
}

bool is_relationship_table(const Block& block) {
  if (block.kind != Block::Kind::table) return false;
  const Columns columns(block.rows[0]);
  return columns.has("from") && columns.has("to");
}

// What the headings, paragraphs and tables say.
design::DataModel read_tables(const std::vector<Block>& blocks) {
  design::DataModel model;
  std::optional<Entity> entity;
  const auto finish = [&] {
    if (entity && !entity->fields.empty()) model.entities.push_back(*std::move(entity));
    entity.reset();
  };
  for (const auto& block : blocks) {
    if (block.kind == Block::Kind::heading) {
      finish();
      if (block.level >= 2) entity.emplace().name = block.text;
    } else if (is_relationship_table(block)) {
      model.relationships = relationships_of(block);
    } else if (entity && block.kind == Block::Kind::paragraph && entity->fields.empty()) {
      entity->description += (entity->description.empty() ? "" : " ") + block.text;
    } else if (entity && is_field_table(block) && entity->fields.empty()) {
      entity->fields = fields_of(block);
    }
  }
  finish();
  return model;
}

struct RawModel {
  json::object payload;
  std::size_t line = 0;
};

// What the JSON blocks say: the last list of entities and of relationships.
RawModel read_raw(const std::vector<Block>& blocks, Package& package, const std::string& file) {
  RawModel raw;
  for (const auto& block : blocks) {
    if (block.kind != Block::Kind::code || (block.language != "json" && !block.language.empty())) continue;
    auto parsed = parse_json(block.text);
    if (!parsed) {
      const auto place = fmt::format("{}:{}", file, block.line);
      package.note(Note::Kind::missing, place, "the JSON block cannot be read: " + parsed.error().detail);
      continue;
    }
    const auto* object = parsed->if_object();
    if (object == nullptr) continue;
    for (const std::string_view list : {"entities", "relationships"}) {
      const auto* member = object->if_contains(list);
      if (member == nullptr || !member->is_array()) continue;
      raw.payload[list] = *member;
      if (raw.line == 0) raw.line = block.line;
    }
  }
  return raw;
}

std::string difference(const Field& raw, const Field& shown) {
  if (raw.type != shown.type) return fmt::format("type {} against {}", shown.type, raw.type);
  if (raw.required != shown.required) return "required";
  return raw.description != shown.description ? "description" : "";
}

// Where the tables say something else than the JSON blocks, which win.
void compare(const design::DataModel& raw,
             const design::DataModel& tables,
             Package& package,
             const std::string& file) {
  const auto note = [&](std::string text) {
    package.note(Note::Kind::assumed, file, std::move(text) + "; the JSON block counts");
  };
  for (const auto& shown : tables.entities) {
    const auto* entity = design::find_entity(raw, shown.name);
    if (entity == nullptr) {
      note(fmt::format("`{}` stands in the tables only", shown.name));
      continue;
    }
    if (entity->fields.size() != shown.fields.size()) {
      note(fmt::format("`{}` has {} fields in its table and {} in JSON",
                       shown.name,
                       shown.fields.size(),
                       entity->fields.size()));
    }
    for (const auto& field : shown.fields) {
      const auto* other = design::find_field(*entity, field.name);
      if (other == nullptr) {
        note(fmt::format("`{}.{}` stands in the table only", shown.name, field.name));
      } else if (const auto differs = difference(*other, field); !differs.empty()) {
        note(fmt::format("`{}.{}` differs: {}", shown.name, field.name, differs));
      }
    }
  }
}

Result<Imported> read(const Files& files) {
  const auto& [file, bytes] = *files.begin();
  auto blocks = read_markdown(bytes);
  if (!blocks) {
    blocks.error().detail = fmt::format("{}: {}", file, blocks.error().detail);
    return fail(std::move(blocks).error());
  }
  Package package(files);
  Imported imported;
  auto& model = imported.design.data_model;
  auto raw = read_raw(*blocks, package, file);
  auto tables = read_tables(*blocks);
  if (const auto* list = raw.payload.if_contains("entities"); list != nullptr && !list->get_array().empty()) {
    if (!raw.payload.contains("relationships")) raw.payload["relationships"] = json::array();
    adopt(imported.design,
          design::StageName::data_model,
          std::move(raw.payload),
          fmt::format("{}:{}", file, raw.line),
          package);
    compare(model, tables, package, file);
    if (model.relationships.empty()) model.relationships = std::move(tables.relationships);
  } else if (!tables.entities.empty()) {
    adopt(imported.design, design::StageName::data_model, design::to_value(tables), file, package);
  }
  if (model.entities.empty()) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = fmt::format("{}: no entity was found", file),
                 .pointer = {},
                 .reason = "An entity is a heading with a table of Field, Type, Required and Description "
                           "below, or a JSON block with `entities`.",
                 .fix = "Write the entities in that layout."});
  }
  if (model.relationships.empty()) package.note(Note::Kind::missing, file, "no relationships were found");
  imported.design.has[design::index_of(design::StageName::data_model)] = true;
  design::assign_ids(imported.design);
  imported.notes = std::move(package.notes);
  return imported;
}

}  // namespace

extern constinit const Format markdown_data_model{
    .id = "markdown-data-model",
    .summary =
        "A data model in Markdown: a table of fields below each entity's heading, JSON blocks where there "
        "are any.",
    .rank = 40,
    .recognises = recognises,
    .read = read,
};

}  // namespace nonagon::importers
