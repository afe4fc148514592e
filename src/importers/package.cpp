#include "importers/package.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::importers {
namespace {

constexpr std::string_view as_written = "asWritten";

json::value* find_in(json::value& document, std::string_view pointer) {
  return const_cast<json::value*>(find_pointer(document, pointer));
}

std::string unescaped(std::string_view token) {
  return replace_all(replace_all(std::string(token), "~1", "/"), "~0", "~");
}

// Takes what lies at `pointer` out and keeps it in `asWritten` of the nearest object, so that nothing is
// lost.
bool set_aside(json::value& document, std::string_view pointer) {
  std::string token;
  auto place = pointer;
  while (!place.empty()) {
    const auto slash = place.rfind('/');
    token = std::string(place.substr(slash + 1)) + (token.empty() ? "" : "/" + token);
    place = place.substr(0, slash);
    auto* parent = find_in(document, place);
    if (parent == nullptr) return false;
    auto* object = parent->if_object();
    if (object == nullptr) continue;
    const auto name = unescaped(token.substr(0, token.find('/')));
    auto* member = object->if_contains(name);
    if (member == nullptr || name == as_written) return false;
    auto kept = std::move(*member);
    object->erase(name);
    auto& aside = (*object)[as_written];
    if (!aside.is_object()) aside = json::object();
    aside.get_object()[name] = std::move(kept);
    return true;
  }
  return false;
}

}  // namespace

Files below_manifest(const Files& files) {
  const std::string* root = nullptr;
  for (const auto& [path, bytes] : files) {
    const bool is_manifest = path == "sdp.json" || path.ends_with("/sdp.json");
    if (is_manifest && (root == nullptr || path.size() < root->size())) root = &path;
  }
  if (root == nullptr || *root == "sdp.json") return files;
  const auto prefix = root->substr(0, root->size() - std::string_view("sdp.json").size());
  Files below;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with(prefix)) below.emplace(path.substr(prefix.size()), bytes);
  }
  return below;
}

std::optional<Package::Document> Package::take(std::initializer_list<std::string_view> paths) {
  for (const auto path : paths) {
    const auto file = files_.find(path);
    if (file == files_.end()) continue;
    auto parsed = parse_json(file->second);
    if (!parsed) {
      note(Note::Kind::missing, std::string(path), "cannot be read: " + parsed.error().detail);
      continue;
    }
    taken_.insert(std::string(path));
    return Document{std::string(path), *std::move(parsed)};
  }
  return std::nullopt;
}

void Package::note(Note::Kind kind, std::string place, std::string text) {
  constexpr std::size_t most = 2000;
  if (notes.size() < most) notes.push_back({kind, std::move(place), std::move(text)});
}

Files Package::rest() const {
  Files rest;
  for (const auto& [path, bytes] : files_) {
    if (taken_.contains(path)) continue;
    rest.emplace(path.starts_with("imported/") ? path : "imported/" + path, bytes);
  }
  return rest;
}

void adopt(design::Design& design,
           design::StageName stage,
           json::value payload,
           std::string_view place,
           Package& package) {
  constexpr int most_passes = 40;
  auto reading = design::read_payload(design, stage, payload);
  for (int pass = 0; pass < most_passes; ++pass) {
    bool has_changed = false;
    for (const auto& finding : reading.findings) {
      const auto* found = find_pointer(payload, finding.pointer);
      // What is there but does not fit is set aside; a text that only breaks a limit stays and is reported by
      // the check.
      const bool is_wrong_type = found != nullptr && finding.message.starts_with("expected ");
      if (!is_wrong_type || !set_aside(payload, finding.pointer)) continue;
      package.note(Note::Kind::unknown,
                   fmt::format("{}#{}", place, finding.pointer),
                   finding.message + "; kept as asWritten");
      has_changed = true;
    }
    if (!has_changed) break;
    reading = design::read_payload(design, stage, payload);
  }
  for (const auto& finding : reading.findings) {
    package.note(Note::Kind::missing, fmt::format("{}#{}", place, finding.pointer), finding.message);
  }
}

void rename(json::object& object, std::string_view from, std::string_view to) {
  const auto* found = object.if_contains(from);
  if (found == nullptr || object.contains(to)) return;
  auto value = *found;
  object.erase(from);
  object[to] = std::move(value);
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  const auto* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

void texts_to_objects(json::object& object, std::string_view list, std::string_view member) {
  auto* found = object.if_contains(list);
  if (found == nullptr || !found->is_array()) return;
  for (auto& value : found->get_array()) {
    if (!value.is_string()) continue;
    json::object made;
    made[member] = std::move(value);
    value = std::move(made);
  }
}

}  // namespace nonagon::importers
