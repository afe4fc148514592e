#include "ai/event_reader.hpp"

#include <algorithm>

namespace nonagon::ai {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Result<void> EventReader::read(std::string_view bytes) {
  while (!bytes.empty()) {
    if (was_carriage_return_ && bytes.front() == '\n') bytes.remove_prefix(1);
    was_carriage_return_ = false;
    const auto end = bytes.find_first_of("\r\n");
    const auto part = bytes.substr(0, end);
    if (line_.size() + event_.data.size() + part.size() > longest_line)
      return fail(ErrorCode::limit_reached, "the provider sent a line of more than a mebibyte");
    line_ += part;
    if (end == std::string_view::npos) return {};
    was_carriage_return_ = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    take_line();
  }
  return {};
}

void EventReader::end() {
  if (!line_.empty()) take_line();
  give();
}

void EventReader::take_line() {
  auto line = std::exchange(line_, {});
  std::string_view rest = line;
  if (std::exchange(is_first_line_, false) && rest.starts_with(byte_order_mark))
    rest.remove_prefix(byte_order_mark.size());
  if (rest.empty()) return give();
  if (rest.front() == ':') return;
  if (rest.front() == '{') {  // NDJSON: a line is an event
    event_.data = rest;
    has_data_ = true;
    return give();
  }
  const auto colon = rest.find(':');
  const auto field = rest.substr(0, colon);
  auto value = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "event") {
    event_.name = value;
  } else if (field == "data") {
    if (has_data_) event_.data += '\n';
    event_.data += value;
    has_data_ = true;
  }
}

void EventReader::give() {
  const auto event = std::exchange(event_, {});
  if (std::exchange(has_data_, false) && !event.data.empty()) take_(event);
}

}  // namespace nonagon::ai
