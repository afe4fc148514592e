#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <boost/describe/enum.hpp>

#include "design/answers.hpp"
#include "design/design.hpp"

namespace nonagon::pipeline {

using design::StageName;
using design::StageStatus;

// How a question is asked.
enum class Ask { textarea, multi_input, checkbox, single_select, multi_select, colour };
BOOST_DESCRIBE_ENUM(Ask, textarea, multi_input, checkbox, single_select, multi_select, colour)
}  // namespace nonagon::pipeline

template <>
inline constexpr bool nonagon::design::is_kebab_enum<nonagon::pipeline::Ask> = true;

namespace nonagon::pipeline {

struct Choice {
  std::string_view id;
  std::string_view label;
};

struct Question {
  std::string_view topic;
  Ask ask;
  bool is_required = false;
  std::string_view text;                 // the question
  std::string_view hint;                 // an example, or what the answer changes
  std::span<const Choice> choices = {};  // of checkbox, single-select, multi-select
  bool takes_text = false;               // a checkbox with words beside it
  bool takes_other = false;              // a choice that is not in the list is allowed
};

// One of the nine stages. In pipeline order in stages().
struct Stage {
  StageName name;
  std::string_view label;
  std::span<const StageName> reads;
  std::span<const Question> interview;
  std::span<const std::string_view> formats;  // formats of a version: json first
};

std::span<const Stage* const> stages();
const Stage& stage(StageName name);
const Question* find_question(StageName stage, std::string_view topic);

// The stages whose payloads are made from that of `stage`, directly or not, in pipeline order.
std::vector<StageName> dependents(StageName stage);

// Refuses unknown topics, choices that a question does not offer, and colours that are none; says which are
// allowed and which one is nearest. `idea` is a topic of the product stage.
Result<void> check_answers(const design::Answers& answers);

}  // namespace nonagon::pipeline
