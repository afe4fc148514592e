#include "store/versions.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/columns.hpp"
#include "store/input_hashes.hpp"

namespace nonagon::store {
namespace {

Result<std::int64_t> next_number(Connection& connection, const StageId& stage) {
  const auto rows = TRY(connection.query(
      "SELECT coalesce(max(version), 0) + 1 FROM stage_outputs WHERE stage_id = ?", parameters(stage)));
  return std::get<std::int64_t>(rows.at(0).at(0));
}

Result<void> write_data(Connection& connection,
                        const StageId& stage,
                        const std::string& content,
                        const std::string& hash) {
  TRY(connection.execute("UPDATE stages SET data = ?, payload_hash = ? WHERE id = ?",
                         parameters(content, hash, stage)));
  return {};
}

Result<void> deactivate(Connection& connection, const StageId& stage) {
  TRY(connection.execute("UPDATE stage_outputs SET is_active = FALSE WHERE stage_id = ? AND is_active = TRUE",
                         parameters(stage)));
  return {};
}

}  // namespace

std::string hash_of(const std::map<OutputFormat, std::string>& contents) {
  const auto json = contents.find(OutputFormat::json);
  ensure(json != contents.end(), "every version has its JSON");
  return sha256_hex(json->second);
}

Result<AddedVersion> add_outputs(Connection& connection, const NewVersion& version, const Origin& origin) {
  AddedVersion added{.number = TRY(next_number(connection, version.stage_id)), .hash = {}};
  TRY(deactivate(connection, version.stage_id));
  const auto made_from = write_hashes(version.made_from);
  for (const auto& [format, content] : version.contents) {
    auto hash = sha256_hex(content);
    if (format == OutputFormat::json) added.hash = hash;
    TRY(insert(connection,
               StageOutput{.id = StageOutputId::make(origin.clock, origin.entropy),
                           .stage_id = version.stage_id,
                           .version = added.number,
                           .format = format,
                           .content = content,
                           .generated_by = version.generated_by,
                           .ai_generation_id = version.ai_generation_id,
                           .is_active = true,
                           .created_at = origin.clock.now(),
                           .content_hash = std::move(hash),
                           .made_from = made_from}));
  }
  ensure(!added.hash.empty(), "every version has its JSON");
  return added;
}

Result<std::int64_t> add_version(Connection& connection, const NewVersion& version, const Origin& origin) {
  const auto added = TRY(add_outputs(connection, version, origin));
  TRY(write_data(connection, version.stage_id, version.contents.at(OutputFormat::json), added.hash));
  return added.number;
}

Result<StageOutput> activate_version(Connection& connection, const StageId& stage, std::int64_t number) {
  auto output = TRY(find_output(connection, stage, number, OutputFormat::json));
  if (!output) {
    return fail(Error{.code = ErrorCode::not_found,
                      .detail = fmt::format("the stage has no version {}", number),
                      .pointer = {},
                      .reason = "versions are numbered from 1 in the order of their making",
                      .fix = "List them with `nonagon stage versions`."});
  }
  TRY(deactivate(connection, stage));
  TRY(connection.execute("UPDATE stage_outputs SET is_active = TRUE WHERE stage_id = ? AND version = ?",
                         parameters(stage, number)));
  TRY(write_data(connection, stage, output->content, output->content_hash));
  return std::move(*output);
}

Result<std::vector<VersionSummary>> versions_of(Connection& connection, const StageId& stage) {
  std::vector<VersionSummary> all;
  for (auto& row : TRY(connection.query(
           "SELECT id, stage_id, version, format, '' AS content, generated_by, ai_generation_id, is_active, "
           "created_at, content_hash, '{}' AS made_from FROM stage_outputs WHERE stage_id = ? ORDER BY "
           "version, format",
           parameters(stage)))) {
    auto output = TRY(read_row<StageOutput>(std::move(row)));
    if (all.empty() || all.back().version != output.version) {
      all.push_back({.stage_id = output.stage_id,
                     .version = output.version,
                     .generated_by = output.generated_by,
                     .ai_generation_id = output.ai_generation_id,
                     .is_active = output.is_active,
                     .created_at = output.created_at,
                     .content_hash = {},
                     .formats = {},
                     .ids = {}});
    }
    auto& summary = all.back();
    if (output.format == OutputFormat::json) summary.content_hash = output.content_hash;
    summary.formats.push_back(output.format);
    summary.ids.push_back(std::move(output.id));
  }
  return all;
}

Result<std::optional<StageOutput>> find_output(Connection& connection,
                                               const StageId& stage,
                                               std::int64_t version,
                                               OutputFormat format) {
  return select_one<StageOutput>(
      connection, "WHERE stage_id = ? AND version = ? AND format = ?", parameters(stage, version, format));
}

Result<std::optional<std::int64_t>> active_version(Connection& connection, const StageId& stage) {
  const auto rows = TRY(connection.query(
      "SELECT version FROM stage_outputs WHERE stage_id = ? AND format = 'json' AND is_active = TRUE",
      parameters(stage)));
  if (rows.empty()) return std::optional<std::int64_t>{};
  return std::optional(std::get<std::int64_t>(rows[0][0]));
}

}  // namespace nonagon::store
