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

// Whether `kept` was compiled from the rows as they are `now`.
bool is_of(const KeptDesign& kept, const LoadedProject& now, design::StageSet payloads) {
  for (const auto other : design::all_stages) {
    if (payloads.contains(other) && kept.hashes[design::index_of(other)] != now.of(other).payload_hash)
      return false;
  }
  return true;
}

}  // namespace

Result<StageView> Workbench::stage(std::string_view project, StageName stage) {
  return reading([&]() -> Result<StageView> { return whole_view(TRY(load(project, Access::read)), stage); });
}

Result<std::vector<StageView>> Workbench::stages(std::string_view project) {
  return reading([&]() -> Result<std::vector<StageView>> {
    const auto loaded = TRY(load(project, Access::read));
    std::vector<StageView> all;
    for (const auto stage : design::all_stages) all.push_back(TRY(whole_view(loaded, stage)));
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

Result<std::map<store::OutputFormat, std::string>> Workbench::compile(KeptDesign& kept,
                                                                      StageName stage,
                                                                      const Edit& edit) {
  TRY(allows(*kept.loaded, stage, pipeline::Event::save));
  TRY(bring_up(kept, *kept.loaded, read_by_outputs(stage)));
  kept.hashes[design::index_of(stage)].clear();  // what is read now may never be kept
  const auto reading = design::read_payload(kept.design, stage, edit.payload);
  if (!reading.is_valid()) return fail(invalid_payload(stage, reading.findings));
  return compile_outputs(kept.design, stage);
}

// Outside of the writers' turn, over what is known of the project: whether that is what the store holds is
// asked inside. What cannot be saved over it is tried over what the store holds now, which says why.
Result<Workbench::Prepared> Workbench::prepare(std::string_view project, StageName stage, const Edit& edit) {
  Prepared prepared;
  if (const auto id = store::ProjectId::parse(project)) prepared.kept = installation_->designs().take(*id);
  auto& kept = prepared.kept;
  if (kept.loaded && kept.loaded->project.user_id == user_.id) {
    if (auto contents = compile(kept, stage, edit)) {
      prepared.contents = *std::move(contents);
      return prepared;
    }
  }
  kept.loaded = TRY(load(project, Access::write));
  TRY(expect(*kept.loaded, stage, edit.expected));
  prepared.contents = TRY(compile(kept, stage, edit));
  return prepared;
}

Result<StageView> Workbench::save(std::string_view project, StageName stage, const Edit& edit) {
  if (edit.answers) TRY(pipeline::check_answers(*edit.answers));
  auto [kept, contents] = TRY(prepare(project, stage, edit));
  std::optional<StageView> seen;
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    TRY(expect(loaded, stage, edit.expected));
    if (stamp_of(loaded) != stamp_of(*kept.loaded) || !is_of(kept, loaded, read_by_outputs(stage))) {
      kept.loaded = loaded;
      contents = TRY(compile(kept, stage, edit));
    }
    auto& row = loaded.of(stage);
    auto added = TRY(store::add_outputs(*connection_,
                                        {.stage_id = row.id,
                                         .contents = contents,
                                         .generated_by = store::GeneratedBy::human,
                                         .ai_generation_id = std::nullopt,
                                         .made_from = pipeline::current_inputs(loaded.state, stage)},
                                        origin()));
    if (edit.answers) row.user_input = write_user_input(*edit.answers, stage);
    TRY(store::remove_draft(*connection_, user_.id, row.id));
    const auto& json = contents.at(store::OutputFormat::json);
    TRY(apply(loaded,
              stage,
              pipeline::Event::save,
              {.payload_hash = added.hash, .made_from = std::nullopt},
              &json));
    seen = StageView{.row = row,
                     .data = json,
                     .has_data_asked = true,
                     .version = added.number,
                     .stale_inputs = pipeline::stale_inputs(loaded.state, stage),
                     .has_draft = false};
    kept.hashes[design::index_of(stage)] = std::move(added.hash);
    kept.loaded = std::move(loaded);
    return {};
  }));
  const auto id = kept.loaded->project.id;
  installation_->designs().give(id, std::move(kept));
  return *std::move(seen);
}

Result<StageView> Workbench::complete(std::string_view project, StageName stage, Expected expected) {
  const auto snapshot = TRY(load(project, Access::write));
  TRY(expect(snapshot, stage, expected));
  TRY(allows(snapshot, stage, pipeline::Event::complete));
  const auto errors = blocking(TRY(design_of(snapshot)), stage);
  if (!errors.empty()) return fail(has_errors(snapshot.project, stage, errors));
  const auto checked_version = TRY(store::active_version(*connection_, snapshot.of(stage).id)).value_or(0);
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
