#include "conformance/fixture_service.hpp"

#include <chrono>
#include <thread>

#include <fmt/format.h>

namespace nonagon::mcp {
namespace {

// One red pixel, and eight samples of silence.
constexpr std::string_view png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
constexpr std::string_view wav = "UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==";

using Call = std::function<RpcResult<ToolAnswer>(const json::object& arguments, const Exchange& exchange)>;

json::object no_arguments() {
  return {{"type", "object"}, {"additionalProperties", false}};
}

Tool tool(std::string_view name,
          std::string_view description,
          Call call,
          json::object schema = no_arguments()) {
  return {.definition = {{"name", name}, {"description", description}, {"inputSchema", std::move(schema)}},
          .call = std::move(call)};
}

// A tool that always says the same.
Tool constant(std::string_view name, std::string_view description, json::array content) {
  return tool(name, description, [content = std::move(content)](const json::object&, const Exchange&) {
    ToolAnswer answer;
    answer.content = content;
    return RpcResult<ToolAnswer>(std::move(answer));
  });
}

json::object text_block(std::string_view text) {
  return {{"type", "text"}, {"text", text}};
}

json::object image_block() {
  return {{"type", "image"}, {"data", png}, {"mimeType", "image/png"}};
}

json::object resource_block(std::string_view uri, std::string_view type, std::string_view text) {
  return {{"type", "resource"}, {"resource", {{"uri", uri}, {"mimeType", type}, {"text", text}}}};
}

json::object object_schema(json::object properties, json::array required) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

json::object elicitation(std::string_view message, json::object schema) {
  return {{"method", "elicitation/create"},
          {"params", {{"message", message}, {"requestedSchema", std::move(schema)}}}};
}

json::object sampling(std::string_view prompt, int tokens) {
  return {{"method", "sampling/createMessage"},
          {"params",
           {{"messages", json::array{json::object{{"role", "user"}, {"content", text_block(prompt)}}}},
            {"maxTokens", tokens}}}};
}

json::object roots() {
  return {{"method", "roots/list"}, {"params", json::object{}}};
}

void pause() {
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

// The content of an accepted elicitation among the responses; null when it is missing or no object.
const json::object* content_of(const Exchange& exchange, std::string_view key) {
  const auto* response = exchange.input_responses.if_contains(key);
  if (response == nullptr || !response->is_object()) return nullptr;
  const auto* content = response->as_object().if_contains("content");
  return content == nullptr ? nullptr : content->if_object();
}

RpcResult<ToolAnswer> ask_for(json::object requests, std::string state = {}) {
  ToolAnswer answer;
  answer.input_required = InputRequired{std::move(requests), std::move(state)};
  return answer;
}

// Asks a client of a legacy revision, and says what it answered.
RpcResult<ToolAnswer> ask_back(const Exchange& exchange,
                               std::string_view capability,
                               const json::object& request,
                               const std::function<std::string(const json::object&)>& say) {
  if (!exchange.ask || !exchange.client_can(capability))
    return error_answer(fmt::format("this client has no {}", capability));
  auto response = exchange.ask(request.at("method").as_string(), request.at("params").as_object());
  if (!response) return error_answer(response.error().message);
  return text_answer(say(*response));
}

std::string action_and_content(const json::object& response) {
  const auto* action = response.if_contains("action");
  const auto* content = response.if_contains("content");
  return fmt::format("action={}, content={}",
                     action != nullptr && action->is_string() ? std::string(action->as_string()) : "none",
                     content == nullptr ? "{}" : json::serialize(*content));
}

void add_plain_tools(std::vector<Tool>& tools) {
  tools.push_back(constant(
      "test_simple_text", "Says a fixed text.", {text_block("This is a simple text response for testing.")}));
  tools.push_back(constant("test_image_content", "Gives a picture.", {image_block()}));
  tools.push_back(constant("test_audio_content",
                           "Gives a sound.",
                           {json::object{{"type", "audio"}, {"data", wav}, {"mimeType", "audio/wav"}}}));
  tools.push_back(constant(
      "test_embedded_resource",
      "Gives a resource.",
      {resource_block("test://embedded-resource", "text/plain", "This is an embedded resource content.")}));
  tools.push_back(
      constant("test_multiple_content_types",
               "Gives one of each.",
               {text_block("Multiple content types test:"),
                image_block(),
                resource_block(
                    "test://mixed-content-resource", "application/json", R"({"test":"data","value":123})")}));
  tools.push_back(tool("test_error_handling", "Always fails.", [](const json::object&, const Exchange&) {
    return RpcResult<ToolAnswer>(error_answer("This tool intentionally returns an error for testing"));
  }));
  tools.push_back(tool(
      "test_x_mcp_header",
      "Repeats an argument that a header repeats too.",
      [](const json::object& arguments, const Exchange&) {
        return RpcResult<ToolAnswer>(text_answer(json::serialize(arguments)));
      },
      object_schema({{"region", {{"type", "string"}, {"x-mcp-header", "Region"}}}}, {})));
  const auto all_keywords = parse_json(R"({
    "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
    "$defs": {"address": {"$anchor": "addressDef", "type": "object",
      "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
    "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"},
      "contactMethod": {"type": "string", "enum": ["phone", "email"]},
      "phone": {"type": "string"}, "email": {"type": "string"}},
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]}, "else": {"required": ["email"]},
    "additionalProperties": false})");
  tools.push_back(tool(
      "json_schema_2020_12_tool",
      "Tool with JSON Schema 2020-12 features",
      [](const json::object&, const Exchange&) { return RpcResult<ToolAnswer>(text_answer("ok")); },
      all_keywords.value().as_object()));
}

