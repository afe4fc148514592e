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
  if (schema.engine == design::Engine::mongodb)
    return one("database/schema.js", sql::mongo_script(design, schema, mark));
  return one("database/schema.sql", sql::create_script(design, schema, mark));
}

}  // namespace

extern constinit const Emitter database_sql{
    .id = "database-sql",
    .stage = design::StageName::database,
    .summary = "The script that creates the database in the chosen engine.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
