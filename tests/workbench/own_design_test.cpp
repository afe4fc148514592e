// Nonagon is designed with Nonagon: design/ holds its own decisions, and nothing that follows from them.
#include <filesystem>

#include <doctest/doctest.h>

#include "design/authored.hpp"
#include "pack/package.hpp"
#include "support/files.hpp"
#include "workbench/build.hpp"
#include "workbench/packages.hpp"

namespace nonagon::workbench {
namespace {

Files own_files() {
  auto files = pack::read_folder(test::source_root() / "design");
  REQUIRE(files.has_value());
  std::erase_if(*files, [](const auto& file) { return !design::is_authored(file.first); });
  return *std::move(files);
}

void write_files(const std::filesystem::path& folder, const Files& files) {
  for (const auto& [path, bytes] : files) REQUIRE(pack::write_file(folder / path, bytes));
}

}  // namespace

TEST_CASE("our own design has nine stages and breaks no rule that is not waived") {
  const test::TemporaryFolder folder;
  write_files(folder.path() / "design", own_files());
  const auto package = open_package(folder.path() / "design");
  REQUIRE(package.has_value());
  for (const auto stage : design::all_stages) {
    CAPTURE(design::wire_name(stage));
    CHECK(design::has(package->design, stage));
    CHECK(package->design.status[design::index_of(stage)] == design::StageStatus::complete);
  }
  CHECK(package->design.slug == "nonagon");
  for (const auto& finding : check_design(*package)) {
    if (!finding.waived) FAIL_CHECK(finding.rule << " " << finding.pointer << ": " << finding.message);
  }
}

TEST_CASE("our own design is built in place from what is authored, and that is written canonically") {
  const test::TemporaryFolder folder;
  const auto target = folder.path() / "design";
  const auto authored = own_files();
  write_files(target, authored);
  const auto report = build_package(target, false);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : report.error().detail));
  CHECK(report->written > 50);
  CHECK(report->hand_edited.empty());
  const auto built = pack::read_folder(target);
  REQUIRE(built.has_value());
  for (const auto& [path, bytes] : authored) {
    CAPTURE(path);
    CHECK(built->at(path) == bytes);
  }
  const auto verification = verify_package(target);
  REQUIRE(verification.has_value());
  CHECK(verification->is_intact());
  CHECK(build_package(target, false)->written == 0);
}

TEST_CASE("a folder without payloads cannot be built in place") {
  const test::TemporaryFolder folder;
  write_files(folder.path() / "notes", {{"readme.txt", "not a package"}});
  const auto report = build_package(folder.path() / "notes", false);
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::invalid_input);
  CHECK(pack::read_folder(folder.path() / "notes")->size() == 1);
}

}  // namespace nonagon::workbench