void add_talking_tools(std::vector<Tool>& tools) {
  tools.push_back(
      tool("test_tool_with_progress", "Reports progress.", [](const json::object&, const Exchange& exchange) {
        for (const double done : {0.0, 50.0, 100.0}) {
          if (done > 0) pause();
          exchange.progress(done, 100);
        }
        return RpcResult<ToolAnswer>(text_answer("Done."));
      }));
  for (const auto* name : {"test_tool_with_logging", "test_logging_tool"}) {
    tools.push_back(tool(name, "Logs three lines.", [](const json::object&, const Exchange& exchange) {
      exchange.log(LogLevel::info, "Tool execution started");
      pause();
      exchange.log(LogLevel::info, "Tool processing data");
      pause();
      exchange.log(LogLevel::info, "Tool execution completed");
      return RpcResult<ToolAnswer>(text_answer("Logged."));
    }));
  }
}

void add_changing_tools(std::vector<Tool>& tools, const std::function<void(const Change&)>& announce) {
  tools.push_back(tool("test_trigger_tool_change",
                       "Tells that the list of tools changed.",
                       [announce](const json::object&, const Exchange&) {
                         announce({.has_tools = true});
                         return RpcResult<ToolAnswer>(text_answer("Told."));
                       }));
  tools.push_back(tool("test_trigger_prompt_change",
                       "Tells that the list of prompts changed.",
                       [announce](const json::object&, const Exchange&) {
                         announce({.has_prompts = true});
                         return RpcResult<ToolAnswer>(text_answer("Told."));
                       }));
}

json::object all_defaults() {
  return object_schema(
      {{"name", {{"type", "string"}, {"default", "John Doe"}}},
       {"age", {{"type", "integer"}, {"default", 30}}},
       {"score", {{"type", "number"}, {"default", 95.5}}},
       {"status", {{"type", "string"}, {"enum", {"active", "inactive", "pending"}}, {"default", "active"}}},
       {"verified", {{"type", "boolean"}, {"default", true}}}},
      {});
}

json::object all_enums() {
  const auto titled = [](std::string_view value, std::string_view title) {
    return json::object{{"const", value}, {"title", title}};
  };
  return object_schema(
      {{"untitledSingle", {{"type", "string"}, {"enum", {"option1", "option2", "option3"}}}},
       {"titledSingle",
        {{"type", "string"},
         {"oneOf",
          json::array{titled("value1", "First Option"),
                      titled("value2", "Second Option"),
                      titled("value3", "Third Option")}}}},
       {"legacyEnum",
        {{"type", "string"},
         {"enum", {"opt1", "opt2", "opt3"}},
         {"enumNames", {"Option One", "Option Two", "Option Three"}}}},
       {"untitledMulti",
        {{"type", "array"}, {"items", {{"type", "string"}, {"enum", {"option1", "option2", "option3"}}}}}},
       {"titledMulti",
        {{"type", "array"},
         {"items",
          {{"anyOf",
            json::array{titled("value1", "First Choice"),
                        titled("value2", "Second Choice"),
                        titled("value3", "Third Choice")}}}}}}},
      {});
}

