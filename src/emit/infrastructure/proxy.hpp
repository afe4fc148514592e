#pragma once

#include <string>

#include "emit/infrastructure/plan.hpp"
#include "emit/openapi/yaml_writer.hpp"

namespace nonagon::emit {

// A proxy that we choose ourselves (Caddy) is set up completely; one with an image of its own is the
// author's.
bool is_own_proxy(const PlannedService& service);

// The lines of the compose service below its image: ports, configuration, certificates, health and limits.
void write_proxy(YamlWriter& yaml, const RunPlan& plan);

// The Caddyfile: every request goes to the first service that is built here, under the address that people open;
// Caddy gets the certificate itself. Empty without a proxy of ours or a service behind it.
std::string proxy_configuration(const RunPlan& plan);

}  // namespace nonagon::emit
