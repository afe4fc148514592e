#include "importers/sdp.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::importers {
namespace {

using design::Design;
using design::StageName;

void note_missing_file(const json::value& path, Package& package) {
  const auto* text = path.if_string();
  if (text == nullptr) return;
  std::string_view name(*text);
  if (name.starts_with("sdp/")) name.remove_prefix(4);
  if (package.contains(name) || name.empty()) return;
  package.note(
      Note::Kind::missing, "sdp.json#/files", fmt::format("`{}` is listed and not there", clean_text(name)));
}

// `files` is an object of path or list of paths, or a list of paths.
void note_missing_files(const json::object& manifest, Package& package) {
  const auto* files = manifest.if_contains("files");
  if (files == nullptr) return;
  const auto visit = [&](const json::value& value) {
    if (const auto* list = value.if_array()) {
      for (const auto& path : *list) note_missing_file(path, package);
    } else {
      note_missing_file(value, package);
    }
  };
  if (const auto* object = files->if_object()) {
    for (const auto& [folder, paths] : *object) visit(paths);
  } else {
    visit(*files);
  }
}

bool is_version(std::string_view text) {
  return !text.empty() && text.size() <= 40 && text[0] >= '0' && text[0] <= '9' &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// The manifest itself is carried: a new one is written, and what it says beyond ours would be lost.
void read_manifest(Design& design, Package& package) {
  const auto document = Package(package.files()).take({"sdp.json"});
  if (!document || !document->value.is_object()) {
    package.note(Note::Kind::missing, "sdp.json", "there is no manifest that can be read");
    return;
  }
  const auto& manifest = document->value.get_object();
  design.name = clean_text(text_of(manifest, "name"));
  design.description = clean_text(text_of(manifest, "description"));
  if (const auto slug = text_of(manifest, "slug"); !slug.empty()) design.slug = slug_of(slug);
  if (const auto version = text_of(manifest, "version"); is_version(version)) design.version = version;
  for (const auto& [name, value] : manifest) {
    constexpr std::array<std::string_view, 7> known{
        "name", "description", "slug", "version", "schemaVersion", "stages", "files"};
    if (std::ranges::find(known, std::string_view(name)) != known.end()) continue;
    package.note(Note::Kind::unknown,
                 fmt::format("sdp.json#/{}", std::string_view(name)),
                 "kept in imported/sdp.json");
  }
  note_missing_files(manifest, package);
}

}  // namespace

Result<Imported> read_sdp(const Files& files) {
  Package package(files);
  Imported imported;
  auto& design = imported.design;
  read_manifest(design, package);
  read_product(design, package);
  read_data_model(design, package);
  read_database(design, package);
  read_api(design, package);
  read_stack(design, package);
  read_sections(design, package);
  read_design_system(design, package);  // after the sections: navigation leads to their routes
  read_infrastructure(design, package);
  design::assign_ids(design);
  for (const auto stage : design::all_stages) {
    if (has(design, stage) || stage == StageName::export_) continue;
    package.note(Note::Kind::missing,
                 fmt::format("{}", wire_name(stage)),
                 "the package decides nothing about this stage");
  }
  imported.carried = package.rest();
  for (const auto& [path, bytes] : imported.carried) {
    package.note(Note::Kind::unknown, path, "no stage takes this file; it is kept");
  }
  imported.notes = std::move(package.notes);
  return imported;
}

}  // namespace nonagon::importers
