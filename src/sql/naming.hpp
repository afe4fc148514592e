#pragma once

#include <set>
#include <string>
#include <string_view>

namespace nonagon::sql {

// PostgreSQL cuts identifiers after 63 bytes; all engines get the same names.
inline constexpr std::size_t max_identifier_bytes = 63;

// At most 63 bytes: a longer name keeps its beginning and ends in eight digits of its hash.
std::string shortened(std::string_view name);

// Names of one space (a schema, a table), unique without regard to case.
class Names {
 public:
  // `wanted`, shortened, with _2, _3 … where it is taken.
  std::string take(std::string_view wanted);

 private:
  std::set<std::string, std::less<>> taken_;
};

// "orders_2" from its parts, joined by underscores.
std::string name_of(std::initializer_list<std::string_view> parts);

// The name of a join table that the design calls `text`.
std::string join_table_name(std::string_view text);

}  // namespace nonagon::sql
