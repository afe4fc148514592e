#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::derive {

// A starting point: answers to the interview and payloads that somebody thought through. Data in
// knowledge/templates/*.json.
struct Template {
  std::string id;
  std::string name;
  std::string description;
  std::string category;  // saas, api, landing, mobile, cli, fullstack, other
  std::string icon;      // Lucide icon name
  design::Answers answers;
  json::object stages;  // wire name of a stage → its payload
};

// The built-in ones, sorted by id.
const std::vector<Template>& templates();
const Template* find_template(std::string_view id);

// The wire form: {id, name, description, category, icon, answers, stages}. Fails with invalid_input at its
// pointer.
Result<Template> read_template(const json::value& document);
json::object to_json(const Template& known);

// The template's payloads, and the built-in engine's for the stages that it leaves open. `more_answers`
// replace the template's, question by question; an idea or a name of the caller's renames the product and
// keeps the structure.
design::Design design_from_template(const Template& known,
                                    const design::Answers& more_answers,
                                    std::string_view name = {});

}  // namespace nonagon::derive
