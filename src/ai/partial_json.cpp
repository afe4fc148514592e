#include "ai/partial_json.hpp"

#include "base/text.hpp"

namespace nonagon::ai {
namespace {

constexpr std::size_t most_depth = 64;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

void PartialJson::read(std::string_view bytes) {
  for (const char c : bytes) {
    if (is_done_) return;
    take_byte(c);
  }
}

void PartialJson::take_byte(char c) {
  if (is_in_text_) {
    part_ += c;
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (c == '\\') {
      is_escaped_ = true;
    } else if (c == '"') {
      is_in_text_ = false;
      if (place_ == Place::key) {
        const auto name = parse_json(part_);
        key_ = name && name->is_string() ? std::string(name->get_string()) : std::string();
        part_.clear();
        place_ = Place::after_key;
      } else if (open_.empty()) {
        end_part();
      }
    }
    return;
  }
  switch (place_) {
    case Place::before:
      if (c == '{') place_ = Place::key;
      return;
    case Place::key:
      if (c == '"') {
        part_ = c;
        is_in_text_ = true;
      } else if (c == '}') {
        is_done_ = true;
      }
      return;
    case Place::after_key:
      if (c == ':') place_ = Place::value;
      return;
    case Place::value:
    case Place::list: take_value_byte(c); return;
  }
}

void PartialJson::take_value_byte(char c) {
  if (part_.empty() && is_space(c)) return;
  if (part_.empty() && place_ == Place::value && c == '[') {
    place_ = Place::list;
    is_in_list_ = true;
    index_ = 0;
    parts_[key_] = json::array();
    return;
  }
  if (open_.empty() && (c == ',' || c == '}' || c == ']')) {
    end_part();
    if (place_ == Place::list && c == ',') return;
    // The end of the object, or a bracket that closes what was never opened: nothing after it can be trusted.
    if (c == '}' || (c == ']' && !is_in_list_)) {
      is_done_ = true;
      return;
    }
    if (c == ']') {
      is_in_list_ = false;
      place_ = Place::value;  // what follows is a comma or the end
      return;
    }
    place_ = Place::key;
    return;
  }
  part_ += c;
  if (c == '"') is_in_text_ = true;
  if (c == '{' || c == '[') open_.push_back(c);
  if (c == '}' || c == ']') {
    open_.pop_back();
    if (open_.empty()) end_part();
  }
  if (open_.size() > most_depth) is_done_ = true;  // no answer of ours is as deep
}

void PartialJson::end_part() {
  const auto text = std::exchange(part_, {});
  if (trim(text).empty()) return;
  auto part = parse_json(text);
  if (!part) return;
  if (!is_in_list_) {
    parts_[key_] = *part;
    take_(pointer_to("", key_), *part);
    return;
  }
  parts_[key_].as_array().push_back(*part);
  take_(pointer_to(pointer_to("", key_), index_++), *part);
}

}  // namespace nonagon::ai
