#include "store/data_folder.hpp"

#include <doctest/doctest.h>

#include "support/files.hpp"

namespace nonagon::store {

TEST_CASE("a data folder is made private and held by one at a time") {
  const nonagon::test::TemporaryFolder folder;
  const auto path = folder.path() / "deep" / "data";
  {
    auto held = DataFolder::take(path);
    REQUIRE(held);
    CHECK(std::filesystem::status(path).permissions() == std::filesystem::perms::owner_all);
    const auto second = DataFolder::take(path, std::chrono::milliseconds(30));
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::conflict);
  }
  CHECK(DataFolder::take(path, std::chrono::milliseconds(0)).has_value());
}

TEST_CASE("a data folder that cannot be made says so") {
  const auto taken = DataFolder::take("/dev/null/data");
  REQUIRE_FALSE(taken);
  CHECK(taken.error().code == ErrorCode::unavailable);
}

}  // namespace nonagon::store
