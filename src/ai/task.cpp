#include "ai/task.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::ai {
namespace {

using pipeline::Ask;

// JSON in which no < stands, so that nothing in it ends the mark around it.
std::string data_block(const json::object& data) {
  return fmt::format("<data>\n{}\n</data>", replace_all(write_json_line(data), "<", "\\u003c"));
}

json::value payload_of(const design::Design& design, StageName stage) {
  const auto document = parse_json(design::write_payload(design, stage));
  ensure(document.has_value(), "a payload that was written can be read");
  return *document;
}

bool is_called_by(std::string_view member) {
  constexpr std::array<std::string_view, 6> names{"id", "name", "term", "from", "to", "entity"};
  return std::ranges::find(names, member) != names.end();
}

// What `detail` leaves of a value; `is_listed`: inside an element of a list.
json::value cut_down(const json::value& value, Detail detail, bool is_listed) {
  constexpr std::size_t longest_brief = 40;
  if (const auto* list = value.if_array()) {
    json::array out;
    for (const auto& element : *list) out.emplace_back(cut_down(element, detail, true));
    return out;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return value;
  json::object out;
  for (const auto& [name, member] : *object) {
    const bool is_long = member.is_string() && member.get_string().size() > longest_brief;
    const bool is_dropped = detail == Detail::names ? is_listed && !member.is_array() : is_long;
    if (is_called_by(name) || !is_dropped) out[name] = cut_down(member, detail, is_listed);
  }
  return out;
}

json::object context_of(const Prompt& prompt, const Task& task, Detail detail) {
  json::object data;
  for (const auto& [stage, selection] : prompt.reads) {
    if (!design::has(task.design, stage)) continue;
    auto shown = project(payload_of(task.design, stage), selection);
    if (detail != Detail::whole) shown = cut_down(shown, detail, false);
    data[design::wire_name(stage)] = std::move(shown);
  }
  return data;
}

json::object question_schema(const pipeline::Question& question) {
  constexpr int longest_text = 600;
  constexpr int most_items = 12;
  json::object text{{"type", "string"}, {"maxLength", longest_text}};
  json::array choices;
  for (const auto& choice : question.choices) choices.emplace_back(choice.id);
  json::object schema;
  switch (question.ask) {
    case Ask::textarea: schema = text; break;
    case Ask::colour:
      schema = {{"type", "string"}, {"maxLength", 7}, {"pattern", "^(#[0-9a-fA-F]{6})?$"}};
      break;
    case Ask::multi_input: schema = {{"type", "array"}, {"items", text}, {"maxItems", most_items}}; break;
    case Ask::single_select:
      schema = question.takes_other ? text : json::object{{"type", "string"}, {"enum", choices}};
      break;
    case Ask::checkbox:
    case Ask::multi_select:
      schema = {{"type", "array"},
                {"items", question.takes_other ? text : json::object{{"type", "string"}, {"enum", choices}}},
                {"maxItems", most_items}};
      break;
  }
  auto meaning = fmt::format("{} {}", question.text, question.hint);
  if (question.takes_other && !choices.empty()) meaning += " Known: " + write_json_line(choices);
  if (question.ask == Ask::colour) meaning += " As #rrggbb.";
  schema["description"] = std::move(meaning);
  return schema;
}

}  // namespace

std::vector<const pipeline::Question*> open_questions(const Task& task) {
  std::vector<const pipeline::Question*> open;
  for (const auto& question : pipeline::stage(task.stage).interview) {
    if (task.design.answers.find(task.stage, question.topic) == nullptr) open.push_back(&question);
  }
  return open;
}

json::object schema_of(const Prompt& prompt, const Task& task) {
  auto schema = answer_schema(design::payload_schema(task.stage), prompt.decides);
  if (!prompt.asks_interview) return schema;
  json::object properties;
  json::array required;
  for (const auto* question : open_questions(task)) {
    properties[question->topic] = question_schema(*question);
    required.emplace_back(question->topic);
  }
  if (properties.empty()) return schema;
  json::object answers{{"type", "object"},
                       {"description", "Answers to the questions that the user left open."},
                       {"properties", std::move(properties)},
                       {"required", std::move(required)},
                       {"additionalProperties", false}};
  schema["properties"].as_object()["answers"] = std::move(answers);
  schema["required"].as_array().emplace_back("answers");
  return schema;
}

Question question_of(const Prompt& prompt, const Task& task, Detail detail) {
  json::object wishes;
  const auto answers = design::to_json(task.design.answers);
  const auto told = [&](StageName stage) -> const json::value* {
    return answers.as_object().if_contains(design::wire_name(stage));
  };
  if (const auto* product = told(StageName::product)) wishes["product"] = *product;
  if (const auto* own = told(task.stage)) {
    json::value copy = *own;
    wishes[design::wire_name(task.stage)] = std::move(copy);
  }
  json::object request{{"answers", std::move(wishes)}};
  auto words = fmt::format("Decide the stage {}.", design::wire_name(task.stage));
  if (!task.current.is_null()) {
    request["current"] = project(task.current, prompt.decides);
    words += " `current` is what it holds now: keep it where nothing asks for a change.";
  }
  if (!task.own.empty()) {
    request["writtenByThePerson"] = json::array(task.own.begin(), task.own.end());
    words +=
        " `writtenByThePerson` points at what a person wrote in it: that stays as it is unless `wanted` asks "
        "for its change.";
  }
  if (!task.intent.empty()) {
    request["wanted"] = task.intent;
    words += " `wanted` is what they want of it this time.";
  }
  const auto context = context_of(prompt, task, detail);
  return {.model = {},
          .rules = prompt.rules,
          .context = context.empty() ? std::string() : data_block(context),
          .request = data_block(request) + "\n\n" + words,
          .turns = {},
          .schema_name = fmt::format("nonagon_{}", design::wire_name(task.stage)),
          .schema = schema_of(prompt, task),
          .max_tokens = prompt.max_tokens,
          .cache_key = {},
          .user_tag = {}};
}

Result<json::value> extract(std::string_view text) {
  // The common case first: nothing but the object.
  if (auto whole = parse_json(trim(text)); whole && whole->is_object()) return whole;
  // A few openings are tried: words before the object may hold braces.
  constexpr int most_tries = 20;
  auto start = text.find('{');
  for (int tries = 0; start != std::string_view::npos && tries < most_tries; ++tries) {
    std::size_t depth = 0;
    bool is_in_text = false;
    for (auto at = start; at < text.size(); ++at) {
      const char c = text[at];
      if (is_in_text) {
        if (c == '\\')
          ++at;
        else if (c == '"')
          is_in_text = false;
        continue;
      }
      if (c == '"') is_in_text = true;
      if (c == '{') ++depth;
      if (c == '}' && --depth == 0) {
        auto found = parse_json(text.substr(start, at + 1 - start));
        if (found && found->is_object()) return found;
        break;
      }
    }
    start = text.find('{', start + 1);
  }
  return fail({.code = ErrorCode::invalid_input,
               .detail = "the model did not answer in JSON",
               .pointer = {},
               .reason = "no JSON object stands in what it wrote",
               .fix = "Generate again, or choose a model that follows a schema."});
}

std::string repair_request(const std::vector<ErrorPlace>& places) {
  json::array list;
  for (const auto& place : places)
    list.emplace_back(json::object{{"pointer", place.pointer}, {"problem", place.detail}});
  return fmt::format(
      "That answer does not hold. These are the places (JSON Pointers) and what is wrong there:\n{}\nMend "
      "them "
      "and send the whole corrected JSON object, and nothing else.",
      data_block({{"problems", std::move(list)}}));
}

}  // namespace nonagon::ai
