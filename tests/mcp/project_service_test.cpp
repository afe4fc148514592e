#include "mcp/project_service.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "mcp/context.hpp"
#include "mcp/project_tool.hpp"
#include "support/files.hpp"
#include "workbench/watched.hpp"

using namespace nonagon;
using namespace nonagon::mcp;

namespace {

std::shared_ptr<const workbench::Snapshot> own_design() {
  static const auto snapshot = [] {
    auto package = workbench::open_package(test::source_root() / "design");
    REQUIRE(package.has_value());
    return std::make_shared<const workbench::Snapshot>(*std::move(package));
  }();
  return snapshot;
}

ToolAnswer call(std::string_view name, const json::object& arguments) {
  const auto tools = project_tools();
  const auto tool = std::ranges::find(tools, name, [](const auto* candidate) { return candidate->name; });
  REQUIRE(tool != tools.end());
  return (*tool)->answer(*own_design(), arguments);
}

// The structured half of an answer that is none of failure.
json::object data(std::string_view name, const json::object& arguments) {
  auto answer = call(name, arguments);
  CAPTURE(write_json_line(answer.content));
  REQUIRE_FALSE(answer.is_error);
  REQUIRE(answer.structured.has_value());
  return *answer.structured;
}

std::string refusal(std::string_view name, const json::object& arguments) {
  const auto answer = call(name, arguments);
  REQUIRE(answer.is_error);
  CHECK_FALSE(answer.structured.has_value());
  return std::string(answer.content.at(0).at("text").as_string());
}

}  // namespace

