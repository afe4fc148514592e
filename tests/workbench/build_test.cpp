#include "workbench/build.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "pack/package.hpp"
#include "support/designs.hpp"
#include "support/files.hpp"

namespace nonagon::workbench {
namespace {

namespace fs = std::filesystem;
using Fate = BuiltFile::Fate;

// A built package of the lending library.
class Package {
 public:
  Package() : folder_(home_.path() / "library.sdp") {
    REQUIRE(pack::write_folder(folder_, pack::package_files(test::derived_library())));
  }

  const fs::path& folder() const { return folder_; }

  // What says that a file was not written again: its number in the file system and its time.
  std::pair<ino_t, time_t> identity(const char* path) const {
    struct stat status{};
    REQUIRE(stat((folder_ / path).c_str(), &status) == 0);
    return {status.st_ino, status.st_mtime};
  }

  std::string read(const char* path) const { return test::read_text(folder_ / path); }

  void write(const char* path, const std::string& bytes) const {
    REQUIRE(pack::write_file(folder_ / path, bytes));
  }

  BuildReport build(bool overwrites_edits = false) const {
    auto report = build_package(folder_, overwrites_edits);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : report.error().detail));
    return *std::move(report);
  }

 private:
  test::TemporaryFolder home_;
  fs::path folder_;
};

const BuiltFile& file_of(const BuildReport& report, std::string_view path) {
  const auto found = std::ranges::find(report.files, path, &BuiltFile::path);
  REQUIRE_MESSAGE(found != report.files.end(), std::string(path));
  return *found;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("building an unchanged package writes nothing") {
  const Package package;
  const auto before = package.identity("sdp.json");
  const auto report = package.build();
  CHECK(report.written == 0);
  CHECK(report.removed == 0);
  CHECK(package.identity("sdp.json") == before);
  CHECK(std::ranges::all_of(report.files, [](const auto& file) { return file.fate == Fate::kept; }));
  CHECK(file_of(report, "data-model/erd.mmd").why == "stages/dataModel.json did not change");
}

TEST_CASE("a changed payload rewrites what shows the change, and says so") {
  const Package package;
  const auto tokens = package.identity("design/tokens.css");
  const auto model = package.identity("data-model/data-model.md");
  package.write(
      "stages/dataModel.json",
      replaced(package.read("stages/dataModel.json"), "\"description\": \"", "\"description\": \"Changed. "));
  const auto report = package.build();
  CHECK(report.hand_edited.empty());

  const auto& rebuilt = file_of(report, "data-model/data-model.md");
  CHECK(rebuilt.fate == Fate::rebuilt);
  CHECK(rebuilt.changed == std::vector<std::string>{"stages/dataModel.json"});
  CHECK(rebuilt.why == "stages/dataModel.json changed");
  CHECK(package.identity("data-model/data-model.md") != model);

  const auto& same = file_of(report, "data-model/relationships.json");
  CHECK(same.fate == Fate::kept);
  CHECK(same.why == "stages/dataModel.json changed, nothing that it shows did");

  const auto& kept = file_of(report, "design/tokens.css");
  CHECK(kept.fate == Fate::kept);
  CHECK(kept.changed.empty());
  CHECK(kept.why == "stages/design.json, stages/sections.json did not change");
  CHECK(package.identity("design/tokens.css") == tokens);

  CHECK(pack::verify(*pack::read_folder(package.folder()))->is_intact());
  CHECK(package.build().written == 0);
}

TEST_CASE("a file that was edited, lost or is no longer asked for is told apart") {
  const Package package;
  package.write("design/tokens.css", "/* mine */\n");
  fs::remove(package.folder() / "data-model/erd.mmd");
  const auto report = package.build();
  CHECK(report.hand_edited == std::vector<std::string>{"design/tokens.css"});
  CHECK(file_of(report, "design/tokens.css").fate == Fate::left);
  CHECK(package.read("design/tokens.css") == "/* mine */\n");
  CHECK(file_of(report, "data-model/erd.mmd").why == "it was missing");

  const auto forced = package.build(true);
  CHECK(file_of(forced, "design/tokens.css").why == "it was edited by hand");
  CHECK(package.read("design/tokens.css") != "/* mine */\n");

  fs::remove(package.folder() / "stages/design.json");
  const auto smaller = package.build();
  CHECK(file_of(smaller, "design/tokens.css").fate == Fate::removed);
  CHECK_FALSE(fs::exists(package.folder() / "design/tokens.css"));
}

}  // namespace nonagon::workbench
