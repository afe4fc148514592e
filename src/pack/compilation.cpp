#include "pack/compilation.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "check/rule.hpp"
#include "design/authored.hpp"
#include "emit/markdown.hpp"
#include "pack/manifest.hpp"
#include "pack/report.hpp"

namespace nonagon::pack {
namespace {

using design::Design;
using design::StageName;
using design::StageSet;

// The product stage names the product; a name or description that was set beside it must not survive one
// export and vanish in the next.
bool is_aligned(const Design& design) {
  return (design.product.name.empty() || design.name == design.product.name) &&
         (design.product.description.empty() || design.description == design.product.description);
}

Design aligned(Design design) {
  if (!design.product.name.empty()) design.name = design.product.name;
  if (!design.product.description.empty()) design.description = design.product.description;
  return design;
}

// What is no payload and yet read by any emitter: who the package is and which stages it shows.
std::string frame_of(const Design& design) {
  json::array stages;
  for (const auto stage : design::all_stages) stages.emplace_back(has(design, stage));
  json::array include(design.export_plan.include.begin(), design.export_plan.include.end());
  return write_json_line(json::array{
      design.name, design.slug, design.version, design.description, std::move(stages), std::move(include)});
}

}  // namespace

Compilation::Compilation(Files carried, Life life)
    : carried_(std::move(carried)),
      life_(life),
      paths_(emit::emitters().size()),
      parts_(emit::emitters().size()) {
  std::erase_if(carried_, [](const auto& file) {
    return design::is_authored(file.first) || file.first == manifest_path;
  });
  files_ = carried_;
}

void Compilation::compile(const Design& design, StageSet touched) {
  if (!is_aligned(design)) return compile(aligned(design), touched);
  auto frame = frame_of(design);
  const bool is_all = frame != frame_;
  frame_ = std::move(frame);
  changed_ = {};
  write_authored(design, is_all ? StageSet::all() : touched);
  const auto must_run = [&](StageSet reads) { return is_all || !(reads & changed_).empty(); };
  const emit::Source source(design);
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const auto& emitter = *emit::emitters()[i];
    const bool is_wanted = emitter.is_always || emit::has_files(design, emitter.stage);
    if (!is_wanted) {
      replace(paths_[i], {}, {});
    } else if (must_run(emitter.reads)) {
      replace(paths_[i], run(emitter, parts_[i], source), {.stage = emitter.stage, .reads = emitter.reads});
    } else {
      keep(paths_[i]);
    }
  }
  auto waivers = design::write_waivers(design.waivers);
  const bool is_waived_otherwise = waivers != waivers_;
  waivers_ = std::move(waivers);
  if (must_run(StageSet::all()) || is_waived_otherwise) {
    write_reports(source);
  } else {
    keep(report_paths_);
  }
}

Files Compilation::run(const emit::Emitter& emitter, emit::Parts& parts, const emit::Source& source) const {
  if (life_ == Life::one_run) return emitter.emit(source);
  parts.begin(source.fingerprints().outline(emitter.reads));
  auto files = emitter.emit(emit::Source(source, parts));
  parts.end();
  return files;
}

void Compilation::write_authored(const Design& design, StageSet touched) {
  for (const auto stage : design::all_stages) {
    if (!touched.contains(stage)) continue;
    const auto path = design::payload_path(stage);
    if (!has(design, stage)) {
      if (files_.contains(path)) changed_.insert(stage);
      remove(path);
    } else if (put(path, design::write_payload(design, stage))) {
      changed_.insert(stage);
    }
  }
  put("answers.json", write_json(to_json(design.answers)));
  if (design.waivers.empty()) {
    remove("waivers.json");
  } else {
    put("waivers.json", design::write_waivers(design.waivers));
  }
}

void Compilation::write_reports(const emit::Source& source) {
  findings_ = check::check(source.symbols());
  const Output report{.stage = StageName::export_, .reads = StageSet::all(), .reads_waivers = true};
  const bool is_wanted = emit::has_validation(source.design);
  replace(report_paths_, is_wanted ? validation_files(source.design, findings_) : Files{}, report);
}

void Compilation::replace(std::vector<std::string>& paths, Files&& made, const Output& made_by) {
  for (const auto& path : paths) {
    if (made.contains(path)) continue;
    outputs_.erase(path);
    remove(path);
  }
  paths.clear();
  for (auto& [path, bytes] : made) {
    auto& output = outputs_[path];
    output = made_by;
    output.fate = put(path, std::move(bytes)) ? Fate::rebuilt : Fate::same;
    paths.push_back(path);
  }
}

void Compilation::keep(const std::vector<std::string>& paths) {
  for (const auto& path : paths) outputs_.find(path)->second.fate = Fate::kept;
}

std::string Compilation::manifest(const Design& design) {
  if (!is_aligned(design)) return manifest(aligned(design));
  std::vector<ManifestEntry> entries;
  entries.reserve(files_.size());
  for (const auto& [path, bytes] : files_) {
    auto& hash = hashes_[path];
    if (hash.empty()) hash = sha256_hex(bytes);
    auto& entry = entries.emplace_back(path, hash, static_cast<std::int64_t>(bytes.size()), std::nullopt);
    if (const auto output = outputs_.find(path); output != outputs_.end())
      entry.stage = wire_name(output->second.stage);
  }
  for (const auto stage : design::all_stages) {
    const auto path = design::payload_path(stage);
    const auto entry = std::ranges::lower_bound(entries, path, {}, &ManifestEntry::path);
    if (entry != entries.end() && entry->path == path) entry->stage = wire_name(stage);
  }
  return write_manifest(design, entries);
}

Files Compilation::package(const Design& design) && {
  files_.insert_or_assign(std::string(manifest_path), manifest(design));
  return std::move(files_);
}

// True when the file is new or its bytes are.
bool Compilation::put(const std::string& path, std::string&& bytes) {
  const auto [file, is_new] = files_.try_emplace(path);
  if (!is_new && file->second == bytes) return false;
  file->second = std::move(bytes);
  hashes_.erase(path);
  return true;
}

void Compilation::remove(const std::string& path) {
  hashes_.erase(path);
  if (const auto carried = carried_.find(path); carried != carried_.end()) {
    files_.insert_or_assign(path, carried->second);
  } else {
    files_.erase(path);
  }
}

}  // namespace nonagon::pack
