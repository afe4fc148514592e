#include <doctest/doctest.h>

#include "base/json.hpp"
#include "support/served.hpp"

using namespace nonagon;

TEST_CASE("every operation's body is described by a schema of its own") {
  const test::Served served;
  const test::Caller nobody{.url = served.url(), .token = {}};
  const auto document = nobody.get("/api/openapi.json");
  const auto body_of = [&](std::string_view path, std::string_view method) {
    const auto& operation = document.at("paths").at(path).at(method);
    const std::string reference(
        operation.at("requestBody").at("content").at("application/json").at("schema").at("$ref").as_string());
    const auto name = reference.substr(reference.rfind('/') + 1);
    return std::pair(name, document.at("components").at("schemas").at(name).at("properties").as_object());
  };
  const auto [project_name, project] = body_of("/api/projects", "post");
  CHECK(project_name == "CreateProjectBody");
  CHECK(project.contains("idea"));
  const auto [provider_name, provider] = body_of("/api/ai-providers", "post");
  CHECK(provider_name == "AddProviderBody");
  CHECK(provider.contains("apiKey"));
  CHECK(body_of("/api/projects/{project}/stages/{stage}", "put").second.contains("data"));
  CHECK(body_of("/api/projects/{project}/stages/{stage}/outputs", "post").second.contains("content"));
}
