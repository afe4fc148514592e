#pragma once

#include <string>
#include <string_view>

namespace nonagon::workbench {

// Names this process among all that ever ran: host, boot, process id and start time.
std::string own_name();

enum class Liveness { alive, dead, unknown };

// Whether the process of that name still runs; unknown when it is on another host.
Liveness liveness_of(std::string_view owner);

}  // namespace nonagon::workbench
