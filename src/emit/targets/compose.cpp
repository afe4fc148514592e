#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/infrastructure/proxy.hpp"
#include "emit/openapi/yaml_writer.hpp"

namespace nonagon::emit {
namespace {

using design::Engine;
using design::EnvVar;

// A dollar sign begins a variable in a compose file; two are one.
std::string literal(std::string_view text) {
  return replace_all(std::string(text), "$", "$$");
}

std::vector<std::string> literals(std::vector<std::string> words) {
  for (auto& word : words) word = literal(word);
  return words;
}

// ${NAME:?missing}, or the default where it has no character that ends the expression.
std::string value_of(const EnvVar& variable) {
  if (!variable.required && !variable.default_) return fmt::format("${{{}:-}}", variable.name);
  if (!variable.default_ || variable.secret) {
    return variable.required ? fmt::format("${{{}:?missing}}", variable.name)
                             : fmt::format("${{{}:-}}", variable.name);
  }
  const bool is_plain = variable.default_->find_first_of("}{$\\\"'\n\r") == std::string::npos;
  return is_plain ? fmt::format("${{{}:-{}}}", variable.name, *variable.default_)
                  : fmt::format("${{{}:?missing}}", variable.name);
}

void write_list(YamlWriter& yaml, std::string_view key, const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    append_json_text(list, word);
  }
  yaml.plain(key, "[" + list + "]");
}

struct DatabaseFacts {
  std::vector<std::pair<std::string, std::string>> settings;  // fixed by us
  std::string mount;
  std::vector<std::string> probe;
};

DatabaseFacts facts_of(const RunPlan& plan) {
  const auto user = replace_all(plan.name, "-", "_");
  switch (plan.design.database.engine) {
    case Engine::postgresql:
      return {{{"POSTGRES_USER", user}, {"POSTGRES_DB", user}},
              "/var/lib/postgresql/data",
              {"CMD", "pg_isready", "--username", user, "--dbname", user}};
    case Engine::mysql:
      return {
          {{"MYSQL_USER", user}, {"MYSQL_DATABASE", user}},
          "/var/lib/mysql",
          {"CMD-SHELL", "mysqladmin ping --host 127.0.0.1 --user root --password=\"$$MYSQL_ROOT_PASSWORD\""}};
    case Engine::mongodb:
      return {{{"MONGO_INITDB_ROOT_USERNAME", user}, {"MONGO_INITDB_DATABASE", user}},
              "/data/db",
              {"CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok"}};
    case Engine::sqlite: break;
  }
  return {};
}

std::string mount_of(const PlannedService& service) {
  const auto& role = service.source->role;
  if (role == "queue") return "/var/lib/rabbitmq";
  if (role == "search") return "/meili_data";
  if (service.kind == ServiceKind::built) return "/srv/data";
  return "/data";
}

std::vector<std::string> helper_probe(const PlannedService& service) {
  const auto& role = service.source->role;
  if (role == "cache") return {"CMD", "redis-cli", "ping"};
  if (role == "queue") return {"CMD", "rabbitmq-diagnostics", "--quiet", "ping"};
  if (role == "search") return {"CMD", "curl", "--fail", "--silent", "http://127.0.0.1:7700/health"};
  return {};
}

bool is_probed(const PlannedService& service) {
  return service.kind == ServiceKind::database ||
         (service.kind == ServiceKind::helper && service.source->image.empty() &&
          !helper_probe(service).empty());
}

void write_probe(YamlWriter& yaml, const std::vector<std::string>& test) {
  yaml.open("healthcheck");
  write_list(yaml, "test", test);
  yaml.plain("interval", "10s");
  yaml.plain("timeout", "5s");
  yaml.number("retries", 6);
  yaml.plain("start_period", "20s");
  yaml.close();
}

void write_environment(YamlWriter& yaml,
                       const std::vector<std::pair<std::string, std::string>>& fixed,
                       const std::vector<const EnvVar*>& variables) {
  if (fixed.empty() && variables.empty()) return;
  std::set<std::string_view> names;
  yaml.open("environment");
  for (const auto& [name, value] : fixed) {
    names.insert(name);
    yaml.text(name, value);
  }
  for (const auto* variable : variables) {
    if (names.insert(variable->name).second) yaml.plain(variable->name, flow_text(value_of(*variable)));
  }
  yaml.close();
}

void write_dependencies(YamlWriter& yaml, const RunPlan& plan, bool after_migration) {
  YamlWriter list(yaml.depth() + 1);
  const auto wait = [&](const std::string& name, std::string_view condition) {
    list.open(name);
    list.plain("condition", condition);
    list.close();
  };
  if (after_migration && plan.has_migration) wait("migrate", "service_completed_successfully");
  for (const auto& service : plan.services) {
    if (service.kind == ServiceKind::built || service.source->role == "proxy") continue;
    // The migration needs the database alone; whoever waits for it need not wait for the database again.
    const bool is_database = service.kind == ServiceKind::database;
    if (after_migration ? plan.has_migration && is_database : !is_database) continue;
    wait(service.name, is_probed(service) ? "service_healthy" : "service_started");
  }
  const auto block = list.take();
  if (block.empty()) return;
  yaml.open("depends_on");
  yaml.append(block);
  yaml.close();
}

void write_hardening(YamlWriter& yaml, const RunPlan& plan) {
  if (plan.runtime.kind != RuntimeKind::php && plan.runtime.kind != RuntimeKind::ruby) {
    yaml.plain("read_only", "true");
    yaml.plain("tmpfs", "[/tmp]");
  }
  yaml.plain("cap_drop", "[ALL]");
  yaml.plain("security_opt", "[\"no-new-privileges:true\"]");
}

void write_migration(YamlWriter& yaml, const RunPlan& plan) {
  yaml.open("migrate");
  yaml.plain("build", ".");
  yaml.text("image", plan.name + ":local");
  write_list(yaml, "command", literals(program_command(plan.runtime, "migrate", plan.port)));
  write_environment(yaml, {}, plan.variables_of("migrate"));
  const auto keeper = std::ranges::find_if(plan.services, [](const auto& service) {
    return service.kind == ServiceKind::built && !service.volume.empty();
  });
  if (plan.design.database.engine == Engine::sqlite && keeper != plan.services.end()) {
    yaml.open("volumes");
    yaml.item_text(keeper->volume + ":/srv/data");
    yaml.close();
  }
  yaml.plain("networks", "[inside]");
  yaml.open("healthcheck");
  yaml.plain("disable", "true");
  yaml.close();
  write_dependencies(yaml, plan, false);
  yaml.plain("restart", "\"no\"");
  yaml.plain("mem_limit", "256m");
  yaml.close();
}

void write_built(YamlWriter& yaml, const RunPlan& plan, const PlannedService& service, bool is_first) {
  if (is_first && !plan.has_migration) yaml.plain("build", ".");
  yaml.text("image", plan.name + ":local");
  write_list(yaml, "command", literals(service.command));
  write_environment(yaml, {}, service.variables);
}

void write_service(YamlWriter& yaml,
                   const RunPlan& plan,
                   const PlannedService& service,
                   bool is_first_build,
                   std::set<std::int64_t>& ports) {
  yaml.open(flow_text(service.name));
  const auto facts = service.kind == ServiceKind::database ? facts_of(plan) : DatabaseFacts{};
  if (service.kind == ServiceKind::built) {
    write_built(yaml, plan, service, is_first_build);
  } else {
    yaml.text("image", literal(service.image));
    const bool is_store = service.source->role == "storage" && service.source->image.empty();
    if (is_store) write_list(yaml, "command", {"server", "/data"});
    write_environment(yaml, facts.settings, service.variables);
  }
  if (is_own_proxy(service)) {
    write_proxy(yaml, plan);
    yaml.plain("restart", "unless-stopped");
    yaml.text("mem_limit", service.memory.empty() ? "128m" : service.memory);
    return yaml.close();
  }
  if (!service.volume.empty()) {
    yaml.open("volumes");
    yaml.item_text(
        fmt::format("{}:{}", service.volume, facts.mount.empty() ? mount_of(service) : facts.mount));
    yaml.close();
  }
  if (service.is_public) {
    auto outside = *service.port;
    while (!ports.insert(outside).second) ++outside;
    yaml.open("ports");
    yaml.item_text(fmt::format("127.0.0.1:{}:{}", outside, *service.port));
    yaml.close();
  }
  yaml.plain("networks",
             service.kind == ServiceKind::built || service.is_public ? "[inside, outside]" : "[inside]");
  if (!facts.probe.empty()) {
    write_probe(yaml, facts.probe);
  } else if (service.kind == ServiceKind::helper && is_probed(service)) {
    write_probe(yaml, helper_probe(service));
  } else if (service.kind == ServiceKind::built && !service.health.empty()) {
    auto test = literals(probe_command(plan.runtime, service.health, *service.port));
    test.insert(test.begin(), "CMD");
    write_probe(yaml, test);
  } else if (service.kind == ServiceKind::built) {
    yaml.open("healthcheck");
    yaml.plain("disable", "true");
    yaml.close();
  }
  if (service.kind == ServiceKind::built) {
    write_dependencies(yaml, plan, true);
    write_hardening(yaml, plan);
  }
  yaml.plain("restart", "unless-stopped");
  yaml.text("mem_limit", service.memory.empty() ? "512m" : service.memory);
  yaml.close();
}

Files emit_compose(const Source& source) {
  const auto& design = source.design;
  const RunPlan plan(design);
  if (plan.services.empty()) return {};
  YamlWriter yaml;
  yaml.append(fmt::format("# {}\n", derived_mark("stages/infrastructure.json")));
  yaml.text("name", plan.name);
  yaml.append("\n");
  yaml.open("services");
  std::set<std::int64_t> ports;
  std::set<std::string> volumes;
  bool is_first_service = true;
  bool is_first_build = true;
  if (plan.has_migration) {
    write_migration(yaml, plan);
    is_first_service = false;
  }
  for (const auto& service : plan.services) {
    if (!is_first_service) yaml.append("\n");
    is_first_service = false;
    write_service(yaml, plan, service, is_first_build, ports);
    if (service.kind == ServiceKind::built) is_first_build = false;
    if (!service.volume.empty()) volumes.insert(service.volume);
    if (is_own_proxy(service)) volumes.insert("proxy-data");
  }
  yaml.close();
  yaml.append("\nnetworks:\n  inside:\n    internal: true\n  outside: {}\n");
  const auto proxy = proxy_configuration(plan);
  if (!proxy.empty()) yaml.append("\nconfigs:\n  caddyfile:\n    file: ./Caddyfile\n");
  if (!volumes.empty()) yaml.append("\nvolumes:\n");
  for (const auto& volume : volumes) yaml.append(fmt::format("  {}: {{}}\n", yaml_text(volume)));
  Files files;
  files.emplace("infrastructure/compose.yaml", yaml.take());
  if (!proxy.empty()) files.emplace("infrastructure/Caddyfile", proxy);
  return files;
}

}  // namespace

extern constinit const Emitter compose{
    .id = "compose",
    .stage = design::StageName::infrastructure,
    .summary = "Compose file: services with health checks, limits, networks and their variables.",
    .made_from = "stages/infrastructure.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_compose,
};

}  // namespace nonagon::emit
