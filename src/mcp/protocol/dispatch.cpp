#include "mcp/protocol/dispatch.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "mcp/protocol/state_seal.hpp"

namespace nonagon::mcp {
namespace {

constexpr std::size_t page_size = 100;
constexpr std::size_t most_completions = 100;

// How long a client may keep an answer (2026-07-28, caching). All of it depends on the token's project.
constexpr std::int64_t list_ttl_ms = 300'000;
constexpr std::int64_t discover_ttl_ms = 3'600'000;
constexpr std::int64_t read_ttl_ms = 5'000;

struct Call {
  const Service& service;
  const json::object& params;
  const Exchange& exchange;
  std::string_view method;

  Revision revision() const { return exchange.revision; }

  bool is_modern() const { return era_of(exchange.revision) == Era::modern; }
};

json::object with_ttl(const Call& call, json::object result, std::int64_t ttl_ms) {
  if (!call.is_modern()) return result;
  result["ttlMs"] = ttl_ms;
  result["cacheScope"] = "private";
  return result;
}

// A cursor is the number of the first item of its page, "p100": opaque to clients, checked on return.
RpcResult<std::size_t> first_of_page(const json::object& params, std::size_t count) {
  const auto* value = params.if_contains("cursor");
  if (value == nullptr) return std::size_t{0};
  const auto* text = value->if_string();
  std::size_t first = 0;
  const bool is_ours = text != nullptr && text->starts_with('p');
  if (is_ours) {
    const auto [end, error] = std::from_chars(text->data() + 1, text->data() + text->size(), first);
    if (error == std::errc{} && end == text->data() + text->size() && first > 0 && first < count &&
        first % page_size == 0)
      return first;
  }
  return refuse(RpcCode::invalid_params, "this cursor was not given here; list again without one");
}

RpcResult<json::object> page_of(const Call& call, std::string_view member, json::array&& all) {
  const auto first = first_of_page(call.params, all.size());
  if (!first) return std::unexpected(first.error());
  const auto last = std::min(all.size(), *first + page_size);
  json::array items(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(*first)),
                    std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(last)));
  json::object result{{member, std::move(items)}};
  if (last < all.size()) result["nextCursor"] = fmt::format("p{}", last);
  return with_ttl(call, std::move(result), list_ttl_ms);
}

RpcResult<json::object> discover(const Call& call) {
  json::object result{{"supportedVersions", json::array{wire_name(latest)}},
                      {"capabilities", capabilities(call.service, call.revision())},
                      {"instructions", call.service.instructions}};
  return with_ttl(call, std::move(result), discover_ttl_ms);
}

// Members that a revision does not know are left out.
json::object tool_definition(const Tool& tool, Revision revision) {
  auto definition = tool.definition;
  if (revision == Revision::march_2025) {
    definition.erase("outputSchema");
    definition.erase("title");
  }
  return definition;
}

RpcResult<json::object> list_tools(const Call& call) {
  json::array all;
  for (const auto& tool : call.service.tools) all.push_back(tool_definition(tool, call.revision()));
  return page_of(call, "tools", std::move(all));
}

// Which capability of the client a request to it needs.
std::string_view capability_for(std::string_view method) {
  if (method == "elicitation/create") return "elicitation";
  if (method == "sampling/createMessage") return "sampling";
  return "roots";
}

// What the sealed state of a request is bound to: who asks for what.
std::string seal_subject(const Call& call, std::string_view name) {
  const auto* arguments = call.params.if_contains("arguments");
  return json::serialize(json::array{
      call.exchange.principal, call.method, name, arguments == nullptr ? json::value(nullptr) : *arguments});
}

std::chrono::sys_seconds now_seconds() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

RpcResult<json::object> ask_for_input(const Call& call, std::string_view name, const InputRequired& input) {
  if (!call.is_modern())
    return refuse(RpcCode::invalid_params, "this needs input that your revision cannot be asked for here");
  for (const auto& [key, request] : input.requests) {
    const auto capability = capability_for(request.at("method").as_string());
    if (call.exchange.client_can(capability)) continue;
    return refuse(RpcCode::missing_capability,
                  fmt::format("this needs a client that has `{}`", capability),
                  json::object{{"requiredCapabilities", json::object{{capability, json::object{}}}}});
  }
  json::object result{{"resultType", "input_required"}, {"inputRequests", input.requests}};
  if (!input.state.empty()) {
    const StateSeal seal(call.service.state_key);
    result["requestState"] =
        seal.close(input.state, seal_subject(call, name), now_seconds() + std::chrono::minutes(10));
  }
  return result;
}

