#pragma once

#include <string>
#include <string_view>

#include "design/design.hpp"

namespace nonagon::derive {

// Notes a default that nobody asked for. `topic` is the interview answer that replaces it, as stage.topic
// ("dataModel.special-data"). One assumption an id: a second call replaces the first.
void assume(design::Design& design, std::string id, std::string text, std::string because, std::string topic);

// Nobody has answered this question of the interview.
bool is_open(const design::Design& design, design::StageName stage, std::string_view topic);

// The words of the idea that stand behind a decision, in quotation marks and short enough for a sentence.
std::string in_quotes(std::string_view words, std::size_t max_length = 80);

// The idea: answer product/idea, or the elevator pitch.
std::string_view idea_of(const design::Answers& answers);

}  // namespace nonagon::derive
