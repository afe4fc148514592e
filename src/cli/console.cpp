#include "cli/console.hpp"

#include <fmt/format.h>

namespace nonagon::cli {
namespace {

void put(std::FILE* file, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), file);
}

}  // namespace

void Console::print(std::string_view text) const {
  if (is_json_) return;
  write(text);
}

void Console::write(std::string_view bytes) const {
  put(stdout, bytes);
}

void Console::answer(const json::value& document) const {
  if (is_json_) write(write_json(document));
}

void Console::say(std::string_view text) const {
  put(stderr, text);
}

void Console::progress(std::string_view phase,
                       std::size_t done,
                       std::size_t total,
                       double milliseconds) const {
  const auto line = fmt::format("{:<28} {}/{} {:>8.1f} ms", phase, done, total, milliseconds);
  if (surroundings_.is_terminal) {
    say("\r\x1b[K" + line);
  } else {
    say(line + "\n");
  }
}

void Console::end_progress() const {
  if (surroundings_.is_terminal) say("\r\x1b[K");
}

std::string Console::coloured(std::string_view code, std::string_view text) const {
  if (!surroundings_.wants_colour) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string Console::bold(std::string_view text) const {
  return coloured("1", text);
}

std::string Console::dim(std::string_view text) const {
  return coloured("2", text);
}

std::string Console::red(std::string_view text) const {
  return coloured("31", text);
}

std::string Console::yellow(std::string_view text) const {
  return coloured("33", text);
}

std::string Console::green(std::string_view text) const {
  return coloured("32", text);
}

}  // namespace nonagon::cli
