#pragma once

#include <string>
#include <string_view>

#include "design/operations.hpp"

// What operations are called and said to do.
namespace nonagon::design {

// The words of one name as they are spoken: "RepairTicket" → "repair ticket".
std::string spoken_name(std::string_view name);

// The text with a capital at its beginning and a stop at its end; empty stays empty.
std::string sentence(std::string_view text);

// "List repair tickets"
std::string summary_of(OperationKind kind, const std::string& noun);

// What the operation does, what follows from it and in which state it is possible. `entity` may be null.
std::string description_of(const Resource& resource,
                           const Entity* entity,
                           Verb verb,
                           const std::string& noun);

// True for a name that programs can spell as it stands.
bool is_program_name(std::string_view name);

// The value under a key; null when there is none.
template <class T>
const T* value_of(const Dictionary<T>& dictionary, std::string_view key) {
  for (const auto& [name, value] : dictionary) {
    if (name == key) return &value;
  }
  return nullptr;
}

}  // namespace nonagon::design
