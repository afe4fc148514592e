#include "emit/fingerprints.hpp"

#include "design/fingerprint.hpp"

namespace nonagon::emit {
namespace {

using design::Design;
using design::StageName;

template <class T>
std::vector<Fingerprint> each_of(const std::vector<T>& values) {
  std::vector<Fingerprint> all;
  all.reserve(values.size());
  FingerprintWriter writer;
  for (const auto& value : values) {
    design::add_members(writer, value);
    all.push_back(writer.take());
  }
  return all;
}

Fingerprint outline_of(const design::DataModel& model) {
  FingerprintWriter writer;
  design::add_members(writer, model, {"entities"});
  for (const auto& entity : model.entities) {
    writer.text(entity.name);
    writer.text(entity.part_of);
  }
  return writer.take();
}

Fingerprint outline_of(const design::Api& api) {
  FingerprintWriter writer;
  design::add_members(writer, api, {"resources", "actions"});
  for (const auto& resource : api.resources) {
    writer.text(resource.entity);
    writer.text(resource.path);
    design::add_fingerprint(writer, resource.embeds);
  }
  writer.number(api.resources.size());
  for (const auto& action : api.actions) writer.text(action.id);
  return writer.take();
}

Fingerprint outline_of(const design::Sections& sections) {
  FingerprintWriter writer;
  design::add_members(writer, sections, {"sections"});
  for (const auto& section : sections.sections) {
    writer.text(section.id);
    writer.text(section.name);
    writer.text(section.route);
  }
  return writer.take();
}

template <class Payload>
Fingerprint outline_of(const Payload& payload) {
  FingerprintWriter writer;
  design::add_members(writer, payload);
  return writer.take();
}

Fingerprint frame_of(const Design& design) {
  FingerprintWriter writer;
  for (const auto* text : {&design.name, &design.slug, &design.version, &design.description})
    writer.text(*text);
  for (const auto stage : design::all_stages) writer.number(has(design, stage) ? 1 : 0);
  design::add_fingerprint(writer, design.export_plan.include);
  return writer.take();
}

}  // namespace

Fingerprints::Fingerprints(const Design& design)
    : elements_{each_of(design.data_model.entities),
                each_of(design.api.resources),
                each_of(design.api.actions),
                each_of(design.sections.sections)},
      frame_(frame_of(design)) {
  for (const auto stage : design::all_stages) {
    outlines_[index_of(stage)] =
        visit_payload(design, stage, [](const auto& payload) { return outline_of(payload); });
  }
}

void add_links(FingerprintWriter& writer, const design::Symbols& symbols) {
  const auto& design = symbols.design();
  for (const auto& entity : design.data_model.entities) {
    design::add_fingerprint(writer, entity.features);
    design::add_fingerprint(writer, entity.invariants);
    design::add_fingerprint(writer, entity.lifecycle);
    writer.number(entity.fields.size());
    for (const auto& field : entity.fields) {
      writer.text(field.name);
      design::add_fingerprint(writer, field.copied_from);
    }
  }
  for (const auto& operation : symbols.operations()) {
    add_operation(writer, operation);
    writer.text(operation.pointer);
  }
  for (const auto& section : design.sections.sections) {
    design::add_fingerprint(writer, section.persona);
    design::add_fingerprint(writer, section.features);
    writer.number(section.data_requirements.size());
    for (const auto& need : section.data_requirements) {
      writer.text(need.entity);
      writer.text(need.endpoint);
    }
    writer.number(section.interactions.size());
    for (const auto& interaction : section.interactions) {
      design::add_fingerprint(writer, interaction.calls);
      writer.text(interaction.goes_to);
    }
  }
}

void add_operation(FingerprintWriter& writer, const design::Operation& operation) {
  for (const auto* text : {&operation.id,
                           &operation.method,
                           &operation.path,
                           &operation.summary,
                           &operation.description,
                           &operation.tag,
                           &operation.returns,
                           &operation.link})
    writer.text(*text);
  writer.number(static_cast<std::uint64_t>(operation.kind));
  writer.number(operation.is_public ? 1 : 0);
  writer.number(operation.is_closed ? 1 : 0);
  design::add_fingerprint(writer, operation.roles);
  design::add_fingerprint(writer, operation.errors);
  writer.text(operation.entity == nullptr ? std::string_view() : operation.entity->name);
  writer.text(operation.view == nullptr ? std::string_view() : operation.view->id);
  if (operation.endpoint != nullptr) design::add_fingerprint(writer, *operation.endpoint);
}

Fingerprint Fingerprints::outline(design::StageSet stages) const {
  FingerprintWriter writer;
  writer.add(frame_);
  for (const auto stage : design::all_stages) {
    if (stages.contains(stage)) writer.add(outlines_[index_of(stage)]);
  }
  return writer.take();
}

}  // namespace nonagon::emit
