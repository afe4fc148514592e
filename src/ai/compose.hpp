#pragma once

#include <string>
#include <vector>

#include "ai/task.hpp"

namespace nonagon::ai {

// A stage put together: what the model decided, and what the built-in engine made of it and of what the model
// left open.
struct Composed {
  design::Design design;  // with the payload of the stage, when it could be read
  bool is_readable = false;
  std::vector<ErrorPlace> problems;       // what the model has to mend
  std::vector<design::Finding> findings;  // of severity error in the stage, for people
  std::vector<ErrorPlace> left_out;       // of the answer, by compose_rest
};

Composed compose(const Prompt& prompt, const Task& task, const json::value& answer);

// The same with what holds of an answer that does not hold as a whole: what cannot be read is left to the
// engine. Not readable when nothing of the answer is left.
Composed compose_rest(const Prompt& prompt, const Task& task, const json::value& answer);

// What a model decided, laid over what the engine made: members that the model wrote win, elements of lists
// are matched by name, and only those that the model lists stay unless the list is one that is added to.
json::value lay_over(const json::value& engine, const json::value& answer, const Selection& selection);

}  // namespace nonagon::ai
