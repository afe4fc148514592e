#include "emit/infrastructure/proxy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

const PlannedService* upstream_of(const RunPlan& plan) {
  const auto found = std::ranges::find_if(plan.services, [](const auto& service) {
    return service.kind == ServiceKind::built && service.port.has_value();
  });
  return found == plan.services.end() ? nullptr : &*found;
}

bool has_public_address(const RunPlan& plan) {
  return std::ranges::any_of(plan.variables,
                             [](const auto& variable) { return variable.name == "PUBLIC_URL"; });
}

}  // namespace

bool is_own_proxy(const PlannedService& service) {
  return service.source->role == "proxy" && service.source->image.empty();
}

void write_proxy(YamlWriter& yaml, const RunPlan& plan) {
  const auto* upstream = upstream_of(plan);
  yaml.append(
      "    ports:\n      - '80:80'\n      - '443:443'\n"
      "    volumes:\n      - proxy-data:/data\n");
  if (upstream != nullptr) {
    if (has_public_address(plan))
      yaml.append("    environment:\n      PUBLIC_URL: '${PUBLIC_URL:?missing}'\n");
    yaml.append("    configs:\n      - source: caddyfile\n        target: /etc/caddy/Caddyfile\n");
    yaml.append(fmt::format("    depends_on:\n      {}:\n        condition: {}\n",
                            flow_text(upstream->name),
                            upstream->health.empty() ? "service_started" : "service_healthy"));
  }
  yaml.append(
      "    networks: [inside, outside]\n"
      "    healthcheck:\n"
      "      test: [\"CMD\", \"wget\", \"-q\", \"-O\", \"/dev/null\", \"http://127.0.0.1:2019/config/\"]\n"
      "      interval: 10s\n      timeout: 5s\n      retries: 6\n      start_period: 20s\n"
      "    read_only: true\n    tmpfs: [/config, /tmp]\n"
      "    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n"
      "    security_opt: [\"no-new-privileges:true\"]\n");
}

std::string proxy_configuration(const RunPlan& plan) {
  const auto* upstream = upstream_of(plan);
  const bool has_proxy = std::ranges::any_of(plan.services, is_own_proxy);
  if (upstream == nullptr || !has_proxy) return {};
  return fmt::format("# {}\n{} {{\n\tencode zstd gzip\n\treverse_proxy {}:{}\n}}\n",
                     derived_mark("stages/infrastructure.json"),
                     has_public_address(plan) ? "{$PUBLIC_URL}" : "localhost",
                     upstream->name,
                     *upstream->port);
}

}  // namespace nonagon::emit
