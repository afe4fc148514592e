#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"

namespace nonagon::emit {
namespace {

std::string comment(std::string_view text) {
  auto line = clean_text(text);
  std::ranges::replace(line, '\n', ' ');
  return std::string(trim(line));
}

// A value as a dotenv reader and a compose file take it: bare when plain, otherwise in single quotes, where
// nothing is special.
std::string dotenv_value(std::string_view text) {
  static constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@,+%=";
  if (text.find_first_not_of(plain) == std::string_view::npos) return std::string(text);
  auto line = clean_text(text);
  std::ranges::replace(line, '\n', ' ');
  return "'" + replace_all(std::move(line), "'", "\\'") + "'";
}

std::string entry(const RunPlan& plan, const design::EnvVar& variable) {
  std::string out;
  if (const auto text = comment(variable.description); !text.empty()) out += fmt::format("# {}\n", text);
  std::string marks = variable.required ? "required" : "optional";
  if (variable.secret) marks += ", secret";
  if (!variable.used_by.empty()) marks += fmt::format(", read by {}", comment(join(variable.used_by, ", ")));
  out += fmt::format("# {}\n", marks);
  if (is_database_address(variable))
    out += fmt::format(
        "# e.g. {}\n",
        database_address(plan, "PASSWORD", plan.database() == nullptr ? "localhost" : plan.database()->name));
  const bool has_value = variable.default_ && !variable.secret;
  return out + fmt::format("{}={}\n", variable.name, has_value ? dotenv_value(*variable.default_) : "");
}

Files emit_env_example(const Source& source) {
  const auto& design = source.design;
  const RunPlan plan(design);
  if (plan.variables.empty()) return {};
  auto out = fmt::format("# {}\n# Copy to .env and fill in what is required; .env is never committed.\n",
                         derived_mark("stages/infrastructure.json"));
  for (const auto& variable : plan.variables) out += "\n" + entry(plan, variable);
  return one("infrastructure/.env.example", std::move(out));
}

}  // namespace

extern constinit const Emitter env_example{
    .id = "env-example",
    .stage = design::StageName::infrastructure,
    .summary = "Every variable with its meaning and default; secrets stay empty.",
    .made_from = "stages/infrastructure.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_env_example,
};

}  // namespace nonagon::emit
