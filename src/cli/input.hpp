#pragma once

#include <string>

#include "base/result.hpp"
#include "design/answers.hpp"

namespace nonagon::cli {

// The bytes of a file, or of standard input for "-". `what` names it in errors: "the idea". At most 32 MiB.
Result<std::string> read_input(const std::string& file, std::string_view what);

// Interview answers from a YAML or JSON file.
Result<design::Answers> read_answers_file(const std::string& file);

}  // namespace nonagon::cli
