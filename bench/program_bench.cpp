// The figures of the program as a whole and of its compilers: CPU time and memory of cold processes, CPU time
// of warm functions, and how both grow. Every line has a target or a ratio to something measured in the same
// run.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/rule.hpp"
#include "emit/emitter.hpp"
#include "pack/compilation.hpp"
#include "pack/package.hpp"
#include "sql/schema.hpp"
#include "workbench/packages.hpp"

namespace {

using namespace nonagon;

struct Cost {
  double cpu_ms = 0;
  double memory_mb = 0;  // largest resident set
};

Cost run_once(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const auto child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return {-1, -1};
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return {milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

// Least CPU time and largest memory of several cold processes, after one that warms the file cache. The
// least, since on a shared machine the time of a process grows with what the neighbours do to the caches, up
// to twice.
Cost run_cold(const std::vector<std::string>& command) {
  constexpr int runs = 15;
  if (run_once(command).cpu_ms < 0) return {-1, -1};
  Cost cost{.cpu_ms = 1e9};
  for (int i = 0; i < runs; ++i) {
    const auto once = run_once(command);
    cost.cpu_ms = std::min(cost.cpu_ms, once.cpu_ms);
    cost.memory_mb = std::max(cost.memory_mb, once.memory_mb);
  }
  return cost;
}

double cpu_now_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double time_once(const std::function<void()>& call) {
  const auto start = cpu_now_ms();
  call();
  return cpu_now_ms() - start;
}

// Least CPU milliseconds of two calls that take turns, so that what disturbs one disturbs the other.
std::pair<double, double> times_of(const std::function<void()>& first, const std::function<void()>& second) {
  constexpr int runs = 12;
  std::pair<double, double> least{1e9, 1e9};
  for (int i = 0; i < runs; ++i) {
    least.first = std::min(least.first, time_once(first));
    least.second = std::min(least.second, time_once(second));
  }
  return least;
}

// The idea of `make design`: ten entities and one more.
constexpr const char* sample_idea =
    "A bike repair shop desk: customers drop off bikes, mechanics work on repair tickets with parts and "
    "labour, customers approve quotes by a link, and the shop invoices on pick-up.";

// Names of `count` things to keep.
std::vector<std::string> things(std::size_t count) {
  constexpr const char* kinds[] = {"order",
                                   "invoice",
                                   "shipment",
                                   "inspection",
                                   "contract",
                                   "device",
                                   "visit",
                                   "permit",
                                   "batch",
                                   "report"};
  constexpr const char* areas[] = {"harbour", "rail",   "forest",  "river",   "bakery", "theatre", "museum",
                                   "airport", "garden", "factory", "clinic",  "school", "farm",    "mine",
                                   "studio",  "market", "library", "stadium", "hotel",  "lab"};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i)
    names.push_back(fmt::format("{} {}", areas[i / 10 % 20], kinds[i % 10]));
  return names;
}

std::filesystem::path answers_with(std::size_t count, const std::filesystem::path& folder) {
  const auto file = folder / fmt::format("answers-{}.json", count);
  std::FILE* out = std::fopen(file.c_str(), "w");
  fmt::print(out, "{{\"dataModel\": {{\"core-objects\": [\"{}\"]}}}}", fmt::join(things(count), "\", \""));
  std::fclose(out);
  return file;
}

design::Design design_with(std::size_t count) {
  workbench::DesignRequest request{.idea = "Keeps records."};
  request.answers.set(design::StageName::data_model, "core-objects", {.selected = things(count), .text = {}});
  return workbench::make_design(request, [](auto, auto, auto) {}).value();
}

void print_line(std::string_view what, double value, std::string_view unit, std::string_view target) {
  fmt::print("{:<58} {:>9.2f} {:<4} {}\n", what, value, unit, target);
}

// The command as a shell reads it.
std::string shown(const std::vector<std::string>& command) {
  std::string text;
  for (const auto& word : command) {
    const bool needs_quotes = word.contains(' ');
    text += fmt::format("{}{}", text.empty() ? "" : " ", needs_quotes ? "'" + word + "'" : word);
  }
  return text;
}

// One cold command a line, with the command itself.
Cost print_cold(std::string_view what,
                const std::vector<std::string>& command,
                std::string_view cpu_target,
                std::string_view memory_target = {}) {
  const auto cost = run_cold(command);
  if (cost.cpu_ms < 0) return cost;
  print_line(fmt::format("{}: CPU", what), cost.cpu_ms, "ms", cpu_target);
  print_line(fmt::format("{}: memory", what), cost.memory_mb, "MB", memory_target);
  fmt::print("    {}\n", shown(command));
  return cost;
}

void bench_cold(const std::string& program, const std::filesystem::path& folder) {
  const auto output = (folder / "out").string();
  const std::vector<std::string> small{program, "design", "--idea", sample_idea, "-o", output};
  const std::vector<std::string> large{program,
                                       "design",
                                       "--idea",
                                       "Keeps records.",
                                       "--answers",
                                       answers_with(200, folder).string(),
                                       "-o",
                                       output};
  const auto zipped = [](auto command) {
    command.emplace_back("--zip");
    return command;
  };
  print_cold("version", {program, "version"}, "");
  const auto design = print_cold("design, 11 entities", small, "target 60", "target 40");
  print_cold("the same with a zip", zipped(small), "");
  print_cold("design, 200 core objects", large, "target 400");
  print_cold("the same with a zip", zipped(large), "");
  for (const auto& peer :
       std::vector<std::vector<std::string>>{{"node", "-e", "0"}, {"python3", "-c", "pass"}}) {
    const auto cost = print_cold(fmt::format("{}, which starts and does nothing", peer[0]), peer, "");
    if (cost.cpu_ms > 0)
      fmt::print("    the design of ten entities takes {:.2f} x\n", design.cpu_ms / cost.cpu_ms);
  }
}

// Twice the entities may cost at most this much more; what takes less than a tenth of a millisecond is noise.
constexpr double most_growth = 2.2;
constexpr double noise_ms = 0.1;

class Growth {
 public:
  Growth() : half_(design_with(100)), whole_(design_with(200)) {
    fmt::print(
        "\nwarm, {} and {} entities\n", half_.data_model.entities.size(), whole_.data_model.entities.size());
  }

  void line(std::string_view what,
            const std::function<void(const emit::Source&)>& call,
            std::string_view target = {}) {
    const auto [small, large] = times_of([&] { call(half_source_); }, [&] { call(whole_source_); });
    const auto growth = large / small;
    const bool is_steep = growth > most_growth && large > noise_ms;
    is_linear_ = is_linear_ && !is_steep;
    print_line(what,
               large,
               "ms",
               fmt::format("{}{}growth {:.2f} x for 2 x{}",
                           target,
                           target.empty() ? "" : ", ",
                           growth,
                           is_steep ? fmt::format(": MORE THAN {} x", most_growth) : ""));
  }

  bool is_linear() const { return is_linear_; }

  const design::Design& half() const { return half_; }

 private:
  design::Design half_;
  design::Design whole_;
  emit::Source half_source_{half_};
  emit::Source whole_source_{whole_};
  bool is_linear_ = true;
};

// The emitters share symbols and tables, as they do in a compilation; both have lines of their own.
void bench_warm(Growth& growth) {
  growth.line("symbols", [](const auto& source) { design::Symbols{source.design}; });
  growth.line("tables", [](const auto& source) { sql::lower(source.design, source.design.database.engine); });
  growth.line("all rules", [](const auto& source) { check::check(source.design); }, "target 10");
  growth.line("every file of the package", [](const auto& source) { pack::package_files(source.design); });
  for (const auto* emitter : emit::emitters())
    growth.line(fmt::format("  {}", emitter->id), [&](const auto& source) { emitter->emit(source); });
}

// A server's day: one field changes, the package follows.
void bench_recompile(design::Design design) {
  pack::Compilation compilation({}, pack::Compilation::Life::warm);
  compilation.compile(design);
  compilation.manifest(design);
  const auto& erd = *emit::find_emitter("svg-erd");
  constexpr int runs = 12;
  double compiled = 1e9;
  double drawn = 1e9;
  double hashed = 1e9;
  for (int i = 0; i < runs; ++i) {
    auto& field = design.data_model.entities[design.data_model.entities.size() / 2].fields.back();
    field.required = !field.required;
    compiled =
        std::min(compiled, time_once([&] { compilation.compile(design, {design::StageName::data_model}); }));
    hashed = std::min(hashed, time_once([&] { compilation.manifest(design); }));
    drawn = std::min(drawn, time_once([&] { erd.emit(design); }));
  }
  fmt::print("\nwarm, {} entities, one field changes\n", design.data_model.entities.size());
  print_line("recompile without the ERD picture", compiled - drawn, "ms", "target 5");
  print_line("ERD picture", drawn, "ms", "target 60");
  print_line("manifest", hashed, "ms", "");
}

}  // namespace

int main(int argc, char** argv) {
  const auto program =
      argc > 1 ? std::string(argv[1]) : (std::filesystem::path(argv[0]).parent_path() / "nonagon").string();
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("nonagon-bench-{}", getpid());
  std::filesystem::create_directories(folder);
  bench_cold(program, folder);
  Growth growth;
  bench_warm(growth);
  bench_recompile(growth.half());
  std::filesystem::remove_all(folder);
  return growth.is_linear() ? 0 : 1;
}