// The exchange with the state that came back, opened; fails when somebody changed it.
RpcResult<Exchange> opened(const Call& call, std::string_view name) {
  auto exchange = call.exchange;
  if (exchange.state.empty()) return exchange;
  if (call.service.state_key.empty())
    return refuse(RpcCode::invalid_params, "nothing here gives a `requestState`");
  const StateSeal seal(call.service.state_key);
  auto state = seal.open(exchange.state, seal_subject(call, name), now_seconds());
  if (!state)
    return refuse(RpcCode::invalid_params, "`requestState` was changed, is of another request or too old");
  exchange.state = *std::move(state);
  return exchange;
}

RpcResult<json::object> call_tool(const Call& call) {
  const auto name = text_member(call.params, "name");
  const auto tool = std::ranges::find_if(call.service.tools, [&](const Tool& candidate) {
    return text_member(candidate.definition, "name") == name;
  });
  if (tool == call.service.tools.end())
    return refuse(RpcCode::invalid_params, fmt::format("there is no tool `{}`", name));
  const json::object none;
  const auto* given = call.params.if_contains("arguments");
  if (given != nullptr && !given->is_object())
    return refuse(RpcCode::invalid_params, "`arguments` must be an object");
  const auto exchange = opened(call, name);
  if (!exchange) return std::unexpected(exchange.error());
  auto answer = tool->call(given == nullptr ? none : given->as_object(), *exchange);
  if (!answer) return std::unexpected(std::move(answer).error());
  if (answer->input_required) return ask_for_input(call, name, *answer->input_required);
  json::object result{{"content", std::move(answer->content)}};
  if (answer->structured && call.revision() != Revision::march_2025)
    result["structuredContent"] = *std::move(answer->structured);
  if (answer->is_error) result["isError"] = true;
  return result;
}

RpcResult<json::object> list_prompts(const Call& call) {
  json::array all;
  for (const auto& prompt : call.service.prompts) {
    json::array arguments;
    for (const auto& argument : prompt.arguments) {
      arguments.push_back(json::object{{"name", argument.name},
                                       {"description", argument.description},
                                       {"required", argument.is_required}});
    }
    json::object definition{{"name", prompt.name}, {"description", prompt.description}};
    if (call.revision() != Revision::march_2025) definition["title"] = prompt.title;
    definition["arguments"] = std::move(arguments);
    all.push_back(std::move(definition));
  }
  return page_of(call, "prompts", std::move(all));
}

RpcResult<json::object> get_prompt(const Call& call) {
  const auto name = text_member(call.params, "name");
  const auto prompt = std::ranges::find(call.service.prompts, name, &Prompt::name);
  if (prompt == call.service.prompts.end())
    return refuse(RpcCode::invalid_params, fmt::format("there is no prompt `{}`", name));
  const json::object none;
  const auto* given = call.params.if_contains("arguments");
  const auto& arguments = given != nullptr && given->is_object() ? given->as_object() : none;
  for (const auto& argument : prompt->arguments) {
    if (argument.is_required && text_member(arguments, argument.name).empty())
      return refuse(RpcCode::invalid_params, fmt::format("the argument `{}` is missing", argument.name));
  }
  const auto exchange = opened(call, name);
  if (!exchange) return std::unexpected(exchange.error());
  auto answer = prompt->get(arguments, *exchange);
  if (!answer) return std::unexpected(std::move(answer).error());
  if (answer->input_required) return ask_for_input(call, name, *answer->input_required);
  return json::object{{"description", prompt->description}, {"messages", std::move(answer->messages)}};
}

RpcResult<json::object> list_resources(const Call& call) {
  return page_of(call, "resources", call.service.resources());
}

RpcResult<json::object> list_resource_templates(const Call& call) {
  return page_of(call, "resourceTemplates", json::array(call.service.resource_templates));
}

RpcResult<json::object> read_resource(const Call& call) {
  const auto uri = text_member(call.params, "uri");
  auto contents = call.service.read(uri);
  if (!contents) {
    return refuse(call.is_modern() ? RpcCode::invalid_params : RpcCode::resource_not_found,
                  fmt::format("there is no resource {}; resources/list names all", uri),
                  json::object{{"uri", uri}});
  }
  return with_ttl(call, {{"contents", *std::move(contents)}}, read_ttl_ms);
}

