#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nonagon::ai {

// One server-sent event (WHATWG HTML, section 9.2).
struct StreamEvent {
  std::string name;  // of its `event` field; empty without one
  std::string data;  // its `data` lines, joined by \n
};

// Puts the bytes of a stream together into events, however they are cut: a byte order mark, CR, LF and CRLF,
// comments, `data:` without a space, unknown fields. A line that begins with { is taken as data (NDJSON).
class EventReader {
 public:
  using Take = std::function<void(const StreamEvent& event)>;

  static constexpr std::size_t longest_line = 1U << 20U;

  explicit EventReader(Take take) : take_(std::move(take)) {}

  // Fails with limit_reached when a line or an event grows past `longest_line`.
  Result<void> read(std::string_view bytes);

  // The stream is over: gives what stands without its blank line.
  void end();

 private:
  void take_line();
  void give();

  Take take_;
  StreamEvent event_;
  std::string line_;
  bool has_data_ = false;
  bool is_first_line_ = true;
  bool was_carriage_return_ = false;
};

}  // namespace nonagon::ai
