#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "ai/plain_answer.hpp"
#include "base/text.hpp"
#include "base/yaml.hpp"
#include "desk.hpp"
#include "live_markup.hpp"
#include "pack/package.hpp"
#include "support/files.hpp"
#include "workbench/packages.hpp"

// Models that obey whoever wrote the idea: what they answer is put into a design, and nothing of it may do
// more than stand there.
namespace nonagon::workbench {
namespace {

constexpr std::string_view idea = "Members of a tool library borrow tools and return them.";
constexpr std::string_view other_secret = "project-canary-77ae: we buy our rival in May";

struct Injection {
  std::string name;
  StageName stage;
  json::object put;     // JSON Pointers into the answer: values
  std::string expects;  // finding: a rule complains · refused: goes back as no answer · otherwise nothing
};

std::vector<Injection> injections() {
  std::vector<Injection> all;
  for (const auto& entry :
       std::filesystem::directory_iterator(nonagon::test::source_root() / "tests/fixtures/injections")) {
    const auto document = good(parse_json(nonagon::test::read_text(entry.path())));
    const auto* expects = document.as_object().if_contains("expects");
    all.push_back({.name = entry.path().stem().string(),
                   .stage = *design::parse_stage(document.at("stage").as_string()),
                   .put = document.at("put").as_object(),
                   .expects = expects == nullptr ? "" : std::string(expects->as_string())});
  }
  std::ranges::sort(all, {}, &Injection::name);
  return all;
}

// The built-in engine's design of the idea.
design::Design plain_design() {
  return good(make_design({.idea = std::string(idea)}, [](std::string_view, std::size_t, std::size_t) {}));
}

// Puts a value where a pointer leads, which may be one past the end of a list.
void put(json::value& into, std::string_view pointer, const json::value& value) {
  auto* inside = &into;
  for (const auto token : split(pointer.substr(1), '/')) {
    if (auto* list = inside->if_array()) {
      const auto index = static_cast<std::size_t>(std::stoul(std::string(token)));
      REQUIRE(index <= list->size());
      if (index == list->size()) list->emplace_back(json::object());
      inside = &(*list)[index];
    } else {
      inside = &inside->as_object()[token];
    }
  }
  *inside = value;
}

// What the built-in engine decided, as a model would say it, with what the injection puts into it.
std::string answer_with(const Injection& injection, const design::Design& design) {
  json::value answer = nonagon::test::plain_answer(design, injection.stage);
  for (const auto& [pointer, value] : injection.put) put(answer, pointer, value);
  return write_json_line(answer);
}

void check_paths(const Files& files) {
  static const std::regex plain(R"([\w.-]+(/[\w.-]+)*)");
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    CHECK(std::regex_match(path, plain));
    for (const auto part : split(path, '/')) CHECK(part != "..");
  }
}

void check_texts(const Files& files) {
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    for (const auto& live : nonagon::test::live_markup(path, bytes)) CHECK_MESSAGE(false, live);
    CHECK(bytes.find('\x1b') == std::string::npos);
    CHECK(bytes.find('\0') == std::string::npos);
    CHECK(bytes.find(other_secret) == std::string::npos);
    CHECK(bytes.find(canary) == std::string::npos);
    if (path.ends_with(".json")) CHECK(parse_json(bytes).has_value());
    if (path.ends_with(".yaml") || path.ends_with(".yml")) CHECK(parse_yaml(bytes).has_value());
  }
}

void check_requests(const ScriptedServer& server) {
  for (const auto& request : server.received()) {
    CHECK(request.body.find(other_secret) == std::string::npos);
    CHECK(request.body.find(canary) == std::string::npos);
    // One mark at the beginning and one at the end of each block: none inside.
    const auto text = request.body;
    const auto count = [&](std::string_view mark) {
      std::size_t found = 0;
      for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) ++found;
      return found;
    };
    CHECK(count("<data>\\n") == count("\\n</data>"));
  }
}

}  // namespace

TEST_CASE("what an obeying model was told to write stays what it is: text of one design") {
  const auto plain = plain_design();
  const auto all = injections();
  CHECK(all.size() >= 50);
  for (const auto& injection : all) {
    CAPTURE(injection.name);
    const auto answer = streamed(answer_with(injection, plain));
    Desk desk({answer, answer, answer});
    NewProject other;
    other.name = "secret-merger";
    other.answers.set(StageName::product, "idea", {.selected = {}, .text = std::string(other_secret)});
    good(desk.store->create_project(other));
    GenerationRequest by_engine;
    for (const auto& provider : good(desk.store->providers({})).items) {
      if (is_built_in(provider.row)) by_engine.provider_id = provider.row.id.text();
    }
    const auto whole = [](const store::JobId&) { return GenerationWatch{}; };
    for (const auto stage : design::all_stages) {
      if (stage == injection.stage) break;
      good(desk.store->generate(desk.slug, stage, by_engine, whole));
      good(desk.store->complete(desk.slug, stage));
    }
    const auto made = desk.store->generate(desk.slug, injection.stage, {}, whole);
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().reason));
    check_requests(desk.server);
    const auto asked = desk.server.received().size();
    CHECK((asked == 3) == !injection.expects.empty());

    auto design = good(desk.store->design(desk.slug));
    derive_missing(design);
    const auto files = pack::package_files(design);
    check_paths(files);
    check_texts(files);
    CHECK(good(desk.store->projects(store::ProjectStatus::active)).size() == 2);
  }
}

}  // namespace nonagon::workbench
