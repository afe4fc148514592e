#include <doctest/doctest.h>

#include "emit/emitter.hpp"
#include "support/designs.hpp"
#include "support/files.hpp"

namespace nonagon::emit {
namespace {

Files emitted(const design::Design& design, std::string_view id) {
  const auto* emitter = find_emitter(id);
  REQUIRE(emitter != nullptr);
  return emitter->emit(design);
}

std::string_view emitted_file(const Files& files, std::string_view path) {
  const auto found = files.find(path);
  return found == files.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

TEST_CASE("the files of the data model are golden") {
  const auto design = test::fixture("repair-shop");
  for (const auto* id : {"entities",
                         "relationships",
                         "data-model-markdown",
                         "mermaid-erd",
                         "typescript-types",
                         "dbml",
                         "prisma",
                         "json-schemas",
                         "svg-erd"}) {
    for (const auto& [path, bytes] : emitted(design, id)) test::check_golden("repair-shop/" + path, bytes);
  }
}

TEST_CASE("entities.json holds the entities under their name and nothing else") {
  auto design = test::fixture("design-tool");
  const auto files = emitted(design, "entities");
  const auto document = parse_json(emitted_file(files, "data-model/entities.json")).value();
  CHECK(document.as_object().size() == 1);
  CHECK(document.at("entities").as_array().size() == 9);
  const auto& first = document.at("entities").at(0).at("fields").at(1);
  CHECK(first.at("name") == "email");
  CHECK(first.at("type") == "string");
  CHECK(first.at("required") == true);
  CHECK(first.at("description") == "User email for auth");
}

TEST_CASE("the Markdown data model has the sections and rows that its readers know") {
  const auto files = emitted(test::fixture("design-tool"), "data-model-markdown");
  const auto text = emitted_file(files, "data-model/data-model.md");
  for (const auto* part :
       {"# Data Model\n",
        "\n## Entities\n",
        "\n### AIProviderConfig\n",
        "\n## Raw Entity Schema\n\n```json\n{\n  \"entities\": [",
        "\n## Relationships\n\n```json\n{\n  \"relationships\": [",
        "| Field | Type | Required | Description |\n",
        "\n| stageName | enum(product,dataModel,database,api,stack,design,sections,infrastructure,export) | "
        "Yes | Stage identifier |\n",
        "\n| expiresAt | datetime | No | Expiration date (null = never) |\n"}) {
    CHECK_MESSAGE(text.contains(part), part);
  }
}

}  // namespace nonagon::emit
