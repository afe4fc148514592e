#include "http/page_answer.hpp"

#include "http/query.hpp"

namespace nonagon::http {

std::string next_link(const Call& call, std::string_view cursor) {
  std::string target(call.request.path());
  char separator = '?';
  for (const auto& parameter : call.route().query) {
    const auto value =
        parameter.name == "cursor" ? std::optional(std::string(cursor)) : call.query(parameter.name);
    if (!value) continue;
    target += fmt::format("{}{}={}", separator, parameter.name, percent_encoded(*value));
    separator = '&';
  }
  return fmt::format("<{}>; rel=\"next\"", target);
}

}  // namespace nonagon::http
