#include "cli/open_store.hpp"

#include <charconv>

#include <fmt/format.h>

#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {

Result<std::unique_ptr<workbench::Workbench>> open_store(const Console& console) {
  const auto& here = console.surroundings();
  const auto installation = TRY(workbench::Installation::open({.data = here.data_folder,
                                                               .database = here.settings.get("db"),
                                                               .reach = provider_reach(here.settings, true)},
                                                              *here.clock,
                                                              *here.entropy));
  return installation->local_workbench();
}

workbench::StorePlace store_place(const Arguments& arguments, const Console& console) {
  const auto& here = console.surroundings();
  return {.data = here.data_folder, .database = arguments.find_value("db").value_or(here.settings.get("db"))};
}

workbench::ProviderReach provider_reach(const Settings& settings, bool is_local) {
  const auto loopback = settings.get("provider-loopback");
  return {.allows_loopback = loopback.empty() ? is_local : loopback == "true",
          .allowed = settings.get("provider-allow"),
          .proxy = settings.get("provider-proxy"),
          .ca_file = settings.get("provider-ca-file")};
}

Result<std::int64_t> version_of(const std::string& text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec == std::errc{} && parsed.ptr == end && number >= 1) return number;
  return fail({.code = ErrorCode::usage,
               .detail = fmt::format("\"{}\" is no version", text),
               .pointer = {},
               .reason = "versions are numbered from 1",
               .fix = "list them with `nonagon stage versions PROJECT STAGE`"});
}

std::string stage_line(const workbench::StageView& stage, const Console& console) {
  std::string stale;
  for (const auto input : stage.stale_inputs)
    stale += fmt::format("{}{}", stale.empty() ? "" : ", ", design::wire_name(input));
  auto line = fmt::format("{} {:<15} {:<11}",
                          stage.row.stage_number,
                          design::wire_name(stage.row.stage_name),
                          design::wire_name(stage.row.status));
  if (stage.version) line += fmt::format(" version {}", *stage.version);
  if (!stale.empty()) line += console.yellow(fmt::format("  stale: {} changed", stale));
  return line + "\n";
}

std::string project_line(const store::Project& project, const Console& console) {
  return fmt::format("{:<28} {:<9} stage {}  {}\n",
                     project.slug,
                     design::wire_value(project.status),
                     project.current_stage,
                     console.dim(project.name));
}

int answer_stage(const workbench::StageView& stage, const Console& console) {
  console.print(stage_line(stage, console));
  console.answer(workbench::to_json(stage));
  return 0;
}

}  // namespace nonagon::cli
