#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/twins.hpp"

namespace nonagon::check {
namespace {

// Names as a file system or an SQL engine that folds letter case compares them.
class Taken {
 public:
  bool is_second(std::string_view name) { return !names_.insert(lower(name)).second; }

 private:
  std::unordered_set<std::string> names_;
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& entities = design.data_model.entities;
  const auto complain = [&](StageName stage, std::string pointer, std::string_view name) {
    report.add(stage, std::move(pointer), fmt::format("`{}` is a second of that name", name));
  };
  Taken entity_names;
  Twins twins;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entity_names.is_second(entities[i].name))
      complain(StageName::data_model, fmt::format("/entities/{}/name", i), entities[i].name);
    for (const auto& field : entities[i].fields) twins.add(field.name);
    if (!twins.may_be_there()) continue;
    Taken field_names;
    for (std::size_t j = 0; j < entities[i].fields.size(); ++j) {
      const auto& name = entities[i].fields[j].name;
      if (field_names.is_second(name))
        complain(StageName::data_model, fmt::format("/entities/{}/fields/{}/name", i, j), name);
    }
  }
  for (std::size_t i = 0; i < design.api.views.size(); ++i) {
    const auto& id = design.api.views[i].id;
    if (entity_names.is_second(id)) complain(StageName::api, fmt::format("/views/{}/id", i), id);
  }
  const auto& sections = design.sections.sections;
  Taken section_names;
  Taken routes;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (section_names.is_second(sections[i].name))
      complain(StageName::sections, fmt::format("/sections/{}/name", i), sections[i].name);
    const auto& route = sections[i].route;
    if (!route.empty() && routes.is_second(route))
      complain(StageName::sections, fmt::format("/sections/{}/route", i), route);
  }
}

}  // namespace

extern constinit const Rule name_is_unique{
    .id = "name-is-unique",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary =
        "No two entities, no two fields of one entity, no two screens and no two routes share a name, letter "
        "case aside.",
    .reason = "Tables, columns, types and files of the two would be one.",
    .mend = "Rename the second.",
    .source = "XR-007",
    .bad = R"(entities "Order" and "order")",
    .good = R"(entities "Order" and "PurchaseOrder")",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
