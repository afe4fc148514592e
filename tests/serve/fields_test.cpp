// Every field of the nine entities is set by some request and read by its owner with another one.
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/clock.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

// Why a field is not read: it is proved by what it does.
constexpr std::string_view never_shown = "never shown";

struct Way {
  std::string_view entity;
  std::string_view field;
  std::string_view set_by;   // operation of the API
  std::string_view read_by;  // operation of the API, or never_shown
};

constexpr Way ways[] = {
    {"User", "id", "registerUser", "readMe"},
    {"User", "email", "changeMe", "readMe"},
    {"User", "name", "changeMe", "readMe"},
    {"User", "avatarUrl", "changeMe", "readMe"},
    {"User", "preferences", "changeMe", "readMe"},
    {"User", "createdAt", "registerUser", "readMe"},
    {"User", "updatedAt", "changeMe", "readMe"},
    {"AIProviderConfig", "id", "addProvider", "readProvider"},
    {"AIProviderConfig", "userId", "addProvider", "readProvider"},
    {"AIProviderConfig", "provider", "addProvider", "readProvider"},
    {"AIProviderConfig", "label", "changeProvider", "readProvider"},
    {"AIProviderConfig", "apiKeyEncrypted", "addProvider", never_shown},
    {"AIProviderConfig", "defaultModel", "changeProvider", "readProvider"},
    {"AIProviderConfig", "baseUrl", "addProvider", "readProvider"},
    {"AIProviderConfig", "isDefault", "changeProvider", "readProvider"},
    {"AIProviderConfig", "createdAt", "addProvider", "readProvider"},
    {"Project", "id", "createProject", "readProject"},
    {"Project", "userId", "createProject", "readProject"},
    {"Project", "name", "changeProject", "readProject"},
    {"Project", "slug", "changeProject", "readProject"},
    {"Project", "description", "changeProject", "readProject"},
    {"Project", "currentStage", "completeStage", "readProject"},
    {"Project", "status", "changeProject", "readProject"},
    {"Project", "aiProviderId", "changeProject", "readProject"},
    {"Project", "templateId", "createProject", "readProject"},
    {"Project", "createdAt", "createProject", "readProject"},
    {"Project", "updatedAt", "changeProject", "readProject"},
    {"Project", "deletedAt", "deleteProject", "listProjects"},
    {"Stage", "id", "createProject", "readStage"},
    {"Stage", "projectId", "createProject", "readStage"},
    {"Stage", "stageNumber", "createProject", "readStage"},
    {"Stage", "stageName", "createProject", "readStage"},
    {"Stage", "stageLabel", "createProject", "readStage"},
    {"Stage", "status", "completeStage", "readStage"},
    {"Stage", "data", "saveStage", "readStage"},
    {"Stage", "userInput", "saveStage", "readStage"},
    {"Stage", "validatedAt", "validateProject", "readStage"},
    {"Stage", "completedAt", "completeStage", "readStage"},
    {"Stage", "createdAt", "createProject", "readStage"},
    {"Stage", "updatedAt", "saveStage", "readStage"},
    {"StageOutput", "id", "saveStage", "listOutputs"},
    {"StageOutput", "stageId", "saveStage", "listOutputs"},
    {"StageOutput", "version", "saveStage", "listOutputs"},
    {"StageOutput", "format", "saveStage", "listOutputs"},
    {"StageOutput", "content", "saveOutput", "readOutput"},
    {"StageOutput", "generatedBy", "generateStage", "listOutputs"},
    {"StageOutput", "aiGenerationId", "generateStage", "listOutputs"},
    {"StageOutput", "isActive", "activateOutput", "listOutputs"},
    {"StageOutput", "createdAt", "saveStage", "listOutputs"},
    {"AIGeneration", "id", "generateStage", "listGenerations"},
    {"AIGeneration", "stageId", "generateStage", "listGenerations"},
    {"AIGeneration", "providerId", "generateStage", "listGenerations"},
    {"AIGeneration", "model", "generateStage", "listGenerations"},
    {"AIGeneration", "promptTemplate", "generateStage", "listGenerations"},
    {"AIGeneration", "inputTokens", "generateStage", "listGenerations"},
    {"AIGeneration", "outputTokens", "generateStage", "listGenerations"},
    {"AIGeneration", "totalTokens", "generateStage", "listGenerations"},
    {"AIGeneration", "estimatedCost", "generateStage", "listGenerations"},
    {"AIGeneration", "durationMs", "generateStage", "listGenerations"},
    {"AIGeneration", "status", "generateStage", "listGenerations"},
    {"AIGeneration", "errorMessage", "generateStage", "listGenerations"},
    {"AIGeneration", "createdAt", "generateStage", "listGenerations"},
    {"Template", "id", "makeTemplate", "readTemplate"},
    {"Template", "name", "makeTemplate", "readTemplate"},
    {"Template", "description", "makeTemplate", "readTemplate"},
    {"Template", "category", "makeTemplate", "readTemplate"},
    {"Template", "icon", "makeTemplate", "readTemplate"},
    {"Template", "stageDefaults", "makeTemplate", "readTemplate"},
    {"Template", "isBuiltIn", "makeTemplate", "readTemplate"},
    {"Template", "createdAt", "makeTemplate", "readTemplate"},
    {"ExportPackage", "id", "createExport", "readExport"},
    {"ExportPackage", "projectId", "createExport", "readExport"},
    {"ExportPackage", "format", "createExport", "readExport"},
    {"ExportPackage", "validationStatus", "createExport", "readExport"},
    {"ExportPackage", "validationMessages", "createExport", "readExport"},
    {"ExportPackage", "filePath", "createExport", "readExport"},
    {"ExportPackage", "fileSizeBytes", "createExport", "readExport"},
    {"ExportPackage", "exportedAt", "createExport", "readExport"},
    {"MCPToken", "id", "makeMcpToken", "listMcpTokens"},
    {"MCPToken", "userId", "makeMcpToken", "listMcpTokens"},
    {"MCPToken", "projectId", "makeMcpToken", "listMcpTokens"},
    {"MCPToken", "tokenHash", "makeMcpToken", never_shown},
    {"MCPToken", "label", "makeMcpToken", "listMcpTokens"},
    {"MCPToken", "lastUsedAt", "an agent's request", "listMcpTokens"},
    {"MCPToken", "expiresAt", "makeMcpToken", "listMcpTokens"},
    {"MCPToken", "createdAt", "makeMcpToken", "listMcpTokens"},
};

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

