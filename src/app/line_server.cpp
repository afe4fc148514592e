#include "app/line_server.hpp"

#include <array>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <unistd.h>

namespace nonagon::app {
namespace {

constexpr std::size_t longest_line = 4U << 20U;
constexpr int tick_ms = 1000;

volatile std::sig_atomic_t is_asked_to_end = 0;

void ask_to_end(int /*signal*/) {
  is_asked_to_end = 1;
}

// Without SA_RESTART, so that a signal ends the wait for input.
void end_on_signals() {
  struct sigaction action{};
  action.sa_handler = ask_to_end;
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

bool write_all(int output, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(output, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_lines(int output, const std::vector<std::string>& lines) {
  std::string bytes;
  for (const auto& line : lines) bytes += line + "\n";
  return write_all(output, bytes);
}

// Cuts a stream into lines.
class LineBuffer {
 public:
  template <class Take>
  bool add(std::string_view bytes, Take&& take) {
    while (!bytes.empty()) {
      const auto end = bytes.find('\n');
      const auto part = bytes.substr(0, end);
      // What is too long is cut: the rest cannot be a message, and the parser says so.
      line_.append(part.substr(0, longest_line + 1 - std::min(line_.size(), longest_line + 1)));
      if (end == std::string_view::npos) return true;
      bytes.remove_prefix(end + 1);
      if (line_.ends_with('\r')) line_.pop_back();
      if (!line_.empty() && !take(std::string_view(line_))) return false;
      line_.clear();
    }
    return true;
  }

 private:
  std::string line_;
};

}  // namespace

Result<void> serve_lines(int input, int output, const LineConversation& conversation) {
  end_on_signals();
  const auto gone = [] {
    return fail({.code = ErrorCode::unavailable,
                 .detail = "nobody reads the answers any more",
                 .pointer = {},
                 .reason = "the output was closed",
                 .fix = "start it again from the client"});
  };
  LineBuffer buffer;
  std::array<char, 65536> chunk{};
  while (is_asked_to_end == 0) {
    pollfd waiting{.fd = input, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, tick_ms);
    if (ready < 0 && errno != EINTR) break;
    if (ready <= 0) {
      if (!write_lines(output, conversation.once_a_second())) return gone();
      continue;
    }
    const auto count = ::read(input, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    const auto is_open =
        buffer.add({chunk.data(), static_cast<std::size_t>(count)},
                   [&](std::string_view line) { return write_lines(output, conversation.receive(line)); });
    if (!is_open) return gone();
  }
  return {};
}

}  // namespace nonagon::app