RpcResult<json::object> complete(const Call& call) {
  const auto* reference = call.params.if_contains("ref");
  const auto* argument = call.params.if_contains("argument");
  if (reference == nullptr || !reference->is_object() || argument == nullptr || !argument->is_object())
    return refuse(RpcCode::invalid_params, "completion needs `ref` and `argument`");
  const auto type = text_member(reference->as_object(), "type");
  const CompletionRequest request{
      .is_prompt = type == "ref/prompt",
      .reference = text_member(reference->as_object(), type == "ref/prompt" ? "name" : "uri"),
      .argument = text_member(argument->as_object(), "name"),
      .typed = text_member(argument->as_object(), "value")};
  const auto values = call.service.complete(request);
  if (!values)
    return refuse(RpcCode::invalid_params,
                  fmt::format("there is nothing to complete in `{}`", request.reference));
  json::array shown;
  for (const auto& value : *values) {
    if (shown.size() == most_completions) break;
    shown.emplace_back(value);
  }
  const bool has_more = values->size() > shown.size();
  return json::object{
      {"completion",
       json::object{{"values", std::move(shown)}, {"total", values->size()}, {"hasMore", has_more}}}};
}

struct Method {
  std::string_view name;
  RpcResult<json::object> (*answer)(const Call& call);
  bool is_modern_only = false;
};

constexpr std::array methods{
    Method{"server/discover", discover, true},
    Method{"tools/list", list_tools},
    Method{"tools/call", call_tool},
    Method{"prompts/list", list_prompts},
    Method{"prompts/get", get_prompt},
    Method{"resources/list", list_resources},
    Method{"resources/templates/list", list_resource_templates},
    Method{"resources/read", read_resource},
    Method{"completion/complete", complete},
};

}  // namespace

json::object capabilities(const Service& service, Revision revision) {
  const auto list = [](bool is_announced) {
    return is_announced ? json::object{{"listChanged", true}} : json::object();
  };
  json::object all{{"tools", list(service.announces_tools)},
                   {"resources", json::object{{"subscribe", true}, {"listChanged", true}}},
                   {"prompts", list(service.announces_prompts)}};
  if (revision != Revision::march_2025) all["completions"] = json::object{};
  if (service.logs) all["logging"] = json::object{};
  return all;
}

json::object implementation(const Service& service) {
  return {{"name", service.name}, {"title", service.title}, {"version", service.version}};
}

bool is_known_method(std::string_view method, Revision revision) {
  const auto known = std::ranges::find(methods, method, &Method::name);
  return known != methods.end() && (!known->is_modern_only || era_of(revision) == Era::modern);
}

RpcResult<void> read_exchange(const Request& request, Exchange& exchange) {
  const auto* meta = request.params.if_contains("_meta");
  if (meta != nullptr && meta->is_object()) {
    if (const auto* token = meta->as_object().if_contains("progressToken")) exchange.progress_token = *token;
  }
  if (era_of(exchange.revision) != Era::modern) return {};
  const auto& envelope = meta->as_object();
  exchange.client_capabilities = envelope.at("io.modelcontextprotocol/clientCapabilities").as_object();
  if (const auto* level = envelope.if_contains("io.modelcontextprotocol/logLevel")) {
    const auto* name = level->if_string();
    exchange.log_level = name == nullptr ? std::nullopt : parse_log_level(*name);
    if (!exchange.log_level) return refuse(RpcCode::invalid_params, "there is no such log level");
  }
  if (const auto* responses = request.params.if_contains("inputResponses")) {
    if (!responses->is_object()) return refuse(RpcCode::invalid_params, "`inputResponses` must be an object");
    exchange.input_responses = responses->as_object();
  }
  exchange.state = text_member(request.params, "requestState");
  return {};
}

RpcResult<json::object> dispatch(const Service& service, const Request& request, const Exchange& exchange) {
  const auto method = std::ranges::find(methods, std::string_view(request.method), &Method::name);
  const Call call{service, request.params, exchange, request.method};
  if (!is_known_method(request.method, exchange.revision))
    return refuse(RpcCode::method_not_found, fmt::format("there is no method `{}`", request.method));
  auto result = method->answer(call);
  if (result && call.is_modern()) {
    if (!result->contains("resultType")) (*result)["resultType"] = "complete";
    (*result)["_meta"] = json::object{{"io.modelcontextprotocol/serverInfo", implementation(service)}};
  }
  return result;
}

}  // namespace nonagon::mcp
