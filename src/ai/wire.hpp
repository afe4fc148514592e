#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ai/provider.hpp"

// What the wire formats share: reading foreign JSON that may be anything.
namespace nonagon::ai {

// Follows member names; null when one is missing or no object.
const json::value* at(const json::value& value, std::initializer_list<std::string_view> names);
const json::value* at(const json::object& object, std::initializer_list<std::string_view> names);

// Empty when there is none.
std::string text_at(const json::value& value, std::initializer_list<std::string_view> names);
std::string text_at(const json::object& object, std::initializer_list<std::string_view> names);

// 0 when there is none, or a negative one.
std::int64_t count_at(const json::value& value, std::initializer_list<std::string_view> names);
std::int64_t count_at(const json::object& object, std::initializer_list<std::string_view> names);

// The text of a `content` that is a string, or a list of parts with `text`.
std::string text_of_content(const json::value& content);

// The error in a body or an event, whatever its shape: an object, a text, a list, with or without `error`
// around it. Nothing when there is none.
std::optional<Failure> error_in(const json::value& body);

// What an answer that is not 2xx means.
Failure failure_of(int status, const Headers& headers, std::string_view body);

// Name compared without regard to case; empty when it was not sent.
std::string_view header(const Headers& headers, std::string_view name);

// At most 500 bytes of valid text.
std::string shortened(std::string_view text);

}  // namespace nonagon::ai
