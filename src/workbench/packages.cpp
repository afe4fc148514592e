#include "workbench/packages.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "check/rule.hpp"
#include "derive/derive.hpp"
#include "derive/templates.hpp"
#include "importers/format.hpp"
#include "pack/compilation.hpp"
#include "pack/package.hpp"
#include "pipeline/stage.hpp"
#include "workbench/written_sql.hpp"

namespace nonagon::workbench {
namespace {

using design::Design;
using design::StageName;

constexpr std::string_view idea_topic = "idea";

Result<void> check_idea(std::string_view idea) {
  if (idea.size() > derive::max_idea_bytes) {
    return fail(
        {.code = ErrorCode::limit_reached,
         .detail = fmt::format("the idea has {} bytes", idea.size()),
         .pointer = {},
         .reason = fmt::format("an idea has at most {} bytes", derive::max_idea_bytes),
         .fix = "keep what says what the product is, and give details as interview answers (--answers)"});
  }
  if (idea.find('\0') != std::string_view::npos) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = "the idea is no text: it holds NUL bytes",
                 .pointer = {},
                 .reason = "only plain text can be read as an idea",
                 .fix = "give the idea as UTF-8 text"});
  }
  return {};
}

}  // namespace

Result<design::Answers> answers_of(const DesignRequest& request) {
  TRY(check_idea(request.idea));
  auto answers = request.answers;
  if (!trim(request.idea).empty()) {
    answers.set(
        StageName::product, std::string(idea_topic), {.selected = {}, .text = clean_text(request.idea)});
  }
  if (request.engine) {
    answers.set(StageName::database,
                "engine-preference",
                {.selected = {}, .text = std::string(design::wire_value(*request.engine))});
  }
  TRY(pipeline::check_answers(answers));
  return answers;
}

namespace {

Result<Design> start_design(const DesignRequest& request, const design::Answers& answers) {
  if (!request.template_id.empty()) {
    const auto* found = derive::find_template(request.template_id);
    if (found == nullptr) {
      return fail({.code = ErrorCode::not_found,
                   .detail = fmt::format("there is no template `{}`", request.template_id),
                   .pointer = {},
                   .reason = "templates are known by their id",
                   .fix = "list them with `nonagon templates`"});
    }
    return derive::design_from_template(*found, answers, request.name);
  }
  if (answers.empty()) {
    return fail({.code = ErrorCode::usage,
                 .detail = "there is nothing to design from",
                 .pointer = {},
                 .reason = "a design begins with an idea, a template or answers",
                 .fix = "give --idea \"…\", --idea-file FILE, --template ID or --answers FILE"});
  }
  Design design;
  design.answers = answers;
  design.name = request.name;
  return design;
}

std::string zip_name(const Design& design) {
  return fmt::format("{}-{}.sdp.zip", design.slug, design.version);
}

std::string_view kind_name(importers::Note::Kind kind) {
  switch (kind) {
    case importers::Note::Kind::missing: return "missing";
    case importers::Note::Kind::unknown: return "unknown";
    case importers::Note::Kind::assumed: return "assumed";
  }
  broken("a note has one of three kinds");
}

// Shape faults of our own payloads become findings, so that `check` shows them all.
Result<OpenedPackage> open_own(Files files) {
  auto reading = TRY(pack::inspect_authored(files));
  OpenedPackage opened;
  opened.design = std::move(reading.design);
  opened.shape_findings = std::move(reading.findings);
  opened.carried = pack::carried_files(files);
  opened.files = std::move(files);
  return opened;
}

}  // namespace

Result<Design> make_design(const DesignRequest& request, const Progress& progress) {
  const auto answers = TRY(answers_of(request));
  auto design = TRY(start_design(request, answers));
  for (const auto stage : design::all_stages) {
    if (!design::has(design, stage)) derive::derive_stage(design, stage);
    design.status[design::index_of(stage)] = design::StageStatus::complete;
    progress(pipeline::stage(stage).label, design::index_of(stage) + 1, design::all_stages.size());
  }
  if (!request.name.empty()) design.product.name = clean_text(request.name);
  design.name = design.product.name;
  design.description = design.product.description;
  design.slug = slug_of(design.name);
  return design;
}

Result<WrittenPackage> write_package(const Design& design,
                                     const Files& carried,
                                     const std::filesystem::path& output,
                                     bool wants_zip) {
  WrittenPackage written;
  pack::Compilation compilation(carried);
  compilation.compile(design);
  written.findings = compilation.findings();
  written.files = std::move(compilation).package(design);
  TRY(check_written_sql(design, written.files));
  const auto root = design.slug + ".sdp";
  written.folder = output / root;
  TRY(pack::write_folder(written.folder, written.files));
  if (wants_zip) {
    written.zip = output / zip_name(design);
    TRY(pack::write_file(*written.zip, TRY(pack::write_zip(written.files, root))));
  }
  return written;
}

Result<OpenedPackage> open_package(const std::filesystem::path& path) {
  const auto name = path.filename().empty() ? path.parent_path().filename() : path.filename();
  return open_files(TRY(pack::read_package(path)), name.string());
}

Result<std::filesystem::path> place_package(std::string_view zip,
                                            const std::filesystem::path& folder,
                                            bool stays_zip) {
  const auto files = TRY(pack::read_zip(zip));
  const auto design = TRY(open_files(files, "package.zip")).design;
  const auto path = folder / (stays_zip ? fmt::format("{}-{}.sdp.zip", design.slug, design.version)
                                        : fmt::format("{}.sdp", design.slug));
  TRY(stays_zip ? pack::write_file(path, zip) : pack::write_folder(path, files));
  return path;
}

Result<OpenedPackage> open_upload(std::string_view name, std::string_view bytes) {
  const bool is_zip = bytes.starts_with("PK");
  if (is_zip) return open_files(TRY(pack::read_zip(bytes)), name);
  Files files;
  files.emplace(std::string(name), std::string(bytes));
  return open_files(std::move(files), name);
}

Result<OpenedPackage> open_files(Files files, std::string_view name) {
  if (design::holds_payloads(files)) return open_own(std::move(files));
  auto imported = TRY(importers::import_files(files, name));
  OpenedPackage opened;
  opened.design = std::move(imported.design);
  opened.files = std::move(files);
  opened.carried = std::move(imported.carried);
  for (const auto& note : imported.notes) {
    opened.remarks.push_back({std::string(kind_name(note.kind)), note.place, note.text});
  }
  return opened;
}

std::vector<design::Finding> check_design(const OpenedPackage& package) {
  auto findings = package.shape_findings;
  auto from_rules = check::check(package.design);
  findings.insert(
      findings.end(), std::make_move_iterator(from_rules.begin()), std::make_move_iterator(from_rules.end()));
  return findings;
}

Result<pack::Verification> verify_package(const std::filesystem::path& path) {
  return pack::verify(TRY(pack::read_package(path)));
}

std::vector<StageName> derive_missing(Design& design) {
  std::vector<StageName> derived;
  for (const auto stage : design::all_stages) {
    if (design::has(design, stage)) continue;
    derive::derive_stage(design, stage);
    design.status[design::index_of(stage)] = design::StageStatus::review;
    derived.push_back(stage);
  }
  return derived;
}

json::array to_json(const std::vector<Remark>& remarks) {
  json::array list;
  for (const auto& remark : remarks) {
    list.push_back(json::object{{"kind", remark.kind}, {"place", remark.place}, {"text", remark.text}});
  }
  return list;
}

}  // namespace nonagon::workbench
