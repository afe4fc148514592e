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
  const bool is_mongodb = schema.engine == design::Engine::mongodb;
  auto script =
      is_mongodb ? sql::mongo_seed_script(design, schema, mark) : sql::seed_script(design, schema, mark);
  if (script.empty()) return {};
  return one(is_mongodb ? "database/seed.js" : "database/seed.sql", std::move(script));
}

}  // namespace

extern constinit const Emitter database_seed{
    .id = "database-seed",
    .stage = design::StageName::database,
    .summary = "The script that puts the first rows into the database.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
