#include <algorithm>

#include <fmt/format.h>

#include "check/rule.hpp"
#include "pipeline/stage.hpp"
#include "store/drafts.hpp"
#include "store/projects.hpp"
#include "workbench/outputs.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

std::vector<ErrorPlace> places_of(const std::vector<design::Finding>& findings) {
  std::vector<ErrorPlace> places;
  for (const auto& finding : findings)
    places.push_back({.pointer = finding.pointer, .detail = finding.message});
  return places;
}

Error invalid_payload(StageName stage, const std::vector<design::Finding>& findings) {
  const auto& first = findings.front();
  return {
      .code = ErrorCode::invalid_input,
      .detail = fmt::format("the payload is not a valid {}: {}{}",
                            design::wire_name(stage),
                            first.message,
                            findings.size() > 1 ? fmt::format(" (and {} more)", findings.size() - 1) : ""),
      .pointer = first.pointer,
      .reason = first.reason,
      .fix = fmt::format("See `nonagon schema {}` for the shape.", design::wire_name(stage)),
      .places = places_of(findings)};
}

// Errors that stand in the stage or in what it reads; what later stages have wrong is found when they are
// completed.
std::vector<design::Finding> blocking(const design::Design& design, StageName stage) {
  const auto reads = pipeline::stage(stage).reads;
  std::vector<design::Finding> errors;
  for (auto& finding : check::check(design)) {
    const bool is_near = finding.stage == stage || std::ranges::find(reads, finding.stage) != reads.end();
    if (is_near && finding.severity == design::Severity::error && !finding.waived)
      errors.push_back(std::move(finding));
  }
  return errors;
}

Error has_errors(const store::Project& project, StageName stage, const std::vector<design::Finding>& errors) {
  const auto& first = errors.front();
  return {.code = ErrorCode::has_findings,
          .detail = fmt::format("the stage {} cannot be completed: {} finding{} of severity error",
                                design::wire_name(stage),
                                errors.size(),
                                errors.size() == 1 ? "" : "s"),
          .pointer = first.pointer,
          .reason = fmt::format(
              "{} ({}{}): {}", first.rule, design::wire_name(first.stage), first.pointer, first.message),
          .fix = fmt::format("Mend or waive them; `nonagon validate {}` lists them all.", project.slug)};
}

// What the outputs of a stage are compiled from beside its own payload.
Result<design::Design> design_to_save(store::Connection& connection,
                                      const store::Project& project,
                                      const std::vector<store::Stage>& stages,
                                      design::StageSet payloads) {
  design::Design design;
  design.name = project.name;
  design.slug = project.slug;
  design.version = project.design_version;
  design.description = project.description.value_or("");
  for (const auto& row : stages) {
    design.has[design::index_of(row.stage_name)] = !row.payload_hash.empty();
    design.status[design::index_of(row.stage_name)] = row.before_generating.value_or(row.status);
    if (row.user_input) TRY(read_user_input(design.answers, row.stage_name, *row.user_input));
    if (!payloads.contains(row.stage_name)) continue;
    const auto data = TRY(store::stage_data(connection, row.id));
    if (data) TRY(design::read_payload_text(design, row.stage_name, *data));
  }
  return design;
}

}  // namespace

Result<StageView> Workbench::stage(std::string_view project, StageName stage) {
  return reading([&]() -> Result<StageView> {
    auto loaded = TRY(load(project, Access::read));
    auto seen = TRY(view(loaded, stage));
    seen.data = TRY(store::stage_data(*connection_, seen.row.id));
    seen.has_data_asked = true;
    return seen;
  });
}

Result<std::vector<StageView>> Workbench::stages(std::string_view project) {
  return reading([&]() -> Result<std::vector<StageView>> {
    auto loaded = TRY(load(project, Access::read));
    std::vector<StageView> all;
    for (const auto stage : design::all_stages) {
      auto& seen = all.emplace_back(TRY(view(loaded, stage)));
      seen.data = TRY(store::stage_data(*connection_, seen.row.id));
      seen.has_data_asked = true;
    }
    return all;
  });
}

Result<StageView> Workbench::answer(std::string_view project,
                                    StageName stage,
                                    const design::Answers& answers) {
  TRY(pipeline::check_answers(answers));
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    auto& row = loaded.of(stage);
    row.user_input = write_user_input(answers, stage);
    row.updated_at = clock_.now();
    TRY(store::remove_draft_answers(*connection_, user_.id, row.id));
    return store::update_stage(*connection_, row);
  }));
  return this->stage(project, stage);
}

