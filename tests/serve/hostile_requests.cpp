#include "serve/hostile_requests.hpp"

#include <fmt/format.h>

namespace nonagon::test {
namespace {

using Requests = std::vector<HostileRequest>;

constexpr std::string_view host = "Host: localhost\r\n";

// A request for /healthz with these lines after the Host.
std::string with(std::string_view lines, std::string_view body = {}) {
  return fmt::format("GET /healthz HTTP/1.1\r\n{}{}\r\n{}", host, lines, body);
}

// A request that begins with this line.
std::string beginning(std::string_view line) {
  return fmt::format("{}\r\n{}\r\n", line, host);
}

std::string chunked(std::string_view body) {
  return with("Transfer-Encoding: chunked\r\n", body);
}

const std::string plain = with("");

// What a second reader might take for a request of its own.
const std::string smuggled = "GET /api/users/me HTTP/1.1\r\nHost: localhost\r\n\r\n";

Requests lengths() {
  return {
      {"a plain request", plain, "200"},
      {"a length and a coding",
       with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled),
       "400 cut"},
      {"a coding and a length",
       with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + smuggled),
       "400 cut"},
      {"two lengths that differ", with("Content-Length: 0\r\nContent-Length: 52\r\n", smuggled), "400 cut"},
      {"two lengths that agree", with("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), "400 cut"},
      {"a list of lengths", with("Content-Length: 1, 1\r\n", "a"), "400 cut"},
      {"a length with a plus", with("Content-Length: +1\r\n", "a"), "400 cut"},
      {"a negative length", with("Content-Length: -1\r\n"), "400 cut"},
      {"a hexadecimal length", with("Content-Length: 0x1\r\n", "a"), "400 cut"},
      {"a length with a fraction", with("Content-Length: 1.0\r\n", "a"), "400 cut"},
      {"a length with an exponent", with("Content-Length: 1e0\r\n", "a"), "400 cut"},
      {"a length with digits that are spaced", with("Content-Length: 1 0\r\n", "a"), "400 cut"},
      {"an empty length", with("Content-Length:\r\n"), "400 cut"},
      {"a length in quotes", with("Content-Length: \"1\"\r\n", "a"), "400 cut"},
      {"a length in other digits", with("Content-Length: \xD9\xA1\r\n", "a"), "400 cut"},
      {"a length beyond 63 bits", with("Content-Length: 9223372036854775808\r\n"), "400 cut"},
      {"a length beyond 64 bits", with("Content-Length: 18446744073709551617\r\n", "a"), "400 cut"},
      {"a length of a hundred digits", with("Content-Length: " + std::string(100, '9') + "\r\n"), "400 cut"},
      {"a length with leading zeros", with("Content-Length: 0001\r\n", "a"), "200"},
      {"a length of nothing", with("Content-Length: 0\r\n"), "200"},
      {"a length with spaces around", with("Content-Length: \t 1 \t\r\n", "a"), "200"},
      {"a length and an underscore", with("Content_Length: 1\r\n"), "200"},
      {"a body beyond the limit", with("Content-Length: 40000000\r\n"), "413 cut"},
      {"a body that does not come", with("Content-Length: 5\r\n", "abc"), "waits"},
      {"a body that ends early", with("Content-Length: 5\r\n", "abc"), "cut", true},
      {"a body in another's name", with("Content-Length: 5\r\n", "GET /"), "200"},
      {"a body, then a request", with("Content-Length: 3\r\n", "abc") + plain, "200 200"},
      {"a body that is longer than told", with("Content-Length: 2\r\n", "ab:") + plain, "200 400 cut"},
  };
}

Requests codings() {
  Requests all{
      {"an old version with a coding",
       fmt::format("GET /healthz HTTP/1.0\r\n{}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", host),
       "400 cut"},
      {"two codings in two fields",
       with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       "400 cut"},
      {"a coding in two fields, one empty",
       with("Transfer-Encoding: chunked\r\nTransfer-Encoding:\r\n", "0\r\n\r\n"),
       "400 cut"},
      {"a coding whose name has other letters", with("tRANSFER-eNCODING: CHUNKED\r\n", "0\r\n\r\n"), "200"},
      {"a space before the colon of the coding",
       with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
       "400 cut"},
      {"a tab before the colon of the coding",
       with("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"),
       "400 cut"},
      {"a space before the coding's name", with(" Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400 cut"},
      {"a coding on a folded line", with("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), "400 cut"},
      {"a coding folded into another field", with("X-A: b\r\n Transfer-Encoding: chunked\r\n"), "400 cut"},
      {"a coding after a bare LF", with("X-A: b\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400 cut"},
      {"a coding after a bare CR", with("X-A: b\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400 cut"},
      {"a coding with a vertical tab", with("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), "400 cut"},
      {"a coding whose name ends in NUL",
       with(std::string("Transfer-Encoding\0: chunked\r\n", 29)),
       "400 cut"},
  };
  for (const auto* coding : {"identity",
                             "gzip",
                             "gzip, chunked",
                             "chunked, gzip",
                             "chunked, chunked",
                             "chunked, identity",
                             "xchunked",
                             "chunkedx",
                             "chunked;q=1",
                             "\"chunked\"",
                             "chun ked",
                             ",chunked",
                             "chunked,",
                             ""})
    all.push_back({fmt::format("the coding `{}`", coding),
                   with(fmt::format("Transfer-Encoding: {}\r\n", coding), "0\r\n\r\n"),
                   "400 cut"});
  return all;
}

Requests chunks() {
  return {
      {"no chunk", chunked("0\r\n\r\n"), "200"},
      {"one chunk", chunked("3\r\nabc\r\n0\r\n\r\n"), "200"},
      {"two chunks, then a request", chunked("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n") + plain, "200 200"},
      {"a size in capital letters", chunked("A\r\n0123456789\r\n0\r\n\r\n"), "200"},
      {"a size with leading zeros", chunked("0003\r\nabc\r\n0\r\n\r\n"), "200"},
      {"an extension", chunked("3;a=b\r\nabc\r\n0\r\n\r\n"), "200"},
      {"an extension in quotes", chunked("3;a=\"b;c\"\r\nabc\r\n0\r\n\r\n"), "200"},
      {"an extension that is too long",
       chunked("3;a=" + std::string(300, 'b') + "\r\nabc\r\n0\r\n\r\n"),
       "400 cut"},
      {"an extension with a bare LF", chunked("3;a\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size that ends with a bare LF", chunked("3\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size that ends with a bare CR", chunked("3\rabc\r\n0\r\n\r\n"), "400 cut"},
      {"a negative size", chunked("-3\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size with a plus", chunked("+3\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size with 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size with an underscore", chunked("1_0\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size that is none", chunked("g\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"no size", chunked("\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size of seventeen digits", chunked("10000000000000003\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"a size beyond the limit", chunked("FFFFFFF\r\nabc"), "413 cut"},
      {"a size of 64 bits", chunked("FFFFFFFFFFFFFFFF\r\nabc"), "413 cut"},
      {"data that is longer than its size", chunked("3\r\nabcd\r\n0\r\n\r\n"), "400 cut"},
      {"data that is shorter than its size", chunked("5\r\nabc\r\n0\r\n\r\n"), "400 cut"},
      {"data that ends with a bare LF", chunked("3\r\nabc\n0\r\n\r\n"), "400 cut"},
      {"no end", chunked("3\r\nabc\r\n"), "waits"},
      {"an end that does not come", chunked("3\r\nabc\r\n"), "cut", true},
      {"a chunk that is cut off", chunked("5\r\nab"), "cut", true},
      {"a trailer", chunked("0\r\nX-A: b\r\n\r\n"), "200"},
      {"a trailer, then a request", chunked("0\r\nX-A: b\r\n\r\n") + plain, "200 200"},
      {"a trailer with a length", chunked("0\r\nContent-Length: 52\r\n\r\n") + smuggled, "400 cut"},
      {"a trailer with a coding", chunked("0\r\nTransfer-Encoding: gzip\r\n\r\n") + smuggled, "400 cut"},
      {"a trailer with another host", chunked("0\r\nHost: evil.example\r\n\r\n"), "200"},
      {"a trailer without a colon", chunked("0\r\nX-A\r\n\r\n"), "400 cut"},
      {"a trailer that is too long",
       chunked("0\r\nX-A: " + std::string(40'000, 'a') + "\r\n\r\n"),
       "431 cut"},
      {"a request instead of a trailer", chunked("0\r\n") + smuggled, "400 cut"},
  };
}

Requests fields() {
  Requests all{
      {"a line that goes on", with("X-A: b\r\n c\r\n"), "400 cut"},
      {"a line that goes on after a tab", with("X-A: b\r\n\tc\r\n"), "400 cut"},
      {"a first field that goes on", "GET /healthz HTTP/1.1\r\n X: y\r\nHost: localhost\r\n\r\n", "400 cut"},
      {"a bare LF", with("X-A: b\nX-C: d\r\n"), "400 cut"},
      {"only bare LFs", "GET /healthz HTTP/1.1\nHost: localhost\n\n", "400 cut"},
      {"a bare CR", with("X-A: b\rc\r\n"), "400 cut"},
      {"a NUL in a value", with(std::string("X-A: b\0c\r\n", 10)), "400 cut"},
      {"a NUL in a name", with(std::string("X\0A: b\r\n", 8)), "400 cut"},
      {"a bell in a value", with("X-A: \a\r\n"), "400 cut"},
      {"a DEL in a value", with("X-A: \x7F\r\n"), "400 cut"},
      {"a tab in a value", with("X-A: b\tc\r\n"), "200"},
      {"Latin-1 in a value", with("X-A: \xE4\r\n"), "200"},
      {"UTF-8 in a value", with("X-A: \xC3\xA4\r\n"), "200"},
      {"UTF-8 in a name", with("X-\xC3\xA4: b\r\n"), "400 cut"},
      {"a space before a colon", with("X-A : b\r\n"), "400 cut"},
      {"a space in a name", with("X A: b\r\n"), "400 cut"},
      {"no name", with(": b\r\n"), "400 cut"},
      {"no colon", with("X-A\r\n"), "400 cut"},
      {"no value", with("X-A:\r\n"), "200"},
      {"no space after a colon", with("X-A:b\r\n"), "200"},
      {"two colons", with("X-A:: b\r\n"), "200"},
      {"brackets in a name", with("X(A): b\r\n"), "400 cut"},
      {"a slash in a name", with("X/A: b\r\n"), "400 cut"},
      {"a long value", with("X-A: " + std::string(8'000, 'a') + "\r\n"), "200"},
      {"a long name", with(std::string(8'000, 'a') + ": b\r\n"), "200"},
      {"a value that is too long", with("X-A: " + std::string(40'000, 'a') + "\r\n"), "431 cut"},
      {"a name that is too long", with(std::string(40'000, 'a') + ": b\r\n"), "431 cut"},
      {"a head that never ends",
       "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: " + std::string(200'000, 'a'),
       "431 cut"},
      {"a head that is cut off", "GET /healthz HTTP/1.1\r\nHost: loc", "cut", true},
      {"a head that does not come", "GET /healthz HTTP/1.1\r\nHost: loc", "waits"},
      {"an expectation of nobody", with("Expect: a-miracle\r\n"), "417 cut"},
      {"an expectation", with("Content-Length: 1\r\nExpect: 100-continue\r\n", "a"), "100 200"},
      {"an upgrade to HTTP/2",
       with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
       "200"},
      {"an upgrade to a WebSocket",
       with("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"),
       "200"},
      {"the end of the connection", with("Connection: close\r\n"), "200 cut"},
      {"the end of the connection, then a request", with("Connection: close\r\n") + plain, "200 cut"},
      {"an answer's head", "HTTP/1.1 200 OK\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", "400 cut"},
      {"a method that another field names", with("X-HTTP-Method-Override: DELETE\r\n"), "200"},
  };
  std::string many;
  for (int i = 0; i < 99; ++i) many += fmt::format("X-{}: a\r\n", i);
  all.push_back({"a hundred fields", with(many), "200"});
  all.push_back({"a hundred and one fields", with(many + "X-99: a\r\n"), "431 cut"});
  return all;
}

Requests lines() {
  Requests all{
      {"HTTP/0.9", "GET /healthz\r\n", "waits"},
      {"HTTP/0.9, ended", "GET /healthz\r\n\r\n", "400 cut"},
      {"HTTP/0.9 in another's name", "GET /healthz HTTP/0.9\r\nHost: localhost\r\n\r\n", "505 cut"},
      {"HTTP/1.0", "GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n", "200 cut"},
      {"HTTP/1.0 that is kept",
       "GET /healthz HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
       "200"},
      {"HTTP/1.2", beginning("GET /healthz HTTP/1.2"), "400 cut"},
      {"HTTP/2 without a preface", beginning("GET /healthz HTTP/2.0"), "505 cut"},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 cut"},
      {"a version in small letters", beginning("GET /healthz http/1.1"), "400 cut"},
      {"a version of two digits", beginning("GET /healthz HTTP/1.10"), "400 cut"},
      {"a version without a dot", beginning("GET /healthz HTTP/11"), "400 cut"},
      {"another protocol", beginning("GET /healthz ICY/1.1"), "400 cut"},
      {"no version", beginning("GET /healthz"), "400 cut"},
      {"no target", beginning("GET HTTP/1.1"), "400 cut"},
      {"an empty line first", "\r\n" + plain, "200"},
      {"spaces first", beginning(" GET /healthz HTTP/1.1"), "400 cut"},
      {"two spaces", beginning("GET  /healthz HTTP/1.1"), "400 cut"},
      {"a space at the end", beginning("GET /healthz HTTP/1.1 "), "400 cut"},
      {"a tab for a space", beginning("GET\t/healthz\tHTTP/1.1"), "400 cut"},
      {"a space in the target", beginning("GET /health z HTTP/1.1"), "400 cut"},
      {"a line that is empty", "\r\n\r\n\r\n", "waits"},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), "400 cut"},
      {"SSH", "SSH-2.0-OpenSSH_9.6\r\n", "waits"},
      {"a telnet negotiation", "\xFF\xFB\x1F\xFF\xFB\x20\r\n\r\n", "400 cut"},
      {"nothing", "", "cut", true},
      {"NULs", std::string(100, '\0'), "400 cut"},
      {"a method of nobody", beginning("BREW /healthz HTTP/1.1"), "200"},
      {"a method of nobody on the API", beginning("BREW /api/projects HTTP/1.1"), "405"},
      {"a method in small letters", beginning("get /api/projects HTTP/1.1"), "405"},
      {"a method with a slash", beginning("G/T /healthz HTTP/1.1"), "400 cut"},
      {"a method that is too long", std::string(9'000, 'G') + " / HTTP/1.1\r\n", "414 cut"},
      {"TRACE", beginning("TRACE /api/projects HTTP/1.1"), "405"},
      {"CONNECT", beginning("CONNECT localhost:80 HTTP/1.1"), "400 cut"},
      {"OPTIONS of the server", beginning("OPTIONS * HTTP/1.1"), "405"},
      {"GET of the server", beginning("GET * HTTP/1.1"), "400 cut"},
      {"a long target", beginning("GET /assets/" + std::string(8'000, 'a') + " HTTP/1.1"), "404"},
      {"a target that is too long", beginning("GET /" + std::string(9'000, 'a') + " HTTP/1.1"), "414 cut"},
      {"a target that never ends", "GET /" + std::string(200'000, 'a'), "414 cut"},
      {"UTF-8 in the target", beginning("GET /\xC3\xA4 HTTP/1.1"), "400 cut"},
      {"a control character in the target", beginning("GET /\x01 HTTP/1.1"), "400 cut"},
      {"a fragment in the target", beginning("GET /healthz#a HTTP/1.1"), "400 cut"},
      {"a target without a slash", beginning("GET healthz HTTP/1.1"), "400 cut"},
      {"the absolute form", beginning("GET http://localhost/healthz HTTP/1.1"), "200"},
      {"the absolute form with a scheme in capitals",
       beginning("GET HTTP://LOCALHOST/healthz HTTP/1.1"),
       "200"},
      {"the absolute form without a path", beginning("OPTIONS http://localhost HTTP/1.1"), "405"},
      {"the absolute form of another host", beginning("GET http://evil.example/healthz HTTP/1.1"), "400 cut"},
      {"the absolute form with a user", beginning("GET http://a@localhost/healthz HTTP/1.1"), "400 cut"},
      {"the absolute form of another scheme", beginning("GET ftp://localhost/healthz HTTP/1.1"), "400 cut"},
  };
  return all;
}

Requests targets() {
  const auto of_api = [](std::string_view target) {
    return beginning(fmt::format("GET {} HTTP/1.1", target));
  };
  return {
      {"a broken escape", of_api("/api/projects/%zz"), "400"},
      {"half an escape", of_api("/api/projects/%4"), "400"},
      {"a percent sign alone", of_api("/api/projects/%"), "400"},
      {"an escape that is no UTF-8", of_api("/api/projects/%ff"), "400"},
      {"an overlong slash", of_api("/api/projects/%c0%af"), "400"},
      {"an escaped NUL", of_api("/api/projects/%00"), "400"},
      {"an escaped slash", of_api("/api/projects/a%2fstages"), "401"},
      {"an escaped line end", of_api("/api/projects/%0d%0aX-A:%20b"), "401"},
      {"an escape of an escape", of_api("/api/projects/%252e"), "401"},
      {"up and away", of_api("/../../etc/passwd.txt"), "404"},
      {"up and away, escaped", of_api("/%2e%2e/%2e%2e/etc/passwd.txt"), "404"},
      {"up and away below the assets", of_api("/assets/../../../etc/passwd"), "404"},
      {"up and away with backslashes", of_api("/assets/..\\..\\etc\\passwd"), "404"},
      {"up from the API", of_api("/api/projects/../users/me"), "404"},
      {"two slashes", of_api("//api/projects.json"), "404"},
      {"a slash at the end", of_api("/api/projects/"), "404"},
      {"other letters", of_api("/API/projects.json"), "404"},
      {"a semicolon", of_api("/api/projects;a=b"), "404"},
  };
}

Requests hosts() {
  const auto of_host = [](std::string_view lines) {
    return fmt::format("GET /api/projects HTTP/1.1\r\n{}\r\n", lines);
  };
  return {
      {"no host", of_host(""), "400 cut"},
      {"an empty host", of_host("Host:\r\n"), "400 cut"},
      {"two hosts", of_host("Host: localhost\r\nHost: localhost\r\n"), "400 cut"},
      {"two hosts that differ", of_host("Host: localhost\r\nHost: evil.example\r\n"), "400 cut"},
      {"a list of hosts", of_host("Host: localhost, evil.example\r\n"), "400 cut"},
      {"a host with a space before its colon", of_host("Host : localhost\r\n"), "400 cut"},
      {"a host with a path", of_host("Host: localhost/evil\r\n"), "400 cut"},
      {"a host with a user", of_host("Host: evil.example@localhost\r\n"), "400 cut"},
      {"a host with a space", of_host("Host: localhost evil.example\r\n"), "400 cut"},
      {"another host", of_host("Host: evil.example\r\n"), "421"},
      {"another host whose name begins alike", of_host("Host: localhost.evil.example\r\n"), "421"},
      {"another host whose name ends alike", of_host("Host: evillocalhost\r\n"), "421"},
      {"another host behind our own",
       of_host("Host: localhost\r\nX-Forwarded-Host: evil.example\r\n"),
       "401"},
      {"a host with a dot at the end", of_host("Host: localhost.\r\n"), "421"},
      {"a host in capitals", of_host("Host: LOCALHOST\r\n"), "401"},
      {"a host with a port", of_host("Host: localhost:1\r\n"), "401"},
      {"an address of ours", of_host("Host: 127.0.0.1\r\n"), "401"},
      {"an address of IPv6", of_host("Host: [::1]:80\r\n"), "401"},
      {"an address in other words", of_host("Host: 2130706433\r\n"), "421"},
      {"another origin", of_host("Host: localhost\r\nOrigin: https://evil.example\r\n"), "403"},
      {"no origin in particular", of_host("Host: localhost\r\nOrigin: null\r\n"), "403"},
      {"an empty origin", of_host("Host: localhost\r\nOrigin:\r\n"), "403"},
      {"an origin with another port", of_host("Host: localhost\r\nOrigin: http://localhost:1\r\n"), "403"},
      {"an origin that begins alike",
       of_host("Host: localhost\r\nOrigin: http://localhost.evil.example\r\n"),
       "403"},
      {"our own origin", of_host("Host: localhost\r\nOrigin: http://localhost\r\n"), "401"},
  };
}

Requests pipelines() {
  std::string many;
  std::string statuses;
  for (int i = 0; i < 50; ++i) {
    many += plain;
    statuses += i == 0 ? "200" : " 200";
  }
  return {
      {"two requests", plain + plain, "200 200"},
      {"fifty requests", many, statuses},
      {"a request and half of one", plain + "GET /hea", "200 waits"},
      {"a request and half of one, then the end", plain + "GET /hea", "200 cut", true},
      {"a request, then the end", plain, "200 cut", true},
      {"a good and a bad request", plain + "BAD\r\n\r\n", "200 400 cut"},
      {"a bad and a good request", "BAD\r\n\r\n" + plain, "400 cut"},
      {"a good, a bad and a good request", plain + with("X A: b\r\n") + plain, "200 400 cut"},
      {"a refused and a good request", beginning("GET /api/projects HTTP/1.1") + plain, "401 200"},
      {"a HEAD and a GET", beginning("HEAD /healthz HTTP/1.1") + plain, "200 200"},
      {"garbage after a request", plain + std::string(64, '\x80') + "\r\n\r\n", "200 400 cut"},
  };
}

}  // namespace

std::vector<HostileRequest> hostile_requests() {
  Requests all;
  for (auto group : {lengths, codings, chunks, fields, lines, targets, hosts, pipelines}) {
    auto some = group();
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace nonagon::test
