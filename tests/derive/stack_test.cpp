#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "derive/knowledge/stack_part.hpp"
#include "derive/stages/stages.hpp"
#include "support/files.hpp"
#include "tool_library.hpp"

using namespace nonagon;
using design::Design;
using design::StageName;

namespace {

Design with_stack(Design design) {
  test::derive_later_stages(design);
  return design;
}

Design with_answer(std::string topic, std::vector<std::string> choices) {
  return with_stack(test::tool_library_with(StageName::stack, std::move(topic), std::move(choices)));
}

std::string payload(const Design& design) {
  return design::write_payload(design, StageName::stack);
}

bool has_dependency(const Design& design, std::string_view name) {
  const auto& all = design.stack.dependencies;
  return std::ranges::find(all, name, &design::Dependency::name) != all.end();
}

bool differ(const std::string& topic, const std::vector<std::string>& choices) {
  std::set<std::string> payloads;
  for (const auto& choice : choices) payloads.insert(payload(with_answer(topic, {choice})));
  return payloads.size() == choices.size();
}

}  // namespace

TEST_CASE("the stack of the tool library is as written down") {
  test::check_golden("derive/tool-library/stack.json", payload(with_stack(test::tool_library())));
}

TEST_CASE("every part of a stack reads, and every backend knows the four databases") {
  for (const auto& file : derive::stack_parts_under("")) {
    CAPTURE(file);
    const auto* part = derive::find_stack_part(file);
    REQUIRE(part != nullptr);
    if (part->layer != "backend") continue;
    for (const auto engine : {"postgresql", "mysql", "sqlite", "mongodb"}) {
      CAPTURE(engine);
      CHECK(std::ranges::find(part->databases, engine, [](const auto& entry) { return entry.first; }) !=
            part->databases.end());
    }
  }
}

TEST_CASE("the driver is the database's") {
  const auto stack_on = [](const std::string& engine) {
    return with_stack(test::tool_library_with(StageName::database, "engine-preference", {engine}));
  };
  CHECK(has_dependency(stack_on("postgresql"), "postgres"));
  CHECK(has_dependency(stack_on("mysql"), "mysql2"));
  CHECK(has_dependency(stack_on("sqlite"), "better-sqlite3"));
  CHECK(has_dependency(stack_on("mongodb"), "mongodb"));
  CHECK(design::selection(stack_on("mysql").stack, "database") == "mysql 8.4");
}

TEST_CASE("each named experience is used or refused with a reason") {
  const auto design = with_answer("experience", {"python", "react", "go", "elixir"});
  CHECK(design::selection(design.stack, "language") == "Python");
  CHECK(design::selection(design.stack, "frontend") == "react");
  const auto language = std::ranges::find(design.stack.decisions, "language", &design::StackDecision::id);
  REQUIRE(language != design.stack.decisions.end());
  std::vector<std::string> refused;
  for (const auto& alternative : language->alternatives) refused.push_back(alternative.name);
  CHECK(refused == std::vector<std::string>{"Go", "Elixir"});
}

TEST_CASE("no package stands twice, and every reason names this product") {
  const auto design = with_stack(test::tool_library());
  std::set<std::string> names;
  for (const auto& dependency : design.stack.dependencies) CHECK(names.insert(dependency.name).second);
  for (const auto& decision : design.stack.decisions) {
    CAPTURE(decision.id);
    CHECK(decision.because.find('{') == std::string::npos);
    CHECK_FALSE(decision.alternatives.empty());
  }
}

TEST_CASE("a program without a server has no front end and no deployment") {
  auto design = test::tool_library_as("A command-line tool that counts words.");
  design.data_model = {};
  design = with_stack(std::move(design));
  CHECK(design::selection(design.stack, "frontend").empty());
  CHECK(design::selection(design.stack, "database").empty());
  CHECK(design.infrastructure.services.empty());
  CHECK(design.infrastructure.env_vars.empty());
}

TEST_CASE("an app for phones is one app for both") {
  const auto design = with_stack(test::tool_library_as("A mobile app for borrowing tools."));
  CHECK(design::selection(design.stack, "frontend") == "expo");
}

TEST_CASE("each answer about the stack changes it, and none is an assumption") {
  auto open = test::tool_library();
  open.answers = {};
  open = with_stack(std::move(open));
  for (const auto topic : {"stack.experience",
                           "stack.frontend-preference",
                           "stack.styling-preference",
                           "stack.deployment-target"}) {
    CAPTURE(topic);
    CHECK(test::assumes(open, topic));
  }
  CHECK(differ("experience",
               {"typescript", "python", "go", "java", "csharp", "ruby", "php", "rust", "cpp", "vue"}));
  CHECK(differ("frontend-preference",
               {"react", "vue", "svelte", "nextjs", "angular", "server-rendered", "none"}));
  CHECK(differ("styling-preference", {"tailwindcss", "css-modules", "styled-components", "plain-css"}));
  CHECK(differ("deployment-target", {"docker", "own-server", "vercel", "flyio", "railway", "aws", "none"}));
}
