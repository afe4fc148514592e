#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "design/stage_name.hpp"

namespace nonagon::design {

// What a person answered to one interview question.
struct Answer {
  std::vector<std::string> selected;  // of a list, a choice or several
  std::string text;                   // of a text, or the words beside a choice

  friend bool operator==(const Answer&, const Answer&) = default;
};

// Interview answers: stage → topic → answer. The idea itself is the topic `idea` of the product stage.
// On the wire (answers.json, --answers): {"product": {"idea": "…", "key-features": ["…"], "constraints":
// {"selected": […], "text": "…"}}}
class Answers {
 public:
  // Null when the question was left to the engine.
  const Answer* find(StageName stage, std::string_view topic) const;
  void set(StageName stage, std::string topic, Answer answer);

  // The text of an answer, or its first selected value; empty when there is none.
  std::string_view text(StageName stage, std::string_view topic) const;
  // Selected values; the lines of a text when it has no selection.
  std::vector<std::string> items(StageName stage, std::string_view topic) const;
  bool has_selected(StageName stage, std::string_view topic, std::string_view value) const;

  bool empty() const { return entries_.empty(); }

  struct Entry {
    StageName stage;
    std::string topic;
    Answer answer;

    friend bool operator==(const Entry&, const Entry&) = default;
  };

  // Sorted by stage, then in the order of the first setting.
  const std::vector<Entry>& entries() const { return entries_; }

  friend bool operator==(const Answers&, const Answers&) = default;

 private:
  std::vector<Entry> entries_;
};

// Shapes only; whether topics and choices exist is the pipeline's to say.
Result<Answers> read_answers(const json::value& document);
json::value to_json(const Answers& answers);

}  // namespace nonagon::design
