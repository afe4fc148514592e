#include "cli/stage_argument.hpp"

#include <fmt/format.h>

namespace nonagon::cli {

Result<design::StageName> stage_of(const Arguments& arguments) {
  const auto text = arguments.get("STAGE");
  if (const auto stage = design::parse_stage(text)) return *stage;
  std::string names;
  for (const auto stage : design::all_stages) {
    names +=
        fmt::format("{}{} {}", names.empty() ? "" : ", ", design::number_of(stage), design::wire_name(stage));
  }
  return fail({.code = ErrorCode::usage,
               .detail = fmt::format("`{}` is no stage", text),
               .pointer = {},
               .reason = "a stage is given by its name or number",
               .fix = "use one of " + names});
}

}  // namespace nonagon::cli
