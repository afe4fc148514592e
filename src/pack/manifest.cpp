#include "pack/manifest.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"

namespace nonagon::pack {
namespace {

using design::StageName;
using design::StageStatus;

std::string_view format_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size()) return "text";
  return name.substr(dot + 1);
}

// A lifecycle never locks the first stage, so a design with nine locked stages never went through one: its
// payloads are final.
StageStatus shown_status(const design::Design& design, StageName stage) {
  const bool has_lifecycle =
      std::ranges::any_of(design.status, [](StageStatus status) { return status != StageStatus::locked; });
  return has_lifecycle ? design.status[index_of(stage)] : StageStatus::complete;
}

void write_entry(JsonWriter& writer, const ManifestEntry& entry) {
  writer.begin_object();
  writer.key("path");
  writer.text(entry.path);
  writer.key("sha256");
  writer.text(entry.sha256);
  writer.key("bytes");
  writer.number(static_cast<long long>(entry.bytes));
  writer.key("format");
  writer.text(format_of(entry.path));
  writer.key("stage");
  if (entry.stage) {
    writer.text(*entry.stage);
  } else {
    writer.null();
  }
  writer.end_object();
}

std::optional<ManifestEntry> read_entry(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr) return std::nullopt;
  const auto* path = object->if_contains("path");
  const auto* sha256 = object->if_contains("sha256");
  const auto* bytes = object->if_contains("bytes");
  const auto* stage = object->if_contains("stage");
  if (path == nullptr || !path->is_string() || sha256 == nullptr || !sha256->is_string()) return std::nullopt;
  if (bytes == nullptr || !bytes->is_int64()) return std::nullopt;
  ManifestEntry entry{
      std::string(path->get_string()), std::string(sha256->get_string()), bytes->get_int64(), std::nullopt};
  if (stage != nullptr && stage->is_string()) entry.stage = std::string(stage->get_string());
  return entry;
}

}  // namespace

std::string write_manifest(const design::Design& design, std::span<const ManifestEntry> files) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("name");
  writer.text(design.name);
  writer.key("slug");
  writer.text(design.slug);
  writer.key("version");
  writer.text(design.version);
  writer.key("schemaVersion");
  writer.text("1.0");
  writer.key("description");
  writer.text(design.description);
  writer.key("stages");
  writer.begin_object();
  for (const auto stage : design::all_stages) {
    if (!has(design, stage)) continue;
    writer.key(wire_name(stage));
    writer.text(wire_name(shown_status(design, stage)));
  }
  writer.end_object();
  writer.key("files");
  writer.begin_array();
  for (const auto& entry : files) write_entry(writer, entry);
  writer.end_array();
  writer.end_object();
  out += '\n';
  return out;
}

Result<std::vector<ManifestEntry>> read_manifest(const Files& files) {
  const auto manifest = files.find(manifest_path);
  if (manifest == files.end()) {
    return fail({ErrorCode::not_found,
                 "There is no sdp.json",
                 {},
                 "It lists every file of a package with its hash.",
                 "Name the folder or zip that holds sdp.json."});
  }
  auto document = parse_json(manifest->second);
  if (!document) {
    document.error().detail = "sdp.json: " + document.error().detail;
    return fail(std::move(document).error());
  }
  const auto* list = find_pointer(*document, "/files");
  const Error foreign{ErrorCode::invalid_input,
                      "sdp.json lists no files with their hashes",
                      "/files",
                      "The package was written by another tool, or the manifest was edited.",
                      "Run `nonagon import` on a foreign package, `nonagon build` on an edited one."};
  if (list == nullptr || !list->is_array()) return fail(foreign);
  std::vector<ManifestEntry> entries;
  for (const auto& value : list->get_array()) {
    auto entry = read_entry(value);
    if (!entry) return fail(foreign);
    entries.push_back(*std::move(entry));
  }
  return entries;
}

}  // namespace nonagon::pack
