#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ai/answer.hpp"
#include "ai/event_reader.hpp"
#include "base/json.hpp"

namespace nonagon::ai {

using Headers = std::vector<std::pair<std::string, std::string>>;

// How a provider is made to answer in JSON, from the surest to the weakest.
enum class Structure { schema, object, words };

// What was learned of one provider and model: what it refused is not sent again.
struct Dialect {
  Structure structure = Structure::schema;
  bool takes_usage_option = true;           // stream_options
  bool takes_max_completion_tokens = true;  // else max_tokens
};

// Where requests go and as whom.
struct Account {
  std::string base_url;  // without a slash at the end
  std::string api_key;   // may be empty
};

// A repair: what the model wrote, and what is wrong with it.
struct Turn {
  std::string answer;
  std::string reply;
};

// One question to a model. What stays the same between questions stands first, so that providers can keep it.
struct Question {
  std::string model;
  std::string rules;            // role, task and schema in words: the same for every project
  std::string context;          // of the project, as delimited data
  std::string request;          // of this generation
  std::vector<Turn> turns;      // repairs so far
  std::string schema_name;      // [A-Za-z0-9_-]{1,64}
  json::object schema;          // JSON Schema of the answer
  std::int64_t max_tokens = 0;  // of the answer
  std::string cache_key;        // of the project
  std::string user_tag;         // stands for the user; no provider learns who it is
};

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  Headers headers;
  std::string body;
};

struct Model {
  std::string id;
  std::optional<std::int64_t> context_tokens = {};
  std::optional<std::int64_t> max_output_tokens = {};
};

// A wire format, in one file of providers/. The object bears the name of its file.
struct Provider {
  std::string_view id;
  std::string_view base_url;  // where it stands unless told; empty: must be told
  HttpRequest (*ask)(const Question& question, const Account& account, const Dialect& dialect);
  // One event of a stream, parsed. `name` is that of its `event` field.
  void (*fold)(std::string_view name, const json::value& event, Answer& answer);
  // A whole answer, from servers that do not stream.
  void (*fold_whole)(const json::value& body, Answer& answer);
  HttpRequest (*list_models)(const Account& account);
};

std::span<const Provider* const> providers();
const Provider* find_provider(std::string_view id);

// Of GET /models: {"data": […]} as Anthropic and OpenAI have it, or a list.
std::vector<Model> read_models(const json::value& body);

}  // namespace nonagon::ai
