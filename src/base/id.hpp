#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/entropy.hpp"

namespace nonagon {

// A UUIDv7 (RFC 9562, section 5.7) in its 36-character lower-case form.
std::string new_uuid(const Clock& clock, Entropy& entropy);
bool is_uuid(std::string_view text);

// The key of one kind of row: a ProjectId is never taken for a UserId.
template <class Of>
class Id {
 public:
  static std::optional<Id> parse(std::string_view text) {
    if (!is_uuid(text)) return std::nullopt;
    return Id(std::string(text));
  }

  static Id make(const Clock& clock, Entropy& entropy) { return Id(new_uuid(clock, entropy)); }

  const std::string& text() const { return text_; }

  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace nonagon
