#include "derive/infrastructure/variables.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/reading/list_plan.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::EnvVar;
using design::StageName;

constexpr std::string_view random_key = "At least 32 random bytes, hexadecimal; ";

class Variables {
 public:
  explicit Variables(Design& design) : design_(design) {
    for (const auto& service : design.infrastructure.services) {
      if (service.role == "web") web_ = service.name;
      if (service.role == "jobs") jobs_ = service.name;
    }
  }

  // Readers that both answer requests and do the work of the jobs.
  std::vector<std::string> all() const {
    return jobs_.empty() ? std::vector{web_} : std::vector{web_, jobs_};
  }

  std::vector<std::string> web() const { return {web_}; }

  std::vector<std::string> jobs() const { return jobs_.empty() ? web() : std::vector{jobs_}; }

  void secret(std::string name, std::string description, std::vector<std::string> readers) {
    add({.name = std::move(name),
         .required = true,
         .secret = true,
         .description = std::move(description),
         .used_by = std::move(readers)});
  }

  void setting(std::string name,
               std::string value,
               std::string description,
               std::vector<std::string> readers) {
    add({.name = std::move(name),
         .required = false,
         .default_ = std::move(value),
         .description = std::move(description),
         .used_by = std::move(readers)});
  }

  void required(std::string name, std::string description, std::vector<std::string> readers) {
    add({.name = std::move(name),
         .required = true,
         .description = std::move(description),
         .used_by = std::move(readers)});
  }

  void add(EnvVar variable) {
    if (names_.insert(variable.name).second) design_.infrastructure.env_vars.push_back(std::move(variable));
  }

 private:
  Design& design_;
  std::set<std::string> names_;
  std::string web_;
  std::string jobs_;
};

void add_database(Variables& variables, const Design& design, const Hosting& hosting) {
  if (!hosting.has_database) return;
  auto readers = variables.all();
  readers.insert(readers.end(), {"migrate", "ci"});
  if (hosting.is_file) {
    variables.setting("DATABASE_PATH",
                      "/srv/data/app.db",
                      "File of the database; its folder is the volume that is backed up",
                      readers);
    return;
  }
  variables.secret(
      "DATABASE_URL",
      fmt::format(
          "Address of {} with user and password{}",
          design::wire_value(design.database.engine),
          hosting.place == "serverless" ? "; the pooled one, since functions open many connections" : ""),
      readers);
  const auto database = std::ranges::find(design.infrastructure.services, "database", &design::Service::role);
  if (database == design.infrastructure.services.end()) return;
  const std::vector<std::string> reader{database->name};
  switch (design.database.engine) {
    case design::Engine::postgresql:
      variables.secret("POSTGRES_PASSWORD", "Password of the database user", reader);
      break;
    case design::Engine::mysql:
      variables.secret("MYSQL_PASSWORD", "Password of the database user", reader);
      variables.secret("MYSQL_ROOT_PASSWORD", "Password of the database's administrator", reader);
      break;
    case design::Engine::mongodb:
      variables.secret("MONGO_INITDB_ROOT_PASSWORD", "Password of the database user", reader);
      break;
    case design::Engine::sqlite: break;
  }
}

void add_sign_in(Variables& variables, const design::Api& api, const Hosting& hosting) {
  const auto& auth = api.auth;
  const bool is_cookie = auth.session && auth.session->entity.empty() && auth.strategy != "jwt";
  if (is_cookie)
    variables.secret(
        "SESSION_SECRET", std::string(random_key) + "changing it signs everybody out", variables.web());
  if (auth.strategy == "jwt")
    variables.secret(
        "JWT_SIGNING_KEY", std::string(random_key) + "changing it ends every token", variables.web());
  if (auth.oauth) {
    for (const auto& provider : auth.oauth->providers) {
      const auto name = "OAUTH_" + upper_snake(provider);
      variables.required(
          name + "_CLIENT_ID", fmt::format("Name of this product at {}", provider), variables.web());
      variables.secret(
          name + "_CLIENT_SECRET", fmt::format("Secret of this product at {}", provider), variables.web());
    }
  }
  for (const auto& link : auth.links)
    variables.secret(
        link.secret, std::string(random_key) + "changing it ends all open links", variables.all());
  if (auth.strategy == "api-key" && !auth.api_keys)
    variables.secret("API_KEY_HASHES",
                     "SHA-256 of each key that is let in, hexadecimal, divided by commas",
                     variables.web());
  const bool has_people = auth.strategy == "session" || auth.strategy == "jwt" || auth.strategy == "oauth";
  if (has_people && !auth.session) {
    variables.required("ADMIN_EMAIL", "Who may sign in", variables.web());
    variables.secret("ADMIN_PASSWORD_HASH", "Argon2id hash of that person's password", variables.web());
  }
  const bool has_addresses =
      !auth.links.empty() || auth.oauth || auth.session || hosting.target == "own-server";
  if (has_addresses)
    variables.required("PUBLIC_URL",
                       "Address that people open, https in production; links and cookies begin with it",
                       variables.all());
}

