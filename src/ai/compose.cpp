#include "ai/compose.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "ai/schema_check.hpp"
#include "ai/wire.hpp"
#include "base/text.hpp"
#include "check/mend.hpp"
#include "check/rule.hpp"
#include "derive/derive.hpp"
#include "design/assumptions.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::ai {
namespace {

constexpr std::size_t most_problems = 20;

// By what two elements of a list are the same thing.
std::string key_of(const json::value& element) {
  if (const auto* text = element.if_string()) return kebab_case({text->data(), text->size()});
  if (!element.is_object()) return {};
  if (at(element, {"from"}) != nullptr && at(element, {"to"}) != nullptr)
    return fmt::format(
        "{} {} {}", text_at(element, {"from"}), text_at(element, {"to"}), text_at(element, {"foreignKey"}));
  for (const auto* name : {"name", "term", "id"}) {
    if (const auto text = text_at(element, {name}); !text.empty()) return kebab_case(text);
  }
  std::string key;
  for (const auto* name : {"entity", "columns", "after", "problem", "text", "action"}) {
    if (const auto* found = at(element, {name})) key += write_json_line(*found) + " ";
  }
  return key;
}

const json::value* find_like(const json::array& list, const std::string& key) {
  const auto found =
      std::ranges::find_if(list, [&](const json::value& one) { return !key.empty() && key_of(one) == key; });
  return found == list.end() ? nullptr : &*found;
}

const Selection::Member* member_of(const Selection& selection, std::string_view name) {
  const auto found = std::ranges::find(selection.members, name, &Selection::Member::name);
  return found == selection.members.end() ? nullptr : &*found;
}

json::array lay_over_list(const json::array& engine,
                          const json::array& answer,
                          const Selection& selection,
                          bool is_added_to) {
  json::array out;
  if (is_added_to) {
    for (const auto& element : engine) {
      const auto* told = find_like(answer, key_of(element));
      out.emplace_back(told == nullptr ? element : lay_over(element, *told, selection));
    }
  }
  for (const auto& element : answer) {
    const auto* known = find_like(engine, key_of(element));
    if (is_added_to && known != nullptr) continue;
    out.emplace_back(known == nullptr ? element : lay_over(*known, element, selection));
  }
  return out;
}

// The answers that the model gave to open questions, as its user would have.
design::Answers answers_of(const json::value& answer, const Task& task) {
  auto answers = task.design.answers;
  const auto* told = at(answer, {"answers"});
  if (told == nullptr || !told->is_object()) return answers;
  for (const auto* question : open_questions(task)) {
    const auto* value = at(*told, {question->topic});
    if (value == nullptr) continue;
    design::Answer own;
    if (const auto* list = value->if_array()) {
      for (const auto& item : *list) {
        if (item.is_string()) own.selected.emplace_back(item.get_string());
      }
    } else if (value->is_string()) {
      const bool is_choice = question->ask == pipeline::Ask::single_select;
      const std::string text(value->get_string());
      if (is_choice)
        own.selected.push_back(text);
      else
        own.text = text;
    }
    if (!own.selected.empty() || !own.text.empty())
      answers.set(task.stage, std::string(question->topic), std::move(own));
  }
  return answers;
}

bool has_field(const design::Entity& entity, std::string_view name) {
  return std::ranges::find(entity.fields, name, &design::Field::name) != entity.fields.end();
}

design::Field field(std::string name, std::string type, std::string description) {
  design::Field made;
  made.name = std::move(name);
  made.type = std::move(type);
  made.required = true;
  made.description = std::move(description);
  return made;
}

// What no judgement is needed for: keys, foreign keys, and when a row was made and changed.
void complete(design::DataModel& model) {
  for (auto& entity : model.entities) {
    if (!has_field(entity, "id"))
      entity.fields.insert(entity.fields.begin(), field("id", "uuid", "Primary key"));
  }
  for (const auto& relationship : model.relationships) {
    // one-to-many: the many hold the key of the one.
    const bool is_many_to_one = relationship.type == design::Cardinality::many_to_one;
    const auto& holder = is_many_to_one ? relationship.from : relationship.to;
    const auto& target = is_many_to_one ? relationship.to : relationship.from;
    const auto found = std::ranges::find(model.entities, holder, &design::Entity::name);
    const bool is_simple = relationship.type != design::Cardinality::many_to_many;
    if (!is_simple || found == model.entities.end() || has_field(*found, relationship.foreign_key)) continue;
    auto key = field(relationship.foreign_key, "uuid", fmt::format("FK to {}", target));
    const auto place = std::ranges::find(found->fields, "id", &design::Field::name);
    found->fields.insert(place == found->fields.end() ? place : place + 1, std::move(key));
  }
  for (auto& entity : model.entities) {
    if (!has_field(entity, "createdAt"))
      entity.fields.push_back(field("createdAt", "datetime", "Creation timestamp"));
    if (!has_field(entity, "updatedAt") && !entity.append_only)
      entity.fields.push_back(field("updatedAt", "datetime", "Last update timestamp"));
  }
}

std::vector<design::Finding> errors_of(const design::Design& design, StageName stage) {
  auto findings = check::check(design);
  std::erase_if(findings, [&](const design::Finding& finding) {
    return finding.stage != stage || finding.severity != design::Severity::error || finding.waived;
  });
  return findings;
}

// Mends what rules can mend by themselves, as long as it stays inside the stage.
void mend_stage(design::Design& design, StageName stage) {
  auto mended = design;
  if (!check::mend(mended)) return;
  for (const auto other : design::all_stages) {
    const bool is_other = other != stage && design::has(design, other);
    if (is_other && design::write_payload(mended, other) != design::write_payload(design, other)) return;
  }
  design = std::move(mended);
}

}  // namespace

