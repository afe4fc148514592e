#include "ai/seat.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace nonagon::ai {
namespace {

Question signed_question(const Seat& seat, const Prompt& prompt, const Task& task, Detail detail) {
  auto question = question_of(prompt, task, detail);
  question.model = seat.model;
  question.cache_key = seat.cache_key;
  question.user_tag = seat.user_tag;
  return question;
}

}  // namespace

std::int64_t room_for_answer(const Seat& seat, const Question& question) {
  if (seat.context_tokens == 0) return std::numeric_limits<std::int64_t>::max();
  return seat.context_tokens * 95 / 100 - estimated_tokens(question);
}

Result<Question> question_for(const Seat& seat,
                              const Prompt& prompt,
                              const Task& task,
                              const std::function<void(std::string_view how)>& shortened) {
  auto question = signed_question(seat, prompt, task, Detail::whole);
  const auto wanted = question.max_tokens;
  const auto show = [&](Detail detail, std::string_view how) {
    question = signed_question(seat, prompt, task, detail);
    shortened(how);
  };
  if (room_for_answer(seat, question) < wanted) show(Detail::brief, "the long texts of earlier stages");
  if (room_for_answer(seat, question) < wanted) show(Detail::names, "all of earlier stages but names");
  const auto room = room_for_answer(seat, question);
  if (room >= wanted) return question;
  question.max_tokens = room;
  if (room >= std::min(wanted, shortest_answer)) return question;
  return fail({.code = ErrorCode::limit_reached,
               .detail = fmt::format("the question is too long for {}", seat.model),
               .pointer = {},
               .reason = fmt::format("it has about {} tokens, and the model holds {} with its answer",
                                     estimated_tokens(question),
                                     seat.context_tokens),
               .fix = "Choose a model with a larger context, or use the built-in engine."});
}

}  // namespace nonagon::ai
