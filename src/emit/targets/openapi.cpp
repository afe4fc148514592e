#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from =
    "stages/api.json, stages/dataModel.json, stages/product.json, stages/infrastructure.json, "
    "stages/export.json";

std::string tag_description(const Book& book, const std::string& tag) {
  if (const auto* entity = book.entity(tag)) {
    return entity->description.empty() ? sentence_case(spoken(tag)) + "." : entity->description;
  }
  for (const auto& view : book.design.api.views) {
    if (view.id == tag) return fmt::format("The part of the {} that its reader may see.", spoken(view.of));
  }
  if (tag == "Operations") return "For the machine room.";
  if (tag == "Session") return "Signing in and out.";
  if (tag == "Webhooks") return "Events sent to subscribers.";
  return fmt::format("Operations of {}.", spoken(tag).empty() ? tag : spoken(tag));
}

// The document is 3.1 unless the export asks for 3.2, which can say more of tags and servers.
bool is_3_2(const design::Design& design) {
  return trim(design.export_plan.openapi).starts_with("3.2");
}

// "Repair tickets"; what is no entity, such as "Operations", is called as it is.
std::string tag_summary(const Book& book, const std::string& tag) {
  const auto words = spoken(tag);
  return sentence_case(book.entity(tag) == nullptr ? words : plural_of(words));
}

// The tag that an entity's tag stands under: that of the entity without which it has no meaning.
std::string_view parent_of(const Book& book,
                           const std::string& tag,
                           const std::set<std::string, std::less<>>& tags) {
  const auto* entity = book.entity(tag);
  const bool has_parent = entity != nullptr && entity->part_of != tag &&
                          book.entity(entity->part_of) != nullptr && tags.contains(entity->part_of);
  if (!has_parent) return {};
  // Two entities that are part of each other would be a circle.
  std::set<std::string_view> seen{tag};
  for (const auto* at = entity; at != nullptr; at = book.entity(at->part_of)) {
    if (!seen.insert(at->part_of).second) return {};
  }
  return entity->part_of;
}

void write_tags(const Book& book, YamlWriter& yaml) {
  const auto tags = used_tags(book);
  if (tags.empty()) return;
  std::vector<std::string> ordered(tags.begin(), tags.end());
  std::ranges::stable_sort(ordered, {}, [](const auto& tag) { return lower(tag); });
  yaml.open("tags");
  for (const auto& tag : ordered) {
    yaml.open_item();
    yaml.text("name", tag);
    if (is_3_2(book.design)) yaml.prose("summary", tag_summary(book, tag));
    yaml.prose("description", tag_description(book, tag));
    if (is_3_2(book.design)) {
      if (const auto parent = parent_of(book, tag, tags); !parent.empty()) yaml.text("parent", parent);
      yaml.plain("kind", "nav");
    }
    yaml.close();
  }
  yaml.close();
}

void write_head(const Book& book, YamlWriter& yaml) {
  const auto& design = book.design;
  const auto name = design.name.empty() ? design.slug : design.name;
  yaml.plain("openapi", is_3_2(design) ? "3.2.0" : "3.1.0");
  yaml.open("info");
  yaml.prose("title", name + " API");
  yaml.text("version", design.version);
  if (!design.product.tagline.empty()) yaml.prose("summary", design.product.tagline);
  yaml.prose("description",
             design.description.empty() ? fmt::format("How programs reach {}.", name) : design.description);
  yaml.open("contact");
  yaml.prose("name", name);
  yaml.close();
  yaml.open("license");
  yaml.plain("name", "Proprietary");
  yaml.plain("identifier", "LicenseRef-Proprietary");
  yaml.close();
  yaml.close();
  yaml.open("servers");
  yaml.open_item();
  yaml.text("url", design.api.base_path.starts_with('/') ? design.api.base_path : "/" + design.api.base_path);
  if (is_3_2(design)) yaml.plain("name", "here");
  yaml.plain("description", "The server that this document came from");
  yaml.close();
  yaml.close();
  const auto schemes = security_schemes(design);
  if (schemes.empty()) {
    yaml.plain("security", "[]");
  } else {
    yaml.open("security");
    for (const auto& scheme : schemes) {
      yaml.open_item();
      yaml.plain(scheme, "[]");
      yaml.close();
    }
    yaml.close();
  }
  write_tags(book, yaml);
}

// What nobody reaches over a network has no addresses.
Files emit_openapi(const Source& source) {
  if (!is_served(source.design)) return {};
  Book book(source);
  YamlWriter yaml;
  yaml.append(fmt::format("# {}\n---\n", derived_mark(made_from)));
  write_head(book, yaml);
  const auto paths = write_paths(book);
  if (paths.empty()) {
    yaml.plain("paths", "{}");
  } else {
    yaml.open("paths");
    yaml.append(paths);
    yaml.close();
  }
  const auto webhooks = write_webhooks(book);
  if (!webhooks.empty()) {
    yaml.open("webhooks");
    yaml.append(webhooks);
    yaml.close();
  }
  // Shared responses use schemas, so they are written first and the schemas last.
  const auto components = write_other_components(book);
  const auto schemas = write_schemas(book);
  if (!components.empty() || !schemas.empty()) {
    yaml.open("components");
    yaml.append(components);
    if (!schemas.empty()) {
      yaml.open("schemas");
      yaml.append(schemas);
      yaml.close();
    }
    yaml.close();
  }
  return one("api/openapi.yaml", yaml.take());
}

}  // namespace

extern constinit const Emitter openapi{
    .id = "openapi",
    .stage = design::StageName::api,
    .summary =
        "OpenAPI document of every operation, with requests, answers, refusals and examples; 3.1, or 3.2 on "
        "request.",
    .made_from = made_from,
    .reads = {StageName::product,
              StageName::data_model,
              StageName::api,
              StageName::infrastructure,
              StageName::export_},
    .emit = emit_openapi,
};

}  // namespace nonagon::emit