json::value lay_over(const json::value& engine, const json::value& answer, const Selection& selection) {
  if (engine.is_object() && answer.is_object()) {
    auto out = engine.get_object();
    for (const auto& [name, told] : answer.get_object()) {
      const auto* member = member_of(selection, name);
      auto* known = out.if_contains(name);
      if (known == nullptr || member == nullptr) {
        out[name] = told;
      } else if (known->is_array() && told.is_array()) {
        auto list = lay_over_list(known->get_array(), told.get_array(), member->inner(), member->is_added_to);
        *known = std::move(list);
      } else {
        auto laid = lay_over(*known, told, member->inner());
        *known = std::move(laid);
      }
    }
    return out;
  }
  return answer;
}

Composed compose(const Prompt& prompt, const Task& task, const json::value& answer) {
  Composed made{.design = task.design,
                .problems = check_schema(answer, schema_of(prompt, task), most_problems),
                .findings = {}};
  if (!made.problems.empty()) return made;
  const auto told = without_blanks(answer);
  auto& design = made.design;
  design.answers = answers_of(told, task);
  if (const auto checked = pipeline::check_answers(design.answers); !checked) {
    made.problems.push_back(
        {.pointer = "/answers", .detail = checked.error().detail + " " + checked.error().fix});
    return made;
  }
  design::visit_payload(design, task.stage, [](auto& payload) { payload = {}; });
  const auto assumed = design.product.assumptions;
  derive::derive_stage(design, task.stage);
  design::keep_assumptions(design, task.stage, assumed);
  auto decisions = told.as_object();
  decisions.erase("answers");
  const auto engine = parse_json(design::write_payload(design, task.stage));
  ensure(engine.has_value(), "a payload that was written can be read");
  auto reading = design::read_payload(design, task.stage, lay_over(*engine, decisions, prompt.decides));
  for (const auto& finding : reading.findings) {
    if (made.problems.size() < most_problems)
      made.problems.push_back({.pointer = finding.pointer, .detail = finding.message});
  }
  design.answers = task.design.answers;
  if (!made.problems.empty()) return made;
  made.is_readable = true;
  design.has[design::index_of(task.stage)] = true;
  if (task.stage == StageName::data_model) complete(design.data_model);
  design::assign_ids(design);
  if (!errors_of(design, task.stage).empty()) mend_stage(design, task.stage);
  made.findings = errors_of(design, task.stage);
  for (const auto& finding : made.findings) {
    if (made.problems.size() < most_problems)
      made.problems.push_back({.pointer = finding.pointer, .detail = finding.message + " " + finding.reason});
  }
  return made;
}

}  // namespace nonagon::ai
