#include "mcp/protocol/http_headers.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace nonagon::mcp {
namespace {

std::unexpected<RpcError> mismatch(std::string message) {
  return refuse(RpcCode::header_mismatch, std::move(message));
}

const json::value* member(const json::object& object, std::string_view name) {
  return object.if_contains(name);
}

// The parameter that Mcp-Name repeats; none for methods without one.
std::optional<std::string_view> named_parameter(std::string_view method) {
  if (method == "tools/call" || method == "prompts/get") return "name";
  if (method == "resources/read") return "uri";
  return std::nullopt;
}

// An argument as a header would say it: text as it is, integers in decimal, true and false.
std::string header_form(const json::value& argument) {
  if (argument.is_string()) return std::string(argument.as_string());
  return json::serialize(argument);
}

bool says_the_same(std::string_view header, const json::value& argument) {
  if (argument.is_string()) return header == argument.as_string();
  if (argument.is_int64()) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(header.data(), header.data() + header.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == header.data() + header.size() &&
           number == argument.as_int64();
  }
  return header == header_form(argument);
}

RpcResult<void> check_parameter(const net::Request& http,
                                std::string_view marked,
                                const json::value* argument) {
  const auto name = fmt::format("Mcp-Param-{}", marked);
  const auto* sent = http.header(name);
  const bool is_given = argument != nullptr && !argument->is_null();
  if (!is_given) return {};
  if (sent == nullptr) return mismatch(fmt::format("the header {} is missing", name));
  const auto value = decode_header(trim(*sent));
  if (!value) return mismatch(fmt::format("the header {} is no Base64", name));
  if (!says_the_same(*value, *argument))
    return mismatch(fmt::format("the header {} differs from the argument", name));
  return {};
}

// Walks `properties` only, as the annotation may stand nowhere else.
RpcResult<void> check_properties(const net::Request& http,
                                 const json::object& schema,
                                 const json::value* arguments) {
  const auto* properties = member(schema, "properties");
  if (properties == nullptr || !properties->is_object()) return {};
  const auto* given = arguments == nullptr ? nullptr : arguments->if_object();
  for (const auto& [name, property] : properties->as_object()) {
    if (!property.is_object()) continue;
    const auto* argument = given == nullptr ? nullptr : given->if_contains(name);
    const auto* marked = member(property.as_object(), "x-mcp-header");
    auto checked = marked != nullptr && marked->is_string()
                       ? check_parameter(http, marked->as_string(), argument)
                       : check_properties(http, property.as_object(), argument);
    if (!checked) return checked;
  }
  return {};
}

// "localhost:8080", "127.0.0.1", "[::1]:80" → the name without the port.
std::string_view host_name(std::string_view authority) {
  if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool is_this_machine(std::string_view authority) {
  const auto host = lower(host_name(authority));
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

std::optional<std::string> decode_header(std::string_view value) {
  constexpr std::string_view opening = "=?base64?";
  constexpr std::string_view closing = "?=";
  if (!value.starts_with(opening) || !value.ends_with(closing) ||
      value.size() < opening.size() + closing.size())
    return std::string(value);
  const auto coded = value.substr(opening.size(), value.size() - opening.size() - closing.size());
  std::string decoded(coded.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()),
                        decoded.size(),
                        coded.data(),
                        coded.size(),
                        nullptr,
                        &length,
                        &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != coded.data() + coded.size())
    return std::nullopt;
  decoded.resize(length);
  return is_valid_utf8(decoded) ? std::optional(decoded) : std::nullopt;
}

RpcResult<void> check_standard_headers(const net::Request& http, const Request& request) {
  const auto* method = http.header("Mcp-Method");
  if (method == nullptr) return mismatch("the header Mcp-Method is missing");
  if (trim(*method) != request.method) return mismatch("the header Mcp-Method differs from `method`");
  const auto parameter = named_parameter(request.method);
  if (!parameter) return {};
  const auto* sent = http.header("Mcp-Name");
  if (sent == nullptr) return mismatch("the header Mcp-Name is missing");
  const auto name = decode_header(trim(*sent));
  if (!name) return mismatch("the header Mcp-Name is no Base64");
  if (*name != text_member(request.params, *parameter))
    return mismatch(fmt::format("the header Mcp-Name differs from `params.{}`", *parameter));
  return {};
}

RpcResult<void> check_parameter_headers(const net::Request& http,
                                        const Request& request,
                                        const Service& service) {
  if (request.method != "tools/call") return {};
  const auto name = text_member(request.params, "name");
  for (const auto& tool : service.tools) {
    if (text_member(tool.definition, "name") != name) continue;
    return check_properties(
        http, tool.definition.at("inputSchema").as_object(), request.params.if_contains("arguments"));
  }
  return {};
}

bool is_from_here(const net::Request& http, const OwnNames& names) {
  const auto* host = http.header("Host");
  if (host == nullptr) return false;
  const auto is_own = [&](std::string_view authority) {
    if (is_this_machine(authority) || (names.is_any && authority == *host)) return true;
    return !names.host.empty() && lower(host_name(authority)) == names.host;
  };
  if (!is_own(*host)) return false;
  const auto* origin = http.header("Origin");
  if (origin == nullptr) return true;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin->starts_with(scheme)) return is_own(std::string_view(*origin).substr(scheme.size()));
  }
  return false;
}

}  // namespace nonagon::mcp
