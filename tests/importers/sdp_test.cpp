#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "importers/format.hpp"
#include "support/files.hpp"

namespace nonagon::importers {
namespace {

namespace fs = std::filesystem;

Files fixture(std::string_view name) {
  const auto root = test::source_root() / "tests" / "fixtures" / name;
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file())
      files.emplace(entry.path().lexically_relative(root).generic_string(), test::read_text(entry.path()));
  }
  return files;
}

bool has_note(const Imported& imported, Note::Kind kind, std::string_view text) {
  return std::ranges::any_of(imported.notes, [&](const Note& note) {
    return note.kind == kind && (note.text.contains(text) || note.place.contains(text));
  });
}

// Every text, number and flag of a document, wherever it stands.
void collect(const json::value& value, std::multiset<std::string>& leaves) {
  if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) collect(member, leaves);
  } else if (const auto* array = value.if_array()) {
    for (const auto& member : *array) collect(member, leaves);
  } else {
    leaves.insert(write_json_line(value));
  }
}

TEST_CASE("a package with embedded ids is mapped stage by stage") {
  const auto imported = import_files(fixture("sdp-embedded-ids"), "plotwise.zip");
  REQUIRE(imported);
  const auto& design = imported->design;
  CHECK(design.slug == "plotwise");
  CHECK(design.version == "1.0.0");
  for (const auto stage : design::all_stages)
    CHECK(has(design, stage) == (stage != design::StageName::export_));
  REQUIRE(design.data_model.relationships.size() == 1);
  CHECK(design.data_model.relationships[0].from == "Plot");
  CHECK(design.data_model.relationships[0].to == "Gardener");
  CHECK(design.data_model.entities[1].fields[2].id == "e-gardener-3");
  CHECK(design.database.engine == design::Engine::postgresql);
  CHECK(design.database.extras.at("engineAsWritten") == "supabase");
  CHECK(design.database.indexes[0].entity == "Gardener");
  CHECK(design.database.indexes[0].columns == std::vector<std::string>{"plotId"});
  CHECK(design.database.indexes[1].unique);
  CHECK(design.api.endpoints.size() == 2);
  CHECK(design.api.endpoints[0].extras.contains("curlExample"));
  CHECK(design.product.personas[0].extras.at("icon") == "👩‍🌾");
  CHECK(design.stack.extras.contains("recommendation"));
  CHECK(design.design.palettes.size() == 3);
  CHECK(design.design.application_shell->navigation[0].section == "s1");
  CHECK(has_note(*imported, Note::Kind::missing, "/reports"));
  CHECK(design.sections.sections[0].data_requirements[1].entity == "Gardener");
  CHECK(design.sections.sections[0].state_management->server == std::vector<std::string>{"plots query"});
  CHECK(design.infrastructure.ci->stages == std::vector<std::string>{"build", "test"});
  CHECK(design.infrastructure.env_vars[1].default_ == "3000");
  CHECK(imported->carried.contains("imported/README.md"));
  CHECK(imported->carried.contains("imported/database/schema.sql"));
}

TEST_CASE("a plain package is mapped, what is no section is kept") {
  const auto imported = import_files(fixture("sdp-plain"), "plotwise");
  REQUIRE(imported);
  const auto& design = imported->design;
  CHECK(design.version == "0.3.0");
  CHECK_FALSE(has(design, design::StageName::database));
  CHECK(has_note(*imported, Note::Kind::missing, "`database/schema.json` is listed and not there"));
  CHECK(has_note(*imported, Note::Kind::unknown, "sdp.json#/author"));
  CHECK(design.product.features[1].name == "Plots");
  CHECK(design.product.features[1].id == "plots");
  CHECK(design.product.personas[0].name == "Committee member");
  CHECK(design.data_model.relationships[0].type == design::Cardinality::many_to_one);
  CHECK(design.api.auth.strategy == "jwt");
  CHECK(design.api.endpoints[1].path == "/api/plots");
  CHECK(design.api.endpoints[1].extras.at("body") == "number, status?");
  CHECK(design.stack.dependencies.size() == 3);
  CHECK(design.stack.dependencies[2].dev);
  CHECK(design.design.seeds.size() == 6);
  CHECK(design.design.extras.at("componentLibrary") == "shadcn/ui");
  CHECK(design.sections.sections.size() == 2);
  CHECK(design.sections.sections[0].components[0].children[0].name == "PlotCard");
  CHECK(design.sections.sections[0].interactions[0].behavior == "Click a plot to open it");
  CHECK(design.infrastructure.services.size() == 2);
  CHECK(design.infrastructure.env_vars[0].required);
  for (const auto* stray : {"backend-goals", "product-interview", "stage-interviews"}) {
    CHECK(imported->carried.contains(fmt::format("imported/sections/{}.json", stray)));
  }
}

