#include <doctest/doctest.h>
#include <fmt/format.h>

#include "net/http_client.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

std::string nested(std::size_t depth) {
  return fmt::format(R"({{"name":{}{}}})", std::string(depth, '['), std::string(depth, ']'));
}

std::string many_values(std::size_t count) {
  std::string text = R"({"name":[0)";
  for (std::size_t i = 1; i < count; ++i) text += ",0";
  return text + "]}";
}

}  // namespace

// What cannot be read at all is 400, what can be read and is wrong 422; nothing is changed by either.
TEST_CASE("a request that cannot be decoded is told so") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");

  struct Case {
    std::string name;
    std::string target;
    std::string body;
    int status;
    std::string says;
  };

  const std::string projects = "/api/projects";
  const std::vector<Case> cases{
      {"no JSON", projects, "name=A", 400, "line 1, column 1"},
      {"cut off", projects, R"({"name":"A")", 400, "malformed"},
      {"empty", projects, "", 400, "malformed"},
      {"two documents", projects, "{}{}", 400, "malformed"},
      {"a comma too many", projects, R"({"name":"A",})", 400, "line 1, column 13"},
      {"a comment", projects, R"({"name":"A"/**/})", 400, "malformed"},
      {"single quotes", projects, "{'name':'A'}", 400, "malformed"},
      {"not a number", projects, R"({"name":NaN})", 400, "malformed"},
      {"a lone surrogate", projects, R"({"name":"\ud800"})", 400, "malformed"},
      {"a control character in text", projects, "{\"name\":\"A\nB\"}", 400, "malformed"},
      {"invalid UTF-8", projects, "{\"name\":\"\xC3(\"}", 400, "malformed"},
      {"overlong UTF-8", projects, "{\"name\":\"\xC0\xAF\"}", 400, "malformed"},
      {"a surrogate in UTF-8", projects, "{\"name\":\"\xED\xA0\x80\"}", 400, "malformed"},
      {"UTF-16", projects, std::string("\xFF\xFE{\0}\0", 6), 400, "malformed"},
      {"a name twice", projects, R"({"name":"A","name":"B"})", 400, "twice"},
      {"a name twice, once escaped", projects, R"({"name":"A","n\u0061me":"B"})", 400, "twice"},
      {"a name twice, deeply", projects, R"({"name":"A","idea":[{"a":1,"a":1}]})", 400, "twice"},
      {"as deep as is read", projects, nested(63), 422, "/name"},
      {"too deep", projects, nested(64), 400, "json-limit"},
      {"ten thousand deep", projects, nested(10'000), 400, "json-limit"},
      {"as many values as are read", projects, many_values(199'998), 422, "/name"},
      {"too many values", projects, many_values(199'999), 400, "json-limit"},
      {"a long number", projects, R"({"name":1.)" + std::string(62, '1') + "}", 422, "/name"},
      {"a number that is too long",
       projects,
       R"({"name":1.)" + std::string(63, '1') + "}",
       400,
       "json-limit"},
      {"a number that no double holds", projects, R"({"name":1e999})", 400, "malformed"},
      {"a list", projects, "[]", 422, "object"},
      {"a byte order mark", projects, "\xEF\xBB\xBF{\"name\":7}", 422, "/name"},
      {"a broken query", projects + "?a=%zz", R"({"name":"A"})", 400, "query"},
      {"a query that is no UTF-8", projects + "?a=%ff", R"({"name":"A"})", 400, "query"},
      {"a path that is no UTF-8", projects + "/%ff/validate", "{}", 400, "path"},
      {"a path with a broken escape", projects + "/%4/validate", "{}", 400, "path"},
      {"more than a body may have", projects, std::string((1U << 20U) + 1, ' '), 413, "too-large"},
  };
  for (const auto& wanted : cases) {
    CAPTURE(wanted.name);
    const auto response =
        net::ask(served.url(),
                 {.method = "POST",
                  .target = wanted.target,
                  .headers = {{"Authorization", "Bearer " + ada.token}, {"Content-Type", "application/json"}},
                  .body = wanted.body,
                  .remote = {}});
    REQUIRE(response.has_value());
    CHECK(response->status == wanted.status);
    CHECK_MESSAGE(response->body.contains(wanted.says), response->body);
  }
  CHECK(ada.get("/api/projects").at("items").as_array().empty());
}
