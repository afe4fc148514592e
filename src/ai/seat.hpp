#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "ai/client.hpp"
#include "ai/task.hpp"

namespace nonagon::ai {

// Who is asked, and as whom.
struct Seat {
  const Provider& provider;
  Account account;
  std::string model;
  std::int64_t context_tokens = 0;  // of the model, question and answer together; 0: nobody knows
  std::string cache_key;            // of the project
  std::string user_tag;
};

// Tokens that the context leaves for an answer; some are kept back, since ours are estimates.
std::int64_t room_for_answer(const Seat& seat, const Question& question);

// An answer shorter than that, in tokens, is of no use.
inline constexpr std::int64_t shortest_answer = 1000;

// A stage's question as this seat is asked it. When it would not fit the model's context with its answer it
// shows less of the earlier stages, telling `shortened` what it leaves out, and then allows a shorter answer;
// fails with limit_reached when that does not help.
Result<Question> question_for(
    const Seat& seat,
    const Prompt& prompt,
    const Task& task,
    const std::function<void(std::string_view how)>& shortened = [](std::string_view) {});

}  // namespace nonagon::ai
