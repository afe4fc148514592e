#include <algorithm>
#include <array>

#include "derive/model/assembly.hpp"

namespace nonagon::derive {
namespace {

using design::Answers;
using design::DataModel;
using design::Field;
using design::StageName;

bool asks(const Answers& answers, std::string_view care) {
  return answers.has_selected(StageName::data_model, "special-data", care);
}

std::size_t add_entity(
    Sketch& sketch, std::string name, std::string phrase, EntityKind kind, std::vector<Field> fields) {
  const auto known = std::ranges::find(sketch.entities, name, &SketchEntity::name);
  if (known != sketch.entities.end()) return static_cast<std::size_t>(known - sketch.entities.begin());
  sketch.entities.push_back({.name = std::move(name),
                             .phrase = std::move(phrase),
                             .origin = Origin::knowledge,
                             .kind = kind,
                             .fields = std::move(fields)});
  return sketch.entities.size() - 1;
}

// The entity that most of the others belong to or lead to, people left out: what files and readings hang on.
std::size_t main_entity(const Sketch& sketch) {
  std::vector<int> weight(sketch.entities.size());
  for (const auto& relation : sketch.relations) {
    weight[relation.many] += 2;
    ++weight[relation.one];
  }
  std::size_t best = sketch.entities.size();
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    const auto kind = sketch.entities[i].kind;
    if (kind == EntityKind::person || kind == EntityKind::line ||
        sketch.entities[i].origin == Origin::knowledge)
      continue;
    if (best == sketch.entities.size() || weight[i] > weight[best]) best = i;
  }
  return best;
}

void add_attachment(Sketch& sketch, std::size_t main) {
  const auto attachment = add_entity(sketch,
                                     "Attachment",
                                     "attachment",
                                     EntityKind::media,
                                     {{.name = "fileName",
                                       .type = "string(255)",
                                       .required = true,
                                       .description = "Name that the file was uploaded under"},
                                      {.name = "contentType",
                                       .type = "string(120)",
                                       .required = true,
                                       .description = "Media type, e.g. image/jpeg"},
                                      {.name = "sizeBytes",
                                       .type = "bigint",
                                       .required = true,
                                       .description = "Size in bytes",
                                       .check = "sizeBytes > 0"},
                                      {.name = "storageKey",
                                       .type = "string(300)",
                                       .required = true,
                                       .description = "Key in the object store",
                                       .unique = true},
                                      {.name = "sha256",
                                       .type = "string(64)",
                                       .required = true,
                                       .description = "Hash of the content, hexadecimal"}});
  if (main < sketch.entities.size())
    sketch.relations.push_back({.one = main, .many = attachment, .is_required = true, .is_part = true});
}

void add_reading(Sketch& sketch, std::size_t main) {
  const auto reading = add_entity(
      sketch,
      "Measurement",
      "measurement",
      EntityKind::record,
      {{.name = "measuredAt",
        .type = "datetime",
        .required = true,
        .description = "When it was measured",
        .indexed = true},
       {.name = "kind", .type = "string(60)", .required = true, .description = "What was measured"},
       {.name = "value", .type = "decimal(14,4)", .required = true, .description = "What was read"},
       {.name = "unit", .type = "string(20)", .required = true, .description = "Unit of the value"}});
  if (main < sketch.entities.size())
    sketch.relations.push_back({.one = main, .many = reading, .is_required = true, .is_part = true});
}

void add_change_log(Sketch& sketch) {
  add_entity(sketch,
             "ChangeRecord",
             "change record",
             EntityKind::record,
             {{.name = "entityName",
               .type = "string(80)",
               .required = true,
               .description = "Entity whose row changed",
               .indexed = true},
              {.name = "rowId",
               .type = "uuid",
               .required = true,
               .description = "Row that changed",
               .indexed = true},
              {.name = "action",
               .type = "enum(created,updated,deleted)",
               .required = true,
               .description = "What was done"},
              {.name = "before", .type = "jsonb", .description = "The row before"},
              {.name = "after", .type = "jsonb", .description = "The row after"}});
}

void add_tenant(Sketch& sketch) {
  const auto count = sketch.entities.size();
  const auto tenant = add_entity(sketch, "Organisation", "organisation", EntityKind::organisation, {});
  std::vector<bool> has_parent(count);
  for (const auto& relation : sketch.relations) {
    if (!relation.is_many_to_many && relation.is_required) has_parent[relation.many] = true;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_related = std::ranges::any_of(sketch.relations, [&](const SketchRelation& relation) {
      return relation.one == tenant && relation.many == i;
    });
    if (i != tenant && !has_parent[i] && !is_related)
      sketch.relations.push_back({.one = tenant,
                                  .many = i,
                                  .is_required = true,
                                  .description = "Everything belongs to one organisation"});
  }
}

bool is_root(const design::Entity& entity) {
  return entity.part_of.empty() && !entity.append_only;
}

void insert_before_timestamps(design::Entity& entity, Field field) {
  if (std::ranges::find(entity.fields, field.name, &Field::name) != entity.fields.end()) return;
  const auto place = std::ranges::find(entity.fields, "createdAt", &Field::name);
  entity.fields.insert(place, std::move(field));
}

}  // namespace