Result<StageView> Workbench::save(std::string_view project, StageName stage, const Edit& edit) {
  if (edit.answers) TRY(pipeline::check_answers(*edit.answers));
  const auto snapshot = TRY(load(project, Access::write));
  TRY(expect(snapshot, stage, edit.expected));
  TRY(allows(snapshot, stage, pipeline::Event::save));
  auto design = TRY(design_to_save(*connection_, snapshot.project, snapshot.stages, read_by_outputs(stage)));
  const auto reading = design::read_payload(design, stage, edit.payload);
  if (!reading.is_valid()) return fail(invalid_payload(stage, reading.findings));
  const auto contents = compile_outputs(design, stage);
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    auto& row = loaded.of(stage);
    TRY(expect(loaded, stage, edit.expected));
    TRY(store::add_version(*connection_,
                           {.stage_id = row.id,
                            .contents = contents,
                            .generated_by = store::GeneratedBy::human,
                            .ai_generation_id = std::nullopt,
                            .made_from = pipeline::current_inputs(store::pipeline_of(loaded.stages), stage)},
                           origin()));
    if (edit.answers) row.user_input = write_user_input(*edit.answers, stage);
    TRY(apply(loaded,
              stage,
              pipeline::Event::save,
              {.payload_hash = store::hash_of(contents), .made_from = std::nullopt}));
    TRY(store::remove_draft(*connection_, user_.id, row.id));
    return store::update_stage(*connection_, row);
  }));
  return this->stage(project, stage);
}

Result<StageView> Workbench::complete(std::string_view project, StageName stage, Expected expected) {
  const auto snapshot = TRY(load(project, Access::write));
  TRY(expect(snapshot, stage, expected));
  TRY(allows(snapshot, stage, pipeline::Event::complete));
  const auto errors = blocking(TRY(design_of(snapshot)), stage);
  if (!errors.empty()) return fail(has_errors(snapshot.project, stage, errors));
  const auto checked_version =
      TRY(store::active_version(*connection_, snapshot.stages[design::index_of(stage)].id)).value_or(0);
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    TRY(expect(loaded, stage, checked_version));
    loaded.of(stage).validated_at = clock_.now();
    return apply(loaded, stage, pipeline::Event::complete);
  }));
  return this->stage(project, stage);
}

Result<StageView> Workbench::revert(std::string_view project, StageName stage, Expected expected) {
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    TRY(expect(loaded, stage, expected));
    return apply(loaded, stage, pipeline::Event::revert);
  }));
  return this->stage(project, stage);
}

Result<StageView> Workbench::activate(std::string_view project,
                                      StageName stage,
                                      std::int64_t version,
                                      Expected expected) {
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    TRY(expect(loaded, stage, expected));
    TRY(allows(loaded, stage, pipeline::Event::activate));
    const auto output = TRY(store::activate_version(*connection_, loaded.of(stage).id, version));
    return apply(loaded,
                 stage,
                 pipeline::Event::activate,
                 {.payload_hash = output.content_hash, .made_from = store::read_hashes(output.made_from)});
  }));
  return this->stage(project, stage);
}

Result<std::vector<store::VersionSummary>> Workbench::versions(std::string_view project, StageName stage) {
  auto loaded = TRY(load(project, Access::read));
  return store::versions_of(*connection_, loaded.of(stage).id);
}

Result<std::string> Workbench::output(std::string_view project,
                                      StageName stage,
                                      store::OutputFormat format,
                                      std::optional<std::int64_t> version) {
  auto loaded = TRY(load(project, Access::read));
  const auto& row = loaded.of(stage);
  if (!version) version = TRY(store::active_version(*connection_, row.id));
  if (version) {
    if (auto found = TRY(store::find_output(*connection_, row.id, *version, format)))
      return std::move(found->content);
  }
  return fail(Error{
      .code = ErrorCode::not_found,
      .detail = fmt::format("the stage {} has no {} {}",
                            design::wire_name(stage),
                            design::wire_value(format),
                            version ? fmt::format("in version {}", *version) : std::string("yet")),
      .pointer = {},
      .reason = fmt::format("its formats are {}", fmt::join(pipeline::stage(stage).formats, ", ")),
      .fix =
          fmt::format("See `nonagon stage versions {} {}`.", loaded.project.slug, design::wire_name(stage))});
}

Result<std::vector<PayloadChange>> Workbench::diff(std::string_view project,
                                                   StageName stage,
                                                   std::int64_t from,
                                                   std::int64_t to) {
  const auto before = TRY(output(project, stage, store::OutputFormat::json, from));
  const auto after = TRY(output(project, stage, store::OutputFormat::json, to));
  return payload_diff(TRY(parse_json(before)), TRY(parse_json(after)));
}

}  // namespace nonagon::workbench
