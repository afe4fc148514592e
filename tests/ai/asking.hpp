#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ai/client.hpp"
#include "base/entropy.hpp"
#include "support/scripted_server.hpp"

namespace nonagon::test {

// One provider behind a script, and what asking it came to.
struct Asked {
  ai::Answer answer;
  std::string heard;              // the pieces of text, as they were told
  std::vector<ai::Answer> calls;  // one a request
};

inline ai::Question small_question(std::string model = "test-model") {
  return {.model = std::move(model),
          .rules = "Answer in JSON.",
          .context = "<data>{}</data>",
          .request = "Name a product.",
          .turns = {},
          .schema_name = "sample",
          .schema = {{"type", "object"},
                     {"properties", {{"name", {{"type", "string"}, {"maxLength", 20}}}}},
                     {"required", {"name"}},
                     {"additionalProperties", false}},
          .max_tokens = 100,
          .cache_key = "project-1",
          .user_tag = "user-tag"};
}

// Without a slash where Anthropic's paths begin with /v1, with /v1 for the two of OpenAI.
inline std::string base_of(const ScriptedServer& server, std::string_view provider) {
  return server.url() + (provider == "anthropic" ? "" : "/v1");
}

inline Asked ask(const ScriptedServer& server,
                 std::string_view provider,
                 ai::Experience& experience,
                 std::stop_token stop = {},
                 ai::Patience patience = {}) {
  SystemEntropy entropy;
  const auto http = ai::HttpClient::make({.allows_loopback = true});
  ai::Client client(**http, experience, entropy, patience);
  Asked asked;
  ai::Listener listener;
  listener.text = [&](std::string_view text) { asked.heard += text; };
  listener.call = [&](const ai::Answer& answer) { asked.calls.push_back(answer); };
  asked.answer = client.ask(*ai::find_provider(provider),
                            {.base_url = base_of(server, provider), .api_key = "canary-key-0123456789"},
                            small_question(),
                            std::move(stop),
                            listener);
  return asked;
}

}  // namespace nonagon::test
