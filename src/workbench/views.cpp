#include "workbench/views.hpp"

#include <algorithm>

#include "design/describe.hpp"
#include "store/columns.hpp"
#include "store/extras.hpp"

namespace nonagon::workbench {
namespace {

// Columns that hold JSON: their text is spliced in as a value.
constexpr std::array json_columns{"preferences", "stage_defaults", "validation_messages"};

// Columns that never leave the store.
constexpr std::array secret_columns{"api_key_encrypted", "token_hash"};

bool is_in(std::string_view name, const auto& list) {
  return std::ranges::find(list, name) != list.end();
}

bool is_extra(std::string_view table, std::string_view column) {
  return std::ranges::any_of(store::extras, [&](const store::Extra& extra) {
    return extra.table == table && extra.column == column;
  });
}

template <class T>
json::value value_of(const T& value) {
  if constexpr (std::same_as<T, bool>) {
    return value;
  } else {
    const auto column = store::detail::to_column(value);
    if (const auto* number = std::get_if<std::int64_t>(&column)) return *number;
    if (const auto* text = std::get_if<std::string>(&column)) return json::string(*text);
    return nullptr;
  }
}

template <class Row>
json::object row_to_json(const Row& row) {
  json::object object;
  boost::mp11::mp_for_each<boost::describe::describe_members<Row, boost::describe::mod_public>>(
      [&](auto member) {
        const std::string_view name = member.name;
        if (is_extra(Row::table, name) || is_in(name, secret_columns)) return;
        auto value = value_of(row.*member.pointer);
        if (value.is_string() && is_in(name, json_columns))
          value = parse_json(value.get_string()).value_or(nullptr);
        object[design::wire_spelling(name)] = std::move(value);
      });
  return object;
}

json::object to_json(const UsageRow& row) {
  return {{"key", row.key},
          {"calls", row.calls},
          {"inputTokens", row.input_tokens},
          {"outputTokens", row.output_tokens},
          {"totalTokens", row.input_tokens + row.output_tokens},
          {"estimatedCost", print_cost(row.cost_nano)},
          {"callsWithoutPrice", row.calls_without_price}};
}

json::array to_json(const std::vector<UsageRow>& rows) {
  json::array all;
  for (const auto& row : rows) all.push_back(to_json(row));
  return all;
}

}  // namespace

json::object to_json(const store::Project& project) {
  return row_to_json(project);
}

json::object to_json(const store::Template& row) {
  return row_to_json(row);
}

json::object to_json(const store::ExportPackage& package) {
  return row_to_json(package);
}

json::object to_json(const store::AIGeneration& generation) {
  auto object = row_to_json(generation);
  object["generationId"] = generation.job_id.text();
  object["isPriceKnown"] = generation.is_price_known;
  return object;
}

json::object to_json(const StageView& stage) {
  auto object = row_to_json(stage.row);
  if (stage.data) object["data"] = parse_json(*stage.data).value_or(nullptr);
  object["version"] = stage.version ? json::value(*stage.version) : json::value(nullptr);
  json::array stale;
  for (const auto input : stage.stale_inputs) stale.emplace_back(design::wire_name(input));
  object["staleInputs"] = std::move(stale);
  return object;
}

json::object to_json(const ProjectView& project) {
  auto object = to_json(project.project);
  json::array stages;
  for (const auto& stage : project.stages) stages.push_back(to_json(stage));
  object["stages"] = std::move(stages);
  return object;
}

json::object to_json(const store::VersionSummary& version) {
  json::array formats;
  for (const auto format : version.formats) formats.emplace_back(design::wire_value(format));
  return {{"version", version.version},
          {"isActive", version.is_active},
          {"generatedBy", design::wire_value(version.generated_by)},
          {"createdAt", rfc3339(version.created_at)},
          {"formats", std::move(formats)},
          {"contentHash", version.content_hash}};
}

json::object to_json(const Validation& validation) {
  return {{"status", design::wire_value(validation.status)},
          {"findings", design::to_json(validation.findings)}};
}

json::object to_json(const store::Draft& draft) {
  const auto spliced = [](const std::optional<std::string>& text) {
    return text ? parse_json(*text).value_or(nullptr) : json::value(nullptr);
  };
  return {{"data", spliced(draft.data)},
          {"answers", spliced(draft.answers)},
          {"updatedAt", rfc3339(draft.updated_at)}};
}

json::object to_json(const Budgets& budgets) {
  const auto amount = [](const std::optional<std::int64_t>& limit) {
    return limit ? json::value(print_cost(*limit)) : json::value(nullptr);
  };
  return {{"call", amount(budgets.call)},
          {"project", amount(budgets.project)},
          {"day", amount(budgets.day)},
          {"month", amount(budgets.month)}};
}

json::object to_json(const Usage& usage) {
  auto object = to_json(usage.total);
  object.erase("key");
  return {{"total", std::move(object)},
          {"byProject", to_json(usage.by_project)},
          {"byModel", to_json(usage.by_model)},
          {"byDay", to_json(usage.by_day)}};
}

}  // namespace nonagon::workbench
