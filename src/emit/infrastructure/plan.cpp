#include "emit/infrastructure/plan.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {
namespace {

using design::Engine;
using design::EnvVar;
using design::Service;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string service_name(std::string_view name, std::set<std::string>& taken) {
  const bool is_plain =
      !name.empty() && std::ranges::all_of(name, [](char c) { return is_word(c) || c == '-' || c == '.'; });
  const auto stem = is_plain ? std::string(name) : slug_of(name);
  auto free = stem;
  for (int n = 2; !taken.insert(free).second; ++n) free = fmt::format("{}-{}", stem, n);
  return free;
}

bool is_memory(std::string_view text) {
  const auto digits = text.find_first_not_of("0123456789");
  if (digits == 0 || text.empty()) return false;
  static constexpr std::array units{"", "b", "k", "m", "g", "kb", "mb", "gb"};
  return std::ranges::find(units, lower(digits == std::string_view::npos ? "" : text.substr(digits))) !=
         units.end();
}

// A path that means the same in a URL, a shell word and a string of any language.
bool is_plain_path(std::string_view path) {
  return path.starts_with('/') && std::ranges::all_of(path, [](char c) {
           return is_word(c) || std::string_view("/-.~").find(c) != std::string_view::npos;
         });
}

bool is_web(const Service& service) {
  return service.role == "web" || service.role == "api" || service.role == "frontend" ||
         service.role == "proxy";
}

struct ImpliedVariable {
  std::string_view name;
  std::string_view description;
};

std::vector<ImpliedVariable> needs_of(Engine engine) {
  switch (engine) {
    case Engine::postgresql: return {{"POSTGRES_PASSWORD", "Password of the database user"}};
    case Engine::mysql:
      return {{"MYSQL_PASSWORD", "Password of the database user"},
              {"MYSQL_ROOT_PASSWORD", "Password of the database's administrator"}};
    case Engine::mongodb: return {{"MONGO_INITDB_ROOT_PASSWORD", "Password of the database user"}};
    case Engine::sqlite: break;
  }
  return {};
}

PlannedService planned(const RunPlan& plan, const Service& service, std::set<std::string>& taken) {
  PlannedService out;
  out.source = &service;
  out.name = service_name(service.name, taken);
  const auto engine_image = database_image(plan.design.database.engine, plan.design.database.version);
  if (service.build) {
    out.kind = ServiceKind::built;
  } else if (service.role == "database" && (!service.image.empty() || !engine_image.empty())) {
    out.kind = ServiceKind::database;
    out.image = service.image.empty() ? engine_image : service.image;
  } else {
    out.image = service.image.empty() ? std::string(role_image(service.role)) : service.image;
    out.kind = out.image.empty() ? ServiceKind::built : ServiceKind::helper;
  }
  out.port = service.port;
  if (is_plain_path(service.health) && service.port) out.health = service.health;
  if (is_memory(service.memory)) out.memory = lower(service.memory);
  if (!trim(service.volume).empty()) out.volume = slug_of(service.volume);
  if (out.kind == ServiceKind::database && out.volume.empty()) out.volume = "db-data";
  const bool keeps_file =
      design::has(plan.design, design::StageName::database) && plan.design.database.engine == Engine::sqlite;
  if (out.kind == ServiceKind::built && keeps_file && out.volume.empty()) out.volume = "data";
  out.is_public = service.port.has_value() && out.kind != ServiceKind::database &&
                  (is_web(service) || out.kind == ServiceKind::built);
  if (out.kind == ServiceKind::built)
    out.command = program_command(plan.runtime, service.command, service.port.value_or(plan.port));
  return out;
}

}  // namespace

bool is_variable_name(std::string_view name) {
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, is_word);
}

bool is_database_address(const EnvVar& variable) {
  return variable.name == "DATABASE_URL" || variable.name == "DB_URL" || variable.name == "MONGODB_URI" ||
         variable.name == "MONGO_URL";
}

RunPlan::RunPlan(const design::Design& the_design)
    : name(slug_of(the_design.slug.empty() ? the_design.name : the_design.slug)),
      runtime(runtime_of(the_design)),
      design(the_design) {
  const auto& infrastructure = design.infrastructure;
  for (const auto& service : infrastructure.services) {
    if (!service.build || !service.port) continue;
    port = *service.port;
    if (is_plain_path(service.health)) health = service.health;
    break;
  }
  std::set<std::string> names;
  for (const auto& variable : infrastructure.env_vars) {
    if (is_variable_name(variable.name) && names.insert(variable.name).second) variables.push_back(variable);
  }
  std::set<std::string> taken;
  for (const auto& service : infrastructure.services) services.push_back(planned(*this, service, taken));
  if (const auto* data = database()) {
    for (const auto& need : needs_of(design.database.engine)) {
      if (names.contains(std::string(need.name))) continue;
      EnvVar variable;
      variable.name = need.name;
      variable.required = true;
      variable.secret = true;
      variable.description = need.description;
      variable.used_by = {data->source->name};
      variables.push_back(std::move(variable));
    }
  }
  // Pointers are taken last: the list no longer grows.
  for (auto& service : services) service.variables = variables_of(service.source->name);
  has_migration = has_build() && !taken.contains("migrate") && !variables_of("migrate").empty();
}

bool RunPlan::has_build() const {
  return std::ranges::any_of(services,
                             [](const auto& service) { return service.kind == ServiceKind::built; });
}

const PlannedService* RunPlan::database() const {
  const auto found = std::ranges::find(services, ServiceKind::database, &PlannedService::kind);
  return found == services.end() ? nullptr : &*found;
}

std::vector<const EnvVar*> RunPlan::variables_of(std::string_view reader) const {
  std::vector<const EnvVar*> found;
  for (const auto& variable : variables) {
    if (std::ranges::find(variable.used_by, reader) != variable.used_by.end()) found.push_back(&variable);
  }
  return found;
}

std::string database_address(const RunPlan& plan, std::string_view password, std::string_view host) {
  const auto user = replace_all(plan.name, "-", "_");
  switch (plan.design.database.engine) {
    case Engine::postgresql: return fmt::format("postgresql://{}:{}@{}:5432/{}", user, password, host, user);
    case Engine::mysql: return fmt::format("mysql://{}:{}@{}:3306/{}", user, password, host, user);
    case Engine::mongodb:
      return fmt::format("mongodb://{}:{}@{}:27017/{}?authSource=admin", user, password, host, user);
    case Engine::sqlite: return "file:data/app.db";
  }
  return {};
}

}  // namespace nonagon::emit
