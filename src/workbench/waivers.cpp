#include <algorithm>

#include <fmt/format.h>

#include "base/near_match.hpp"
#include "base/text.hpp"
#include "check/rule.hpp"
#include "store/projects.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

std::unexpected<Error> refused(
    std::size_t index, std::string_view member, std::string detail, std::string reason, std::string fix) {
  return fail(Error{.code = ErrorCode::invalid_input,
                    .detail = std::move(detail),
                    .pointer = fmt::format("/{}/{}", index, member),
                    .reason = std::move(reason),
                    .fix = std::move(fix)});
}

Result<void> check_waiver(std::size_t index, const design::Waiver& waiver) {
  std::vector<std::string_view> known;
  for (const auto* rule : check::rules()) known.push_back(rule->id);
  if (std::ranges::find(known, waiver.rule) == known.end()) {
    return refused(index,
                   "rule",
                   fmt::format("there is no rule `{}`", clean_text(waiver.rule)),
                   "a waiver names the rule whose finding is accepted",
                   did_you_mean(waiver.rule, known) + "`nonagon rules` lists them.");
  }
  if (trim(waiver.reason).empty()) {
    return refused(index,
                   "reason",
                   fmt::format("the waiver of `{}` has no reason", waiver.rule),
                   "who reads the package later wants to know why it was accepted",
                   "Say why in a sentence.");
  }
  if (waiver.pointer.empty() || waiver.pointer.starts_with('/')) return {};
  return refused(index,
                 "pointer",
                 fmt::format("\"{}\" is no JSON Pointer", clean_text(waiver.pointer)),
                 "a pointer begins with / or is empty for the whole stage",
                 "Copy it from the finding.");
}

}  // namespace

Result<std::vector<design::Waiver>> Workbench::waivers(std::string_view project) {
  const auto found = TRY(find(project, Access::read));
  return design::read_waivers(TRY(parse_json(found.waivers)));
}

Result<std::vector<design::Waiver>> Workbench::set_waivers(std::string_view project,
                                                           const std::vector<design::Waiver>& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i) TRY(check_waiver(i, wanted[i]));
  TRY(transaction([&]() -> Result<void> {
    auto found = TRY(find(project, Access::write));
    found.waivers = write_json_line(TRY(parse_json(design::write_waivers(wanted))));
    found.updated_at = clock_.now();
    return store::update_project(*connection_, found);
  }));
  return waivers(project);
}

}  // namespace nonagon::workbench