// What somebody who uses everything sees of each entity.
class Walk {
 public:
  explicit Walk(const test::Served& served)
      : served_(served), ada_(test::registered(served.url(), "ada@example.com")) {
    change_user();
    add_provider();
    make_project();
    go_through_a_stage();
    make_template();
    export_and_token();
    seen["User"] = ada_.get("/api/users/me");
    seen["AIProviderConfig"] = ada_.get("/api/ai-providers/" + provider_);
    ada_.send("DELETE", project_);
    seen["Project"] = ada_.get("/api/projects?status=deleted").at("items").at(0);
  }

  std::map<std::string, json::value, std::less<>> seen;

 private:
  void change(const std::string& target, const json::object& body) {
    CAPTURE(target);
    const auto response = ada_.send("PATCH", target, body);
    CHECK_MESSAGE(response.status == 200, response.body);
  }

  void change_user() {
    change("/api/users/me",
           {{"email", "countess@example.com"},
            {"name", "Ada"},
            {"avatarUrl", "https://example.com/ada.png"},
            {"preferences",
             {{"theme", "dark"}, {"answers", {{"database", {{"engine-preference", "sqlite"}}}}}}}});
  }

  void add_provider() {
    const auto made = ada_.post("/api/ai-providers",
                                {{"provider", "custom"},
                                 {"label", "Mine"},
                                 {"apiKey", "sk-canary-12345"},
                                 {"defaultModel", "first"},
                                 {"baseUrl", "https://models.example.com/v1"}});
    provider_ = text(made.at("id"));
    CHECK(made.at("apiKeyLast4") == "2345");
    const auto builtin = [&] {
      const auto all = ada_.get("/api/ai-providers").at("items").as_array();
      return *std::ranges::find_if(all,
                                   [&](const json::value& row) { return text(row.at("id")) != provider_; });
    };
    CHECK(builtin().at("isDefault") == true);
    change("/api/ai-providers/" + provider_,
           {{"isDefault", true}, {"label", "Ours"}, {"defaultModel", "second"}});
    CHECK(builtin().at("isDefault") == false);  // one default a user
    builtin_ = text(builtin().at("id"));
  }

  void make_project() {
    const auto from = "/api/projects/" +
                      text(ada_.post("/api/projects", {{"idea", "People rent kites by the hour."}}).at("id"));
    const auto kept = ada_.post("/api/templates",
                                {{"projectId", from.substr(std::string_view("/api/projects/").size())},
                                 {"name", "Empty"},
                                 {"category", "api"}});
    project_ = "/api/projects/" +
               text(ada_.post("/api/projects", {{"name", "Kites"}, {"templateId", kept.at("id")}}).at("id"));
    // What a user always answers stands in each of their projects.
    CHECK(text(ada_.get(from + "/stages/3").at("userInput")).contains("sqlite"));
    change(project_,
           {{"name", "Kites and boats"},
            {"slug", "boats"},
            {"description", "Rents."},
            {"aiProviderId", builtin_}});
    change(project_, {{"status", "archived"}});
    CHECK(ada_.get(project_).at("status") == "archived");
    change(project_, {{"status", "active"}});
  }

