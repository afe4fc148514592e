#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/files.hpp"

using namespace nonagon;
using test::run;

namespace {

// A command line of the program; {dir} stands for a temporary folder that holds the files made below.
struct Case {
  const char* name;
  const char* arguments;
  int exit_code;
  const char* says;  // part of standard error
};

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string yaml_bomb() {
  std::string bomb = "product:\n  a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'j'; ++c) {
    bomb += fmt::format("  {}: &{} [", c, c);
    for (int i = 0; i < 10; ++i) bomb += fmt::format("{}*{}", i == 0 ? "" : ",", static_cast<char>(c - 1));
    bomb += "]\n";
  }
  return bomb;
}

void make_inputs(const std::filesystem::path& folder) {
  put(folder / "huge.txt", std::string(2U << 20U, 'a'));
  put(folder / "nul.txt", std::string("a\0b", 3));
  put(folder / "bomb.yaml", yaml_bomb());
  put(folder / "broken.yaml", "product: [1\nb: 2");
  put(folder / "odd-topic.yaml", "product: {colour: red}");
  put(folder / "odd-choice.yaml", "database: {engine-preference: oracle}");
  put(folder / "truncated.zip", std::string("PK\x03\x04garbage", 11));
  put(folder / "empty.zip", "");
  put(folder / "binary.md",
      std::string("\x7f"
                  "ELF\0\x01\x02",
                  7) +
          std::string(500, '\xfe'));
  put(folder / "deep" / "sdp.json",
      "{\"name\":\"d\",\"slug\":\"d\",\"version\":\"0.1.0\",\"schemaVersion\":\"1.0\",\"stages\":{},"
      "\"files\":[]}");
  put(folder / "deep" / "stages" / "dataModel.json", std::string(100'000, '[') + std::string(100'000, ']'));
  put(folder / "notes" / "todo.txt", "not a package");
  put(folder / "plain-file", "x");
}

constexpr Case cases[] = {
    {"no command that exists", "frobnicate", 2, "fix:"},
    {"an option that does not exist", "design --idea x -o {dir}/out --colour red", 2, "--colour"},
    {"nothing to design from", "design -o {dir}/out", 2, "--idea"},
    {"two ideas", "design --idea x --idea-file {dir}/huge.txt -o {dir}/out", 2, "one idea"},
    {"no output folder", "design --idea x", 2, "--output"},
    {"an unknown engine", "design --idea x --engine oracle -o {dir}/out", 2, "oracle"},
    {"an unknown template", "design --template nothing -o {dir}/out", 5, "nonagon templates"},
    {"an idea that is too long", "design --idea-file {dir}/huge.txt -o {dir}/out", 1, "200000"},
    {"an idea that is no text", "design --idea-file {dir}/nul.txt -o {dir}/out", 1, "NUL"},
    {"an idea file that is not there", "design --idea-file {dir}/nowhere.txt -o {dir}/out", 5, "nowhere.txt"},
    {"a YAML alias bomb", "design --idea x --answers {dir}/bomb.yaml -o {dir}/out", 1, "aliases"},
    {"broken YAML", "design --idea x --answers {dir}/broken.yaml -o {dir}/out", 1, "line 2"},
    {"an answer to no question", "design --idea x --answers {dir}/odd-topic.yaml -o {dir}/out", 1, "colour"},
    {"a choice that is not offered",
     "design --idea x --answers {dir}/odd-choice.yaml -o {dir}/out",
     1,
     "postgresql"},
    {"an output folder that is a file", "design --idea x -o {dir}/plain-file", 1, "plain-file"},
    {"a missing folder", "check {dir}/nowhere", 5, "nowhere"},
    {"a folder that is no package", "check {dir}/notes", 1, "fix:"},
    {"a truncated zip", "check {dir}/truncated.zip", 1, "fix:"},
    {"an empty zip", "verify {dir}/empty.zip", 1, "fix:"},
    {"JSON that is too deep", "check {dir}/deep", 1, "deep"},
    {"a binary as Markdown", "import {dir}/binary.md -o {dir}/out", 1, "fix:"},
    {"a missing file to import", "import {dir}/nowhere.md -o {dir}/out", 5, "nowhere.md"},
    {"an unknown target", "emit nothing {dir}/deep", 1, "deep"},
    {"an unknown rule", "rules nothing-like-it", 5, "nonagon rules"},
    {"an unknown stage", "schema tenth", 2, "dataModel"},
    {"an unknown stage number", "interview 10", 2, "product"},
};

}  // namespace

TEST_CASE("bad input gets its exit code, what, why and fix, and leaves nothing behind") {
  const test::TemporaryFolder folder;
  make_inputs(folder.path());
  for (const auto& [name, arguments, exit_code, says] : cases) {
    CAPTURE(name);
    std::string line(arguments);
    for (auto at = line.find("{dir}"); at != std::string::npos; at = line.find("{dir}"))
      line.replace(at, 5, folder.path().string());
    const auto outcome = run(test::program().string() + " " + line);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == exit_code);
    CHECK(outcome.out.empty());
    CHECK(("\n" + outcome.err).find("\nerror: ") != std::string::npos);
    CHECK(outcome.err.find("\nwhy: ") != std::string::npos);
    CHECK(outcome.err.find("\nfix: ") != std::string::npos);
    CHECK(outcome.err.find(says) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));

    const auto as_json = run(test::program().string() + " " + line + " --json");
    CHECK(as_json.exit_code == exit_code);
    const auto document = parse_json(as_json.out);
    REQUIRE(document.has_value());
    CHECK(find_pointer(*document, "/error/detail") != nullptr);
  }
}
