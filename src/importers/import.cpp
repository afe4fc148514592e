#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/authored.hpp"
#include "importers/format.hpp"
#include "importers/package.hpp"

namespace nonagon::importers {
namespace {

using design::StageStatus;

// "my-shop.sdp.zip" and "data/my-shop.md" → "my-shop"
std::string_view stem_of(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  for (const std::string_view ending : {".zip", ".sdp", ".md", ".markdown", ".json"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

void complete(design::Design& design, std::string_view name) {
  if (design.name.empty()) design.name = title_case(stem_of(name));
  if (design.slug.empty()) design.slug = slug_of(design.name);
  const bool has_status =
      std::ranges::any_of(design.status, [](auto status) { return status != StageStatus::locked; });
  if (!has_status) infer_statuses(design);
}

}  // namespace

Result<Imported> import_files(const Files& files, std::string_view name) {
  std::vector<const Format*> known(formats().begin(), formats().end());
  std::ranges::stable_sort(known, {}, &Format::rank);
  const auto below = below_manifest(files);
  for (const auto* format : known) {
    if (!format->recognises(below)) continue;
    auto imported = TRY(format->read(below));
    complete(imported.design, name);
    return imported;
  }
  std::string ids;
  for (const auto* format : known) ids += fmt::format("{}{}", ids.empty() ? "" : ", ", format->id);
  return fail({.code = ErrorCode::invalid_input,
               .detail = fmt::format("`{}` is in no format that can be imported", clean_text(stem_of(name))),
               .pointer = {},
               .reason = fmt::format("Known are: {}.", ids),
               .fix = "Give a folder or zip with sdp.json, or a Markdown data model with entities under `## "
                      "Entities`."});
}

}  // namespace nonagon::importers
