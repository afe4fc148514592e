#pragma once

// Rows from and to the described structs of entities.hpp: the members are the columns.

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "design/describe.hpp"
#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

// RFC 3339 in UTC with milliseconds, as clock.hpp writes it; fails with unavailable on anything else, for
// then the file is damaged.
Result<Instant> parse_instant(std::string_view text);

namespace detail {

// Above every UUIDv7, whose version and variant bits are not all set.
inline constexpr std::string_view greatest_id = "ffffffff-ffff-ffff-ffff-ffffffffffff";

std::unexpected<Error> damaged(std::string_view table, std::string_view column);

template <class T>
struct id_of : std::false_type {};

template <class T>
struct id_of<Id<T>> : std::true_type {};

template <class T>
struct is_optional : std::false_type {};

template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
Value to_column(const T& value) {
  if constexpr (is_optional<T>::value) {
    return value ? to_column(*value) : Value{};
  } else if constexpr (id_of<T>::value) {
    return value.text();
  } else if constexpr (std::same_as<T, Instant>) {
    return rfc3339(value);
  } else if constexpr (std::is_enum_v<T>) {
    return std::string(design::wire_value(value));
  } else if constexpr (std::integral<T>) {
    return static_cast<std::int64_t>(value);
  } else {
    return value;
  }
}

// The value of a column, or nothing when the column holds something else.
template <class T>
std::optional<T> from_column(Value&& value) {
  if constexpr (is_optional<T>::value) {
    if (std::holds_alternative<std::monostate>(value)) return T{};
    auto inner = from_column<typename T::value_type>(std::move(value));
    if (!inner) return std::nullopt;
    return T{std::move(*inner)};
  } else if constexpr (std::integral<T>) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) return std::nullopt;
    return static_cast<T>(*number);
  } else {
    auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return std::nullopt;
    if constexpr (id_of<T>::value) {
      return T::parse(*text);
    } else if constexpr (std::same_as<T, Instant>) {
      auto instant = parse_instant(*text);
      if (!instant) return std::nullopt;
      return *instant;
    } else if constexpr (std::is_enum_v<T>) {
      return design::parse_enum<T>(*text);
    } else {
      return std::move(*text);
    }
  }
}

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T, class Member>
using TypeOf = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;

template <class T>
const std::string& column_list() {
  static const auto list = [] {
    std::string all;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      if constexpr (std::is_member_object_pointer_v<decltype(member.pointer)>)
        all += (all.empty() ? "" : ", ") + std::string(member.name);
    });
    return all;
  }();
  return list;
}

}  // namespace detail

template <class... Values>
std::vector<Value> parameters(const Values&... values) {
  return {detail::to_column(values)...};
}

template <class T>
Result<T> read_row(Row&& row) {
  std::size_t index = 0;
  std::string_view broken_column;
  const auto read = [&]<class... Member>(boost::mp11::mp_list<Member...>) {
    // The braces give the order of evaluation, which is the order of the columns.
    auto parts = std::tuple{[&] {
      auto part = detail::from_column<detail::TypeOf<T, Member>>(std::move(row.at(index++)));
      if (!part && broken_column.empty()) broken_column = Member::name;
      return part;
    }()...};
    return std::apply(
        [&](auto&&... part) {
          return broken_column.empty() ? std::optional<T>(T{std::move(*part)...}) : std::nullopt;
        },
        std::move(parts));
  };
  auto value = read(boost::mp11::mp_rename<detail::Members<T>, boost::mp11::mp_list>{});
  if (!value) return detail::damaged(T::table, broken_column);
  return std::move(*value);
}

// The rows of T's table for which `tail` holds: "WHERE user_id = ? ORDER BY id".
template <class T>
Result<std::vector<T>> select(Connection& connection,
                              std::string_view tail,
                              const std::vector<Value>& values = {}) {
  const auto sql = fmt::format("SELECT {} FROM {} {}", detail::column_list<T>(), T::table, tail);
  std::vector<T> all;
  for (auto& row : TRY(connection.query(sql, values))) all.push_back(TRY(read_row<T>(std::move(row))));
  return all;
}

template <class T>
Result<std::optional<T>> select_one(Connection& connection,
                                    std::string_view tail,
                                    const std::vector<Value>& values = {}) {
  auto all = TRY(select<T>(connection, tail, values));
  if (all.empty()) return std::optional<T>{};
  return std::optional<T>(std::move(all.front()));
}

// The page of the rows of T's table for which `condition` holds: "user_id = ?".
template <class T, class Key>
Result<std::vector<T>> select_page(Connection& connection,
                                   std::string_view condition,
                                   std::vector<Value> values,
                                   const PageRequest<Key>& page) {
  values.emplace_back(page.after ? page.after->text() : std::string(detail::greatest_id));
  values.emplace_back(static_cast<std::int64_t>(page.limit));
  return select<T>(
      connection, fmt::format("WHERE {} AND id < ? ORDER BY id DESC LIMIT ?", condition), values);
}

// The first `limit` rows of a page that was read in parts.
template <class T>
std::vector<T> newest_of(std::vector<T> rows, std::size_t limit) {
  std::ranges::sort(rows, std::ranges::greater(), &T::id);
  if (rows.size() > limit) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
  return rows;
}

template <class T>
Result<void> insert(Connection& connection, const T& row) {
  std::vector<Value> values;
  std::string marks;
  boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
    values.push_back(detail::to_column(row.*member.pointer));
    marks += marks.empty() ? "?" : ", ?";
  });
  TRY(connection.execute(
      fmt::format("INSERT INTO {} ({}) VALUES ({})", T::table, detail::column_list<T>(), marks), values));
  return {};
}

// A column that is no member of the struct.
struct FurtherColumn {
  std::string_view name;
  Value value;
};

namespace detail {

// False for what a row keeps from its beginning to its end: its id, and what the struct lists as `fixed`. An
// engine that is given a key again looks at every row that refers to it, and at every index that holds it.
template <class T>
bool may_change(std::string_view column) {
  if constexpr (requires { T::fixed; }) {
    if (std::ranges::find(T::fixed, column) != T::fixed.end()) return false;
  }
  return column != "id";
}

}  // namespace detail

// Writes every column of the row with this id again that may change.
template <class T>
Result<void> update(Connection& connection, const T& row, std::optional<FurtherColumn> further = {}) {
  std::vector<Value> values;
  std::string assignments;
  const auto assign = [&](std::string_view name, Value value) {
    values.push_back(std::move(value));
    assignments += fmt::format("{}{} = ?", assignments.empty() ? "" : ", ", name);
  };
  boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
    if (detail::may_change<T>(member.name)) assign(member.name, detail::to_column(row.*member.pointer));
  });
  if (further) assign(further->name, std::move(further->value));
  values.push_back(row.id.text());
  const auto changed =
      TRY(connection.execute(fmt::format("UPDATE {} SET {} WHERE id = ?", T::table, assignments), values));
  ensure(changed == 1, "a row that is written again exists");
  return {};
}

}  // namespace nonagon::store
