#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace nonagon::ai {

// Reads a JSON object while it is being written and tells each of its parts when it is whole: a member that
// is no list, or an element of a member that is one. Words before the object are skipped. Every byte is
// looked at once, and parsed once more in the part that it belongs to.
class PartialJson {
 public:
  // `pointer` is "/name" or "/entities/2".
  using Take = std::function<void(const std::string& pointer, const json::value& part)>;

  explicit PartialJson(Take take) : take_(std::move(take)) {}

  void read(std::string_view bytes);

  // The parts so far, as one object.
  const json::object& whole_parts() const { return parts_; }

  // True when the object has ended.
  bool is_done() const { return is_done_; }

 private:
  enum class Place { before, key, after_key, value, list };

  void take_byte(char c);
  void take_value_byte(char c);
  void end_part();

  Take take_;
  json::object parts_;
  std::string part_;  // the bytes of the part at hand
  std::string key_;
  Place place_ = Place::before;
  std::size_t index_ = 0;   // of the list at hand
  std::vector<char> open_;  // brackets inside the part
  bool is_in_list_ = false;
  bool is_in_text_ = false;
  bool is_escaped_ = false;
  bool is_done_ = false;
};

}  // namespace nonagon::ai
