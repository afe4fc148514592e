#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ai/plain_answer.hpp"
#include "base/json.hpp"
#include "support/files.hpp"
#include "support/scripted_server.hpp"
#include "workbench/packages.hpp"

using namespace nonagon;
using design::StageName;

namespace {

constexpr std::string_view secret = "sk-canary-91b7d3";
constexpr std::string_view idea = "Members of a tool library borrow tools and return them.";

// A provider that decides each stage as the built-in engine would.
std::vector<test::Reply> whole_design() {
  const auto design =
      workbench::make_design({.idea = std::string(idea)}, [](std::string_view, std::size_t, std::size_t) {});
  std::vector<test::Reply> replies;
  for (const auto stage : design::all_stages) {
    if (ai::find_prompt(stage) != nullptr)
      replies.push_back({{test::chat_stream_of(test::plain_answer(design.value(), stage))}});
  }
  return replies;
}

test::Reply refused(int status) {
  return {.pieces = {R"({"error":{"message":"no such key"}})"}, .status = status, .type = "application/json"};
}

struct Shop {
  explicit Shop(std::vector<test::Reply> replies, std::string_view model = "gpt-5.6-luna")
      : server(std::move(replies)) {
    std::ofstream(folder.path() / "key") << secret << '\n';
    const auto added =
        run(fmt::format("provider add Scripted --kind custom --model {} --base-url {}/v1 --key-file {}/key",
                        model,
                        server.url(),
                        folder.path().string()));
    REQUIRE_MESSAGE(added.exit_code == 0, added.err);
  }

  test::Outcome run(const std::string& words) const {
    return test::run(
        fmt::format("{} {} --data {}/data --json", test::program().string(), words, folder.path().string()));
  }

  test::Outcome design(const std::string& more) const {
    return run(fmt::format("design --idea \"{}\" -o {}/out {}", idea, folder.path().string(), more));
  }

  test::TemporaryFolder folder;
  test::ScriptedServer server;
};

}  // namespace

TEST_CASE("a provider takes an idea through nine stages to a package, each call on record") {
  const Shop shop(whole_design());
  const auto outcome = shop.design("--provider Scripted --zip");
  CAPTURE(outcome.err);
  CAPTURE(outcome.out);
  REQUIRE(outcome.exit_code == 0);
  const auto answer = parse_json(outcome.out).value();
  CHECK(answer.at("stages").as_array().size() == 9);
  for (const auto& stage : answer.at("stages").as_array()) CHECK(stage.at("status") == "complete");
  const auto program = test::program().string();
  CHECK(test::run(program + " check " + std::string(answer.at("path").as_string())).exit_code == 0);
  CHECK(test::run(program + " verify " + std::string(answer.at("zip").as_string())).exit_code == 0);
  CHECK(shop.server.received().size() == 8);
  for (const auto& request : shop.server.received()) CHECK(request.head.contains(secret));
  const auto usage = parse_json(shop.run("usage").out).value();
  CHECK(usage.at("total").at("inputTokens") == 8000);
  CHECK(usage.at("total").at("outputTokens") == 1600);
}

TEST_CASE("the key of a provider is in no export, no backup and nothing that is said") {
  const Shop shop(whole_design());
  const auto outcome = shop.design("--provider Scripted --zip");
  REQUIRE(outcome.exit_code == 0);
  CHECK_FALSE((outcome.out + outcome.err).contains(secret));
  const auto folder = shop.folder.path().string();
  CHECK(shop.run(fmt::format("backup {}/backup", folder)).exit_code == 0);
  const auto found = [&](const std::string& bytes) {
    return test::run(fmt::format("cd {} && {} | grep -c {}", folder, bytes, secret)).out;
  };
  CHECK(found("gzip -dc backup") == "0\n");
  CHECK(found("cat $(find out -type f)") == "0\n");
  CHECK(found("unzip -p out/*.zip") == "0\n");
  CHECK(found("cat $(find data -type f)") == "0\n");
  CHECK(found("cat key") == "1\n");
}

TEST_CASE("a stage that its provider did not decide keeps the project, and says how to go on") {
  auto replies = whole_design();
  replies.insert(replies.begin() + 1, refused(401));
  const Shop shop(std::move(replies));
  const auto outcome = shop.design("--provider Scripted");
  CHECK(outcome.exit_code == 9);
  const auto error = parse_json(outcome.out).value().at("error");
  CHECK(std::string(error.at("reason").as_string()).find("no such key") != std::string::npos);
  const std::string fix(error.at("fix").as_string());
  CHECK(fix.find("nonagon stage generate tool-desk dataModel") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(shop.folder.path() / "out"));
  const auto again = shop.run("stage generate tool-desk dataModel --provider Scripted");
  CHECK(again.exit_code == 0);
}

TEST_CASE("a design stops before the request that could cost more than it may") {
  const Shop shop(whole_design());
  const auto outcome = shop.design("--provider Scripted --max-cost 0.001");
  CHECK(outcome.exit_code != 0);
  CHECK(outcome.out.find("it may cost $ 0.001") != std::string::npos);
  CHECK(shop.server.received().empty());

  const Shop unpriced(whole_design(), "nobody-knows");
  CHECK(unpriced.design("--provider Scripted --max-cost 5").exit_code != 0);
  CHECK(unpriced.server.received().empty());
  CHECK(unpriced.design("--provider Scripted --model gpt-5.6-luna --max-cost 5").exit_code == 0);
  CHECK(unpriced.server.received().at(0).body.find("gpt-5.6-luna") != std::string::npos);
}

TEST_CASE("words of a design with a provider that do not go together are refused before anything is asked") {
  const Shop shop({});
  CHECK(shop.design("--model gpt-5").exit_code == 2);
  CHECK(shop.design("--max-cost 1").exit_code == 2);
  CHECK(shop.design("--provider Nobody").exit_code != 0);
  CHECK(shop.design("--provider Scripted --max-cost lots").exit_code != 0);
  CHECK(shop.run("design --template team-tasks --provider Scripted -o out").exit_code == 2);
  CHECK(shop.server.received().empty());
}
