#include "mcp/protocol/handshake.hpp"

#include <fmt/format.h>

#include "mcp/protocol/dispatch.hpp"

namespace nonagon::mcp {
namespace {

constexpr std::string_view version_key = "io.modelcontextprotocol/protocolVersion";
constexpr std::string_view capabilities_key = "io.modelcontextprotocol/clientCapabilities";

}  // namespace

RpcResult<Handshake> read_handshake(const json::object& params) {
  const auto* asked = params.if_contains("protocolVersion");
  if (asked == nullptr || !asked->is_string())
    return refuse(RpcCode::invalid_params, "`protocolVersion` must be a string");
  Handshake handshake;
  const auto wanted = parse_revision(std::string_view(asked->as_string()));
  if (wanted && era_of(*wanted) == Era::legacy) handshake.revision = *wanted;
  const auto* can = params.if_contains("capabilities");
  if (can != nullptr && can->is_object()) handshake.client_capabilities = can->as_object();
  return handshake;
}

json::object handshake_answer(const Service& service, const Handshake& handshake) {
  return {{"protocolVersion", wire_name(handshake.revision)},
          {"capabilities", capabilities(service, handshake.revision)},
          {"serverInfo", implementation(service)},
          {"instructions", service.instructions}};
}

bool has_envelope(const json::object& params) {
  const auto* meta = params.if_contains("_meta");
  const auto* object = meta == nullptr ? nullptr : meta->if_object();
  return object != nullptr && object->contains(version_key);
}

RpcResult<std::string> envelope_version(const Request& request) {
  const auto* meta = request.params.if_contains("_meta");
  const auto* envelope = meta == nullptr ? nullptr : meta->if_object();
  const auto* version = envelope == nullptr ? nullptr : envelope->if_contains(version_key);
  if (version == nullptr || !version->is_string())
    return refuse(RpcCode::invalid_params, fmt::format("`_meta/{}` must be a string", version_key));
  const auto* client = envelope->if_contains(capabilities_key);
  if (client == nullptr || !client->is_object())
    return refuse(RpcCode::invalid_params, fmt::format("`_meta/{}` must be an object", capabilities_key));
  return std::string(version->as_string());
}

RpcResult<void> check_version(std::string_view asked) {
  if (asked == wire_name(latest)) return {};
  return refuse(RpcCode::unsupported_version,
                "this protocol version is not spoken here",
                json::object{{"supported", json::array{wire_name(latest)}}, {"requested", asked}});
}

}  // namespace nonagon::mcp
