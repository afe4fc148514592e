// What a page of the list of projects costs among 100 projects and among 1,000,000: processor time of this
// process, on SQLite, warm. The rows between are made by one INSERT … SELECT, and are nobody's designs.

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "workbench/installation.hpp"
#include "workbench/workbench.hpp"

namespace {

using namespace nonagon;

constexpr int real_projects = 100;
constexpr int all_projects = 1'000'000;
constexpr int runs = 40;
constexpr std::size_t page_size = 50;

template <class T>
T good(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "error: {}: {}\n", result.error().detail, result.error().reason);
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

double cpu_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// The page that begins at the newest real project.
double page_ms(workbench::Installation& installation, const std::string& after) {
  const auto read = [&] {
    auto workbench = good(installation.local_workbench());
    workbench::PageOf part;
    part.after = after;
    part.limit = page_size;
    const auto page = good(workbench->projects(store::ProjectStatus::active, part));
    if (page.items.size() != page_size || page.items.front().stages.size() != 9) std::exit(1);
  };
  for (int i = 0; i < 5; ++i) read();
  const auto start = cpu_ms();
  for (int i = 0; i < runs; ++i) read();
  return (cpu_ms() - start) / runs;
}

// Half of the rows are newer than the real ones and half are older, by their ids.
void fill(workbench::Installation& installation) {
  const auto connection = good(installation.connect());
  good(store::in_transaction(*connection, [&]() -> Result<void> {
    TRY(connection->execute(
        fmt::format(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
            "INSERT INTO projects (id, user_id, name, slug, current_stage, status, design_version, waivers, "
            "created_at, updated_at) SELECT printf('%s-0000-7000-8000-%012x', CASE i % 2 WHEN 0 THEN "
            "'00000001' ELSE 'f0000001' END, i), (SELECT id FROM users LIMIT 1), 'Project ' || i, "
            "'project-' || i, 1, 'active', '0.1.0', '[]', '2026-01-01T00:00:00.000Z', "
            "'2026-01-01T00:00:00.000Z' FROM n",
            all_projects - real_projects),
        {}));
    return {};
  }));
}

}  // namespace

int main() {
  const auto folder =
      std::filesystem::temp_directory_path() / fmt::format("nonagon-bench-lists-{}", getpid());
  const SystemClock clock;
  SystemEntropy entropy;
  {
    const auto installation =
        good(workbench::Installation::open({.data = folder, .database = {}}, clock, entropy));
    auto workbench = good(installation->local_workbench());
    for (int i = 0; i < real_projects; ++i) {
      workbench::NewProject wanted;
      wanted.name = fmt::format("Real {}", i);
      good(workbench->create_project(wanted));
    }
    const std::string after = "e0000000-0000-7000-8000-000000000000";
    const auto few = page_ms(*installation, after);
    const auto start = cpu_ms();
    fill(*installation);
    fmt::print("filling          {:8.1f} s\n", (cpu_ms() - start) / 1e3);
    const auto many = page_ms(*installation, after);
    fmt::print("page of {} among {:>9} projects {:8.3f} ms\n", page_size, real_projects, few);
    fmt::print("page of {} among {:>9} projects {:8.3f} ms, {:.2f} of that (target: at most 1.20)\n",
               page_size,
               all_projects,
               many,
               many / few);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return 0;
}
