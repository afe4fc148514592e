#include "ai/judge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ai/compose.hpp"
#include "ai/partial_json.hpp"
#include "ai/schema_check.hpp"

namespace nonagon::ai {
namespace {

Error refusal_of(const Answer& answer, const Seat& seat) {
  const bool is_filtered = answer.finish == Finish::filtered;
  return {.code = ErrorCode::unavailable,
          .detail = fmt::format("{} will not answer this", seat.model),
          .pointer = {},
          .reason = !answer.refusal.empty() ? answer.refusal.substr(0, 500)
                    : is_filtered           ? "the provider's filter held the answer back"
                                            : "it refused without a reason",
          .fix = "Change the words of the idea, choose another model, or use the built-in engine."};
}

Error truncation_of(const Answer& answer, const Seat& seat) {
  const bool is_full = answer.finish == Finish::context_full;
  return {.code = ErrorCode::limit_reached,
          .detail = fmt::format("the answer of {} was cut off", seat.model),
          .pointer = {},
          .reason = is_full ? "question and answer are longer than its context"
                            : "it reached its limit of tokens, and there is no more room",
          .fix = "Choose a model with a larger context, or ask for less."};
}

// The schema of what a pointer of a partial answer leads to.
const json::object* schema_at(const json::object& schema, std::string_view pointer) {
  const auto name = pointer.substr(
      1, pointer.find('/', 1) == std::string_view::npos ? std::string_view::npos : pointer.find('/', 1) - 1);
  const auto* member = schema.at("properties").as_object().if_contains(name);
  if (member == nullptr) return nullptr;
  const auto* found = &member->as_object();
  if (name.size() + 1 == pointer.size()) return found;
  const auto* items = found->if_contains("items");
  return items == nullptr ? nullptr : &items->as_object();
}

// One stage on its way through asking and mending.
class Judgement {
 public:
  Judgement(Client& client,
            const Seat& seat,
            const Prompt& prompt,
            const Task& task,
            std::stop_token stop,
            const Watch& watch)
      : client_(client), seat_(seat), prompt_(prompt), task_(task), stop_(std::move(stop)), watch_(watch) {}

  Verdict run() {
    auto question = question_for(seat_, prompt_, task_, watch_.shortened);
    if (!question) return ended(std::move(question.error()));
    question_ = *std::move(question);
    bool was_cut_off = false;
    for (int repairs = 0;;) {
      watch_.phase(repairs == 0 ? "asking" : "repairing");
      if (auto allowed = watch_.may_spend(estimated_tokens(question_), question_.max_tokens); !allowed)
        return ended(std::move(allowed.error()));
      const auto answer = ask();
      if (answer.failure) return ended(error_of(*answer.failure, seat_.account.base_url));
      if (answer.finish == Finish::refusal || answer.finish == Finish::filtered)
        return ended(refusal_of(answer, seat_));
      const bool has_no_more_room = was_cut_off || room() <= question_.max_tokens;
      if (answer.finish == Finish::context_full || (answer.finish == Finish::length && has_no_more_room))
        return ended(truncation_of(answer, seat_));
      if (answer.finish == Finish::length) {  // no repair: the same question with more room
        was_cut_off = true;
        question_.max_tokens = std::min(question_.max_tokens * 2, room());
        continue;
      }
      watch_.phase("checking");
      const auto problems = weigh(answer.text);
      if (problems.empty() || repairs == most_repairs) return ended(std::nullopt);
      ++repairs;
      // Only the last answer goes back: what was wrong before it is mended or told again.
      question_.turns = {{.answer = answer.text, .reply = repair_request(problems)}};
      if (room() < shortest_answer) return ended(std::nullopt);
      question_.max_tokens = std::min(question_.max_tokens, room());
    }
  }

 private:
  std::int64_t room() const { return room_for_answer(seat_, question_); }

  Answer ask() {
    PartialJson partial([this](const std::string& pointer, const json::value& part) {
      const auto* schema = schema_at(question_.schema, pointer);
      if (schema != nullptr && check_schema(part, *schema, 1).empty()) watch_.item(pointer, part);
    });
    Listener listener;
    listener.text = [&](std::string_view text) {
      partial.read(text);
      watch_.delta(text);
    };
    listener.pause = watch_.pause;
    listener.call = watch_.call;
    listener.may_ask_again = [this] {
      return watch_.may_spend(estimated_tokens(question_), question_.max_tokens).has_value();
    };
    auto answer = client_.ask(seat_.provider, seat_.account, question_, stop_, listener);
    partial_ = partial.whole_parts();
    return answer;
  }

  // Keeps the attempt when it is the best so far; says what is wrong with it.
  std::vector<ErrorPlace> weigh(std::string_view text) {
    const auto value = extract(text);
    if (!value) {
      last_problem_ = value.error();
      return {{.pointer = "", .detail = value.error().reason}};
    }
    last_value_ = *value;
    auto made = compose(prompt_, task_, *value);
    auto problems = std::move(made.problems);
    if (!made.is_readable) {
      const auto& first = problems.front();
      last_problem_ =
          Error{.code = ErrorCode::invalid_input,
                .detail = fmt::format("{} made no valid {}", seat_.model, design::wire_name(task_.stage)),
                .pointer = first.pointer,
                .reason = fmt::format("{}: {}", first.pointer, first.detail),
                .fix = "Generate again, choose a stronger model, or use the built-in engine.",
                .places = problems};
    } else if (!best_ || made.findings.size() < best_->findings.size()) {
      best_ = std::move(made);
    }
    return problems;
  }

  // A good attempt outweighs an error that came after it, unless the person called the work off.
  Verdict ended(std::optional<Error> error) {
    Verdict verdict;
    const bool is_cancelled = error && error->code == ErrorCode::cancelled;
    if (!best_ && !is_cancelled) keep_rest();
    if (best_ && !is_cancelled) {
      verdict.design = std::move(best_->design);
      verdict.findings = std::move(best_->findings);
      return verdict;
    }
    verdict.error = error ? std::move(error) : std::move(last_problem_);
    const auto rest = compose_rest(prompt_, task_, partial_);
    if (rest.is_readable) verdict.partial = design::write_payload(rest.design, task_.stage);
    return verdict;
  }

  // No attempt could be read: the last one is, without what does not hold.
  void keep_rest() {
    if (!last_value_) return;
    auto rest = compose_rest(prompt_, task_, *last_value_);
    if (!rest.is_readable) return;
    watch_.left_out(rest.left_out);
    best_ = std::move(rest);
  }

  Client& client_;
  const Seat& seat_;
  const Prompt& prompt_;
  const Task& task_;
  std::stop_token stop_;
  const Watch& watch_;
  Question question_;
  std::optional<json::value> last_value_;
  std::optional<Composed> best_;
  std::optional<Error> last_problem_;
  json::object partial_;
};

}  // namespace

Verdict judge(Client& client,
              const Seat& seat,
              const Prompt& prompt,
              const Task& task,
              std::stop_token stop,
              const Watch& watch) {
  return Judgement(client, seat, prompt, task, std::move(stop), watch).run();
}

}  // namespace nonagon::ai
