#include "ai/compose.hpp"

#include <algorithm>
#include <array>
#include <charconv>
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

// What a model said to one question, as its user would have.
design::Answer answer_to(const pipeline::Question& question, const json::value& said) {
  design::Answer own;
  if (const auto* list = said.if_array()) {
    for (const auto& item : *list) {
      if (item.is_string()) own.selected.emplace_back(item.get_string());
    }
  } else if (said.is_string()) {
    if (question.ask == pipeline::Ask::single_select)
      own.selected.emplace_back(said.get_string());
    else
      own.text = said.get_string();
  }
  return own;
}

// The answers of the task with those of the model to open questions. What the interview does not take is left
// open, and told in `problems`.
design::Answers answers_of(const json::value& answer, const Task& task, std::vector<ErrorPlace>& problems) {
  auto answers = task.design.answers;
  const auto* told = at(answer, {"answers"});
  if (told == nullptr || !told->is_object()) return answers;
  for (const auto* question : open_questions(task)) {
    const auto* said = at(*told, {question->topic});
    if (said == nullptr) continue;
    auto own = answer_to(*question, *said);
    if (own.selected.empty() && own.text.empty()) continue;
    auto with = answers;
    with.set(task.stage, std::string(question->topic), std::move(own));
    if (const auto checked = pipeline::check_answers(with)) {
      answers = std::move(with);
    } else {
      problems.push_back({.pointer = pointer_to("/answers", question->topic),
                          .detail = checked.error().detail + " " + checked.error().fix});
    }
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

// Stands in a list for an element that was taken out, until all were: the places of the others stay.
constexpr std::string_view taken_out = "\x01taken out";

void close_gaps(json::value& value) {
  if (auto* list = value.if_array()) {
    const auto gone = std::ranges::remove(*list, json::value(taken_out));
    list->erase(gone.begin(), gone.end());
    for (auto& element : *list) close_gaps(element);
  } else if (auto* object = value.if_object()) {
    for (auto& [name, member] : *object) close_gaps(member);
  }
}

// Takes the value at a pointer out of a payload: with the innermost element of a list that it belongs to, or
// else the member of the root becomes what the engine made of it.
void give_back(json::value& payload, const json::value& engine, std::string_view pointer) {
  json::array* list = nullptr;
  std::size_t place = 0;
  std::string_view member;
  auto* inside = &payload;
  for (const auto token : split(pointer.substr(std::min<std::size_t>(pointer.size(), 1)), '/')) {
    if (auto* elements = inside->if_array()) {
      std::size_t index = 0;
      const auto read = std::from_chars(token.data(), token.data() + token.size(), index);
      if (read.ec != std::errc{} || index >= elements->size()) break;
      list = elements;
      place = index;
      inside = &(*elements)[index];
    } else if (auto* members = inside->if_object()) {
      if (inside == &payload) member = token;
      auto* found = members->if_contains(token);
      if (found == nullptr) break;
      inside = found;
    } else {
      break;
    }
  }
  if (list != nullptr) {
    (*list)[place] = taken_out;
  } else if (const auto* known = at(engine, {member}); known != nullptr && !member.empty()) {
    payload.as_object()[member] = *known;
  } else if (!member.empty()) {
    payload.as_object().erase(member);
  }
}

// The payload that the engine makes of the answers in the design, in which it stays.
json::value derived(design::Design& design, StageName stage) {
  design::visit_payload(design, stage, [](auto& payload) { payload = {}; });
  const auto assumed = design.product.assumptions;
  derive::derive_stage(design, stage);
  design::keep_assumptions(design, stage, assumed);
  auto payload = parse_json(design::write_payload(design, stage));
  ensure(payload.has_value(), "a payload that was written can be read");
  return *std::move(payload);
}

json::value laid_over(const json::value& engine, json::object told, const Prompt& prompt) {
  told.erase("answers");
  return lay_over(engine, told, prompt.decides);
}

// Reads a payload into the design after giving back to the engine what cannot be read: an element of a list
// is taken out, a member of the root becomes the engine's. False when it cannot be read even so.
bool readable(design::Design& design,
              StageName stage,
              const json::value& engine,
              json::value payload,
              std::vector<ErrorPlace>& left_out) {
  constexpr int most_rounds = 8;
  for (int round = 0; round < most_rounds; ++round) {
    const auto reading = design::read_payload(design, stage, payload);
    if (reading.is_valid()) return true;
    for (const auto& finding : reading.findings) {
      give_back(payload, engine, finding.pointer);
      left_out.push_back({.pointer = finding.pointer, .detail = finding.message});
    }
    close_gaps(payload);
  }
  return false;
}

// What is common to both ways: keys and ids, the rules' own fixes, and what the rules still say.
void finish(Composed& made, StageName stage) {
  auto& design = made.design;
  made.is_readable = true;
  design.has[design::index_of(stage)] = true;
  if (stage == StageName::data_model) complete(design.data_model);
  design::assign_ids(design);
  if (!errors_of(design, stage).empty()) mend_stage(design, stage);
  made.findings = errors_of(design, stage);
  for (const auto& finding : made.findings) {
    if (made.problems.size() < most_problems)
      made.problems.push_back({.pointer = finding.pointer, .detail = finding.message + " " + finding.reason});
  }
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
                .findings = {},
                .left_out = {}};
  if (!made.problems.empty()) return made;
  const auto told = without_blanks(without_controls(answer)).as_object();
  auto& design = made.design;
  design.answers = answers_of(told, task, made.problems);
  if (!made.problems.empty()) return made;
  const auto engine = derived(design, task.stage);
  auto reading = design::read_payload(design, task.stage, laid_over(engine, told, prompt));
  for (const auto& finding : reading.findings) {
    if (made.problems.size() < most_problems)
      made.problems.push_back({.pointer = finding.pointer, .detail = finding.message});
  }
  design.answers = task.design.answers;
  if (made.problems.empty()) finish(made, task.stage);
  return made;
}

Composed compose_rest(const Prompt& prompt, const Task& task, const json::value& answer) {
  Composed made{.design = task.design, .problems = {}, .findings = {}, .left_out = {}};
  const auto part = matching_part(answer, schema_of(prompt, task), made.left_out);
  if (!part) return made;
  const auto told = without_blanks(without_controls(*part)).as_object();
  if (told.empty()) return made;
  auto& design = made.design;
  design.answers = answers_of(told, task, made.left_out);
  const auto engine = derived(design, task.stage);
  const auto laid = readable(design, task.stage, engine, laid_over(engine, told, prompt), made.left_out);
  design.answers = task.design.answers;
  if (laid) finish(made, task.stage);
  if (made.left_out.size() > most_problems) made.left_out.resize(most_problems);
  return made;
}

}  // namespace nonagon::ai
