#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/describe.hpp"

namespace nonagon::derive {

// A kind of foreign system that products call. Data in knowledge/integrations.json.
struct IntegrationKind {
  std::string id;
  std::vector<std::string> words;
  std::string purpose;
  std::vector<std::string> verbs;
  std::vector<std::string> nouns;
  std::vector<std::string> env;
  std::string when_down;
  json::object extras;

  static constexpr std::array about{
      design::must("id", "Kebab-case name."),
      design::must("words", "Lower-case words and phrases by which people name it."),
      design::must("purpose", "What it is for."),
      design::must("verbs", "First words of operations that call it."),
      design::must("nouns", "Last words of entities whose operations call it."),
      design::must("env", "Environment variables that it needs."),
      design::must("when_down", "What users see while it does not answer."),
  };
};
BOOST_DESCRIBE_STRUCT(IntegrationKind, (), (id, words, purpose, verbs, nouns, env, when_down))

struct IntegrationKinds {
  std::vector<IntegrationKind> integrations;
  json::object extras;

  static constexpr std::array about{design::must("integrations", "In the order in which they are tried.")};
};
BOOST_DESCRIBE_STRUCT(IntegrationKinds, (), (integrations))

const std::vector<IntegrationKind>& integration_kinds();

// The kind that a person's words name, the first whose word stands in them; null when none does.
const IntegrationKind* find_integration(std::string_view words);
const IntegrationKind* integration_by_id(std::string_view id);

}  // namespace nonagon::derive
