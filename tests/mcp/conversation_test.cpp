#include "mcp/protocol/conversation.hpp"

#include <doctest/doctest.h>

using namespace nonagon;
using namespace nonagon::mcp;

namespace {

// A service with one of each, and a resource that can be taken away.
struct Fixture {
  bool has_note = true;
  Service service;

  Fixture() {
    service.name = "fixture";
    service.version = "1.0.0";
    service.instructions = "Say hello.";
    service.tools.push_back(
        {.definition = {{"name", "greet"},
                        {"title", "Greet"},
                        {"inputSchema", {{"type", "object"}}},
                        {"outputSchema", {{"type", "object"}}}},
         .call = [](const json::object& arguments, const Exchange&) -> RpcResult<ToolAnswer> {
           if (!arguments.contains("name")) return error_answer("`name` is missing");
           return data_answer({{"greeting", arguments.at("name")}});
         }});
    service.prompts.push_back({.name = "hello",
                               .title = "Hello",
                               .description = "Greets.",
                               .arguments = {{"who", "Whom", true}},
                               .get = [](const json::object&, const Exchange&) {
                                 return RpcResult<PromptAnswer>(PromptAnswer{});
                               }});
    service.resources = [] {
      json::array all;
      for (int i = 0; i < 250; ++i)
        all.push_back(json::object{{"uri", "x://" + std::to_string(i)}, {"name", std::to_string(i)}});
      return all;
    };
    service.read = [this](std::string_view uri) -> std::optional<json::array> {
      if (uri != "x://note" || !has_note) return std::nullopt;
      return json::array{json::object{{"uri", uri}, {"text", "note"}}};
    };
    service.complete = [](const CompletionRequest& request) -> std::optional<std::vector<std::string>> {
      if (!request.is_prompt) return std::nullopt;
      return std::vector<std::string>(150, request.typed + "…");
    };
  }
};

constexpr std::string_view modern_meta =
    R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}})";

std::string modern(int id, std::string_view method, std::string_view params = "") {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{{{}{}{}}}}})",
                     id,
                     method,
                     modern_meta,
                     params.empty() ? "" : ",",
                     params);
}

std::string legacy(int id, std::string_view method, std::string_view params = "{}") {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{}}})", id, method, params);
}

json::object only(const std::vector<std::string>& lines) {
  REQUIRE(lines.size() == 1);
  return parse_json(lines.front()).value().as_object();
}

int code_of(const json::object& answer) {
  REQUIRE(answer.contains("error"));
  return static_cast<int>(answer.at("error").at("code").as_int64());
}

}  // namespace

TEST_CASE("the handshake answers with the asked revision, or the latest legacy one") {
  for (const auto& [asked, given] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"2025-03-26", "2025-03-26"},
                                                                            {"2025-06-18", "2025-06-18"},
                                                                            {"2025-11-25", "2025-11-25"},
                                                                            {"2026-07-28", "2025-11-25"},
                                                                            {"1999-01-01", "2025-11-25"}}) {
    Fixture fixture;
    Conversation conversation(fixture.service);
    const auto answer = only(
        conversation.receive(legacy(1, "initialize", fmt::format(R"({{"protocolVersion":"{}"}})", asked))));
    CHECK(answer.at("result").at("protocolVersion") == json::value(given));
    CHECK(answer.at("result").at("serverInfo").at("name") == "fixture");
  }
}

TEST_CASE("a modern client needs no handshake and gets whole results") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  const auto discovered = only(conversation.receive(modern(1, "server/discover")));
  CHECK(discovered.at("result").at("supportedVersions").as_array() == json::array{"2026-07-28"});
  CHECK(discovered.at("result").at("ttlMs").as_int64() > 0);
  const auto called =
      only(conversation.receive(modern(2, "tools/call", R"("name":"greet","arguments":{"name":"Ada"})")));
  CHECK(called.at("result").at("resultType") == "complete");
  CHECK(called.at("result").at("structuredContent").at("greeting") == "Ada");
  CHECK(code_of(only(conversation.receive(legacy(3, "initialize", R"({"protocolVersion":"2025-11-25"})")))) ==
        -32022);
  CHECK(code_of(only(conversation.receive(legacy(4, "tools/list")))) == -32602);
  CHECK(code_of(only(conversation.receive(modern(5, "ping")))) == -32601);
}

