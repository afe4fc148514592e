#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "design/design.hpp"

namespace nonagon::emit {

// Letters, digits and underscores of ASCII, beginning with a letter: a name that every language takes.
// `fallback` when nothing is left.
std::string ascii_name(std::string_view name, std::string_view fallback);

// Words that hand out a name once: the second `Order` becomes `Order2`.
class UniqueNames {
 public:
  // `reserved` are words that no name may be, in their own letter case.
  explicit UniqueNames(std::initializer_list<std::string_view> reserved = {});

  std::string take(std::string wanted);

 private:
  std::set<std::string, std::less<>> taken_;
};

// One type name an entity, in a language whose `reserved` words are given: PascalCase, unique.
class TypeNames {
 public:
  TypeNames(const design::DataModel& model, std::initializer_list<std::string_view> reserved);

  const std::string& of(const design::Entity& entity) const { return names_.at(&entity); }

  std::string take(std::string wanted) { return unique_.take(std::move(wanted)); }

 private:
  UniqueNames unique_;
  std::unordered_map<const design::Entity*, std::string> names_;
};

// Text on one line: line ends and control characters become spaces.
std::string one_line(std::string_view text);

}  // namespace nonagon::emit
