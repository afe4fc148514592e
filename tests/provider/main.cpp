#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "ai/wire_cases.hpp"
#include "base/json.hpp"
#include "design/describe.hpp"

using namespace nonagon;

namespace {

template <class E>
json::value word_of(const std::optional<E>& value) {
  return value ? json::value(design::wire_value(*value)) : json::value(nullptr);
}

json::object description_of(const test::WireCase& one, const test::ScriptedServer& server) {
  json::array statuses;
  for (const auto& reply : one.replies) statuses.emplace_back(reply.status);
  return {{"name", one.name},
          {"provider", one.provider},
          {"url", server.url()},
          {"isStreamed", one.replies.back().type == "text/event-stream"},
          {"statuses", std::move(statuses)},
          {"text", one.text},
          {"finish", word_of(one.finish)},
          {"cause", word_of(one.cause)},
          {"inputTokens", one.input}};
}

}  // namespace

// Stands for the three providers: a server a case, until standard input ends. Prints the cases as JSON, and
// at the end how many requests each was sent.
int main() {
  const auto cases = test::official_cases();
  std::vector<std::unique_ptr<test::ScriptedServer>> servers;
  json::array described;
  for (const auto& one : cases) {
    servers.push_back(std::make_unique<test::ScriptedServer>(one.replies));
    described.emplace_back(description_of(one, *servers.back()));
  }
  std::cout << write_json_line(described) << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) continue;
  json::array counts;
  for (const auto& server : servers) counts.emplace_back(server->received().size());
  std::cout << write_json_line(counts) << std::endl;
  return 0;
}
