#include "workbench/owner.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

#include "base/text.hpp"

namespace nonagon::workbench {
namespace {

std::string first_line(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

std::string host_id() {
  auto id = first_line("/etc/machine-id");
  if (!id.empty()) return id;
  id = first_line("/proc/sys/kernel/hostname");
  return id.empty() ? "unknown-host" : id;
}

// Field 22 of /proc/PID/stat (proc(5)); the name in field 2 may hold anything, so counting begins after its
// last parenthesis.
std::string start_time_of(std::string_view process) {
  const auto line = first_line(fmt::format("/proc/{}/stat", process));
  const auto name_end = line.rfind(')');
  if (name_end == std::string::npos || name_end + 2 >= line.size()) return {};
  const auto fields = split(std::string_view(line).substr(name_end + 2), ' ');
  constexpr std::size_t start_time = 22 - 3;
  return fields.size() > start_time ? std::string(fields[start_time]) : std::string();
}

std::string name_of(std::string_view process) {
  return fmt::format("{}/{}/{}/{}",
                     host_id(),
                     first_line("/proc/sys/kernel/random/boot_id"),
                     process,
                     start_time_of(process));
}

}  // namespace

std::string own_name() {
  return name_of(std::to_string(getpid()));
}

Liveness liveness_of(std::string_view owner) {
  const auto parts = split(owner, '/');
  if (parts.size() != 4 || parts[0] != host_id()) return Liveness::unknown;
  return name_of(parts[2]) == owner ? Liveness::alive : Liveness::dead;
}

}  // namespace nonagon::workbench
