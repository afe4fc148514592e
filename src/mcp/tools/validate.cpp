#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct ValidateArguments {
  std::string severity;
  std::string stage;
  std::int64_t limit = 20;
  std::string cursor;
  json::object extras;

  static constexpr std::array about{
      design::may("severity", "Only error, warning or info."),
      design::may("stage", "Only this stage, e.g. dataModel."),
      design::may("limit", "Most findings, 20 unless told.").range(1, 100),
      design::may("cursor", "nextCursor of the page before."),
  };
};
BOOST_DESCRIBE_STRUCT(ValidateArguments, (), (severity, stage, limit, cursor))

ToolAnswer answer(const Snapshot& snapshot, const ValidateArguments& arguments) {
  if (!arguments.severity.empty() && !design::parse_enum<design::Severity>(arguments.severity))
    return error_answer("severity is one of error, warning, info");
  if (!arguments.stage.empty() && !design::parse_stage(arguments.stage))
    return error_answer("stage is one of the names that get_overview lists");
  json::array all;
  for (const auto& finding : snapshot.findings) {
    if (!arguments.severity.empty() && arguments.severity != design::wire_name(finding.severity)) continue;
    if (!arguments.stage.empty() && arguments.stage != design::wire_name(finding.stage)) continue;
    all.push_back(design::to_json(finding));
  }
  auto page = page_of(all, arguments.limit, arguments.cursor);
  if (!page) return error_answer(page.error());
  (*page)["status"] = design::has_finding_at(snapshot.findings, design::Severity::error)     ? "errors"
                      : design::has_finding_at(snapshot.findings, design::Severity::warning) ? "warnings"
                                                                                             : "valid";
  return data_answer(*std::move(page));
}

}  // namespace

extern constinit const ProjectTool validate{
    .name = "validate",
    .title = "Validate the design",
    .description =
        "What is wrong with the design: findings of every rule with place, reason and, where it is "
        "certain, the fix as a JSON Patch. Waived ones carry their reason.",
    .input_schema = schema_of_arguments<ValidateArguments>,
    .output_schema =
        R"({"type":"object","required":["status","items","total"],"properties":{"status":{"enum":["valid","warnings","errors"]},"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"nextCursor":{"type":"string"}}})",
    .answer = with_arguments<ValidateArguments, answer>,
};

}  // namespace nonagon::mcp
