#include "store/key_file.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "store/accounts.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "store/provider_keys.hpp"
#include "support/files.hpp"

namespace nonagon::store {
namespace {

namespace fs = std::filesystem;

fs::perms mode_of(const fs::path& file) {
  return fs::status(file).permissions();
}

std::string said_by(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().reason;
}

std::string key_in(const fs::path& file, Entropy& entropy) {
  test::good(KeyFile::take(file, entropy));
  const auto text = nonagon::test::read_text(file);
  REQUIRE(text.ends_with('\n'));
  return text.substr(0, text.size() - 1);
}

}  // namespace

TEST_CASE("the key file is made once, private, and read again") {
  const nonagon::test::TemporaryFolder folder;
  test::CountingEntropy entropy;
  const auto file = folder.path() / "key";
  const auto made = key_in(file, entropy);
  CHECK(made.size() == 64);
  CHECK(mode_of(file) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(key_in(file, entropy) == made);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a key file that others may read, or that holds no key, is refused and kept") {
  const nonagon::test::TemporaryFolder folder;
  test::CountingEntropy entropy;
  const auto file = folder.path() / "key";
  test::good(KeyFile::take(file, entropy));
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  CHECK(said_by(KeyFile::take(file, entropy)) == "others than its owner may read it");
  fs::permissions(file, fs::perms::group_read, fs::perm_options::remove);
  for (const auto* text :
       {"", "00", "zz", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef00"}) {
    CAPTURE(text);
    std::ofstream(file, std::ios::trunc) << text;
    CHECK(said_by(KeyFile::take(file, entropy)) == "it does not hold 64 hexadecimal digits");
  }
  fs::remove(file);
  fs::create_symlink("elsewhere", file);
  CHECK_FALSE(KeyFile::take(file, entropy));
  CHECK_FALSE(KeyFile::take(folder.path() / "missing" / "key", entropy));
}

TEST_CASE("a key that is replaced opens what it sealed until it is dropped, for who holds the file too") {
  const nonagon::test::TemporaryFolder folder;
  SystemEntropy entropy;
  const auto file = folder.path() / "key";
  const auto server = test::good(KeyFile::take(file, entropy));
  const auto sealed = server->seal("secret", "here", entropy);
  const auto rotating = test::good(KeyFile::read(file));
  test::good(rotating->add(entropy));
  CHECK(rotating->size() == 2);
  CHECK(mode_of(file) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(test::good(rotating->open(sealed, "here")) == "secret");
  CHECK_FALSE(rotating->is_newest(sealed));
  const auto again = rotating->seal("secret", "here", entropy);
  CHECK(rotating->is_newest(again));
  CHECK(test::good(server->open(again, "here")) == "secret");
  CHECK(rotating->is_newest(server->seal("", "here", entropy)));
  test::good(rotating->drop_older());
  CHECK(rotating->size() == 1);
  CHECK(said_by(test::good(KeyFile::read(file))->open(sealed, "here")) ==
        "it was sealed with another key file");
  CHECK(test::good(server->open(again, "here")) == "secret");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a key file is copied to where none is, and never over another") {
  const nonagon::test::TemporaryFolder folder;
  SystemEntropy entropy;
  const auto from = test::good(KeyFile::take(folder.path() / "from", entropy));
  test::good(from->copy_to(folder.path() / "to"));
  test::good(from->copy_to(folder.path() / "to"));
  const auto copy = test::good(KeyFile::read(folder.path() / "to"));
  CHECK(test::good(copy->open(from->seal("secret", "here", entropy), "here")) == "secret");
  test::good(KeyFile::take(folder.path() / "other", entropy));
  CHECK(from->copy_to(folder.path() / "other").error().code == ErrorCode::conflict);
  CHECK(KeyFile::read(folder.path() / "missing").error().code == ErrorCode::not_found);
}

TEST_CASE("every row is sealed again, and those that nothing opens are left as they are") {
  test::Fixture<test::SqliteEngine> store;
  const auto file = test::good(KeyFile::take(store.folder.path() / "key", store.entropy));
  seal_api_key(store.provider, "secret", *file, store.entropy);
  test::good(update_provider(*store.connection, store.provider));
  auto lost = store.some_provider();
  lost.is_default = false;
  lost.api_key_encrypted = "sealed elsewhere";
  test::good(add_provider(*store.connection, lost));
  test::good(file->add(store.entropy));
  const auto done = test::good(seal_again(*store.connection, *file, store.entropy));
  CHECK(done.sealed == 1);
  CHECK(done.unopened == 1);
  const auto row = test::good(find_provider(*store.connection, store.provider.id));
  CHECK(file->is_newest(row->api_key_encrypted));
  CHECK(test::good(open_api_key(*row, *file)) == "secret");
  CHECK(test::good(seal_again(*store.connection, *file, store.entropy)).sealed == 0);
}

}  // namespace nonagon::store
