// The program is killed at random moments of its writes. What it said that it kept must be there.
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.hpp"
#include "store/engines/sqlite.hpp"
#include "store/projects.hpp"
#include "store/versions.hpp"
#include "support/files.hpp"

namespace nonagon {
namespace {

using Microseconds = std::chrono::microseconds;

int kills() {
  const char* wanted = std::getenv("NONAGON_COMMAND_KILLS");
  return wanted == nullptr ? 15 : std::max(std::atoi(wanted), 1);
}

struct Ended {
  bool is_killed;
  int exit_code;
  std::string out;
};

class Program {
 public:
  explicit Program(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Runs to its end, or is killed after `life`.
  Ended run(std::vector<std::string> arguments, std::optional<Microseconds> life = std::nullopt) const {
    arguments.insert(arguments.begin(), test::program().string());
    arguments.insert(arguments.end(), {"--json", "--data", (folder_ / "data").string()});
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const auto out = (folder_ / "out").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    REQUIRE(posix_spawn(&child, pointers[0], &actions, nullptr, pointers.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    if (life) {
      std::this_thread::sleep_for(*life);
      kill(child, SIGKILL);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return {.is_killed = WIFSIGNALED(status), .exit_code = WEXITSTATUS(status), .out = test::read_text(out)};
  }

  json::value answer(const std::vector<std::string>& arguments) const {
    const auto ended = run(arguments);
    REQUIRE_MESSAGE(ended.exit_code == 0, ended.out);
    return parse_json(ended.out).value();
  }

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

std::int64_t version_in(const Ended& ended) {
  return parse_json(ended.out).value().at("version").to_number<std::int64_t>();
}

// What was acknowledged: version number → text that must be in it.
using Acknowledged = std::map<std::int64_t, std::string>;

void check_store(const Program& program, const std::string& project_id, const Acknowledged& acknowledged) {
  auto connection = store::open_sqlite(program.folder() / "data" / "nonagon.sqlite").value();
  const auto sound = connection->check_integrity();
  CHECK_MESSAGE(sound.has_value(), (sound ? "" : sound.error().detail));
  const auto stages = store::stages_of(*connection, *store::ProjectId::parse(project_id)).value();
  const auto versions = store::versions_of(*connection, stages[0].id).value();
  std::int64_t expected = 0;
  int active = 0;
  for (const auto& version : versions) {
    CHECK(version.version == ++expected);
    CHECK(version.formats.size() == 2);
    active += version.is_active ? 1 : 0;
  }
  CHECK(active == (versions.empty() ? 0 : 1));
  for (const auto& [number, text] : acknowledged) {
    const auto output =
        store::find_output(*connection, stages[0].id, number, store::OutputFormat::json).value();
    REQUIRE(output.has_value());
    CHECK(output->content.find(text) != std::string::npos);
  }
}

void check_no_stage_is_generating(const Program& program) {
  const auto shown = program.answer({"project", "show", "kites"});
  for (const auto& stage : shown.at("stages").as_array()) CHECK(stage.at("status") != "generating");
}

struct Tally {
  int killed = 0;
  int acknowledged = 0;
};

// Runs `arguments(i)` again and again, killing it at a random moment of its usual life.
Tally torment(const Program& program, Acknowledged& acknowledged, auto arguments, auto text) {
  std::mt19937 random(20260101);
  const auto started = std::chrono::steady_clock::now();
  REQUIRE(program.run(arguments(0)).exit_code == 0);
  const auto usual = std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - started);
  std::uniform_int_distribution<std::int64_t> moment(0, usual.count() * 5 / 4);
  Tally tally;
  for (int i = 1; tally.killed < kills() && i < kills() * 20; ++i) {
    const auto ended = program.run(arguments(i), Microseconds(moment(random)));
    if (ended.is_killed) {
      ++tally.killed;
      check_no_stage_is_generating(program);
    } else {
      REQUIRE(ended.exit_code == 0);
      ++tally.acknowledged;
      acknowledged[version_in(ended)] = text(i);
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("kill -9 during stage generate and stage save loses nothing that was acknowledged") {
  const test::TemporaryFolder folder;
  const Program program(folder.path());
  const auto project =
      program.answer({"project", "new", "Kites", "--idea", "People rent kites by the hour."});
  const std::string id(project.at("id").as_string());
  Acknowledged acknowledged;

  const auto generated = torment(
      program,
      acknowledged,
      [](int) { return std::vector<std::string>{"stage", "generate", "kites", "product"}; },
      [](int) { return std::string("\"name\": \"Kites\""); });
  CHECK(generated.killed >= kills());
  check_store(program, id, acknowledged);

  const auto payload = folder.path() / "payload.json";
  const auto marker = [](int i) { return fmt::format("saved in run {}", i); };
  const auto saved = torment(
      program,
      acknowledged,
      [&](int i) {
        std::FILE* file = std::fopen(payload.c_str(), "w");
        fmt::print(file, R"({{"name": "Kites", "tagline": "{}", "description": "Rents kites."}})", marker(i));
        std::fclose(file);
        return std::vector<std::string>{"stage", "save", "kites", "product", payload.string()};
      },
      marker);
  CHECK(saved.killed >= kills());
  check_store(program, id, acknowledged);
  fmt::print(
      "killed {} times in generate ({} ended before) and {} in save ({}); {} acknowledged versions are all "
      "there\n",
      generated.killed,
      generated.acknowledged,
      saved.killed,
      saved.acknowledged,
      acknowledged.size());
}

TEST_CASE("kill -9 during keys rotate leaves every provider's key open") {
  const test::TemporaryFolder folder;
  const Program program(folder.path());
  const auto key_file = folder.path() / "data" / "key";
  for (int i = 0; i < 20; ++i) {
    const auto file = folder.path() / "api-key";
    std::FILE* out = std::fopen(file.c_str(), "w");
    fmt::print(out, "sk-canary-{:04}", i);
    std::fclose(out);
    program.answer({"provider",
                    "add",
                    fmt::format("Mine {}", i),
                    "--kind",
                    "openai",
                    "--model",
                    "m",
                    "--key-file",
                    file.string()});
  }
  const auto check_keys = [&] {
    const auto providers = program.answer({"provider", "list"});
    for (const auto& provider : providers.as_array()) {
      const std::string label(provider.at("label").as_string());
      if (label.starts_with("Mine "))
        CHECK(provider.at("apiKeyLast4").as_string() == fmt::format("{:04}", std::atoi(label.c_str() + 5)));
    }
  };
  std::mt19937 random(20260101);
  const auto started = std::chrono::steady_clock::now();
  REQUIRE(program.run({"keys", "rotate"}).exit_code == 0);
  const auto usual = std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - started);
  std::uniform_int_distribution<std::int64_t> moment(0, usual.count());
  int killed = 0;
  int unfinished = 0;
  for (int i = 0; killed < kills() && i < kills() * 20; ++i) {
    const auto ended = program.run({"keys", "rotate"}, Microseconds(moment(random)));
    if (!ended.is_killed) {
      REQUIRE(ended.exit_code == 0);
      continue;
    }
    ++killed;
    unfinished += std::filesystem::file_size(key_file) > 65 ? 1 : 0;
    check_keys();
  }
  CHECK(killed >= kills());
  REQUIRE(program.run({"keys", "rotate"}).exit_code == 0);
  check_keys();
  CHECK(std::filesystem::file_size(key_file) == 65);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "data"), {}) <= 6);
  fmt::print("killed {} times in keys rotate, {} of them with both keys in the file; every key opens\n",
             killed,
             unfinished);
}

}  // namespace nonagon