TEST_CASE("no value of a foreign package is lost") {
  for (const auto* name : {"sdp-embedded-ids", "sdp-plain"}) {
    CAPTURE(name);
    const auto files = fixture(name);
    const auto imported = import_files(files, name);
    REQUIRE(imported);
    std::multiset<std::string> kept;
    for (const auto stage : design::all_stages) {
      if (has(imported->design, stage))
        collect(parse_json(write_payload(imported->design, stage)).value(), kept);
    }
    for (const auto& [path, bytes] : files) {
      if (!path.ends_with(".json") || path.ends_with("sdp.json") ||
          imported->carried.contains("imported/" + path))
        continue;
      std::multiset<std::string> given;
      collect(parse_json(bytes).value(), given);
      for (const auto& leaf : given) {
        // Ids are resolved to names, and the kind of a unique index becomes a flag.
        const bool is_resolved = leaf == "\"e-plot\"" || leaf == "\"e-gardener\"" || leaf == "\"unique\"";
        const bool is_false_or_empty = leaf == "false" || leaf == "\"\"";  // what an absent member means
        if (!is_resolved && !is_false_or_empty) CHECK_MESSAGE(kept.contains(leaf), path << " lost " << leaf);
      }
    }
  }
}

TEST_CASE("what is imported reads back without a complaint of shape that was not noted") {
  for (const auto* name : {"sdp-embedded-ids", "sdp-plain"}) {
    CAPTURE(name);
    const auto imported = import_files(fixture(name), name);
    design::Design again;
    for (const auto stage : design::all_stages) {
      if (!has(imported->design, stage)) continue;
      const auto reading = design::read_payload_text(again, stage, write_payload(imported->design, stage));
      for (const auto& finding : reading->findings)
        FAIL_CHECK(wire_name(stage) << finding.pointer << ": " << finding.message);
      CHECK(write_payload(again, stage) == write_payload(imported->design, stage));
    }
  }
}

TEST_CASE("hostile packages are refused or noted, never fatal") {
  const std::vector<std::string> bodies{"",
                                        "null",
                                        "[]",
                                        "{}",
                                        "3",
                                        "\"x\"",
                                        "{\"entities\": 3}",
                                        "{\"entities\": [3, null, [], {}]}",
                                        "{\"endpoints\": {\"a\": 1}, \"auth\": []}",
                                        "{\"colors\": [], \"applicationShell\": 3}",
                                        "[[[[[[]]]]]]",
                                        "{\"sections\": [{\"components\": {\"children\": \"x\"}}]}",
                                        "\xff\xfe"};
  for (const auto* path : {"product/definition.json",
                           "data-model/entities.json",
                           "database/schema.json",
                           "api/design.json",
                           "stack/dependencies.json",
                           "design/tokens.json",
                           "sections/sections.json",
                           "infrastructure/deployment.json"}) {
    for (const auto& body : bodies) {
      CAPTURE(path);
      CAPTURE(body);
      const auto imported = import_files({{"sdp.json", body}, {path, body}}, "x");
      if (!imported) CHECK_FALSE(imported.error().fix.empty());
    }
  }
  std::string deep(500'000, '[');
  CHECK(import_files({{"sdp.json", "{}"}, {"product/definition.json", deep}}, "x").has_value());
}

TEST_CASE("what nobody knows is refused with what to do") {
  const auto imported = import_files({{"photo.png", "\x89PNG"}}, "photo.png");
  REQUIRE_FALSE(imported);
  CHECK(imported.error().code == ErrorCode::invalid_input);
  CHECK_FALSE(imported.error().reason.empty());
  CHECK_FALSE(imported.error().fix.empty());
}

}  // namespace
}  // namespace nonagon::importers
