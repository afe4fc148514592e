#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mcp/protocol/dispatch.hpp"
#include "mcp/protocol/listener.hpp"

namespace nonagon::mcp {

// One client over one pipe (stdio transport): takes a line, gives the lines to write. Which revision is
// spoken is decided by the client's first message that says so, and then for good.
class Conversation {
 public:
  explicit Conversation(const Service& service) : service_(service) {}

  // One JSON-RPC message, or a batch where the revision has them. Lines have no line end.
  std::vector<std::string> receive(std::string_view line);

  // What to tell the client of a change.
  std::vector<std::string> announce(const Change& change) const;

 private:
  void answer(const json::value& message, std::vector<std::string>& lines);
  void answer_batch(const json::array& batch, std::vector<std::string>& lines);
  RpcResult<json::object> handle(const Request& request, std::vector<std::string>& lines);
  RpcResult<json::object> handle_legacy(const Request& request, std::vector<std::string>& lines);
  RpcResult<json::object> handle_modern(const Request& request, std::vector<std::string>& lines);
  RpcResult<json::object> initialize(const json::object& params);
  RpcResult<json::object> subscribe(const Request& request, bool wants_updates);
  void take_notification(const Request& notification);

  const Service& service_;
  std::optional<Era> era_;
  Revision revision_ = Revision::march_2025;  // until the handshake says another
  json::object client_capabilities_;          // legacy
  std::set<std::string> subscriptions_;       // legacy
  std::vector<Listener> listeners_;           // modern
};

}  // namespace nonagon::mcp
