#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "pack/package.hpp"
#include "support/files.hpp"

namespace nonagon::pack {
namespace {

namespace fs = std::filesystem;

const Files package{{"sdp.json", R"({"files": [{"path": "a/b.txt", "sha256": "x", "bytes": 1}]})"},
                    {"a/b.txt", "b"}};

std::size_t entries_of(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_CASE("a folder is written with fixed modes and read back") {
  const test::TemporaryFolder temporary;
  const auto folder = temporary.path() / "deep" / "x.sdp";
  const auto former = umask(0077);
  CHECK(write_folder(folder, package));
  umask(former);
  CHECK(read_folder(folder).value() == package);
  CHECK(fs::status(folder).permissions() == fs::perms(0755));
  CHECK(fs::status(folder / "a").permissions() == fs::perms(0755));
  CHECK(fs::status(folder / "a/b.txt").permissions() == fs::perms(0644));
  CHECK(entries_of(folder.parent_path()) == 1);
}

TEST_CASE("a package is replaced whole") {
  const test::TemporaryFolder temporary;
  const auto folder = temporary.path() / "x.sdp";
  REQUIRE(write_folder(folder, package));
  const Files other{{"sdp.json", R"({"files": []})"}, {"c.txt", "c"}};
  REQUIRE(write_folder(folder, other));
  CHECK(read_folder(folder).value() == other);
  CHECK(entries_of(temporary.path()) == 1);
}

TEST_CASE("files that the package does not know survive its rewriting") {
  const test::TemporaryFolder temporary;
  const auto folder = temporary.path() / "x.sdp";
  REQUIRE(write_folder(folder, package));
  std::ofstream(folder / "notes.txt") << "mine";
  fs::create_directory(folder / ".git");
  std::ofstream(folder / ".git/HEAD") << "ref";
  REQUIRE(write_folder(folder, {{"sdp.json", R"({"files": []})"}, {"c.txt", "c"}}));
  CHECK(test::read_text(folder / "notes.txt") == "mine");
  CHECK(test::read_text(folder / ".git/HEAD") == "ref");
  CHECK(fs::exists(folder / "c.txt"));
  CHECK_FALSE(fs::exists(folder / "a/b.txt"));
}

TEST_CASE("a folder that is no package is left alone") {
  const test::TemporaryFolder temporary;
  std::ofstream(temporary.path() / "thesis.txt") << "mine";
  const auto written = write_folder(temporary.path(), package);
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::conflict);
  CHECK_FALSE(written.error().fix.empty());
  CHECK(entries_of(temporary.path()) == 1);
}

TEST_CASE("nothing is written outside the folder") {
  const test::TemporaryFolder temporary;
  for (const auto* path : {"../x", "/x", "a/../../x", "a\\b", "C:x", "a//b", ""}) {
    CAPTURE(path);
    CHECK_FALSE(write_folder(temporary.path() / "y.sdp", {{path, "x"}}));
  }
  CHECK_FALSE(write_folder(temporary.path() / "y.sdp", {{"README.md", "x"}, {"readme.md", "x"}}));
  CHECK(entries_of(temporary.path()) == 0);
}

TEST_CASE("a write that fails in the middle leaves the old folder") {
  const test::TemporaryFolder temporary;
  const auto folder = temporary.path() / "x.sdp";
  REQUIRE(write_folder(folder, package));
  const Files clash{{"a", "a file"}, {"a/b", "below a file"}};
  CHECK_FALSE(write_folder(folder, clash));
  CHECK(read_folder(folder).value() == package);
  CHECK(entries_of(temporary.path()) == 1);
}

TEST_CASE("what a killed process left beside the target is swept") {
  const test::TemporaryFolder temporary;
  fs::create_directories(temporary.path() / ".x.sdp.new-abc123/a");
  REQUIRE(write_folder(temporary.path() / "x.sdp", package));
  CHECK(entries_of(temporary.path()) == 1);
}

TEST_CASE("symbolic links are refused, .git is passed over") {
  const test::TemporaryFolder temporary;
  fs::create_directories(temporary.path() / ".git");
  std::ofstream(temporary.path() / ".git/config") << "x";
  std::ofstream(temporary.path() / "a.txt") << "x";
  CHECK(read_folder(temporary.path())->size() == 1);
  fs::create_symlink("/etc/passwd", temporary.path() / "b.txt");
  CHECK(read_folder(temporary.path()).error().code == ErrorCode::invalid_input);
  CHECK(read_package(temporary.path() / "nowhere").error().code == ErrorCode::not_found);
}

TEST_CASE("a file is replaced in one step") {
  const test::TemporaryFolder temporary;
  const auto file = temporary.path() / "out" / "x.zip";
  REQUIRE(write_file(file, "one"));
  REQUIRE(write_file(file, "two"));
  CHECK(test::read_text(file) == "two");
  CHECK(fs::status(file).permissions() == fs::perms(0644));
  CHECK(entries_of(file.parent_path()) == 1);
  CHECK(write_file(temporary.path() / "out", "x").error().code == ErrorCode::conflict);
}

}  // namespace
}  // namespace nonagon::pack
