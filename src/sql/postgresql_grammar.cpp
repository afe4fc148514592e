#include "sql/postgresql_grammar.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <pg_query.h>

#include "base/text.hpp"

namespace nonagon::sql {
namespace {

// The statement around a byte of the script, its beginning on one line.
std::string statement_at(std::string_view script, std::size_t place) {
  constexpr std::size_t shown_bytes = 120;
  const auto end_of_former = script.rfind(";\n", place == 0 ? 0 : place - 1);
  auto statement =
      std::string(trim(script.substr(end_of_former == std::string_view::npos ? 0 : end_of_former + 2)));
  if (statement.size() > shown_bytes) statement.resize(shown_bytes);
  std::ranges::replace(statement, '\n', ' ');
  return statement;
}

}  // namespace

Result<void> check_postgresql_grammar(std::string_view script) {
  const std::string text(script);
  const auto split = pg_query_split_with_parser(text.c_str());
  Result<void> result;
  if (split.error != nullptr) {
    const auto place =
        std::min(static_cast<std::size_t>(std::max(1, split.error->cursorpos)) - 1, text.size());
    const auto line = std::ranges::count(std::string_view(text).substr(0, place), '\n') + 1;
    result = fail(ErrorCode::invalid_input,
                  fmt::format("PostgreSQL's parser refuses line {}: {}, in `{}`",
                              line,
                              split.error->message,
                              statement_at(text, place)));
  }
  pg_query_free_split_result(split);
  return result;
}

}  // namespace nonagon::sql
