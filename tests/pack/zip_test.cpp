#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <sys/stat.h>

#include "base/text.hpp"
#include "pack/package.hpp"
#include "support/files.hpp"

namespace nonagon::pack {
namespace {

constexpr std::string_view central = "PK\x01\x02";

std::string zip_of(const Files& files) {
  return write_zip(files, "r").value();
}

// A zip with one entry r/xx/x, its name replaced by one of the same length in both headers.
std::string named(std::string_view name) {
  return replace_all(zip_of({{"xx/x", "content"}}), "r/xx/x", name);
}

std::string patched(std::string zip, std::string_view signature, std::size_t offset, std::string_view bytes) {
  return zip.replace(zip.rfind(signature) + offset, bytes.size(), bytes);
}

void check_refused(const std::string& zip, ErrorCode code, std::string_view says) {
  CAPTURE(says);
  const auto files = read_zip(zip);
  REQUIRE_FALSE(files);
  CHECK(files.error().code == code);
  CHECK_MESSAGE(files.error().detail.contains(says), files.error().detail);
  CHECK_FALSE(files.error().reason.empty());
  CHECK_FALSE(files.error().fix.empty());
}

TEST_CASE("what was packed is unpacked, without the root folder") {
  rc::check([](const std::map<std::string, std::string>& texts) {
    Files files;
    std::size_t n = 0;
    for (const auto& [name, text] : texts)
      files.emplace(fmt::format("f{}/{}.txt", n % 3, n), name + text), ++n;
    RC_ASSERT(read_zip(zip_of(files)).value() == files);
  });
}

TEST_CASE("the same files give the same bytes whatever the environment says") {
  const Files files{{"a.txt", std::string(10'000, 'a')}, {"ü/b.md", "x"}, {"empty", ""}};
  const auto zip = zip_of(files);
  setenv("TZ", "Asia/Tokyo", 1);
  setenv("LC_ALL", "tr_TR.UTF-8", 1);
  const auto former = umask(0077);
  CHECK(zip_of(files) == zip);
  umask(former);
  CHECK(zip.size() < 1000);
}

TEST_CASE("an ordinary unzip finds no fault") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "x.zip";
  REQUIRE(write_file(file, zip_of({{"a.txt", "a"}, {"b/c.md", std::string(5000, 'c')}, {"empty", ""}})));
  const auto outcome = test::run("unzip -t '" + file.string() + "'");
  CHECK_MESSAGE(outcome.exit_code == 0, outcome.out);
}

TEST_CASE("a zip that is cut off anywhere is refused") {
  const auto zip = zip_of({{"a.txt", "first"}, {"b.txt", std::string(300, 'b')}});
  for (std::size_t length = 0; length < zip.size(); ++length) {
    CAPTURE(length);
    const auto files = read_zip(std::string_view(zip).substr(0, length));
    REQUIRE_FALSE(files);
    CHECK(files.error().code == ErrorCode::invalid_input);
  }
}

TEST_CASE("a zip with any one byte changed is read as it was or refused") {
  const Files files{{"a.txt", "first"}, {"b.txt", std::string(300, 'b')}};
  const auto zip = zip_of(files);
  for (std::size_t i = 0; i < zip.size(); ++i) {
    auto broken = zip;
    broken[i] = static_cast<char>(broken[i] ^ 0x41);
    const auto read = read_zip(broken);
    if (read) CHECK(read->size() <= files.size());
  }
}

TEST_CASE("names that lead out of the package are refused") {
  check_refused(named("r/../x"), ErrorCode::invalid_input, "climbs out");
  check_refused(named("/r/x/x"), ErrorCode::invalid_input, "absolute");
  check_refused(named("r\\xx/x"), ErrorCode::invalid_input, "backslash");
  check_refused(named("C:/x/x"), ErrorCode::invalid_input, "drive");
  check_refused(named("r//x/x"), ErrorCode::invalid_input, "empty part");
  check_refused(named("r/x\nx/"), ErrorCode::invalid_input, "control character");
  check_refused(named("r/\xff\xfe/x"), ErrorCode::invalid_input, "UTF-8");
}

TEST_CASE("two names for one file are refused") {
  check_refused(replace_all(zip_of({{"a1", "x"}, {"A2", "y"}}), "r/A2", "r/A1"),
                ErrorCode::invalid_input,
                "stands twice");
  check_refused(replace_all(zip_of({{"\u00e9", "x"}, {"zz1", "y"}}), "r/zz1", "r/e\u0301"),
                ErrorCode::invalid_input,
                "stands twice");
}

TEST_CASE("links, devices and encrypted entries are refused") {
  const auto zip = zip_of({{"a", "/etc/passwd"}});
  check_refused(patched(zip, central, 40, "\xff\xa1"), ErrorCode::invalid_input, "no regular file");
  check_refused(patched(zip, central, 40, "\xff\x21"), ErrorCode::invalid_input, "no regular file");
  check_refused(patched(zip, central, 8, "\x01"), ErrorCode::invalid_input, "encrypted");
  check_refused(patched(zip, central, 10, "\x0e"), ErrorCode::invalid_input, "method 14");
}

TEST_CASE("bombs are refused before they go off") {
  check_refused(
      zip_of({{"bomb", std::string(20U << 20U, '\0')}}), ErrorCode::limit_reached, "more than 100 times");
  const auto zip = zip_of({{"a", std::string(3000, 'a')}});
  check_refused(
      patched(zip, central, 24, std::string_view("\x10\0\0\0", 4)), ErrorCode::limit_reached, "announces");
  check_refused(patched(zip, central, 24, "\xff\xff\xff\x7f"), ErrorCode::limit_reached, "at most 67108864");
  Files many;
  for (int i = 0; i < 10'001; ++i) many.emplace(fmt::format("{}", i), "");
  CHECK(write_zip(many, "r").error().code == ErrorCode::limit_reached);
}

TEST_CASE("limits of paths are exact") {
  const auto deep = [](int folders) {
    std::string path;
    for (int i = 0; i < folders; ++i) path += "d/";
    return path + "f";
  };
  CHECK(write_zip({{deep(14), ""}}, "r"));
  CHECK_FALSE(write_zip({{deep(15), ""}}, "r"));
  CHECK(write_zip({{std::string(253, 'f'), ""}}, "r"));
  CHECK_FALSE(write_zip({{std::string(254, 'f'), ""}}, "r"));
}

TEST_CASE("what macOS adds is passed over") {
  CHECK(read_zip(zip_of({{"a.txt", "x"}, {".DS_Store", "y"}}))->size() == 1);
}

}  // namespace
}  // namespace nonagon::pack