void add_asking_tools(std::vector<Tool>& tools) {
  const auto text = [](std::string_view description) {
    return json::object{{"type", "string"}, {"description", description}};
  };
  tools.push_back(tool(
      "test_sampling",
      "Asks the client's model.",
      [](const json::object& arguments, const Exchange& exchange) {
        return ask_back(exchange,
                        "sampling",
                        sampling(std::string_view(arguments.at("prompt").as_string()), 100),
                        [](const json::object& response) {
                          const json::value whole = response;  // the pointer found lives as long as this
                          const auto* said = find_pointer(whole, "/content/text");
                          return fmt::format(
                              "LLM response: {}",
                              said == nullptr ? std::string() : std::string(said->as_string()));
                        });
      },
      object_schema({{"prompt", text("What to ask")}}, {"prompt"})));
  tools.push_back(tool(
      "test_elicitation",
      "Asks the user.",
      [text](const json::object& arguments, const Exchange& exchange) {
        const auto wanted =
            object_schema({{"username", text("User's response")}, {"email", text("User's email address")}},
                          {"username", "email"});
        return ask_back(
            exchange,
            "elicitation",
            elicitation(std::string_view(arguments.at("message").as_string()), wanted),
            [](const json::object& response) { return "User response: " + action_and_content(response); });
      },
      object_schema({{"message", text("What to say")}}, {"message"})));
  const auto completed = [](const json::object& response) {
    return "Elicitation completed: " + action_and_content(response);
  };
  tools.push_back(tool("test_elicitation_sep1034_defaults",
                       "Asks with defaults.",
                       [completed](const json::object&, const Exchange& exchange) {
                         return ask_back(
                             exchange, "elicitation", elicitation("Check these", all_defaults()), completed);
                       }));
  tools.push_back(tool("test_elicitation_sep1330_enums",
                       "Asks with choices.",
                       [completed](const json::object&, const Exchange& exchange) {
                         return ask_back(
                             exchange, "elicitation", elicitation("Choose", all_enums()), completed);
                       }));
}

json::object name_schema() {
  return object_schema({{"name", {{"type", "string"}}}}, {"name"});
}

void add_input_tools(std::vector<Tool>& tools) {
  tools.push_back(tool("test_input_required_result_elicitation",
                       "Needs a name.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         const auto* content = content_of(exchange, "user_name");
                         const auto* name = content == nullptr ? nullptr : content->if_contains("name");
                         if (name == nullptr || !name->is_string())
                           return ask_for({{"user_name", elicitation("What is your name?", name_schema())}});
                         return text_answer(fmt::format("Hello, {}!", std::string_view(name->as_string())));
                       }));
  tools.push_back(tool("test_streaming_elicitation",
                       "Reports progress, then needs a name.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         exchange.progress(0, 1);
                         if (content_of(exchange, "user_name") == nullptr)
                           return ask_for({{"user_name", elicitation("What is your name?", name_schema())}});
                         return text_answer("Thank you.");
                       }));
  tools.push_back(
      tool("test_input_required_result_sampling",
           "Needs the client's model.",
           [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
             const auto* answer = exchange.input_responses.if_contains("capital_question");
             const auto* said = answer == nullptr ? nullptr : find_pointer(*answer, "/content/text");
             if (said == nullptr || !said->is_string())
               return ask_for({{"capital_question", sampling("What is the capital of France?", 100)}});
             return text_answer(std::string(said->as_string()));
           }));
  tools.push_back(tool("test_missing_capability",
                       "Needs a client with a model.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         if (exchange.input_responses.contains("question")) return text_answer("Thank you.");
                         return ask_for({{"question", sampling("Are you there?", 10)}});
                       }));
  tools.push_back(tool("test_input_required_result_list_roots",
                       "Needs the client's roots.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         const auto* given = exchange.input_responses.if_contains("client_roots");
                         if (given == nullptr || !given->is_object())
                           return ask_for({{"client_roots", roots()}});
                         return text_answer("Roots: " + json::serialize(*given));
                       }));
  tools.push_back(tool("test_input_required_result_capabilities",
                       "Asks for what the client can give.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         if (!exchange.input_responses.empty()) return text_answer("Thank you.");
                         json::object requests;
                         if (exchange.client_can("elicitation"))
                           requests["name"] = elicitation("What is your name?", name_schema());
                         if (exchange.client_can("sampling")) requests["greeting"] = sampling("Greet", 20);
                         if (exchange.client_can("roots")) requests["roots"] = roots();
                         if (requests.empty()) return text_answer("Nothing can be asked.");
                         return ask_for(std::move(requests));
                       }));
}