TEST_CASE("tools are twelve, read only, and cost a client at most 4,000 tokens to list") {
  const auto service = project_service(own_design, "0.1.0");
  CHECK(service.tools.size() == 12);
  std::size_t bytes = 0;
  for (const auto& tool : service.tools) {
    CAPTURE(tool.definition.at("name").as_string());
    CHECK(tool.definition.at("inputSchema").at("type") == "object");
    CHECK(tool.definition.at("outputSchema").at("type") == "object");
    CHECK(tool.definition.at("annotations").at("readOnlyHint").as_bool());
    bytes += write_json_line(tool.definition).size();
  }
  CHECK(bytes / 4 <= 4'000);
  CHECK(service.instructions.size() <= 2'048);
}

TEST_CASE("every tool refuses an argument that it does not know and says what it knows") {
  for (const auto* tool : project_tools()) {
    CAPTURE(tool->name);
    const auto said = refusal(tool->name, {{"query", "x"}, {"id", "x"}, {"task", "x"}, {"nonsense", 1}});
    CHECK_FALSE(said.empty());
  }
  CHECK(refusal("get_section", {{"nonsense", 1}}).find("section, format, offset") != std::string::npos);
  CHECK(refusal("search_design", json::object{}).find("query") != std::string::npos);
  CHECK(refusal("search_design", {{"query", 3}}).find("/query") != std::string::npos);
}

TEST_CASE("no answer is longer than what hosts take, and pages add up to the whole") {
  json::array seen;
  std::string cursor;
  for (int page = 0; page < 50; ++page) {
    json::object arguments{{"limit", 3}};
    if (!cursor.empty()) arguments["cursor"] = cursor;
    const auto part = data("get_data_model", arguments);
    for (const auto& item : part.at("items").as_array()) seen.push_back(item.at("name"));
    const auto* next = part.if_contains("nextCursor");
    if (next == nullptr) break;
    cursor = next->as_string();
  }
  CHECK(seen.size() == own_design()->design.data_model.entities.size());
  for (const auto* tool : project_tools()) {
    CAPTURE(tool->name);
    const auto answer = tool->answer(*own_design(), {});
    CHECK(answer.content.at(0).at("text").as_string().size() <= most_answer_bytes);
  }
}

TEST_CASE("a text is cut at a line's end and goes on where it was cut") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += fmt::format("line {} ü\n", i);
  std::string joined;
  std::int64_t offset = 0;
  for (int part = 0; part < 20; ++part) {
    const auto answer = text_page("x.md", text, offset);
    REQUIRE(answer.structured.has_value());
    joined += std::string_view(answer.structured->at("text").as_string());
    const auto* next = answer.structured->if_contains("nextOffset");
    if (next == nullptr) break;
    offset = next->to_number<std::int64_t>();
  }
  CHECK(joined == text);
  CHECK(text_page("x.md", text, -1).is_error);
  CHECK(text_page("x.md", text, 1'000'000).is_error);
}

TEST_CASE("an operation comes with every schema that it refers to") {
  const auto& operations = own_design()->symbols.operations();
  REQUIRE_FALSE(operations.empty());
  for (const auto& operation : operations) {
    CAPTURE(operation.id);
    const auto spec = data("get_api_spec", {{"operation", operation.id}});
    const auto text = write_json_line(spec);
    const auto components = write_json_line(spec.at("components"));
    for (std::size_t at = text.find("#/components/"); at != std::string::npos;
         at = text.find("#/components/", at + 1)) {
      const auto end = text.find('"', at);
      const auto name = text.substr(text.rfind('/', end) + 1, end - text.rfind('/', end) - 1);
      CHECK(components.find("\"" + name + "\":") != std::string::npos);
    }
  }
  CHECK(refusal("get_api_spec", {{"operation", "noSuchThing"}}).find("noSuchThing") != std::string::npos);
}

TEST_CASE("what a screen needs comes first, within the budget, and what does not fit is named") {
  const auto& section = own_design()->design.sections.sections.front();
  for (const auto budget : {500, 2'000, 9'000}) {
    const auto context =
        data("get_context", {{"task", "implement section:" + section.id}, {"budgetTokens", budget}});
    CHECK(context.at("usedTokens").to_number<int>() <= budget);
    CHECK(context.at("included").as_array().size() + context.at("omitted").as_array().size() > 4);
    for (const auto& piece : context.at("omitted").as_array())
      CHECK_FALSE(piece.at("fetch").as_string().empty());
  }
  const auto pieces = context_pieces(*own_design(), "implement section:" + section.id);
  REQUIRE_FALSE(pieces.empty());
  CHECK(pieces.front().what == "section " + section.id);
  CHECK(data("get_context", {{"task", "xyzzy plugh"}}).contains("hint"));
}

TEST_CASE("what depends on an entity can be followed both ways") {
  const auto& entity = own_design()->design.data_model.entities.front().name;
  const auto dependents =
      data("trace", {{"id", "entity:" + entity}, {"direction", "dependents"}, {"depth", 3}});
  CHECK(dependents.at("total").to_number<int>() > 3);
  CHECK(refusal("trace", {{"id", "entity:Nothing"}}).find("entity:Nothing") != std::string::npos);
  CHECK(refusal("trace", {{"id", "entity:" + entity}, {"direction", "up"}}).find("dependents") !=
        std::string::npos);
}

TEST_CASE("every file of the package is a resource with its bytes") {
  const auto service = project_service(own_design, "0.1.0");
  const auto resources = service.resources();
  CHECK(resources.size() == own_design()->files().size());
  for (const auto& resource : resources) {
    const auto contents = service.read(resource.at("uri").as_string());
    REQUIRE(contents.has_value());
    CHECK(contents->at(0).at("text").as_string() ==
          own_design()->files().at(std::string(resource.at("name").as_string())));
  }
  CHECK_FALSE(service.read("sdp://other/README.md").has_value());
  CHECK_FALSE(service.read(resource_uri(own_design()->design.slug, "../etc/passwd")).has_value());
}

TEST_CASE("a change on disk is seen at the next request, and half an edit is not") {
  const test::TemporaryFolder folder;
  std::filesystem::copy(
      test::source_root() / "design", folder.path() / "shop", std::filesystem::copy_options::recursive);
  const auto product = folder.path() / "shop/stages/product.json";
  auto watched = workbench::Watched::open(workbench::package_source(folder.path() / "shop"));
  REQUIRE(watched.has_value());
  const auto before = watched->current();
  CHECK(watched->current() == before);
  const auto write = [&](std::string_view text) {
    std::FILE* file = std::fopen(product.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  };
  const auto original = test::read_text(product);
  write(R"({"name": )");
  CHECK(watched->current() == before);
  auto changed = parse_json(original).value();
  changed.as_object()["tagline"] = "Another line.";
  write(write_json(changed));
  const auto after = watched->current();
  CHECK(after->design.product.tagline == "Another line.");
  const auto uris = changed_resources(*before, *after);
  CHECK(uris.contains(resource_uri(after->design.slug, "stages/product.json")));
  CHECK_FALSE(lists_differ(*before, *after));
}
