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
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/rule.hpp"
#include "emit/emitter.hpp"
#include "pack/package.hpp"
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

// Median CPU time and largest memory of several cold processes, after one that warms the file cache.
Cost run_cold(const std::vector<std::string>& command) {
  constexpr int runs = 9;
  if (run_once(command).cpu_ms < 0) return {-1, -1};
  std::vector<double> cpu;
  Cost cost;
  for (int i = 0; i < runs; ++i) {
    const auto once = run_once(command);
    cpu.push_back(once.cpu_ms);
    cost.memory_mb = std::max(cost.memory_mb, once.memory_mb);
  }
  std::ranges::nth_element(cpu, cpu.begin() + runs / 2);
  cost.cpu_ms = cpu[runs / 2];
  return cost;
}

double cpu_now_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Median CPU milliseconds of a call.
double time_of(const std::function<void()>& call) {
  constexpr int runs = 9;
  std::vector<double> all;
  for (int i = 0; i < runs; ++i) {
    const auto start = cpu_now_ms();
    call();
    all.push_back(cpu_now_ms() - start);
  }
  std::ranges::nth_element(all, all.begin() + runs / 2);
  return all[runs / 2];
}

constexpr std::string_view ten_entities =
    "A clinic desk: patients book appointments with doctors, doctors write prescriptions and order lab "
    "tests, nurses record "
    "vitals, insurers receive claims for each invoice, and patients pay online.";

// Answers that name `count` things to keep.
std::filesystem::path answers_with(std::size_t count, const std::filesystem::path& folder) {
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
  const auto file = folder / fmt::format("answers-{}.json", count);
  std::FILE* out = std::fopen(file.c_str(), "w");
  fmt::print(out, "{{\"dataModel\": {{\"core-objects\": [");
  for (std::size_t i = 0; i < count; ++i)
    fmt::print(out, "{}\"{} {}\"", i == 0 ? "" : ", ", areas[i / 10 % 20], kinds[i % 10]);
  fmt::print(out, "]}}}}");
  std::fclose(out);
  return file;
}

design::Design design_with(std::size_t count) {
  workbench::DesignRequest request{.idea = "Keeps records."};
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
  std::vector<std::string> things;
  for (std::size_t i = 0; i < count; ++i) things.push_back(fmt::format("area{} {}", i / 10, kinds[i % 10]));
  request.answers.set(design::StageName::data_model, "core-objects", {.selected = things, .text = {}});
  return workbench::make_design(request, [](auto, auto, auto) {}).value();
}

void print_line(std::string_view what, double value, std::string_view unit, std::string_view target) {
  fmt::print("{:<58} {:>9.2f} {:<4} {}\n", what, value, unit, target);
}

void bench_cold(const std::string& program, const std::filesystem::path& folder) {
  const auto output = (folder / "out").string();
  const auto bare = run_cold({program, "version"});
  const auto small =
      run_cold({program, "design", "--idea", std::string(ten_entities), "-o", output, "--zip"});
  const auto large = run_cold({program,
                               "design",
                               "--idea",
                               "Keeps records.",
                               "--answers",
                               answers_with(200, folder).string(),
                               "-o",
                               output,
                               "--zip"});
  print_line("nonagon version, cold: CPU", bare.cpu_ms, "ms", "");
  print_line("nonagon design, about ten entities, cold: CPU", small.cpu_ms, "ms", "target 60");
  print_line("nonagon design, about ten entities, cold: memory", small.memory_mb, "MB", "target 40");
  print_line("nonagon design, 200 core objects, cold: CPU", large.cpu_ms, "ms", "target 400");
  print_line("nonagon design, 200 core objects, cold: memory", large.memory_mb, "MB", "");
  for (const auto& [name, command] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"node -e 0", {"node", "-e", "0"}}, {"python3 -c pass", {"python3", "-c", "pass"}}}) {
    const auto peer = run_cold(command);
    if (peer.cpu_ms < 0) continue;
    print_line(name + ", cold: CPU (starts, does nothing)",
               peer.cpu_ms,
               "ms",
               fmt::format("design takes {:.2f} x", small.cpu_ms / peer.cpu_ms));
  }
}

void bench_warm() {
  const auto half = design_with(100);
  const auto whole = design_with(200);
  fmt::print(
      "\nwarm, {} and {} entities\n", half.data_model.entities.size(), whole.data_model.entities.size());
  const auto compare = [&](std::string_view what, auto&& call, std::string_view target) {
    const auto small = time_of([&] { call(half); });
    const auto large = time_of([&] { call(whole); });
    print_line(what,
               large,
               "ms",
               fmt::format("{}{}growth {:.2f} x for 2 x", target, target.empty() ? "" : ", ", large / small));
  };
  compare("all rules", [](const design::Design& design) { return check::check(design); }, "target 10");
  compare(
      "every file of the package",
      [](const design::Design& design) { return pack::package_files(design); },
      "");
  for (const auto* emitter : emit::emitters()) {
    compare(
        fmt::format("  {}", emitter->id),
        [&](const design::Design& design) { return emitter->emit(design); },
        "");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto program =
      argc > 1 ? std::string(argv[1]) : (std::filesystem::path(argv[0]).parent_path() / "nonagon").string();
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("nonagon-bench-{}", getpid());
  std::filesystem::create_directories(folder);
  bench_cold(program, folder);
  bench_warm();
  std::filesystem::remove_all(folder);
}
