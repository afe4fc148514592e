// Packages of the golden designs: every path, the files of data model and database by their SHA-256, and
// those worth reading as they are. A change of an emitter shows here in designs that nobody else tests: no
// entity, every type, every cardinality, odd names, 200 entities.
#include <array>
#include <filesystem>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/hash.hpp"
#include "pack/package.hpp"
#include "support/files.hpp"
#include "workbench/packages.hpp"

namespace nonagon::workbench {
namespace {

struct Golden {
  std::string_view name;
  std::string_view source;              // below tests/fixtures
  std::vector<std::string_view> shown;  // files kept whole
};

const std::array goldens{
    Golden{"empty", "designs/empty", {"database/schema.sql", "data-model/types.ts"}},
    Golden{"minimal", "designs/minimal", {"data-model/schema.dbml", "data-model/json-schema/note.json"}},
    Golden{"every-type",
           "designs/every-type",
           {"database/schema.sql", "database/seed.sql", "data-model/schema.prisma", "data-model/types.ts"}},
    Golden{
        "every-cardinality",
        "designs/every-cardinality",
        {"database/schema.sql", "data-model/schema.prisma", "data-model/schema.dbml", "data-model/erd.mmd"}},
    Golden{"odd-names",
           "designs/odd-names",
           {"database/schema.sql", "data-model/schema.prisma", "data-model/types.ts", "data-model/erd.mmd"}},
    Golden{"sixty-entities", "designs/sixty-entities", {}},
    Golden{"two-hundred-entities", "designs/two-hundred-entities", {}},
    Golden{"foreign-package", "sdp-plain", {"database/schema.sql"}},
};

bool is_hashed(std::string_view path) {
  return path.starts_with("data-model/") || path.starts_with("database/");
}

}  // namespace

TEST_CASE("the packages of the golden designs are as they were") {
  for (const auto& golden : goldens) {
    CAPTURE(golden.name);
    const auto opened = open_package(test::source_root() / "tests/fixtures" / golden.source);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? std::string() : opened.error().detail));
    const auto files = pack::package_files(opened->design, opened->carried);
    std::string list;
    for (const auto& [path, bytes] : files)
      list += is_hashed(path) ? fmt::format("{}  {}\n", path, sha256_hex(bytes)) : fmt::format("{}\n", path);
    test::check_golden(fmt::format("packages/{}/files.txt", golden.name), list);
    for (const auto path : golden.shown) {
      const auto file = files.find(path);
      if (file != files.end())
        test::check_golden(fmt::format("packages/{}/{}", golden.name, path), file->second);
    }
  }
}

TEST_CASE("a package that is exported, read and exported again has the same bytes") {
  for (const auto& golden : goldens) {
    CAPTURE(golden.name);
    const test::TemporaryFolder folder;
    auto opened = open_package(test::source_root() / "tests/fixtures" / golden.source);
    REQUIRE(opened.has_value());
    const auto first = write_package(opened->design, opened->carried, folder.path() / "first", false);
    REQUIRE_MESSAGE(first.has_value(), (first ? std::string() : first.error().detail));
    const auto again = open_package(first->folder);
    REQUIRE(again.has_value());
    const auto second = pack::package_files(again->design, again->carried);
    CHECK(second == first->files);
  }
}

}  // namespace nonagon::workbench
