#include "importers/markdown.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "importers/format.hpp"
#include "support/files.hpp"

namespace nonagon::importers {
namespace {

constexpr std::string_view tables_only = R"~(# Data Model

## Entities

### Ticket

A visit \*in\* the shop

| Field | Type | Required | Description |
|-------|------|----------|-------------|
| id | uuid | Yes | Primary key |
| state | enum(open,closed) | No | Open \| closed |

## Relationships

| From | To | Type | Foreign Key | Description |
|---|---|---|---|---|
| Ticket | Ticket | many-to-one | parentId | A follow-up |
)~";

TEST_CASE("a data model is read from tables where there is no JSON") {
  const auto imported = import_files({{"shop.md", std::string(tables_only)}}, "shop.md");
  REQUIRE(imported);
  const auto& model = imported->design.data_model;
  REQUIRE(model.entities.size() == 1);
  CHECK(model.entities[0].description == "A visit *in* the shop");
  REQUIRE(model.entities[0].fields.size() == 2);
  CHECK(model.entities[0].fields[1].description == "Open | closed");
  CHECK(model.entities[0].fields[0].required);
  CHECK_FALSE(model.entities[0].fields[1].required);
  REQUIRE(model.relationships.size() == 1);
  CHECK(model.relationships[0].type == design::Cardinality::many_to_one);
  CHECK(imported->design.slug == "shop");
  CHECK(imported->design.status[0] == design::StageStatus::active);
}

TEST_CASE("JSON counts where it differs from the table, and the difference is told") {
  const std::string document = std::string(tables_only) + R"~(
```json
{"entities": [{"name": "Ticket", "description": "A visit", "fields": [
  {"name": "id", "type": "uuid", "required": true, "description": "Primary key"},
  {"name": "state", "type": "enum(open,closed)", "required": true, "description": "Open | closed"}]
}]
}

```
)~";
  const auto imported = import_files({{"shop.md", document}}, "shop.md");
  REQUIRE(imported);
  CHECK(imported->design.data_model.entities[0].fields[1].required);
  CHECK(imported->design.data_model.relationships.size() == 1);
  CHECK(std::ranges::any_of(imported->notes, [](const Note& note) {
    return note.text.starts_with("`Ticket.state` differs: required");
  }));
}

TEST_CASE("bytes that are no text, and texts without an entity, are refused with what to do") {
  for (const std::string& bytes :
       {std::string("\x89PNG\r\n\x1a\n\0\0", 10), std::string("# Shopping\n\n- milk\n"), std::string()}) {
    const auto imported = import_files({{"x.md", bytes}}, "x.md");
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == ErrorCode::invalid_input);
    CHECK_FALSE(imported.error().reason.empty());
    CHECK_FALSE(imported.error().fix.empty());
  }
  CHECK(import_files({{"x.md", std::string(6U << 20U, 'a')}}, "x.md").error().code ==
        ErrorCode::limit_reached);
}

TEST_CASE("a cell that no payload may hold is told with its place") {
  const auto imported =
      import_files({{"x.md", "## Entities\n### Kite\n| Field | Type |\n|---|---|\n| tail |\n"}}, "x.md");
  REQUIRE(imported);
  REQUIRE(imported->design.data_model.entities.size() == 1);
  CHECK(std::ranges::any_of(imported->notes, [](const Note& note) {
    return note.kind == Note::Kind::missing && note.place == "x.md#/entities/0/fields/0/type";
  }));
}

TEST_CASE("Markdown of any kind is read in linear time") {
  CHECK(read_markdown("```json\nnever closed").value().size() == 1);
  CHECK(read_markdown("| a |\n").value()[0].kind == Block::Kind::paragraph);
  CHECK(read_markdown(std::string(1U << 20U, '|')).has_value());
  CHECK(read_markdown(std::string(1U << 20U, '#')).has_value());
  const auto blocks = read_markdown("| `a\\|b` | c\\\\ |\n|---|---|\n").value();
  CHECK(blocks[0].rows[0] == std::vector<std::string>{"a|b", "c\\"});
}

}  // namespace
}  // namespace nonagon::importers
