#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

struct Mapper {
  std::string_view word;
  bool speaks_sql;
  bool speaks_mongodb;
};

constexpr std::array mappers{
    Mapper{"drizzle", true, false},
    Mapper{"kysely", true, false},
    Mapper{"knex", true, false},
    Mapper{"sequelize", true, false},
    Mapper{"sqlalchemy", true, false},
    Mapper{"sqlc", true, false},
    Mapper{"sqlx", true, false},
    Mapper{"jdbc", true, false},
    Mapper{"jooq", true, false},
    Mapper{"dapper", true, false},
    Mapper{"plain sql", true, false},
    Mapper{"active record", true, false},
    Mapper{"mongoose", false, true},
    Mapper{"mongoid", false, true},
    Mapper{"mongodb driver", false, true},
    Mapper{"mongo driver", false, true},
    Mapper{"pymongo", false, true},
    Mapper{"beanie", false, true},
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (!has(design, StageName::database)) return;
  const auto chosen = design::selection(design.stack, "orm");
  const auto name = lower(chosen);
  const auto* mapper =
      std::ranges::find_if(mappers, [&](const Mapper& known) { return name.starts_with(known.word); });
  if (mapper == mappers.end()) return;
  const bool is_mongodb = design.database.engine == design::Engine::mongodb;
  if (is_mongodb ? mapper->speaks_mongodb : mapper->speaks_sql) return;
  report.add(StageName::stack,
             "/selections/orm",
             fmt::format("`{}` does not speak to {}", chosen, design::wire_value(design.database.engine)));
}

}  // namespace

extern constinit const Rule orm_supports_engine{
    .id = "orm-supports-engine",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "The mapper between rows and objects works with the chosen engine.",
    .reason = "There is no driver for it; the first query cannot be written.",
    .mend = "Choose a mapper for the engine, or the engine's own driver.",
    .source = "XR-032; manuals of the mappers",
    .bad = R"("orm": "drizzle" with mongodb)",
    .good = R"("orm": "mongodb driver")",
    .check = inspect,
};

}  // namespace nonagon::check
