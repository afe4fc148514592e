#pragma once

#include <optional>
#include <string>

#include "design/answers.hpp"

namespace nonagon::workbench {

// The answers of one stage as its user input: an idea alone stands there as it was written, anything else as
// JSON.
std::optional<std::string> write_user_input(const design::Answers& answers, design::StageName stage);

// The answers of one stage as JSON: topic → answer.
std::string write_answers(const design::Answers& answers, design::StageName stage);

// Adds what the user input of a stage says; text that is no answers object is the idea.
Result<void> read_user_input(design::Answers& answers, design::StageName stage, std::string_view text);

// The answers of one stage out of its user input.
Result<design::Answers> answers_in(design::StageName stage, std::string_view text);

}  // namespace nonagon::workbench
