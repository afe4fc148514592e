#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace nonagon {

// Writes one JSON object on one line, member by member; texts that are JSON already are spliced in.
class JsonLine {
 public:
  void text(std::string_view name, std::string_view value) {
    key(name);
    append_json_text(out_, value);
  }

  void number(std::string_view name, std::int64_t value) { splice(name, std::to_string(value)); }

  void boolean(std::string_view name, bool value) { splice(name, value ? "true" : "false"); }

  void null(std::string_view name) { splice(name, "null"); }

  void splice(std::string_view name, std::string_view json_text) {
    key(name);
    out_ += json_text;
  }

  std::string finish() && {
    out_ += '}';
    return std::move(out_);
  }

 private:
  void key(std::string_view name) {
    if (out_.size() > 1) out_ += ',';
    append_json_text(out_, name);
    out_ += ':';
  }

  std::string out_ = "{";
};

}  // namespace nonagon
