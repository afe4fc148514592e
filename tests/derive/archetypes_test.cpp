#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "derive/knowledge/archetype.hpp"
#include "derive/knowledge/archetype_index.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

std::vector<const Archetype*> all_archetypes() {
  std::vector<const Archetype*> all;
  for (const auto name : archetype_names()) all.push_back(find_archetype_named(name));
  return all;
}

const design::Field* field_of(const Archetype& archetype, std::string_view name) {
  const auto found = std::ranges::find(archetype.fields, name, &design::Field::name);
  return found == archetype.fields.end() ? nullptr : &*found;
}

std::string foreign_key_of(const ArchetypeLink& link) {
  return link.as.empty() ? camel_case(link.to) + "Id" : link.as;
}

bool has_member(const Archetype& archetype, std::string_view name) {
  return field_of(archetype, name) != nullptr ||
         std::ranges::any_of(archetype.links, [&](const auto& link) { return foreign_key_of(link) == name; });
}

std::vector<std::string> enum_values(const Archetype& archetype, std::string_view field) {
  const auto* found = field_of(archetype, field);
  return found == nullptr ? std::vector<std::string>{} : design::field_type_or_text(found->type).values;
}

// Names in a check expression: words outside quotes that are neither operators nor functions.
std::vector<std::string> names_in(std::string_view expression) {
  static const std::set<std::string, std::less<>> keywords{
      "and", "or", "not", "is", "null", "in", "matches", "lower", "true", "false"};
  std::vector<std::string> names;
  std::string word;
  bool is_quoted = false;
  for (const char c : std::string(expression) + " ") {
    if (c == '\'') is_quoted = !is_quoted;
    const bool belongs = !is_quoted && (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_');
    if (belongs) word += c;
    if (belongs || word.empty()) continue;
    if (std::isdigit(static_cast<unsigned char>(word.front())) == 0 && !keywords.contains(word))
      names.push_back(word);
    word.clear();
  }
  return names;
}

std::set<std::string> reachable(const design::Lifecycle& lifecycle) {
  std::set<std::string> found{lifecycle.initial};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& transition : lifecycle.transitions) {
      if (std::ranges::any_of(transition.from, [&](const auto& state) { return found.contains(state); }))
        found.insert(transition.to);
    }
  }
  return found;
}

std::set<std::string> left_states(const design::Lifecycle& lifecycle) {
  std::set<std::string> states;
  for (const auto& transition : lifecycle.transitions)
    states.insert(transition.from.begin(), transition.from.end());
  return states;
}

}  // namespace

TEST_CASE("the knowledge holds a few hundred archetypes, each of the right shape") {
  std::size_t count = 0;
  for (const auto path : embedded_under("archetypes/")) {
    CAPTURE(path);
    const auto document = parse_json(embedded(path));
    REQUIRE(document.has_value());
    for (const auto& object : document->as_array()) {
      const auto reading = read_archetype(object);
      CAPTURE(reading.archetype.name);
      for (const auto& finding : reading.findings) FAIL_CHECK(finding.pointer << " " << finding.message);
      CHECK_MESSAGE(reading.archetype.extras.empty(), "unknown member");
      const auto* found = find_archetype_named(reading.archetype.name);
      REQUIRE(found != nullptr);
      CHECK(design::write(*found) == design::write(reading.archetype));
      ++count;
    }
  }
  CHECK(count >= 350);
  CHECK(count == archetype_names().size());
}

TEST_CASE("no two archetypes share a name or a word, and words are lower case") {
  std::map<std::string, std::string> owner;
  std::set<std::string> names;
  for (const auto* archetype : all_archetypes()) {
    CAPTURE(archetype->name);
    CHECK(names.insert(archetype->name).second);
    CHECK(pascal_case(archetype->name) == archetype->name);
    REQUIRE(!archetype->words.empty());
    for (const auto& word : archetype->words) {
      CAPTURE(word);
      const auto [entry, is_new] = owner.emplace(word, archetype->name);
      CHECK_MESSAGE(is_new, "also a word of ", entry->second);
      CHECK(word == lower(word));
      CHECK(word == std::string(trim(word)));
      CHECK(word.find('\\') == std::string::npos);
      CHECK(find_exact_archetype(word) == archetype);
    }
  }
}

