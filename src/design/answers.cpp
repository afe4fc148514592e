#include "design/answers.hpp"

#include <algorithm>

#include <boost/json/value_from.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::design {
namespace {

constexpr std::string_view shapes = "a text, a list of texts, or {\"selected\": […], \"text\": \"…\"}";

std::unexpected<Error> wrong_shape(std::string_view pointer, std::string_view expected) {
  return fail({ErrorCode::invalid_input,
               fmt::format("The answers at `{}` are not {}", pointer, expected),
               std::string(pointer),
               "Answers are kept as {stage: {topic: answer}}.",
               fmt::format("Write {} there.", expected)});
}

Result<std::string> read_text(const json::value& value, std::string_view pointer) {
  if (const auto* text = value.if_string()) return std::string(text->data(), text->size());
  if (value.is_number() || value.is_bool()) return write_json_line(value);
  return wrong_shape(pointer, "a text");
}

Result<std::vector<std::string>> read_list(const json::value& value, std::string_view pointer) {
  const auto* array = value.if_array();
  if (array == nullptr) return std::vector{TRY(read_text(value, pointer))};
  std::vector<std::string> items;
  items.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i)
    items.push_back(TRY(read_text((*array)[i], pointer_to(pointer, i))));
  return items;
}

Result<Answer> read_answer(const json::value& value, std::string_view pointer) {
  Answer answer;
  const auto* object = value.if_object();
  if (object == nullptr) {
    if (value.is_array()) {
      answer.selected = TRY(read_list(value, pointer));
    } else if (value.is_string() || value.is_number() || value.is_bool()) {
      answer.text = TRY(read_text(value, pointer));
    } else {
      return wrong_shape(pointer, shapes);
    }
    return answer;
  }
  for (const auto& [name, member] : *object) {
    const auto place = pointer_to(pointer, name);
    if (member.is_null()) continue;
    if (name == "selected") {
      answer.selected = TRY(read_list(member, place));
    } else if (name == "text") {
      answer.text = TRY(read_text(member, place));
    } else {
      return wrong_shape(place, shapes);
    }
  }
  return answer;
}

json::value to_json(const Answer& answer) {
  if (answer.selected.empty()) return json::string(answer.text);
  if (answer.text.empty()) return json::value_from(answer.selected);
  return json::object{{"selected", json::value_from(answer.selected)}, {"text", answer.text}};
}

}  // namespace

const Answer* Answers::find(StageName stage, std::string_view topic) const {
  for (const auto& entry : entries_) {
    if (entry.stage == stage && entry.topic == topic) return &entry.answer;
  }
  return nullptr;
}

void Answers::set(StageName stage, std::string topic, Answer answer) {
  for (auto& entry : entries_) {
    if (entry.stage != stage || entry.topic != topic) continue;
    entry.answer = std::move(answer);
    return;
  }
  const auto place = std::ranges::upper_bound(entries_, stage, {}, &Entry::stage);
  entries_.insert(place, Entry{stage, std::move(topic), std::move(answer)});
}

std::string_view Answers::text(StageName stage, std::string_view topic) const {
  const auto* answer = find(stage, topic);
  if (answer == nullptr) return {};
  if (!answer->text.empty() || answer->selected.empty()) return answer->text;
  return answer->selected.front();
}

std::vector<std::string> Answers::items(StageName stage, std::string_view topic) const {
  const auto* answer = find(stage, topic);
  if (answer == nullptr) return {};
  if (!answer->selected.empty()) return answer->selected;
  std::vector<std::string> lines;
  for (const auto line : split(answer->text, '\n')) {
    if (const auto item = trim(line); !item.empty()) lines.emplace_back(item);
  }
  return lines;
}

bool Answers::has_selected(StageName stage, std::string_view topic, std::string_view value) const {
  const auto* answer = find(stage, topic);
  if (answer == nullptr) return false;
  if (answer->selected.empty()) return trim(answer->text) == value;
  return std::ranges::find(answer->selected, value) != answer->selected.end();
}

Result<Answers> read_answers(const json::value& document) {
  Answers answers;
  if (document.is_null()) return answers;
  const auto* stages = document.if_object();
  if (stages == nullptr) return wrong_shape("", "an object with one member a stage");
  for (const auto& [stage_text, topics] : *stages) {
    const auto pointer = pointer_to("", stage_text);
    const auto stage = parse_stage(stage_text);
    if (!stage) return wrong_shape(pointer, "under the name of one of the nine stages");
    if (topics.is_null()) continue;
    const auto* object = topics.if_object();
    if (object == nullptr) return wrong_shape(pointer, "an object with one member a topic");
    for (const auto& [topic, value] : *object) {
      if (value.is_null()) continue;  // left to the engine
      answers.set(*stage, topic, TRY(read_answer(value, pointer_to(pointer, topic))));
    }
  }
  return answers;
}

json::value to_json(const Answers& answers) {
  json::object document;
  for (const auto& [stage, topic, answer] : answers.entries()) {
    auto& topics = document[wire_name(stage)];
    if (!topics.is_object()) topics = json::object{};
    topics.as_object()[topic] = to_json(answer);
  }
  return document;
}

}  // namespace nonagon::design