void add_stateful_tools(std::vector<Tool>& tools) {
  const auto confirm = [] {
    return elicitation("Please confirm", object_schema({{"ok", {{"type", "boolean"}}}}, {"ok"}));
  };
  for (const auto* name :
       {"test_input_required_result_request_state", "test_input_required_result_tampered_state"}) {
    tools.push_back(tool(name,
                         "Gives the client a state to keep.",
                         [confirm](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                           if (exchange.state.empty() || !exchange.input_responses.contains("confirm"))
                             return ask_for({{"confirm", confirm()}}, "asked-once");
                           return text_answer("state-ok");
                         }));
  }
  tools.push_back(tool("test_input_required_result_multiple_inputs",
                       "Needs three things at once.",
                       [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
                         const auto& given = exchange.input_responses;
                         if (given.contains("user_name") && given.contains("greeting") &&
                             given.contains("client_roots"))
                           return text_answer("All three are here.");
                         return ask_for({{"user_name", elicitation("What is your name?", name_schema())},
                                         {"greeting", sampling("Generate a greeting", 50)},
                                         {"client_roots", roots()}},
                                        "three");
                       }));
  tools.push_back(
      tool("test_input_required_result_multi_round",
           "Asks twice.",
           [](const json::object&, const Exchange& exchange) -> RpcResult<ToolAnswer> {
             if (exchange.state == "second" && exchange.input_responses.contains("step2"))
               return text_answer("Both are known.");
             if (exchange.state == "first" && exchange.input_responses.contains("step1")) {
               return ask_for({{"step2",
                                elicitation("Step 2: What is your favorite color?",
                                            object_schema({{"color", {{"type", "string"}}}}, {"color"}))}},
                              "second");
             }
             return ask_for({{"step1", elicitation("Step 1: What is your name?", name_schema())}}, "first");
           }));
}

json::object user_says(json::object content) {
  return {{"role", "user"}, {"content", std::move(content)}};
}

Prompt prompt(std::string_view name,
              std::string_view description,
              std::vector<PromptArgument> arguments,
              std::function<json::array(const json::object&)> messages) {
  return {.name = std::string(name),
          .title = std::string(name),
          .description = std::string(description),
          .arguments = std::move(arguments),
          .get = [messages = std::move(messages)](const json::object& given, const Exchange&) {
            return RpcResult<PromptAnswer>(PromptAnswer{messages(given), std::nullopt});
          }};
}