TEST_CASE("a client that discovered may still shake hands") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  only(conversation.receive(modern(1, "server/discover")));
  const auto answer =
      only(conversation.receive(legacy(2, "initialize", R"({"protocolVersion":"2025-11-25"})")));
  CHECK(answer.contains("result"));
}

TEST_CASE("an envelope that is broken or names another version is refused with what is spoken") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  const auto wrong_version = only(conversation.receive(
      R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2027-01-01","io.modelcontextprotocol/clientCapabilities":{}}}})"));
  CHECK(code_of(wrong_version) == -32022);
  CHECK(wrong_version.at("error").at("data").at("requested") == "2027-01-01");
  CHECK(
      code_of(only(conversation.receive(
          R"({"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}})"))) ==
      -32602);
}

TEST_CASE("what is no request is answered by its kind of failure and the conversation goes on") {
  struct Row {
    std::string_view line;
    int code;
    std::string_view id;
  };

  for (const auto& row : {Row{"not json", -32700, "null"},
                          Row{"[]", -32600, "null"},
                          Row{"7", -32600, "null"},
                          Row{R"({"jsonrpc":"1.0","id":1,"method":"ping"})", -32600, "1"},
                          Row{R"({"jsonrpc":"2.0","id":null,"method":"ping"})", -32600, "null"},
                          Row{R"({"jsonrpc":"2.0","id":"a","params":{}})", -32600, "\"a\""},
                          Row{R"({"jsonrpc":"2.0","id":2,"method":"ping","params":[]})", -32600, "2"},
                          Row{R"({"jsonrpc":"2.0","id":3,"method":"no/such"})", -32601, "3"}}) {
    CAPTURE(row.line);
    Fixture fixture;
    Conversation conversation(fixture.service);
    const auto answer = only(conversation.receive(row.line));
    CHECK(code_of(answer) == row.code);
    CHECK(write_json_line(answer.at("id")) == row.id);
    CHECK(only(conversation.receive(legacy(9, "ping"))).contains("result"));
  }
}

TEST_CASE("notifications and responses are not answered") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  CHECK(conversation.receive(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").empty());
  CHECK(conversation.receive(R"({"jsonrpc":"2.0","id":1,"result":{}})").empty());
}

TEST_CASE("batches are answered together in the one revision that has them") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  only(conversation.receive(legacy(1, "initialize", R"({"protocolVersion":"2025-03-26"})")));
  const auto lines = conversation.receive("[" + legacy(2, "ping") + "," + legacy(3, "ping") + "]");
  REQUIRE(lines.size() == 1);
  CHECK(parse_json(lines.front()).value().as_array().size() == 2);
  Conversation later(fixture.service);
  only(later.receive(legacy(1, "initialize", R"({"protocolVersion":"2025-06-18"})")));
  CHECK(code_of(only(later.receive("[" + legacy(2, "ping") + "]"))) == -32600);
}

TEST_CASE("lists come in pages, and a cursor that was not given is refused") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  std::size_t count = 0;
  std::string cursor;
  for (int page = 0; page < 10; ++page) {
    const auto result = only(conversation.receive(
        legacy(page, "resources/list", cursor.empty() ? "{}" : fmt::format(R"({{"cursor":"{}"}})", cursor))));
    count += result.at("result").at("resources").as_array().size();
    const auto* next = result.at("result").as_object().if_contains("nextCursor");
    if (next == nullptr) break;
    cursor = next->as_string();
  }
  CHECK(count == 250);
  for (const auto* bad :
       {R"({"cursor":"p7"})", R"({"cursor":"x"})", R"({"cursor":"p900"})", R"({"cursor":3})"})
    CHECK(code_of(only(conversation.receive(legacy(1, "resources/list", bad)))) == -32602);
}

