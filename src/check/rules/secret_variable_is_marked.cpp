#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 6> words{
    "secret", "password", "passwd", "token", "credentials", "credential"};
constexpr std::array<std::string_view, 1> key{"key"};
constexpr std::array<std::string_view, 3> open_marks{"public", "publishable", "site"};
constexpr std::array<std::string_view, 8> about{
    "ttl", "lifetime", "seconds", "minutes", "hours", "days", "url", "length"};

bool is_secret(std::string_view name) {
  if (has_word(name, open_marks) || has_word(last_word(name), about)) return false;
  return has_word(name, words) || has_word(last_word(name), key);
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& variables = design.infrastructure.env_vars;
  Names keys;  // of access links, for which link-secret-is-secret speaks
  for (const auto& link : design.api.auth.links) keys.insert(link.secret);
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (variables[i].secret || keys.contains(variables[i].name) || !is_secret(variables[i].name)) continue;
    const auto pointer = fmt::format("/envVars/{}", i);
    auto& finding = report.add(
        StageName::infrastructure, pointer, fmt::format("`{}` reads like a secret", variables[i].name));
    finding.fix = add_at("Mark it as secret, without a default", pointer + "/secret", true);
    if (variables[i].default_ && !variables[i].default_->empty()) {
      auto step = remove_at({}, pointer + "/default");
      finding.fix->patch.push_back(std::move(step.patch[0]));
    }
  }
}

}  // namespace

extern constinit const Rule secret_variable_is_marked{
    .id = "secret-variable-is-marked",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A variable that holds a secret by its name is marked as such.",
    .reason = "Its value would be written to the example file, the compose file and the log.",
    .mend = R"(Mark it with "secret": true, and remove its default.)",
    .source = "XR-031; gitleaks",
    .bad = R"({"name": "SMTP_PASSWORD", "secret": false})",
    .good = R"({"name": "SMTP_PASSWORD", "secret": true})",
    .check = inspect,
};

}  // namespace nonagon::check