  void go_through_a_stage() {
    const auto stage = project_ + "/stages/1";
    const json::object wait{};
    const auto job = ada_.post(stage + "/generate", wait, {{"Prefer", "wait=20"}});
    CHECK(job.at("state") == "succeeded");
    const auto generated = ada_.get(stage + "/outputs").at("items").at(0);
    CHECK(generated.at("generatedBy") == "ai");
    CHECK(generated.at("aiGenerationId") == job.at("calls").at(0).at("id"));
    const auto saved =
        ada_.send("PUT",
                  stage,
                  {{"data", {{"name", "Kites"}, {"tagline", "Fly."}, {"description", "Rents kites."}}},
                   {"userInput", "Kites for an hour."}},
                  {{"If-Match", "*"}});
    CHECK_MESSAGE(saved.status == 200, saved.body);
    ada_.post(stage + "/outputs/1/activate");
    CHECK(ada_.get(stage + "/outputs").at("items").at(0).at("isActive") == true);
    ada_.post(stage + "/outputs/2/activate");
    ada_.post(project_ + "/validate");
    ada_.post(stage + "/complete");
    seen["Stage"] = ada_.get(stage);
    CHECK(ada_.get(project_).at("currentStage") == 2);
    auto output = ada_.get(stage + "/outputs").at("items").at(1).as_object();
    output["aiGenerationId"] = generated.at("aiGenerationId");
    output["id"] = output.at("outputs").at(0).at("id");
    output["format"] = output.at("outputs").at(0).at("format");
    output["content"] = ada_.send("GET", stage + "/outputs/2?format=json").body;
    seen["StageOutput"] = output;
    seen["AIGeneration"] = ada_.get(project_ + "/generations").at("items").at(0);
  }

  void make_template() {
    const auto made = ada_.post("/api/templates",
                                {{"projectId", project_.substr(std::string_view("/api/projects/").size())},
                                 {"name", "Rental"},
                                 {"description", "Things by the hour."},
                                 {"category", "saas"},
                                 {"icon", "kite"}});
    seen["Template"] = ada_.get("/api/templates/" + text(made.at("id")));
  }

  void export_and_token() {
    const auto made = ada_.post(project_ + "/exports", {{"format", "folder"}});
    seen["ExportPackage"] = ada_.get(project_ + "/exports/" + text(made.at("id")));
    const auto token =
        ada_.post(project_ + "/mcp-tokens",
                  {{"label", "agent"}, {"expiresAt", rfc3339(SystemClock().now() + std::chrono::days(7))}});
    const auto listed = [&] { return ada_.get(project_ + "/mcp-tokens").at("items").at(0); };
    CHECK(listed().at("lastUsedAt").is_null());
    const test::Caller agent{.url = served_.url(), .token = text(token.at("token"))};
    const auto asked = agent.send("POST",
                                  "/mcp",
                                  {{"jsonrpc", "2.0"},
                                   {"id", 1},
                                   {"method", "initialize"},
                                   {"params",
                                    {{"protocolVersion", "2025-06-18"},
                                     {"capabilities", json::object()},
                                     {"clientInfo", {{"name", "agent"}, {"version", "1"}}}}}},
                                  {{"Accept", "application/json, text/event-stream"}});
    CHECK_MESSAGE(asked.status == 200, asked.body);
    seen["MCPToken"] = listed();
  }

  const test::Served& served_;
  test::Caller ada_;
  std::string provider_;
  std::string builtin_;
  std::string project_;
};

// Empty in a good run.
bool may_be_null(std::string_view entity, std::string_view field) {
  return entity == "AIGeneration" && field == "errorMessage";
}

}  // namespace

TEST_CASE("every field of the nine entities is written by a request and read by its owner") {
  const auto model =
      parse_json(test::read_text(test::source_root() / "design" / "stages" / "dataModel.json")).value();
  const test::Served served;
  std::set<std::string> operations{"an agent's request"};
  const test::Caller nobody{.url = served.url(), .token = {}};
  const auto document = nobody.get("/api/openapi.json");
  for (const auto& [path, methods] : document.at("paths").as_object()) {
    for (const auto& [method, operation] : methods.as_object()) {
      if (operation.is_object() && operation.as_object().contains("operationId"))
        operations.insert(text(operation.at("operationId")));
    }
  }
  const Walk walk(served);
  std::size_t fields = 0;
  for (const auto& entity : model.at("entities").as_array()) {
    for (const auto& field : entity.at("fields").as_array()) {
      const auto entity_name = text(entity.at("name"));
      const auto name = text(field.at("name"));
      CAPTURE(entity_name);
      CAPTURE(name);
      ++fields;
      const auto* way = std::ranges::find_if(ways, [&](const Way& candidate) {
        return candidate.entity == entity_name && candidate.field == name;
      });
      REQUIRE(way != std::end(ways));
      CHECK(operations.contains(std::string(way->set_by)));
      const auto& row = walk.seen.find(entity_name)->second.as_object();
      if (way->read_by == never_shown) {
        CHECK_FALSE(row.contains(name));
        continue;
      }
      CHECK(operations.contains(std::string(way->read_by)));
      const auto* value = row.if_contains(name);
      REQUIRE(value != nullptr);
      if (!may_be_null(entity_name, name)) CHECK_FALSE(value->is_null());
    }
  }
  CHECK(fields == std::size(ways));
  const auto& user = walk.seen.find("User")->second;
  CHECK(user.at("email") == "countess@example.com");
  CHECK(user.at("preferences").at("theme") == "dark");
  CHECK(walk.seen.find("Project")->second.at("slug") == "boats");
  CHECK(walk.seen.find("AIProviderConfig")->second.at("defaultModel") == "second");
}
