#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "support/files.hpp"

namespace nonagon::derive {
namespace {

struct Idea {
  std::string slug;
  json::object document;
};

std::vector<Idea> ideas() {
  std::vector<Idea> all;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_root() / "examples/ideas")) {
    auto document = parse_json(test::read_text(entry.path()));
    REQUIRE_MESSAGE(document.has_value(), entry.path().string());
    all.push_back({entry.path().stem().string(), document->as_object()});
  }
  std::ranges::sort(all, {}, &Idea::slug);
  return all;
}

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> all;
  for (const auto& text : list.as_array()) all.emplace_back(text.as_string());
  return all;
}

void check_names(const std::vector<std::string>& names, std::map<std::string, int>& seen) {
  for (const auto& name : names) {
    CAPTURE(name);
    CHECK(pascal_case(name) == name);
    CHECK_MESSAGE(++seen[name] == 1, "named twice in the idea");
  }
}

}  // namespace

TEST_CASE("the quality set holds at least 44 ideas over at least 16 domains") {
  std::set<std::string> domains;
  std::set<std::string> sentences;
  for (const auto& [slug, document] : ideas()) {
    CAPTURE(slug);
    CHECK(slug == kebab_case(slug));
    domains.emplace(document.at("domain").as_string());
    const std::string idea(document.at("idea").as_string());
    CHECK(idea.size() >= 60);
    CHECK(is_valid_utf8(idea));
    CHECK_MESSAGE(sentences.insert(idea).second, "said twice");
  }
  CHECK(sentences.size() >= 44);
  CHECK(domains.size() >= 16);
}

TEST_CASE("an idea lists each name once, as entity, alias or optional") {
  for (const auto& [slug, document] : ideas()) {
    CAPTURE(slug);
    std::map<std::string, int> seen;
    const auto entities = texts(document.at("entities"));
    CHECK(entities.size() >= 3);
    check_names(entities, seen);
    check_names(texts(document.at("optional")), seen);
    for (const auto& [name, aliases] : document.at("aliases").as_object()) {
      CHECK_MESSAGE(std::ranges::find(entities, std::string_view(name)) != entities.end(), std::string(name));
      check_names(texts(aliases), seen);
    }
  }
}

TEST_CASE("relations and states belong to expected entities") {
  for (const auto& [slug, document] : ideas()) {
    CAPTURE(slug);
    const auto entities = texts(document.at("entities"));
    const std::set<std::string> known(entities.begin(), entities.end());
    std::set<std::set<std::string>> pairs;
    for (const auto& relation : document.at("relations").as_array()) {
      const auto ends = texts(relation);
      REQUIRE(ends.size() == 2);
      for (const auto& end : ends) CHECK_MESSAGE(known.contains(end), end);
      CHECK_MESSAGE(
          pairs.insert({ends.begin(), ends.end()}).second, ends.front(), "-", ends.back(), " stands twice");
    }
    CHECK(pairs.size() >= 2);
    for (const auto& [entity, states] : document.at("states").as_object()) {
      CHECK_MESSAGE(known.contains(std::string(entity)), std::string(entity));
      CHECK(!states.as_array().empty());
      for (const auto& state : texts(states)) CHECK_MESSAGE(snake_case(state) == state, state);
    }
  }
}

}  // namespace nonagon::derive
