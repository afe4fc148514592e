#include "workbench/views.hpp"

#include "base/json_line.hpp"
#include "workbench/row_view.hpp"

namespace nonagon::workbench {
namespace {

template <class Row>
std::string row_text(const Row& row) {
  JsonLine line;
  write_members(line, row);
  return std::move(line).finish();
}

std::string names_text(const auto& names) {
  std::string out = "[";
  for (const auto& name : names) {
    if (out.size() > 1) out += ',';
    append_json_text(out, name);
  }
  return out + ']';
}

std::string write_row(const UsageRow& row, bool has_key) {
  JsonLine line;
  if (has_key) line.text("key", row.key);
  line.number("calls", row.calls);
  line.number("inputTokens", row.input_tokens);
  line.number("outputTokens", row.output_tokens);
  line.number("totalTokens", row.input_tokens + row.output_tokens);
  line.text("estimatedCost", print_cost(row.cost_nano));
  line.number("callsWithoutPrice", row.calls_without_price);
  return std::move(line).finish();
}

std::string write_rows(const std::vector<UsageRow>& rows) {
  std::string out = "[";
  for (const auto& row : rows) out += (out.size() > 1 ? "," : "") + write_row(row, true);
  return out + ']';
}

}  // namespace

std::string write(const store::User& user) {
  return row_text(user);
}

std::string write(const store::Project& project) {
  return row_text(project);
}

std::string write(const store::Template& row) {
  return row_text(row);
}

std::string write(const store::ExportPackage& package) {
  return row_text(package);
}

std::string write(const store::MCPToken& token) {
  return row_text(token);
}

std::string write(const store::AIGeneration& generation) {
  JsonLine line;
  write_members(line, generation);
  line.text("generationId", generation.job_id.text());
  line.boolean("isPriceKnown", generation.is_price_known);
  return std::move(line).finish();
}

std::string write(const StageView& stage) {
  JsonLine line;
  write_members(line, stage.row);
  if (stage.data) {
    line.splice("data", *stage.data);
  } else if (stage.has_data_asked) {
    line.null("data");
  }
  stage.version ? line.number("version", *stage.version) : line.null("version");
  std::vector<std::string_view> stale;
  for (const auto input : stage.stale_inputs) stale.push_back(design::wire_name(input));
  line.splice("staleInputs", names_text(stale));
  if (stage.has_draft) line.boolean("hasDraft", *stage.has_draft);
  return std::move(line).finish();
}

std::string write(const ProjectView& project) {
  JsonLine line;
  write_members(line, project.project);
  line.splice("stages", write(project.stages));
  return std::move(line).finish();
}

std::string write(const store::VersionSummary& version) {
  std::vector<std::string_view> formats;
  std::string outputs;
  for (std::size_t i = 0; i < version.formats.size(); ++i) {
    formats.push_back(design::wire_value(version.formats[i]));
    JsonLine output;
    output.text("id", version.ids[i].text());
    output.text("format", formats.back());
    outputs += (outputs.empty() ? "" : ",") + std::move(output).finish();
  }
  JsonLine line;
  line.text("stageId", version.stage_id.text());
  line.number("version", version.version);
  line.boolean("isActive", version.is_active);
  line.text("generatedBy", design::wire_value(version.generated_by));
  line.text("createdAt", rfc3339(version.created_at));
  version.ai_generation_id ? line.text("aiGenerationId", version.ai_generation_id->text())
                           : line.null("aiGenerationId");
  line.splice("formats", names_text(formats));
  line.splice("outputs", "[" + outputs + "]");
  line.text("contentHash", version.content_hash);
  return std::move(line).finish();
}

std::string write(const Validation& validation) {
  JsonLine line;
  line.text("status", design::wire_value(validation.status));
  line.splice("findings", write_json_line(design::to_json(validation.findings)));
  return std::move(line).finish();
}

std::string write(const store::Draft& draft) {
  JsonLine line;
  line.splice("data", draft.data.value_or("null"));
  line.splice("answers", draft.answers.value_or("null"));
  line.text("updatedAt", rfc3339(draft.updated_at));
  return std::move(line).finish();
}

std::string write(const Estimate& estimate) {
  JsonLine line;
  line.text("provider", estimate.provider);
  line.text("model", estimate.model);
  line.number("inputTokens", estimate.input_tokens);
  line.number("maxOutputTokens", estimate.most_output_tokens);
  line.number("maxCalls", estimate.most_calls);
  estimate.most_cost_a_call ? line.text("maxCostPerCall", print_cost(*estimate.most_cost_a_call))
                            : line.null("maxCostPerCall");
  return std::move(line).finish();
}

std::string write(const Budgets& budgets) {
  JsonLine line;
  const auto amount = [&](std::string_view name, const std::optional<std::int64_t>& limit) {
    limit ? line.text(name, print_cost(*limit)) : line.null(name);
  };
  amount("call", budgets.call);
  amount("project", budgets.project);
  amount("day", budgets.day);
  amount("month", budgets.month);
  return std::move(line).finish();
}

std::string write(const Usage& usage) {
  JsonLine line;
  line.splice("total", write_row(usage.total, false));
  line.splice("byProject", write_rows(usage.by_project));
  line.splice("byModel", write_rows(usage.by_model));
  line.splice("byDay", write_rows(usage.by_day));
  return std::move(line).finish();
}

std::string write(const JobView& job) {
  JsonLine line;
  line.text("id", job.row.id.text());
  line.text("stage", design::wire_name(job.stage));
  line.text("state", design::wire_value(job.row.state));
  line.splice("calls", write(job.calls));
  job.row.output_version ? line.number("outputVersion", *job.row.output_version) : line.null("outputVersion");
  job.row.error ? line.text("error", *job.row.error) : line.null("error");
  line.text("createdAt", rfc3339(job.row.created_at));
  line.text("updatedAt", rfc3339(job.row.updated_at));
  return std::move(line).finish();
}

std::string write(const ProviderView& provider) {
  JsonLine line;
  write_members(line, provider.row);
  line.boolean("hasApiKey", !provider.last_four.empty());
  provider.last_four.empty() ? line.null("apiKeyLast4") : line.text("apiKeyLast4", provider.last_four);
  return std::move(line).finish();
}

}  // namespace nonagon::workbench