TEST_CASE("a resource that is not there is told apart by revision") {
  Fixture fixture;
  Conversation old(fixture.service);
  CHECK(code_of(only(old.receive(legacy(1, "resources/read", R"({"uri":"x://no"})")))) == -32002);
  Conversation current(fixture.service);
  const auto answer = only(current.receive(modern(1, "resources/read", R"("uri":"x://no")")));
  CHECK(code_of(answer) == -32602);
  CHECK(answer.at("error").at("data").at("uri") == "x://no");
}

TEST_CASE("bad arguments of a tool are an answer for the model, an unknown tool is an error") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  only(conversation.receive(legacy(1, "initialize", R"({"protocolVersion":"2025-11-25"})")));
  const auto bad = only(conversation.receive(legacy(2, "tools/call", R"({"name":"greet","arguments":{}})")));
  CHECK(bad.at("result").at("isError").as_bool());
  CHECK_FALSE(bad.at("result").as_object().contains("structuredContent"));
  CHECK(code_of(only(conversation.receive(legacy(3, "tools/call", R"({"name":"no"})")))) == -32602);
  CHECK(code_of(only(conversation.receive(legacy(4, "prompts/get", R"({"name":"hello"})")))) == -32602);
}

TEST_CASE("the oldest revision gets no member that it does not know") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  only(conversation.receive(legacy(1, "initialize", R"({"protocolVersion":"2025-03-26"})")));
  const auto tools = only(conversation.receive(legacy(2, "tools/list")));
  CHECK_FALSE(tools.at("result").at("tools").at(0).as_object().contains("outputSchema"));
  const auto called =
      only(conversation.receive(legacy(3, "tools/call", R"({"name":"greet","arguments":{"name":"A"}})")));
  CHECK_FALSE(called.at("result").as_object().contains("structuredContent"));
}

TEST_CASE("completion gives at most a hundred values and says how many there are") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  const auto answer = only(conversation.receive(
      legacy(1,
             "completion/complete",
             R"({"ref":{"type":"ref/prompt","name":"hello"},"argument":{"name":"who","value":"A"}})")));
  const auto& completion = answer.at("result").at("completion");
  CHECK(completion.at("values").as_array().size() == 100);
  CHECK(completion.at("total").to_number<int>() == 150);
  CHECK(completion.at("hasMore").as_bool());
  CHECK(code_of(only(conversation.receive(legacy(
            2,
            "completion/complete",
            R"({"ref":{"type":"ref/resource","uri":"x://{a}"},"argument":{"name":"a","value":""}})")))) ==
        -32602);
}

TEST_CASE("a state that nothing here gave is refused, and the conversation goes on") {
  Fixture fixture;
  Conversation conversation(fixture.service);
  const auto answer = only(conversation.receive(
      modern(1, "tools/call", R"("name":"greet","arguments":{"name":"A"},"requestState":"1.00.ff")")));
  CHECK(code_of(answer) == -32602);
  CHECK(only(conversation.receive(modern(2, "tools/list"))).contains("result"));
}

TEST_CASE("only those who asked are told of a change, until they cancel") {
  Fixture fixture;
  Conversation old(fixture.service);
  only(old.receive(legacy(1, "initialize", R"({"protocolVersion":"2025-11-25"})")));
  CHECK(old.announce({.has_resource_list = false, .resources = {"x://note"}}).empty());
  only(old.receive(legacy(2, "resources/subscribe", R"({"uri":"x://note"})")));
  CHECK(only(old.announce({.has_resource_list = false, .resources = {"x://note", "x://other"}}))
            .at("params")
            .at("uri") == "x://note");
  only(old.receive(legacy(3, "resources/unsubscribe", R"({"uri":"x://note"})")));
  CHECK(old.announce({.has_resource_list = false, .resources = {"x://note"}}).empty());

  Conversation current(fixture.service);
  const auto acknowledged = only(current.receive(modern(
      7,
      "subscriptions/listen",
      R"("notifications":{"resourcesListChanged":true,"toolsListChanged":true,"resourceSubscriptions":["x://note","x://no"]})")));
  CHECK(acknowledged.at("method") == "notifications/subscriptions/acknowledged");
  CHECK(acknowledged.at("params").at("notifications") ==
        json::value(json::object{{"resourcesListChanged", true},
                                 {"resourceSubscriptions", json::array{"x://note"}}}));
  const auto told = current.announce({.has_resource_list = true, .resources = {"x://note"}});
  REQUIRE(told.size() == 2);
  CHECK(told[1].find(R"("io.modelcontextprotocol/subscriptionId":7)") != std::string::npos);
  CHECK(current.receive(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}})")
            .empty());
  CHECK(current.announce({.has_resource_list = true, .resources = {"x://note"}}).empty());
}