TEST_CASE("fields have types, meanings and checks over names that exist") {
  static const std::set<std::string> reserved{"id", "createdAt", "updatedAt"};
  for (const auto* archetype : all_archetypes()) {
    CAPTURE(archetype->name);
    CHECK(archetype->fields.size() >= 3);
    CHECK(field_of(*archetype, archetype->label) != nullptr);
    std::set<std::string> seen;
    for (const auto& field : archetype->fields) {
      CAPTURE(field.name);
      CHECK(seen.insert(field.name).second);
      CHECK(camel_case(field.name) == field.name);
      CHECK(!reserved.contains(field.name));
      CHECK(!field.description.empty());
      CHECK(design::parse_field_type(field.type).has_value());
      for (const auto& name : names_in(field.check))
        CHECK_MESSAGE(field_of(*archetype, name) != nullptr, name);
    }
    for (const auto& group : archetype->unique) {
      for (const auto& name : group) CHECK_MESSAGE(has_member(*archetype, name), name);
    }
  }
}

TEST_CASE("lifecycles leave no state unreached and none without a way out") {
  for (const auto* archetype : all_archetypes()) {
    if (!archetype->lifecycle) continue;
    const auto& lifecycle = *archetype->lifecycle;
    CAPTURE(archetype->name);
    const auto states = enum_values(*archetype, lifecycle.field);
    REQUIRE(!states.empty());
    const auto left = left_states(lifecycle);
    CHECK(reachable(lifecycle) == std::set<std::string>(states.begin(), states.end()));
    for (const auto& state : states) {
      const bool is_final = std::ranges::find(lifecycle.final, state) != lifecycle.final.end();
      CHECK_MESSAGE(left.contains(state) != is_final, state);
    }
    CHECK(field_of(*archetype, lifecycle.field)->default_ == json::value(lifecycle.initial));
    for (const auto& transition : lifecycle.transitions) {
      CHECK_MESSAGE(transition.action.ends_with(archetype->name), transition.action);
      CHECK(camel_case(transition.action) == transition.action);
    }
  }
}

TEST_CASE("what an archetype points at exists") {
  for (const auto* archetype : all_archetypes()) {
    CAPTURE(archetype->name);
    std::set<std::string> actions;
    if (archetype->lifecycle) {
      for (const auto& transition : archetype->lifecycle->transitions) actions.insert(transition.action);
    }
    for (const auto& link : archetype->links) {
      CHECK_MESSAGE(find_archetype_named(link.to) != nullptr, link.to);
      CHECK_MESSAGE(field_of(*archetype, foreign_key_of(link)) == nullptr, "a link is no field: ", link.to);
    }
    for (const auto& field : archetype->fields) {
      for (const auto& action : field.set_by) CHECK_MESSAGE(actions.contains(action), action);
      for (const auto& source : field.copied_from) {
        const auto dot = source.find('.');
        REQUIRE(dot != std::string::npos);
        const auto* other = find_archetype_named(source.substr(0, dot));
        REQUIRE(other != nullptr);
        CHECK_MESSAGE(field_of(*other, source.substr(dot + 1)) != nullptr, source);
      }
    }
  }
}

TEST_CASE("a phrase is looked up whole, then by its last words") {
  REQUIRE(find_archetype("purchase order") != nullptr);
  CHECK(find_archetype("purchase order")->name == "PurchaseOrder");
  CHECK(find_archetype("large purchase order")->name == "PurchaseOrder");
  CHECK(find_archetype("glorious order")->name == "Order");
  CHECK(find_exact_archetype("glorious order") == nullptr);
  CHECK(find_archetype("zzzz") == nullptr);
  CHECK(find_archetype("") == nullptr);
  CHECK(find_archetype("  ") == nullptr);
  CHECK(find_archetype_named("Zzzz") == nullptr);
}

TEST_CASE("threads that ask at once see the same archetype") {
  std::vector<const Archetype*> seen(8);
  {
    std::vector<std::jthread> threads;
    for (auto& place : seen) threads.emplace_back([&place] { place = find_archetype("stock movement"); });
  }
  for (const auto* found : seen) CHECK((found != nullptr && found == seen.front()));
}

TEST_CASE("the index survives text that is no JSON") {
  for (const std::string_view text :
       {"", "[", "[{\"name", "[{\"name\":\"A\",\"words\":[\"a\"", "}}]]", "[{\"a\\", "\"\\\"", "[[[[{{{{"}) {
    CAPTURE(text);
    CHECK(index_archetypes({text}).texts.empty());
  }
  const auto index =
      index_archetypes({R"([{"words": ["b \" c", "a"], "name": "N", "fields": [{"name": "x"}]}])"});
  REQUIRE(index.names.size() == 1);
  CHECK(index.names.front().word == "N");
  CHECK(index.words.size() == 2);
  CHECK(index.texts.size() == 1);
}

}  // namespace nonagon::derive
