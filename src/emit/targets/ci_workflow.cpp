#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/openapi/yaml_writer.hpp"

namespace nonagon::emit {
namespace {

using design::Engine;

constexpr std::string_view ci_password = "only-for-tests";

// Where the schema lies once the package stands in the repository.
std::string schema_path(const design::Design& design) {
  const std::string file = design.database.engine == Engine::mongodb ? "schema.js" : "schema.sql";
  if (design.stack.structure) {
    const auto& children = design.stack.structure->children;
    if (std::ranges::find(children, "db", &design::FolderNode::name) != children.end()) return "db/" + file;
    if (std::ranges::find(children, "design", &design::FolderNode::name) != children.end())
      return "design/database/" + file;
  }
  return "database/" + file;
}

std::string schema_command(const RunPlan& plan) {
  const bool is_gitlab = plan.design.infrastructure.ci->provider == "gitlab-ci";
  const auto path = schema_path(plan.design);
  const auto address = database_address(plan, ci_password, is_gitlab ? "db" : "localhost");
  const auto user = replace_all(plan.name, "-", "_");
  switch (plan.design.database.engine) {
    case Engine::postgresql: return fmt::format("psql \"{}\" --set ON_ERROR_STOP=1 --file {}", address, path);
    case Engine::mysql:
      return fmt::format("mysql --host={} --user={} --password={} {} < {}",
                         is_gitlab ? "db" : "127.0.0.1",
                         user,
                         ci_password,
                         user,
                         path);
    case Engine::mongodb:
      // The runners have no mongosh; the image of the database has.
      return is_gitlab
                 ? fmt::format("mongosh \"{}\" {}", address, path)
                 : fmt::format(
                       "docker run --rm --network host --volume \"$PWD:/src:ro\" {} mongosh \"{}\" /src/{}",
                       database_image(Engine::mongodb, plan.design.database.version),
                       address,
                       path);
    case Engine::sqlite: return fmt::format("sqlite3 ci.db < {}", path);
  }
  return {};
}

std::string command_of(const RunPlan& plan, std::string_view stage) {
  const bool has_database = design::has(plan.design, design::StageName::database);
  if ((stage == "schema" || stage == "migrate") && has_database) return schema_command(plan);
  if (stage == "image" || stage == "docker") return fmt::format("docker build --tag {}:ci .", plan.name);
  return stage_command(plan.runtime, stage);
}

// Stages with a command, each once; installing comes first, whether it was named or not.
std::vector<std::pair<std::string, std::string>> steps_of(const RunPlan& plan) {
  std::vector<std::pair<std::string, std::string>> steps;
  std::set<std::string> names;
  const auto add = [&](const std::string& stage) {
    const auto name = slug_of(stage);
    if (trim(stage).empty() || !names.insert(name).second) return;
    if (name == "image" && !plan.has_build()) return;
    steps.emplace_back(name, command_of(plan, name));
  };
  if (plan.runtime.kind != RuntimeKind::generic) add("install");
  for (const auto& stage : plan.design.infrastructure.ci->stages) add(stage);
  return steps;
}

std::vector<std::pair<std::string, std::string>> service_settings(const RunPlan& plan) {
  const auto user = replace_all(plan.name, "-", "_");
  const std::string password(ci_password);
  switch (plan.design.database.engine) {
    case Engine::postgresql:
      return {{"POSTGRES_USER", user}, {"POSTGRES_DB", user}, {"POSTGRES_PASSWORD", password}};
    case Engine::mysql:
      return {{"MYSQL_USER", user},
              {"MYSQL_DATABASE", user},
              {"MYSQL_PASSWORD", password},
              {"MYSQL_ROOT_PASSWORD", password}};
    case Engine::mongodb:
      return {{"MONGO_INITDB_ROOT_USERNAME", user}, {"MONGO_INITDB_ROOT_PASSWORD", password}};
    case Engine::sqlite: break;
  }
  return {};
}

std::string_view probe_of(Engine engine) {
  switch (engine) {
    case Engine::postgresql: return "pg_isready";
    case Engine::mysql: return "mysqladmin ping --silent";
    case Engine::mongodb: return "mongosh --quiet --eval 1";
    case Engine::sqlite: break;
  }
  return {};
}

int port_of(Engine engine) {
  switch (engine) {
    case Engine::postgresql: return 5432;
    case Engine::mysql: return 3306;
    case Engine::mongodb: return 27017;
    case Engine::sqlite: break;
  }
  return 0;
}

void write_github_database(YamlWriter& yaml, const RunPlan& plan) {
  const auto engine = plan.design.database.engine;
  if (plan.database() == nullptr || engine == Engine::sqlite) return;
  yaml.open("services");
  yaml.open("db");
  yaml.text("image", database_image(engine, plan.design.database.version));
  yaml.open("env");
  for (const auto& [name, value] : service_settings(plan)) yaml.text(name, value);
  yaml.close();
  yaml.open("ports");
  yaml.item_text(fmt::format("{}:{}", port_of(engine), port_of(engine)));
  yaml.close();
  yaml.text("options",
            fmt::format("--health-cmd \"{}\" --health-interval 5s --health-timeout 5s --health-retries 10",
                        probe_of(engine)));
  yaml.close();
  yaml.close();
}

// The variables that the pipeline reads: the address of its own database, defaults, and what the repository
// must hold.
std::vector<std::pair<std::string, std::string>> pipeline_values(const RunPlan& plan, bool is_github) {
  std::vector<std::pair<std::string, std::string>> values;
  const std::string host = is_github ? "localhost" : "db";
  for (const auto* variable : plan.variables_of("ci")) {
    if (is_database_address(*variable) && design::has(plan.design, design::StageName::database)) {
      values.emplace_back(variable->name, yaml_text(database_address(plan, ci_password, host)));
    } else if (variable->secret || !variable->default_) {
      if (is_github)
        values.emplace_back(variable->name, fmt::format("${{{{ secrets.{} }}}}", variable->name));
    } else {
      // An expression of the pipeline must not be smuggled in by a default.
      const bool is_expression = variable->default_->find("${{") != std::string::npos ||
                                 (!is_github && variable->default_->find('$') != std::string::npos);
      if (!is_expression) values.emplace_back(variable->name, yaml_text(*variable->default_));
    }
  }
  return values;
}

// What the set-up action keeps between runs, where it can; empty otherwise.
std::string_view cache_of(const Runtime& runtime) {
  const std::string_view manager = runtime.package_manager;
  if (runtime.kind == RuntimeKind::node) return manager == "npm" ? manager : std::string_view{};
  if (runtime.kind == RuntimeKind::python) return manager == "pip" ? manager : std::string_view{};
  return runtime.kind == RuntimeKind::java ? manager : std::string_view{};
}

void write_setup(YamlWriter& yaml, const Runtime& runtime) {
  const auto version = runtime.build_image.substr(runtime.build_image.find(':') + 1);
  const auto number = version.substr(0, version.find('-'));
  const std::string_view cache = cache_of(runtime);
  const auto use = [&](std::string_view action, std::string_view key, const std::string& value) {
    yaml.open_item();
    yaml.plain("uses", action);
    yaml.open("with");
    yaml.text(key, value);
    if (!cache.empty()) yaml.plain("cache", cache);
    if (action.starts_with("actions/setup-java")) yaml.plain("distribution", "temurin");
    yaml.close();
    yaml.close();
  };
  switch (runtime.kind) {
    case RuntimeKind::node: return use("actions/setup-node@v5.0.0", "node-version", number);
    case RuntimeKind::python: return use("actions/setup-python@v6.0.0", "python-version", number);
    case RuntimeKind::go: return use("actions/setup-go@v6.0.0", "go-version", number);
    case RuntimeKind::java: return use("actions/setup-java@v5.0.0", "java-version", "21");
    case RuntimeKind::dotnet: return use("actions/setup-dotnet@v5.0.0", "dotnet-version", number);
    case RuntimeKind::ruby: return use("ruby/setup-ruby@v1.257.0", "ruby-version", number);
    case RuntimeKind::php: return use("shivammathur/setup-php@2.35.4", "php-version", "8.4");
    case RuntimeKind::rust:
    case RuntimeKind::cpp:
    case RuntimeKind::generic: return;
  }
}

std::string github(const RunPlan& plan) {
  YamlWriter yaml;
  yaml.append(fmt::format("# {} Belongs in .github/workflows/.\n",
                          derived_mark("stages/infrastructure.json, stages/stack.json")));
  yaml.plain("name", "ci");
  yaml.append(
      "\"on\":\n  push:\n    branches: [main]\n  pull_request:\npermissions:\n  contents: read\n"
      "concurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: true\n");
  yaml.open("jobs");
  yaml.open("verify");
  yaml.plain("runs-on", "ubuntu-latest");
  yaml.number("timeout-minutes", 20);
  write_github_database(yaml, plan);
  if (const auto values = pipeline_values(plan, true); !values.empty()) {
    yaml.open("env");
    for (const auto& [name, value] : values) yaml.plain(name, value);
    yaml.close();
  }
  yaml.open("steps");
  yaml.open_item();
  yaml.plain("uses", "actions/checkout@v5.0.0");
  yaml.open("with");
  yaml.plain("persist-credentials", "false");
  yaml.close();
  yaml.close();
  write_setup(yaml, plan.runtime);
  for (const auto& [name, command] : steps_of(plan)) {
    yaml.open_item();
    yaml.text("name", sentence_case(replace_all(name, "-", " ")));
    yaml.text("run", command);
    yaml.close();
  }
  yaml.close();
  yaml.close();
  yaml.close();
  return yaml.take();
}

// Jobs whose tools are not in the image of the others, and that install nothing.
void write_own_image(YamlWriter& yaml, const RunPlan& plan, std::string_view stage) {
  const auto engine = plan.design.database.engine;
  const bool is_schema = stage == "schema" && engine != Engine::sqlite && plan.database() != nullptr;
  if (!is_schema && stage != "image") return;
  yaml.text("image", is_schema ? database_image(engine, plan.design.database.version) : "docker:28.4.0");
  if (!is_schema) yaml.plain("services", "['docker:28.4.0-dind']");
  yaml.plain("before_script", "[]");
}

std::string gitlab(const RunPlan& plan) {
  const auto steps = steps_of(plan);
  YamlWriter yaml;
  yaml.append(fmt::format("# {} Belongs at the root as .gitlab-ci.yml.\n",
                          derived_mark("stages/infrastructure.json, stages/stack.json")));
  yaml.open("stages");
  for (const auto& [name, command] : steps) {
    if (name != "install") yaml.item_text(name);
  }
  yaml.close();
  yaml.open("default");
  yaml.text("image", plan.runtime.build_image);
  yaml.plain("timeout", "20 minutes");
  if (plan.database() != nullptr && plan.design.database.engine != Engine::sqlite) {
    yaml.open("services");
    yaml.open_item();
    yaml.text("name", database_image(plan.design.database.engine, plan.design.database.version));
    yaml.plain("alias", "db");
    yaml.close();
    yaml.close();
  }
  if (!steps.empty() && steps.front().first == "install") {
    yaml.open("before_script");
    yaml.item_text(steps.front().second);
    yaml.close();
  }
  yaml.close();
  auto values = pipeline_values(plan, false);
  if (plan.database() != nullptr) {
    for (const auto& [name, value] : service_settings(plan)) values.emplace_back(name, yaml_text(value));
  }
  if (!values.empty()) {
    yaml.open("variables");
    std::set<std::string> names;
    for (const auto& [name, value] : values) {
      if (names.insert(name).second) yaml.plain(name, value);
    }
    yaml.close();
  }
  for (const auto& [name, command] : steps) {
    if (name == "install") continue;
    yaml.open(flow_text(name == "image" || name == "default" || name == "variables" ? "run-" + name : name));
    yaml.text("stage", name);
    write_own_image(yaml, plan, name);
    yaml.open("script");
    yaml.item_text(command);
    yaml.close();
    yaml.close();
  }
  return yaml.take();
}

Files emit_ci(const Source& source) {
  const auto& design = source.design;
  const auto& ci = design.infrastructure.ci;
  if (!ci || ci->provider.empty() || ci->provider == "none") return {};
  const RunPlan plan(design);
  if (steps_of(plan).empty()) return {};
  return one("infrastructure/ci.yml", ci->provider == "gitlab-ci" ? gitlab(plan) : github(plan));
}

}  // namespace

extern constinit const Emitter ci_workflow{
    .id = "ci-workflow",
    .stage = design::StageName::infrastructure,
    .summary = "What every change must pass, for GitHub Actions or GitLab CI.",
    .made_from = "stages/infrastructure.json, stages/stack.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_ci,
};

}  // namespace nonagon::emit