void add_special_entities(Sketch& sketch, const Answers& answers) {
  const auto main = main_entity(sketch);
  if (asks(answers, "uploads")) add_attachment(sketch, main);
  if (asks(answers, "time-series")) add_reading(sketch, main);
  if (asks(answers, "versioning")) add_change_log(sketch);
  if (asks(answers, "multi-tenant")) add_tenant(sketch);
}

void add_special_fields(DataModel& model, const Answers& answers) {
  const bool keeps_removed = asks(answers, "soft-delete");
  const bool has_places = asks(answers, "geo");
  const bool is_live = asks(answers, "real-time");
  const bool is_formatted = asks(answers, "rich-text");
  bool has_place = false;
  for (auto& entity : model.entities) {
    if (keeps_removed && is_root(entity)) {
      entity.soft_delete = "deletedAt";
      add_field(entity.fields,
                {.name = "deletedAt",
                 .type = "datetime",
                 .description = "When it was removed; empty while it counts"});
    }
    if (is_live && entity.lifecycle) {
      insert_before_timestamps(
          entity,
          {.name = "revision",
           .type = "integer",
           .required = true,
           .description = "Counted up with every change, so that watchers see what they missed",
           .default_ = json::value(1),
           .check = "revision >= 1"});
    }
    const bool is_placed = std::ranges::any_of(entity.fields, [](const Field& field) {
      return field.name == "address" || field.name == "location";
    });
    if (has_places && is_placed) {
      has_place = true;
      insert_before_timestamps(entity,
                               {.name = "latitude",
                                .type = "decimal(9,6)",
                                .description = "Degrees north",
                                .check = "latitude >= -90 and latitude <= 90"});
      insert_before_timestamps(entity,
                               {.name = "longitude",
                                .type = "decimal(9,6)",
                                .description = "Degrees east",
                                .check = "longitude >= -180 and longitude <= 180"});
    }
    for (auto& field : entity.fields) {
      const bool is_prose = field.type == "text" && (field.name == "description" || field.name == "body" ||
                                                     field.name == "notes" || field.name == "content");
      if (is_formatted && is_prose) field.format = design::TextFormat::markdown;
    }
  }
  const auto first = std::ranges::find_if(model.entities, is_root);
  if (has_places && !has_place && first != model.entities.end()) {
    insert_before_timestamps(*first,
                             {.name = "latitude",
                              .type = "decimal(9,6)",
                              .description = "Degrees north",
                              .check = "latitude >= -90 and latitude <= 90"});
    insert_before_timestamps(*first,
                             {.name = "longitude",
                              .type = "decimal(9,6)",
                              .description = "Degrees east",
                              .check = "longitude >= -180 and longitude <= 180"});
  }
  if (is_live && first != model.entities.end()) {
    insert_before_timestamps(
        *first,
        {.name = "revision",
         .type = "integer",
         .required = true,
         .description = "Counted up with every change, so that watchers see what they missed",
         .default_ = json::value(1),
         .check = "revision >= 1"});
  }
}

}  // namespace nonagon::derive
