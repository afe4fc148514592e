#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/database/index_plan.hpp"
#include "derive/infrastructure/hosting.hpp"
#include "derive/infrastructure/variables.hpp"
#include "derive/infrastructure/watch.hpp"
#include "derive/reading/product_form.hpp"
#include "derive/stack/choice.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Service;
using design::StageName;

void add_environments(Design& design, const Hosting& hosting) {
  auto& environments = design.infrastructure.environments;
  const auto said = choice(design, StageName::infrastructure, "env-complexity");
  const bool is_single = said == "single";
  const bool has_mail = !design.api.integrations.empty();
  if (!is_single) {
    environments.push_back({.name = "development",
                            .purpose = has_mail ? "A laptop; what would go to other systems goes to the log"
                                                : "A laptop, with made-up rows"});
  }
  if (said == "dev-staging-production") {
    environments.push_back({.name = "staging",
                            .purpose = "As production, with made-up people; each change runs here with its "
                                       "migration before it goes on"});
  }
  environments.push_back({.name = "production",
                          .purpose = !hosting.has_services ? "The machines of the people who installed it"
                                     : hosting.target == "own-server"
                                         ? "The server, behind its proxy, which ends TLS"
                                         : "What people use"});
  if (!said.empty()) return;
  assume(design,
         "environments",
         "There are two environments, development and production.",
         "A staging copy pays when several people change the product at once.",
         "infrastructure.env-complexity");
}

std::string memory(Scale scale, std::string_view small, std::string_view medium, std::string_view large) {
  return std::string(scale == Scale::small ? small : scale == Scale::medium ? medium : large);
}

bool stores_files(const design::Api& api) {
  return std::ranges::find(api.integrations, "object-storage", &design::Integration::id) !=
         api.integrations.end();
}

void add_services(Design& design, const Hosting& hosting) {
  if (!hosting.has_services) return;
  const auto scale = scale_of(design);
  auto& services = design.infrastructure.services;
  const std::string files = hosting.is_file && hosting.has_database ? "app-data" : "";
  const bool is_own = hosting.target == "docker" || hosting.target == "own-server";
  if (hosting.target == "own-server")
    services.push_back({.name = "proxy", .role = "proxy", .port = 443, .memory = "64m"});
  services.push_back({.name = "app",
                      .role = "web",
                      .build = true,
                      .command = "serve",
                      .port = 8080,
                      .health = "/healthz",
                      .memory = memory(scale, "256m", "512m", "1g"),
                      .volume = files});
  if (!design.api.jobs.empty()) {
    services.push_back({.name = "worker",
                        .role = "jobs",
                        .build = true,
                        .command = "work",
                        .memory = memory(scale, "192m", "256m", "512m"),
                        .volume = files});
  }
  if (hosting.has_database && !hosting.is_file && !hosting.is_managed)
    services.push_back(
        {.name = "db", .role = "database", .memory = memory(scale, "512m", "1g", "4g"), .volume = "db-data"});
  if (is_own && stores_files(design.api))
    services.push_back({.name = "storage", .role = "storage", .memory = "256m", .volume = "storage-data"});
  const bool counts_together = scale == Scale::large && !design.api.rate_limits.empty();
  if (counts_together) services.push_back({.name = "cache", .role = "cache", .memory = "128m"});
}

std::string_view ci_reason(const Design& design, const Hosting& hosting) {
  if (!hosting.has_database) return "Every change is checked and built before it is delivered.";
  return design.database.engine == design::Engine::sqlite
             ? "The schema is loaded into a new file before the tests use it."
             : "The schema runs on the same database version as in production before the tests use it.";
}

void add_ci(Design& design, const Hosting& hosting) {
  auto provider = choice(design, StageName::infrastructure, "ci-preference");
  if (provider.empty()) {
    provider = "github-actions";
    assume(design,
           "ci",
           "Every change is checked by GitHub Actions.",
           "No place for the code was named; the steps are the same elsewhere.",
           "infrastructure.ci-preference");
  }
  if (provider == "none") {
    design.infrastructure.ci =
        design::Ci{.provider = provider,
                   .because = "It was asked for; the same steps run by hand before each delivery."};
    return;
  }
  const auto chosen = choose_stack(design);
  design::Ci ci{.provider = provider, .because = std::string(ci_reason(design, hosting))};
  for (const auto& stage : chosen.backend->ci) {
    if (stage == "schema" && !hosting.has_database) continue;
    ci.stages.push_back(stage);
  }
  ci.stages.emplace_back(hosting.has_services ? "image" : "release");
  design.infrastructure.ci = std::move(ci);
}

}  // namespace

void derive_infrastructure(Design& design) {
  design.infrastructure = {};
  const auto hosting = hosting_of(design);
  design.infrastructure.hosting = hosting_name(hosting);
  design.infrastructure.because = because_of(hosting, design);
  add_environments(design, hosting);
  add_services(design, hosting);
  derive_variables(design, hosting);
  add_ci(design, hosting);
  derive_backup(design, hosting);
  derive_monitoring(design, hosting);
}

}  // namespace nonagon::derive
