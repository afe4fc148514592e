#include "workbench/written_sql.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "sql/postgresql_grammar.hpp"

namespace nonagon::workbench {

Result<void> check_written_sql(const design::Design& design, const Files& files) {
  constexpr std::array<std::string_view, 2> scripts{"database/schema.sql", "database/seed.sql"};
  if (design.database.engine != design::Engine::postgresql) return {};
  for (const auto path : scripts) {
    const auto file = files.find(path);
    if (file == files.end()) continue;
    if (auto read = sql::check_postgresql_grammar(file->second); !read) {
      return fail({.code = read.error().code,
                   .detail = fmt::format("{}: {}", path, read.error().detail),
                   .pointer = {},
                   .reason = "the compiler wrote what the database would refuse; nothing was written",
                   .fix = "report this with the design, it is a fault of Nonagon"});
    }
  }
  return {};
}

}  // namespace nonagon::workbench