std::vector<Prompt> prompts() {
  std::vector<Prompt> all;
  all.push_back(prompt("test_simple_prompt", "Has no arguments.", {}, [](const json::object&) {
    return json::array{user_says(text_block("This is a simple prompt for testing."))};
  }));
  all.push_back(prompt("test_prompt_with_arguments",
                       "Has two arguments.",
                       {{"arg1", "First test argument", true}, {"arg2", "Second test argument", true}},
                       [](const json::object& given) {
                         return json::array{
                             user_says(text_block(fmt::format("Prompt with arguments: arg1='{}', arg2='{}'",
                                                              text_member(given, "arg1"),
                                                              text_member(given, "arg2"))))};
                       }));
  all.push_back(prompt(
      "test_prompt_with_embedded_resource",
      "Brings a resource along.",
      {{"resourceUri", "URI of the resource to embed", true}},
      [](const json::object& given) {
        return json::array{
            user_says(resource_block(
                text_member(given, "resourceUri"), "text/plain", "Embedded resource content for testing.")),
            user_says(text_block("Please process the embedded resource above."))};
      }));
  all.push_back(prompt("test_prompt_with_image", "Brings a picture along.", {}, [](const json::object&) {
    return json::array{user_says(image_block()), user_says(text_block("Please analyze the image above."))};
  }));
  Prompt asking{.name = "test_input_required_result_prompt",
                .title = "Asks",
                .description = "Needs a context.",
                .arguments = {},
                .get = {}};
  asking.get = [](const json::object&, const Exchange& exchange) -> RpcResult<PromptAnswer> {
    const auto* content = content_of(exchange, "user_context");
    if (content == nullptr) {
      PromptAnswer answer;
      answer.input_required =
          InputRequired{{{"user_context",
                          elicitation("What context should the prompt use?",
                                      object_schema({{"context", {{"type", "string"}}}}, {"context"}))}},
                        {}};
      return answer;
    }
    return PromptAnswer{{user_says(text_block("Context: " + json::serialize(*content)))}, std::nullopt};
  };
  all.push_back(std::move(asking));
  return all;
}

std::optional<json::array> read(std::string_view uri) {
  const auto text = [&](std::string_view type, std::string_view content) {
    return json::array{json::object{{"uri", uri}, {"mimeType", type}, {"text", content}}};
  };
  if (uri == "test://static-text")
    return text("text/plain", "This is the content of the static text resource.");
  if (uri == "test://watched-resource") return text("text/plain", "Watched.");
  if (uri == "test://static-binary")
    return json::array{json::object{{"uri", uri}, {"mimeType", "image/png"}, {"blob", png}}};
  constexpr std::string_view head = "test://template/";
  constexpr std::string_view tail = "/data";
  if (!uri.starts_with(head) || !uri.ends_with(tail) || uri.size() <= head.size() + tail.size())
    return std::nullopt;
  const auto id = uri.substr(head.size(), uri.size() - head.size() - tail.size());
  return text("application/json",
              json::serialize(json::object{
                  {"id", id}, {"templateTest", true}, {"data", fmt::format("Data for ID: {}", id)}}));
}

json::array resources() {
  const auto row = [](std::string_view name, std::string_view type) {
    return json::object{{"uri", fmt::format("test://{}", name)},
                        {"name", name},
                        {"description", fmt::format("The {} of the fixture", name)},
                        {"mimeType", type}};
  };
  return {row("static-binary", "image/png"),
          row("static-text", "text/plain"),
          row("watched-resource", "text/plain")};
}

}  // namespace

Service fixture_service(std::function<void(const Change& change)> announce) {
  Service service{.name = "nonagon-mcp-conformance",
                  .title = "Conformance fixture",
                  .version = "1.0.0",
                  .instructions = "For the official conformance suite."};
  service.announces_tools = true;
  service.announces_prompts = true;
  service.logs = true;
  service.state_key = std::string(32, 'k');
  add_plain_tools(service.tools);
  add_talking_tools(service.tools);
  add_changing_tools(service.tools, announce);
  add_asking_tools(service.tools);
  add_input_tools(service.tools);
  add_stateful_tools(service.tools);
  service.prompts = prompts();
  service.resource_templates = {json::object{{"uriTemplate", "test://template/{id}/data"},
                                             {"name", "template"},
                                             {"description", "Data by id"},
                                             {"mimeType", "application/json"}}};
  service.resources = resources;
  service.read = read;
  service.complete = [](const CompletionRequest& request) -> std::optional<std::vector<std::string>> {
    if (request.is_prompt && request.reference != "test_prompt_with_arguments") return std::nullopt;
    std::vector<std::string> values;
    for (const std::string value : {"paris", "park", "party"}) {
      if (value.starts_with(request.typed)) values.push_back(value);
    }
    return values;
  };
  return service;
}

}  // namespace nonagon::mcp