bool is_secret_name(std::string_view name) {
  constexpr std::array<std::string_view, 5> endings{"_KEY", "_SECRET", "_TOKEN", "_PASSWORD", "SMTP_URL"};
  return std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

void add_integrations(Variables& variables, const design::Api& api) {
  for (const auto& integration : api.integrations) {
    const auto is_job = [&](const std::string& id) {
      return std::ranges::find(api.jobs, id, &design::Job::id) != api.jobs.end();
    };
    const bool is_all_jobs = !integration.used_by.empty() && std::ranges::all_of(integration.used_by, is_job);
    const bool has_job = std::ranges::any_of(integration.used_by, is_job);
    const auto readers = is_all_jobs ? variables.jobs() : has_job ? variables.all() : variables.web();
    for (const auto& name : integration.env) {
      EnvVar variable{
          .name = name, .required = false, .description = integration.purpose, .used_by = readers};
      variable.secret = is_secret_name(name);
      if (variable.secret) {
        variable.description += "; empty switches it off";
      } else {
        variable.default_ = "";
        variable.description += "; empty writes to the log instead";
      }
      variables.add(std::move(variable));
    }
  }
}

bool has_money(const Design& design) {
  constexpr std::array<std::string_view, 9> words{
      "price", "total", "amount", "cost", "fee", "budget", "balance", "rate", "salary"};
  bool found = false;
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (has_word(field.name, "currency")) return false;
      const bool is_named = std::ranges::any_of(words, [&](auto word) { return has_word(field.name, word); });
      found = found || (is_named && type_of(field).kind == design::TypeKind::decimal);
    }
  }
  return found;
}

bool has_days(const Design& design) {
  return std::ranges::any_of(design.data_model.entities, [](const design::Entity& entity) {
    return std::ranges::any_of(entity.fields, [](const design::Field& field) {
      return type_of(field).kind == design::TypeKind::date;
    });
  });
}

void add_settings(Variables& variables, Design& design) {
  if (has_money(design)) {
    variables.setting("CURRENCY", "EUR", "ISO 4217 code of every amount", variables.web());
    assume(design,
           "currency",
           "Every amount is in one currency; the variable CURRENCY says which.",
           "The rows hold amounts and no currency beside them.",
           "dataModel.key-attributes");
  }
  if (has_days(design))
    variables.setting("TIME_ZONE", "UTC", "Zone in which a day begins and ends", variables.all());
  const auto monitors = [&](std::string_view signal) {
    return is_chosen(design, StageName::infrastructure, "monitoring", signal);
  };
  if (monitors("tracing"))
    variables.setting(
        "OTEL_EXPORTER_OTLP_ENDPOINT", "", "Where traces go; empty keeps none", variables.all());
  if (monitors("errors")) {
    variables.add({.name = "ERROR_REPORTING_DSN",
                   .required = false,
                   .secret = true,
                   .description = "Where unexpected failures are reported; empty leaves them in the log",
                   .used_by = variables.all()});
  }
  variables.setting("LOG_LEVEL", "info", "debug, info, warn or error", variables.all());
}

}  // namespace

void derive_variables(Design& design, const Hosting& hosting) {
  if (!hosting.has_services) return;
  Variables variables(design);
  add_database(variables, design, hosting);
  add_sign_in(variables, design.api, hosting);
  const auto& services = design.infrastructure.services;
  if (std::ranges::find(services, "cache", &design::Service::role) != services.end())
    variables.setting("CACHE_URL",
                      "redis://cache:6379",
                      "Address of the counters that all instances share",
                      variables.web());
  add_integrations(variables, design.api);
  add_settings(variables, design);
}

}  // namespace nonagon::derive
