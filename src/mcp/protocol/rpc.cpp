#include "mcp/protocol/rpc.hpp"

namespace nonagon::mcp {

std::unexpected<RpcError> refuse(RpcCode code, std::string message, json::value data) {
  return std::unexpected(RpcError{code, std::move(message), std::move(data)});
}

std::expected<Request, BadMessage> read_message(const json::value& message) {
  const auto bad = [](std::string text, json::value id = nullptr) {
    return std::unexpected(BadMessage{RpcError{RpcCode::invalid_request, std::move(text)}, std::move(id)});
  };
  const auto* object = message.if_object();
  if (object == nullptr) return bad("a message is one JSON object");
  Request request;
  if (const auto* id = object->if_contains("id")) {
    if (!id->is_string() && !id->is_int64() && !id->is_uint64())
      return bad("an id is a string or an integer");
    request.id = *id;
  }
  const auto* version = object->if_contains("jsonrpc");
  if (version == nullptr || *version != "2.0") return bad("`jsonrpc` must be \"2.0\"", request.id);
  const bool is_response = object->contains("result") || object->contains("error");
  const auto* method = object->if_contains("method");
  if (method == nullptr && is_response) {
    request.response = *object;
    return request;
  }
  if (method == nullptr || !method->is_string()) return bad("`method` must be a string", request.id);
  request.method = std::string(method->as_string());
  if (const auto* params = object->if_contains("params")) {
    if (!params->is_object()) return bad("`params` must be an object", request.id);
    request.params = params->as_object();
  }
  return request;
}

std::string text_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

json::object success(const json::value& id, json::object result) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

json::object failure(const json::value& id, const RpcError& error) {
  json::object body{{"code", static_cast<int>(error.code)}, {"message", error.message}};
  if (!error.data.is_null()) body["data"] = error.data;
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(body)}};
}

json::object notification(std::string_view method, json::object params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

}  // namespace nonagon::mcp
