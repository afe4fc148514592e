#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace nonagon::test {

// Stands between a client and a server on Unix sockets, hands bytes on, and cuts connections.
class CuttingProxy {
 public:
  // Listens in `folder` under the same name as the server's socket.
  CuttingProxy(const std::filesystem::path& server_socket, const std::filesystem::path& folder);
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  // Cuts the next connection that sends bytes containing `text`: before they reach the server, or once the
  // server has answered, without handing the answer on.
  void cut_before(std::string_view text);
  void cut_after(std::string_view text);

  // Cuts every connection there is; with `refuse` also each new one, until it is taken back.
  void cut_all();

  void refuse(bool does_refuse) { does_refuse_ = does_refuse; }

  int cuts() const { return cuts_; }

 private:
  enum class When { never, before, after };

  void accept_all();
  void hand_on(int client);
  When wanted_for(std::string_view bytes);

  std::filesystem::path server_socket_;
  int listening_;
  std::mutex mutex_;
  std::string text_;
  When when_ = When::never;
  std::atomic<int> generation_{0};
  std::atomic<int> cuts_{0};
  std::atomic<bool> does_refuse_{false};
  std::atomic<bool> is_done_{false};
  std::vector<std::jthread> connections_;
  std::jthread accepting_;
};

}  // namespace nonagon::test
