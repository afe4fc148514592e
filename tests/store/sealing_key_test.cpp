#include "store/sealing_key.hpp"

#include <set>

#include <doctest/doctest.h>

#include "store/fixture.hpp"
#include "store/provider_keys.hpp"

namespace nonagon::store {
namespace {

constexpr std::string_view secret = "sk-canary-4f2a9c";

std::string said_by(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().reason;
}

AIProviderConfig some_provider(const Clock& clock, Entropy& entropy) {
  return {.id = AIProviderConfigId::make(clock, entropy),
          .user_id = UserId::make(clock, entropy),
          .provider = ProviderKind::anthropic,
          .label = "Mine",
          .api_key_encrypted = "",
          .default_model = "any",
          .base_url = std::nullopt,
          .is_default = false,
          .created_at = clock.now()};
}

}  // namespace

TEST_CASE("what is sealed opens at its place with its key, and is different each time") {
  test::CountingEntropy entropy;
  const auto key = SealingKey::make(entropy);
  for (const auto& text :
       {std::string(), std::string(secret), std::string("\0ü\n", 4), std::string(5000, 'k')}) {
    const auto sealed = key.seal(text, "here", entropy);
    CHECK(sealed.find(secret) == std::string::npos);
    CHECK(sealed != key.seal(text, "here", entropy));
    CHECK(test::good(key.open(sealed, "here")) == text);
    CHECK(said_by(key.open(sealed, "there")).starts_with("it was changed"));
  }
}

TEST_CASE("a sealed text that was changed anywhere does not open") {
  test::CountingEntropy entropy;
  const auto key = SealingKey::make(entropy);
  const auto sealed = key.seal(secret, "here", entropy);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (const char other : {'A', 'B', '_', '=', '\n'}) {
      if (sealed[i] == other) continue;
      auto wrong = sealed;
      wrong[i] = other;
      CHECK_FALSE(key.open(wrong, "here"));
    }
    CHECK_FALSE(key.open(sealed.substr(0, i), "here"));
  }
  CHECK_FALSE(key.open(sealed + "A", "here"));
  CHECK_FALSE(key.open("not sealed at all", "here"));
}

TEST_CASE("another key says that it is another key") {
  test::CountingEntropy entropy;
  const auto sealed = SealingKey::make(entropy).seal(secret, "here", entropy);
  CHECK(said_by(SealingKey::make(entropy).open(sealed, "here")) == "it was sealed with another key file");
}

TEST_CASE("no nonce comes twice") {
  SystemEntropy entropy;
  const auto key = SealingKey::make(entropy);
  std::set<std::string> seen;
  for (int i = 0; i < 100'000; ++i) seen.insert(key.seal("", "here", entropy));
  CHECK(seen.size() == 100'000);
}

TEST_CASE("a provider's key opens in its own row only") {
  const nonagon::test::TemporaryFolder folder;
  test::TickingClock clock;
  test::CountingEntropy entropy;
  const auto file = test::good(KeyFile::take(folder.path() / "key", entropy));
  const auto& key = *file;
  auto mine = some_provider(clock, entropy);
  auto other = some_provider(clock, entropy);
  seal_api_key(mine, secret, key, entropy);
  seal_api_key(other, "", key, entropy);
  CHECK_FALSE(other.api_key_encrypted.empty());
  CHECK(test::good(open_api_key(mine, key)) == secret);
  CHECK(test::good(open_api_key(other, key)).empty());
  std::swap(mine.api_key_encrypted, other.api_key_encrypted);
  CHECK(said_by(open_api_key(mine, key)).starts_with("it was changed"));
  CHECK(open_api_key(mine, key).error().detail.find("Mine") != std::string::npos);
  std::swap(mine.api_key_encrypted, other.api_key_encrypted);
  mine.user_id = other.user_id;
  CHECK_FALSE(open_api_key(mine, key));
}

}  // namespace nonagon::store
