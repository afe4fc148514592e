#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/connection.hpp"

// How PostgreSQL's values are those of Connection. Types go by their numbers in pg_type.dat, which never
// change.
namespace nonagon::store::postgres {

using Type = unsigned;

namespace types {
inline constexpr Type boolean = 16;
inline constexpr Type bytea = 17;
inline constexpr Type int8 = 20;
inline constexpr Type int2 = 21;
inline constexpr Type int4 = 23;
inline constexpr Type text = 25;
inline constexpr Type varchar = 1043;
inline constexpr Type timestamptz = 1184;
inline constexpr Type jsonb = 3802;
}  // namespace types

// `?` outside of quotes becomes $1, $2 …
std::string number_parameters(std::string_view sql);

// What is sent for a value. `is_binary` is for texts and bytes, whose binary form is themselves, NUL
// included.
struct Sent {
  std::string bytes;
  bool is_binary = false;
};

// Nothing when a value cannot be written as this type: a NUL in what is neither text nor bytes.
std::optional<Sent> send(const Value& value, Type type);

// The value of a column that is not null, from its text form: times as RFC 3339 in UTC with milliseconds,
// numbers and truth values as integers, jsonb without the spaces that PostgreSQL puts in.
Value receive(std::string_view text, Type type);

}  // namespace nonagon::store::postgres
