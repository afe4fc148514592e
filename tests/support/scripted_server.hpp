#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace nonagon::test {

// What a provider answers to one request.
struct Reply {
  std::vector<std::string> pieces;  // of the body, each sent by itself
  int status = 200;
  std::string type = "text/event-stream";
  std::vector<std::pair<std::string, std::string>> headers = {};
  enum class End { whole, cut, stall } end = End::whole;  // stall: nothing more until the client hangs up
};

struct Received {
  std::string line;  // POST /v1/messages HTTP/1.1
  std::string head;
  std::string body;
};

// A provider on loopback that answers one request after the other by a script. What it is sent is kept.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::vector<Reply> replies);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::string url() const;

  std::uint16_t port() const { return port_; }

  void add(Reply reply);

  std::vector<Received> received() const;

  // When a client hung up on a reply that stalled; nothing after five seconds without.
  bool wait_for_hang_up(std::chrono::steady_clock::time_point& moment) const;
  // True once the first piece of the reply with this number (0…) is on its way.
  bool wait_for_reply(std::size_t number) const;

 private:
  void serve();
  void answer(int client);

  int listening_;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<Reply> replies_;
  std::vector<Received> received_;
  std::size_t begun_ = 0;
  std::chrono::steady_clock::time_point hung_up_{};
  std::atomic<bool> is_done_{false};
  std::jthread thread_;
};

}  // namespace nonagon::test
