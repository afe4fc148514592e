#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "sql/ddl.hpp"
#include "sql/mongo.hpp"
#include "sql/schema.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json, stages/database.json, stages/api.json";

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& schema = source.schema();
  const auto mark = derived_mark(made_from);
  if (schema.engine == design::Engine::mongodb) {
    auto scripts = one("database/schema.js", sql::mongo_script(design, schema, mark));
    if (auto seed = sql::mongo_seed_script(design, schema, mark); !seed.empty())
      scripts.emplace("database/seed.js", std::move(seed));
    return scripts;
  }
  auto files = one("database/schema.sql", sql::create_script(design, schema, mark));
  if (auto seed = sql::seed_script(design, schema, mark); !seed.empty())
    files.emplace("database/seed.sql", std::move(seed));
  return files;
}

}  // namespace

extern constinit const Emitter database_sql{
    .id = "database-sql",
    .stage = design::StageName::database,
    .summary = "The script that creates the database in the chosen engine, and its first rows.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
