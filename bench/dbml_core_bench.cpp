// Four outputs of a design of 100 entities against @dbml/core, which prints the same tables as SQL and
// nothing else. Without the judges installed it says so and passes.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "emit/emitter.hpp"
#include "workbench/packages.hpp"

namespace {

using namespace nonagon;

constexpr std::array<std::string_view, 4> outputs{"database-sql", "openapi", "dbml", "prisma"};
constexpr std::size_t entities = 100;

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

double own_cpu_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double children_cpu_ms() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

// The first hundred entities of the large golden design, later stages by the built-in engine.
Result<design::Design> sample(const std::filesystem::path& source) {
  auto package = TRY(workbench::open_package(source / "tests/fixtures/designs/two-hundred-entities"));
  auto& model = package.design.data_model;
  model.entities.resize(std::min(entities, model.entities.size()));
  std::erase_if(model.relationships, [&](const design::Relationship& relationship) {
    return find_entity(model, relationship.from) == nullptr || find_entity(model, relationship.to) == nullptr;
  });
  workbench::derive_missing(package.design);
  return std::move(package.design);
}

Files compile(const design::Design& design) {
  const emit::Source source(design);
  Files files;
  for (const auto id : outputs) files.merge(emit::find_emitter(id)->emit(source));
  return files;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

int main() {
  const std::filesystem::path source =
      std::getenv("NONAGON_SOURCE") != nullptr ? std::getenv("NONAGON_SOURCE") : ".";
  if (!std::filesystem::exists(source / "judges/node_modules/@dbml/core")) {
    fmt::print("against @dbml/core: not measured, `make judges` installs it\n");
    return 0;
  }
  const auto design = sample(source);
  if (!design) return fmt::print("{}\n", design.error().detail), 1;
  constexpr int runs = 9;
  std::vector<double> ours;
  Files files;
  for (int i = 0; i < runs; ++i) {
    const auto start = own_cpu_ms();
    files = compile(*design);
    ours.push_back(own_cpu_ms() - start);
  }
  std::ranges::nth_element(ours, ours.begin() + runs / 2);
  const auto our_ms = ours[runs / 2];

  const auto dbml = std::filesystem::temp_directory_path() / "nonagon-bench.dbml";
  std::ofstream(dbml, std::ios::binary) << files.at("data-model/schema.dbml");
  const auto command = fmt::format(
      "'{0}'/judges/node_modules/node-linux-*/bin/node --no-warnings '{0}/bench/dbml_core.mjs' '{1}'",
      source.string(),
      dbml.string());
  std::size_t their_tables = 0;
  double their_ms = 0;
  const auto before = children_cpu_ms();
  auto* pipe = popen(command.c_str(), "r");
  const int read = pipe == nullptr ? 0 : std::fscanf(pipe, "%zu %lf", &their_tables, &their_ms);
  if (pipe != nullptr) pclose(pipe);
  const auto process_ms = children_cpu_ms() - before;
  std::filesystem::remove(dbml);

  const auto our_tables = count_of(files.at("database/schema.sql"), "CREATE TABLE ");
  fmt::print("against @dbml/core, {} tables: SQL, OpenAPI, DBML and Prisma together {:.1f} ms CPU\n",
             our_tables,
             our_ms);
  fmt::print(
      "  @dbml/core, SQL only: {:.0f} ms parsing and printing, {:.0f} ms the process; {:.0f} and {:.0f} "
      "times as much (target 50)\n",
      their_ms,
      process_ms,
      their_ms / our_ms,
      process_ms / our_ms);
  if (read == 2 && our_tables == their_tables) return 0;
  fmt::print("  the figures do not count: {} tables there, {} here\n", their_tables, our_tables);
  return 1;
}
