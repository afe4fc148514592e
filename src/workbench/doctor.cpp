#include "workbench/doctor.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "check/rule.hpp"
#include "derive/knowledge/archetype.hpp"
#include "derive/templates.hpp"
#include "emit/emitter.hpp"
#include "store/engine.hpp"
#include "workbench/backups.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::uintmax_t low_space = 256U << 20U;

Diagnosis knowledge() {
  return {Health::good,
          fmt::format("built-in engine: {} kinds of entity, {} templates, {} rules, {} outputs",
                      derive::archetype_names().size(),
                      derive::templates().size(),
                      check::rules().size(),
                      emit::emitters().size()),
          {}};
}

// The folder itself, or the nearest one above it that exists.
std::filesystem::path existing_part(std::filesystem::path folder) {
  std::error_code ignored;
  while (!folder.empty() && !std::filesystem::exists(folder, ignored)) folder = folder.parent_path();
  return folder.empty() ? "." : folder;
}

Diagnosis writable(const std::filesystem::path& data_folder) {
  const auto folder = existing_part(data_folder);
  if (access(folder.c_str(), W_OK) == 0)
    return {Health::good, fmt::format("data folder {} can be written", data_folder.string()), {}};
  return {Health::bad,
          fmt::format("data folder {} cannot be written", data_folder.string()),
          "give its owner write access, or choose another with --data or NONAGON_DATA"};
}

Diagnosis free_space(const std::filesystem::path& data_folder) {
  std::error_code error;
  const auto info = std::filesystem::space(existing_part(data_folder), error);
  if (error) return {Health::doubtful, "free space is not known: " + error.message(), {}};
  const auto megabytes = info.available >> 20U;
  if (info.available < low_space)
    return {Health::doubtful, fmt::format("only {} MB free", megabytes), "make room on that disk"};
  return {Health::good, fmt::format("{} MB free", megabytes), {}};
}

Diagnosis local_database(const std::filesystem::path& data_folder, const Clock& clock, Entropy& entropy) {
  std::error_code ignored;
  if (!std::filesystem::exists(data_folder, ignored)) {
    return {Health::good, "no local store yet; the first project makes one", {}};
  }
  auto store = Workbench::open(data_folder, clock, entropy);
  if (!store)
    return {Health::bad, "the local store does not open: " + store.error().detail, store.error().fix};
  if (const auto intact = (*store)->connection().check_integrity(); !intact) {
    return {Health::bad,
            "the database is damaged: " + intact.error().detail,
            "restore a copy of the data folder"};
  }
  if (const auto opened = (*store)->check_keys(); !opened)
    return {Health::bad, opened.error().detail + ": " + opened.error().reason, opened.error().fix};
  return {Health::good, "local store opens, database intact, keys of providers open", {}};
}

Diagnosis bad(const std::string& what, const Error& error) {
  return {Health::bad,
          error.reason.empty() ? fmt::format("{}: {}", what, error.detail)
                               : fmt::format("{}: {}: {}", what, error.detail, error.reason),
          error.fix};
}

// A database that other servers may be using: looked at, not brought up to date.
Diagnosis distant_database(const StorePlace& place) {
  auto engine = store::engine_of(place.database, {});
  if (!engine) return bad("no database", engine.error());
  auto connection = engine->open();
  if (!connection) return bad(engine->name, connection.error());
  const auto tables = (*connection)->schema();
  if (!tables) return bad(engine->name, tables.error());
  if (tables->empty())
    return {Health::good,
            fmt::format("{} answers, no store in it yet; the first server makes one", engine->name),
            {}};
  if (const auto intact = (*connection)->check_integrity(); !intact)
    return bad(fmt::format("{} is damaged", engine->name), intact.error());
  const auto unopened = count_unopened(**connection, place.data / "key");
  if (!unopened) return bad(engine->name, unopened.error());
  if (*unopened > 0) {
    return {Health::bad,
            fmt::format("{} keys of providers do not open with {}", *unopened, (place.data / "key").string()),
            "put the key file of the servers on this database there, or enter the keys again"};
  }
  return {Health::good, fmt::format("{} answers, database intact, keys of providers open", engine->name), {}};
}

}  // namespace

std::vector<Diagnosis> diagnose(const StorePlace& place, const Clock& clock, Entropy& entropy) {
  return {knowledge(),
          writable(place.data),
          free_space(place.data),
          place.database.empty() ? local_database(place.data, clock, entropy) : distant_database(place)};
}

}  // namespace nonagon::workbench
