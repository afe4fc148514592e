#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ai/prompt.hpp"
#include "ai/provider.hpp"
#include "design/design.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::ai {

// A stage that a model is to decide.
struct Task {
  StageName stage = StageName::product;
  design::Design design;  // with the payloads that the stage reads, and the answers of its interview
  json::value current;    // payload of the active version; null when there is none
  std::vector<std::string>
      own;             // JSON Pointers into it: what a person wrote, and the engine or a model did not
  std::string intent;  // what the person wants changed this time; may be empty
};

// The interview questions of a stage that its user left open.
std::vector<const pipeline::Question*> open_questions(const Task& task);

// The schema of what the model has to say.
json::object schema_of(const Prompt& prompt, const Task& task);

// How much of the earlier stages a model is shown: all that its prompt reads, that without long texts, or
// what things are called.
enum class Detail { whole, brief, names };

// Everything but the model and its limits. What people wrote stands in JSON between <data> marks, in which no
// mark can be written.
Question question_of(const Prompt& prompt, const Task& task, Detail detail = Detail::whole);

// The JSON object in what a model wrote: without a fence and words around it. Fails when there is none.
Result<json::value> extract(std::string_view text);

// What is asked for after an answer that does not hold.
std::string repair_request(const std::vector<ErrorPlace>& places);

}  // namespace nonagon::ai
