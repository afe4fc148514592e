#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "ai/client.hpp"
#include "ai/seat.hpp"
#include "ai/task.hpp"

namespace nonagon::ai {

// Who watches a stage being decided.
struct Watch {
  std::function<void(std::string_view phase)> phase = [](std::string_view) {};
  // The question was too long for the model: what it is not shown, as a clause.
  std::function<void(std::string_view how)> shortened = [](std::string_view) {};
  // What of the answer does not hold, was not mended, and is left to the engine.
  std::function<void(const std::vector<ErrorPlace>& places)> left_out = [](const std::vector<ErrorPlace>&) {};
  std::function<void(std::string_view text)> delta = [](std::string_view) {};
  // A part of the answer that is whole and of the right shape.
  std::function<void(const std::string& pointer, const json::value& part)> item = [](const std::string&,
                                                                                     const json::value&) {};
  // Nothing came for a moment.
  std::function<void()> pause = [] {};
  std::function<void(const Answer& answer)> call = [](const Answer&) {};
  // Fails with over_budget when a request of that many tokens may not be made any more.
  std::function<Result<void>(std::int64_t input, std::int64_t output)> may_spend =
      [](std::int64_t, std::int64_t) -> Result<void> { return {}; };
};

// What a model came to. Without an error there is a payload; with findings it has faults that it did not
// mend.
struct Verdict {
  design::Design design;
  std::vector<design::Finding> findings;
  std::optional<Error> error;
  // The payload of what was whole in the last answer when an error came, completed by the engine; or nothing.
  std::string partial;
};

inline constexpr int most_repairs = 2;

// Lets a model decide a stage: asks, puts the stage together, and sends back what does not hold, at most
// twice and as long as it may spend. The best attempt is kept; of one that cannot be read, what can be.
Verdict judge(Client& client,
              const Seat& seat,
              const Prompt& prompt,
              const Task& task,
              std::stop_token stop,
              const Watch& watch);

}  // namespace nonagon::ai
