#include "derive/derive.hpp"

#include "base/text.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {

using design::Design;
using design::StageName;

void derive_stage(Design& design, StageName stage) {
  switch (stage) {
    case StageName::product: derive_product(design); break;
    case StageName::data_model: derive_data_model(design); break;
    case StageName::database: derive_database(design); break;
    case StageName::api: derive_api(design); break;
    case StageName::stack: derive_stack(design); break;
    case StageName::design: derive_design_system(design); break;
    case StageName::sections: derive_sections(design); break;
    case StageName::infrastructure: derive_infrastructure(design); break;
    case StageName::export_: derive_export(design); break;
  }
  design.has[design::index_of(stage)] = true;
  design::assign_ids(design);
}

Design derive_design(const design::Answers& answers, std::string_view name) {
  Design design;
  design.answers = answers;
  design.name = name;
  for (const auto stage : design::all_stages) {
    derive_stage(design, stage);
    design.status[design::index_of(stage)] = design::StageStatus::complete;
  }
  design.name = design.product.name;
  design.description = design.product.description;
  design.slug = slug_of(design.name);
  return design;
}

const design::Entity* signing_in_entity(const design::DataModel& model) {
  for (const auto& entity : model.entities) {
    for (const auto& field : entity.fields) {
      if (field.secret && field.name == "passwordHash") return &entity;
    }
  }
  return nullptr;
}

}  // namespace nonagon::derive
