#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ai/selection.hpp"
#include "design/stage_name.hpp"

namespace nonagon::ai {

using design::StageName;

// What a stage asks of a model: a file of prompts/, compiled in.
struct Prompt {
  std::string name;             // "product/1": the stage, and the number that is raised with every change
  std::string hash;             // first twelve hexadecimal digits of the SHA-256 of all its words
  std::string rules;            // the words for the model
  Selection decides;            // members of the payload that the model writes
  bool asks_interview = false;  // the model also answers what the user left open in the stage's interview
  std::vector<std::pair<StageName, Selection>> reads;  // what it is shown of earlier stages
  std::int64_t max_tokens = 0;                         // of the answer

  // What is kept with a call: name and hash.
  std::string record() const { return name + "#" + hash; }
};

// Null for a stage that leaves nothing to judge.
const Prompt* find_prompt(StageName stage);

}  // namespace nonagon::ai
