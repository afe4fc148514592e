#include <fmt/format.h>

#include "derive/assumptions.hpp"
#include "derive/database/index_plan.hpp"
#include "derive/database/retention.hpp"
#include "derive/database/row_rules.hpp"
#include "derive/database/seed_rows.hpp"
#include "derive/reading/product_form.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Database;
using design::Design;
using design::Engine;
using design::StageName;

struct EngineFacts {
  Engine engine;
  std::string_view version;
  std::string_view columns;
  std::string_view timestamps;
};

constexpr std::array engines{
    EngineFacts{Engine::postgresql, "17", "snake_case", "timestamptz"},
    EngineFacts{Engine::mysql, "8.4", "snake_case", "datetime(3) in UTC"},
    EngineFacts{Engine::sqlite, "3.53", "snake_case", "text, RFC 3339 in UTC"},
    EngineFacts{Engine::mongodb, "8.0", "camelCase", "date"},
};

struct EngineChoice {
  Engine engine;
  std::string because;
};

EngineChoice usual_engine(const Design& design) {
  const auto kind = product_form(design);
  const auto hosting = choice(design, StageName::database, "hosting-preference");
  if (hosting == "on-device")
    return {Engine::sqlite, "The data stays on the device: a file needs no server there."};
  if (!has_server(kind) || kind == ProductForm::desktop)
    return {Engine::sqlite, fmt::format("A {} keeps its data in a file beside it.", spoken(kind))};
  return {Engine::postgresql,
          "Constraints, partial indexes and row locks hold the rules of this design where the rows are; "
          "every host offers it."};
}

void choose_engine(Design& design) {
  auto& database = design.database;
  const auto answer = design::parse_enum<Engine>(choice(design, StageName::database, "engine-preference"));
  if (answer) {
    database.engine = *answer;
  } else {
    const auto usual = usual_engine(design);
    database.engine = usual.engine;
    assume(design,
           "database-engine",
           fmt::format("{} keeps the data.", design::wire_value(usual.engine)),
           usual.because,
           "database.engine-preference");
  }
  for (const auto& facts : engines) {
    if (facts.engine != database.engine) continue;
    database.version = facts.version;
    database.naming = {.tables = "snake_case_plural", .columns = std::string(facts.columns)};
    database.timestamps = facts.timestamps;
  }
  database.keys = {.type = "uuid", .generation = "uuidv7-application"};
  database.enums = "text-check";
}

void assume_scale_and_place(Design& design) {
  if (!is_answered(design, StageName::database, "scale-expectations")) {
    assume(design,
           "database-scale",
           "One database on one machine is enough: up to some hundred thousand rows a table.",
           "The idea names no figures; a small start is the cheaper mistake.",
           "database.scale-expectations");
  }
  if (!is_answered(design, StageName::database, "hosting-preference")) {
    const bool is_file = design.database.engine == Engine::sqlite;
    assume(design,
           "database-hosting",
           is_file ? "The database is a file beside the program."
                   : "The database runs beside the service, on a machine of your own.",
           "No place was named; this one costs least and can be moved with a dump.",
           "database.hosting-preference");
  }
}

}  // namespace

void derive_database(Design& design) {
  design.database = {};
  choose_engine(design);
  assume_scale_and_place(design);
  const ModelFacts model(design);
  derive_row_rules(model, design);
  derive_indexes(model, design);
  derive_retention(model, design);
  derive_seed_rows(model, design);
}

}  // namespace nonagon::derive
