#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

struct Driver {
  std::string_view package;
  design::Engine engine;
};

using design::Engine;

constexpr std::array drivers{
    Driver{"pg", Engine::postgresql},
    Driver{"postgres", Engine::postgresql},
    Driver{"psycopg", Engine::postgresql},
    Driver{"psycopg2", Engine::postgresql},
    Driver{"asyncpg", Engine::postgresql},
    Driver{"Npgsql", Engine::postgresql},
    Driver{"github.com/jackc/pgx/v5", Engine::postgresql},
    Driver{"github.com/lib/pq", Engine::postgresql},
    Driver{"org.postgresql:postgresql", Engine::postgresql},
    Driver{"ext-pdo_pgsql", Engine::postgresql},
    Driver{"libpq-dev", Engine::postgresql},
    Driver{"mysql2", Engine::mysql},
    Driver{"mysql", Engine::mysql},
    Driver{"mysqlclient", Engine::mysql},
    Driver{"pymysql", Engine::mysql},
    Driver{"PyMySQL", Engine::mysql},
    Driver{"MySqlConnector", Engine::mysql},
    Driver{"github.com/go-sql-driver/mysql", Engine::mysql},
    Driver{"com.mysql:mysql-connector-j", Engine::mysql},
    Driver{"ext-pdo_mysql", Engine::mysql},
    Driver{"libmariadb-dev", Engine::mysql},
    Driver{"better-sqlite3", Engine::sqlite},
    Driver{"sqlite3", Engine::sqlite},
    Driver{"rusqlite", Engine::sqlite},
    Driver{"modernc.org/sqlite", Engine::sqlite},
    Driver{"Microsoft.Data.Sqlite", Engine::sqlite},
    Driver{"ext-pdo_sqlite", Engine::sqlite},
    Driver{"libsqlite3-dev", Engine::sqlite},
    Driver{"mongodb", Engine::mongodb},
    Driver{"mongoose", Engine::mongodb},
    Driver{"mongoid", Engine::mongodb},
    Driver{"pymongo", Engine::mongodb},
    Driver{"MongoDB.Driver", Engine::mongodb},
    Driver{"go.mongodb.org/mongo-driver/v2", Engine::mongodb},
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (!has(design, StageName::database)) return;
  const auto& dependencies = design.stack.dependencies;
  for (std::size_t i = 0; i < dependencies.size(); ++i) {
    const auto* driver = std::ranges::find(drivers, std::string_view(dependencies[i].name), &Driver::package);
    // A test may run on another engine.
    if (driver == drivers.end() || driver->engine == design.database.engine || dependencies[i].dev) continue;
    report.add(StageName::stack,
               fmt::format("/dependencies/{}/name", i),
               fmt::format("`{}` speaks to {}, the design keeps its rows in {}",
                           dependencies[i].name,
                           design::wire_value(driver->engine),
                           design::wire_value(design.database.engine)));
  }
}

}  // namespace

extern constinit const Rule driver_matches_engine{
    .id = "driver-matches-engine",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "No dependency is the driver of another database alone.",
    .reason = "The product cannot speak to its database, or carries a driver that nothing uses.",
    .mend = "Replace it with the driver of the engine that the database stage chose.",
    .source = "XR-032",
    .bad = R"(engine "postgresql" and the dependency "mysql2")",
    .good = R"(engine "postgresql" and the dependency "postgres")",
    .check = inspect,
};

}  // namespace nonagon::check
