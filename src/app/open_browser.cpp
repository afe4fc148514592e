#include "app/open_browser.hpp"

#include <array>
#include <csignal>
#include <thread>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

namespace nonagon::app {

Result<void> open_browser(std::string address) {
  std::string program = "xdg-open";
  const std::array<char*, 3> command{program.data(), address.data(), nullptr};

  // The server blocks the signals that end it; the browser must not inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, command[0], nullptr, &attributes, command.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    return fail({.code = ErrorCode::unavailable,
                 .detail = "cannot start xdg-open",
                 .pointer = {},
                 .reason = "--open shows the workbench in a browser by it",
                 .fix = fmt::format("open {} by hand, or install xdg-utils", address)});
  }
  std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
  return {};
}

}  // namespace nonagon::app
