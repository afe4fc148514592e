#include "ai/address.hpp"

#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ai/http_client.hpp"
#include "support/scripted_server.hpp"

namespace nonagon::test {
namespace {

using ai::Address;
using ai::Network;
using ai::Reach;
using ai::ServiceUrl;

constexpr std::array no_urls{
    "",
    "https",
    "https:",
    "https://",
    "https:///v1",
    "//api.example.com",
    "ftp://api.example.com",
    "file:///etc/passwd",
    "gopher://127.0.0.1",
    "javascript:alert(1)",
    "https:/api.example.com",
    "https:\\\\api.example.com",
    "https://user@api.example.com",
    "https://user:pass@api.example.com",
    "https://api.example.com@127.0.0.1",
    "https://api.example.com?x=1",
    "https://api.example.com/v1?x",
    "https://api.example.com#x",
    "https://api.example.com/#",
    "https://api.example.com:0",
    "https://api.example.com:65536",
    "https://api.example.com:+1",
    "https://api.example.com:",
    "https://api.example.com:80a",
    "https://api.example.com:80:80",
    "https://api .example.com",
    "https://api\texample.com",
    "https://api\nexample.com",
    "https://api.exa\xC5\x82mple.com",
    "https://.",
    "https://..",
    "https://a..b",
    "https://-a.com",
    "https://a_.b?",
    "https://%31%32%37.0.0.1",
    "https://127.1",
    "https://127.0.1",
    "https://0177.0.0.1",
    "https://0x7f.0.0.1",
    "https://0x7f000001",
    "https://2130706433",
    "https://017700000001",
    "https://127.0.0.01",
    "https://127.0.0.1.",
    "https://1.2.3.4.5",
    "https://256.1.1.1",
    "https://127.0.0.0x1",
    "https://foo.0x7f",
    "https://foo.1",
    "https://[::1",
    "https://[]",
    "https://[127.0.0.1]",
    "https://[::1%25lo]",
    "https://[fe80::1%eth0]",
    "https://::1",
    "https://[::1]x",
    "https://[::1]:",
    "https://[::1]:0",
    "https://api.example.com/../x",
    "https://api.example.com/a/..",
    "https://api.example.com/{x}",
    "https://api.example.com/<x>",
    "https://\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1",
    "https://127\xE3\x80\x82"
    "0.0.1",
};

struct Judged {
  const char* address;
  Reach reach;
};

constexpr std::array judged{
    Judged{"1.1.1.1", Reach::open},
    Judged{"8.8.8.8", Reach::open},
    Judged{"172.15.255.255", Reach::open},
    Judged{"172.32.0.0", Reach::open},
    Judged{"100.63.255.255", Reach::open},
    Judged{"100.128.0.0", Reach::open},
    Judged{"192.0.1.0", Reach::open},
    Judged{"223.255.255.255", Reach::open},
    Judged{"2606:4700::1111", Reach::open},
    Judged{"127.0.0.1", Reach::loopback},
    Judged{"127.255.255.254", Reach::loopback},
    Judged{"::1", Reach::loopback},
    Judged{"10.0.0.1", Reach::inside},
    Judged{"172.16.0.1", Reach::inside},
    Judged{"172.31.255.255", Reach::inside},
    Judged{"192.168.1.1", Reach::inside},
    Judged{"100.64.0.1", Reach::inside},
    Judged{"fd12::1", Reach::inside},
    Judged{"fc00::1", Reach::inside},
    Judged{"0.0.0.0", Reach::forbidden},
    Judged{"0.1.2.3", Reach::forbidden},
    Judged{"169.254.169.254", Reach::forbidden},
    Judged{"169.254.0.1", Reach::forbidden},
    Judged{"192.0.0.8", Reach::forbidden},
    Judged{"192.0.2.1", Reach::forbidden},
    Judged{"192.88.99.1", Reach::forbidden},
    Judged{"198.18.0.1", Reach::forbidden},
    Judged{"198.19.255.255", Reach::forbidden},
    Judged{"198.51.100.1", Reach::forbidden},
    Judged{"203.0.113.1", Reach::forbidden},
    Judged{"224.0.0.1", Reach::forbidden},
    Judged{"239.255.255.255", Reach::forbidden},
    Judged{"240.0.0.1", Reach::forbidden},
    Judged{"255.255.255.255", Reach::forbidden},
    Judged{"::", Reach::forbidden},
    Judged{"fe80::1", Reach::forbidden},
    Judged{"febf::1", Reach::forbidden},
    Judged{"fec0::1", Reach::forbidden},
    Judged{"ff02::1", Reach::forbidden},
    Judged{"2001:db8::1", Reach::forbidden},
    Judged{"100::1", Reach::forbidden},
    Judged{"fd00:ec2::254", Reach::forbidden},
    Judged{"::ffff:127.0.0.1", Reach::loopback},
    Judged{"::ffff:169.254.169.254", Reach::forbidden},
    Judged{"::ffff:10.0.0.1", Reach::inside},
    Judged{"::ffff:8.8.8.8", Reach::open},
    Judged{"::127.0.0.1", Reach::loopback},
    Judged{"::169.254.169.254", Reach::forbidden},
    Judged{"64:ff9b::a9fe:a9fe", Reach::forbidden},
    Judged{"64:ff9b::7f00:1", Reach::loopback},
    Judged{"64:ff9b::808:808", Reach::open},
    Judged{"2002:7f00:1::", Reach::loopback},
    Judged{"2002:a9fe:a9fe::1", Reach::forbidden},
    Judged{"2002:c0a8:101::1", Reach::inside},
    Judged{"2001:0:0:0:0:0:5601:5601", Reach::forbidden},  // Teredo of 169.254.169.254
    Judged{"::ffff:0:169.254.169.254", Reach::forbidden},
};

}  // namespace

TEST_CASE("texts that are no base URL are refused") {
  for (const auto* text : no_urls) {
    CAPTURE(std::string(text));
    CHECK_FALSE(ServiceUrl::parse(text));
  }
  CHECK_FALSE(ServiceUrl::parse("https://" + std::string(200, 'a')));
  CHECK_FALSE(ServiceUrl::parse(std::string("https://a\0b", 11)));
}

TEST_CASE("base URLs are read") {
  const auto url = ServiceUrl::parse("HTTPS://Api.Example.com:8443/v1//");
  REQUIRE(url);
  CHECK(url->host == "Api.Example.com");
  CHECK(url->port == 8443);
  CHECK(url->path == "/v1");
  const auto address = ServiceUrl::parse("http://[::1]:11434");
  REQUIRE(address);
  CHECK(address->host == "::1");
  CHECK(address->port == 11434);
}

TEST_CASE("addresses are judged as the registries have them") {
  for (const auto& one : judged) {
    CAPTURE(std::string(one.address));
    const auto address = Address::parse(one.address);
    REQUIRE(address);
    CHECK(ai::reach_of(*address) == one.reach);
  }
}

TEST_CASE("what is not open wants the operator's word, and what is forbidden has none") {
  const auto check = [](const char* text, const char* address, const Network& network) {
    return ai::check_reach(*ServiceUrl::parse(text), {*Address::parse(address)}, network).has_value();
  };
  const Network closed;
  const Network local{.allows_loopback = true};
  const Network listed{
      .allows_loopback = false,
      .allowed = {"127.0.0.1:11434", "10.0.0.0/8:8000", "models.internal:443", "169.254.0.0/16:80"}};
  CHECK(check("https://a.example", "8.8.8.8", closed));
  CHECK_FALSE(check("http://a.example", "8.8.8.8", closed));
  CHECK_FALSE(check("https://a.example", "127.0.0.1", closed));
  CHECK(check("http://localhost:1234", "127.0.0.1", local));
  CHECK_FALSE(check("http://10.0.0.1:8000", "10.0.0.1", local));
  CHECK_FALSE(check("http://169.254.169.254", "169.254.169.254", local));
  CHECK(check("http://127.0.0.1:11434", "127.0.0.1", listed));
  CHECK_FALSE(check("http://127.0.0.1:11435", "127.0.0.1", listed));
  CHECK(check("http://10.9.8.7:8000", "10.9.8.7", listed));
  CHECK(check("https://models.internal", "192.168.1.1", listed));
  CHECK_FALSE(check("https://models.internal", "169.254.169.254", listed));
  CHECK_FALSE(check("http://169.254.169.254", "169.254.169.254", listed));
  CHECK_FALSE(ai::check_reach(*ServiceUrl::parse("https://a.example"),
                              {*Address::parse("8.8.8.8"), *Address::parse("127.0.0.1")},
                              closed));
}

TEST_CASE("a name that changes its address between two requests reaches nobody inside") {
  const ScriptedServer canary({});
  int asked = 0;
  const auto http =
      ai::HttpClient::make({}, [&](const std::string&, std::stop_token) -> Result<std::vector<Address>> {
        // Open at the first look, this machine at every later one.
        return std::vector{*Address::parse(asked++ == 0 ? "192.0.9.9" : "127.0.0.1")};
      });
  REQUIRE(http);
  ai::Patience patience;
  patience.connect = std::chrono::milliseconds(50);
  patience.first_byte = std::chrono::milliseconds(50);
  for (int i = 0; i < 20; ++i) {
    ai::HttpHead head;
    const auto failure = (*http)->send(
        {.url = fmt::format("https://rebound.example:{}/", canary.port()), .headers = {}, .body = {}},
        patience,
        {},
        {.take = [](const ai::HttpHead&, std::string_view) -> Result<bool> { return true; }},
        head);
    REQUIRE(failure);
    if (i > 0) CHECK(failure->cause == ai::Cause::refused);
  }
  CHECK(canary.received().empty());
}

}  // namespace nonagon::test
