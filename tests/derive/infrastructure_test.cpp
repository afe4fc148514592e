#include <algorithm>
#include <chrono>
#include <set>

#include <doctest/doctest.h>

#include "derive/stages/stages.hpp"
#include "support/files.hpp"
#include "tool_library.hpp"

using namespace nonagon;
using design::Design;
using design::StageName;

namespace {

Design finished(Design design) {
  test::derive_later_stages(design);
  return design;
}

std::string payload(const Design& design) {
  return design::write_payload(design, StageName::infrastructure);
}

std::string with_answer(StageName stage, std::string topic, std::vector<std::string> choices) {
  return payload(finished(test::tool_library_with(stage, std::move(topic), std::move(choices))));
}

const design::EnvVar* variable(const Design& design, std::string_view name) {
  const auto& all = design.infrastructure.env_vars;
  const auto found = std::ranges::find(all, name, &design::EnvVar::name);
  return found == all.end() ? nullptr : &*found;
}

bool differ(StageName stage, const std::string& topic, const std::vector<std::string>& choices) {
  std::set<std::string> payloads;
  for (const auto& choice : choices) payloads.insert(with_answer(stage, topic, {choice}));
  return payloads.size() == choices.size();
}

}  // namespace

TEST_CASE("the infrastructure of the tool library is as written down") {
  test::check_golden("derive/tool-library/infrastructure.json", payload(finished(test::tool_library())));
}

TEST_CASE("every variable is read by a service that exists, and no secret has a default") {
  auto design = test::tool_library();
  design.answers.set(StageName::api,
                     "auth-strategy",
                     {.selected = {"session", "oauth", "api-key", "magic-link"}, .text = {}});
  design.answers.set(StageName::api,
                     "external-integrations",
                     {.selected = {"Stripe for fees", "A gate that opens"}, .text = {}});
  design = finished(std::move(design));
  std::set<std::string> readers{"migrate", "ci"};
  for (const auto& service : design.infrastructure.services) readers.insert(service.name);
  for (const auto& variable : design.infrastructure.env_vars) {
    CAPTURE(variable.name);
    CHECK_FALSE(variable.used_by.empty());
    for (const auto& reader : variable.used_by) CHECK(readers.contains(reader));
    CHECK_FALSE((variable.secret && variable.default_));
  }
}

TEST_CASE("whatever an integration, link or identity provider needs is a variable") {
  auto design = test::tool_library();
  design.answers.set(StageName::api, "auth-strategy", {.selected = {"oauth"}, .text = {}});
  design = finished(std::move(design));
  for (const auto& integration : design.api.integrations) {
    for (const auto& name : integration.env) CHECK(variable(design, name) != nullptr);
  }
  for (const auto& link : design.api.auth.links) CHECK(variable(design, link.secret) != nullptr);
  CHECK(variable(design, "OAUTH_GOOGLE_CLIENT_SECRET") != nullptr);
}

TEST_CASE("jobs have a worker, and what they leave undone is watched") {
  const auto design = finished(test::tool_library());
  const auto& services = design.infrastructure.services;
  CHECK(std::ranges::find(services, "jobs", &design::Service::role) != services.end());
  const auto& monitoring = design.infrastructure.monitoring;
  CHECK(std::ranges::find(monitoring, "stuck-deliver-notices", &design::Monitor::id) != monitoring.end());
}

TEST_CASE("a file needs no database service, and a managed database none of ours") {
  const auto has_database = [](const Design& design) {
    const auto& services = design.infrastructure.services;
    return std::ranges::find(services, "database", &design::Service::role) != services.end();
  };
  CHECK(has_database(finished(test::tool_library())));
  CHECK_FALSE(
      has_database(finished(test::tool_library_with(StageName::database, "engine-preference", {"sqlite"}))));
  CHECK_FALSE(has_database(
      finished(test::tool_library_with(StageName::database, "hosting-preference", {"managed"}))));
}

TEST_CASE("each answer about where it runs changes the infrastructure, and none is an assumption") {
  auto open = test::tool_library();
  open.answers = {};
  open = finished(std::move(open));
  for (const auto topic :
       {"infrastructure.env-complexity", "infrastructure.ci-preference", "infrastructure.monitoring"}) {
    CAPTURE(topic);
    CHECK(test::assumes(open, topic));
  }
  CHECK(differ(StageName::infrastructure,
               "env-complexity",
               {"single", "dev-and-production", "dev-staging-production"}));
  CHECK(differ(StageName::infrastructure, "ci-preference", {"github-actions", "gitlab-ci", "none"}));
  CHECK(differ(
      StageName::infrastructure, "monitoring", {"health", "logs", "errors", "metrics", "tracing", "uptime"}));
  CHECK(differ(StageName::stack,
               "deployment-target",
               {"docker", "own-server", "vercel", "flyio", "railway", "aws", "none"}));
  CHECK(differ(StageName::database,
               "hosting-preference",
               {"own-server", "cloud", "managed", "serverless", "on-device"}));
}

TEST_CASE("the export holds every stage that says something") {
  const auto design = finished(test::tool_library());
  const auto& include = design.export_plan.include;
  CHECK(std::ranges::find(include, "infrastructure") != include.end());
  CHECK(std::ranges::find(include, "sections") == include.end());
  CHECK(include.back() == "validation");
}

TEST_CASE("the same design gives the same bytes twice, and two hundred entities take a moment") {
  auto first = test::many_entities(200);
  auto second = first;
  const auto start = std::chrono::steady_clock::now();
  test::derive_later_stages(first);
  const auto took = std::chrono::steady_clock::now() - start;
  test::derive_later_stages(second);
  for (const auto stage : {StageName::database, StageName::api, StageName::stack, StageName::infrastructure})
    CHECK(design::write_payload(first, stage) == design::write_payload(second, stage));
  MESSAGE(
      "200 entities, milliseconds: " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
  CHECK(took < std::chrono::seconds(10));  // a square law would show here even in an unoptimised build
}
