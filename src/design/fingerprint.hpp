#pragma once

#include <bit>
#include <initializer_list>

#include "base/fingerprint.hpp"
#include "design/describe.hpp"

namespace nonagon::design {

template <class T>
void add_fingerprint(FingerprintWriter& writer, const T& value);

// The members of a described value but those of these C++ names.
template <Described T>
void add_members(FingerprintWriter& writer,
                 const T& value,
                 std::initializer_list<std::string_view> left_out = {}) {
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
    for (const auto name : left_out) {
      if (name == member.name) return;
    }
    add_fingerprint(writer, value.*member.pointer);
  });
  add_fingerprint(writer, value.extras);
}

// A value of the payloads: two that are written alike have the same fingerprint.
template <class T>
void add_fingerprint(FingerprintWriter& writer, const T& value) {
  if constexpr (optional_of<T>::value) {
    writer.number(value ? 1 : 0);
    if (value) add_fingerprint(writer, *value);
  } else if constexpr (std::same_as<T, std::string>) {
    writer.text(value);
  } else if constexpr (std::integral<T> || DescribedEnum<T>) {
    writer.number(static_cast<std::uint64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    writer.number(std::bit_cast<std::uint64_t>(static_cast<double>(value)));
  } else if constexpr (std::same_as<T, json::value>) {
    writer.text(value.is_null() ? std::string() : write_json_line(value));
  } else if constexpr (std::same_as<T, json::object>) {
    writer.text(value.empty() ? std::string() : write_json_line(value));
  } else if constexpr (dictionary_of<T>::value) {
    writer.number(value.size());
    for (const auto& [name, member] : value) {
      writer.text(name);
      add_fingerprint(writer, member);
    }
  } else if constexpr (list_of<T>::value) {
    writer.number(value.size());
    for (const auto& element : value) add_fingerprint(writer, element);
  } else {
    add_members(writer, value);
  }
}

}  // namespace nonagon::design
