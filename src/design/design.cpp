#include "design/design.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::design {
namespace {

// Names already given among siblings; hands out free ones.
class IdNames {
 public:
  void take(const std::string& id) {
    if (!id.empty()) taken_.insert(id);
  }

  std::string give(std::string_view name) {
    const auto stem = slug_of(kebab_case(name));
    auto id = stem;
    for (int n = 2; !taken_.insert(id).second; ++n) id = fmt::format("{}-{}", stem, n);
    return id;
  }

 private:
  std::set<std::string, std::less<>> taken_;
};

template <class Items, class Name>
void assign(Items& items, Name name) {
  IdNames names;
  for (const auto& item : items) names.take(item.id);
  for (auto& item : items) {
    if (item.id.empty()) item.id = names.give(name(item));
  }
}

}  // namespace

PayloadReading read_payload(Design& design, StageName stage, const json::value& document) {
  ShapeReader reader(stage);
  visit_payload(design, stage, [&](auto& payload) {
    payload = {};
    reader.read(document, "", detail::any_row, payload);
  });
  design.has[index_of(stage)] = true;
  if (stage == StageName::product) {
    if (!design.product.name.empty()) design.name = design.product.name;
    if (!design.product.description.empty()) design.description = design.product.description;
  }
  return {std::move(reader.findings)};
}

Result<PayloadReading> read_payload_text(Design& design, StageName stage, std::string_view text) {
  return read_payload(design, stage, TRY(parse_json(text)));
}

std::string write_payload(const Design& design, StageName stage) {
  return visit_payload(design, stage, [](const auto& payload) { return write(payload); });
}

json::object payload_schema(StageName stage) {
  SchemaWriter writer;
  json::object root;
  const auto make = [&]<class Payload>(const Payload*) { root = writer.schema_of<Payload>(detail::any_row); };
  switch (stage) {
    case StageName::product: make(static_cast<const Product*>(nullptr)); break;
    case StageName::data_model: make(static_cast<const DataModel*>(nullptr)); break;
    case StageName::database: make(static_cast<const Database*>(nullptr)); break;
    case StageName::api: make(static_cast<const Api*>(nullptr)); break;
    case StageName::stack: make(static_cast<const Stack*>(nullptr)); break;
    case StageName::design: make(static_cast<const DesignSystem*>(nullptr)); break;
    case StageName::sections: make(static_cast<const Sections*>(nullptr)); break;
    case StageName::infrastructure: make(static_cast<const Infrastructure*>(nullptr)); break;
    case StageName::export_: make(static_cast<const ExportPlan*>(nullptr)); break;
  }
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", fmt::format("Payload of the stage {}", wire_name(stage))}};
  for (auto& [name, value] : root) schema[name] = value;
  schema["$defs"] = std::move(writer.definitions);
  return schema;
}

void assign_ids(Design& design) {
  assign(design.product.problems, [](const Problem& p) { return p.problem.substr(0, 40); });
  assign(design.product.features, [](const Feature& f) { return f.name; });
  assign(design.product.personas, [](const Persona& p) { return p.name; });
  assign(design.product.constraints, [](const ProductConstraint& c) { return c.text.substr(0, 40); });
  assign(design.product.assumptions, [](const Assumption& a) { return a.text.substr(0, 40); });
  assign(design.data_model.entities, [](const Entity& e) { return e.name; });
  for (auto& entity : design.data_model.entities) {
    assign(entity.fields, [](const Field& f) { return f.name; });
  }
  assign(design.data_model.relationships,
         [](const Relationship& r) { return fmt::format("{} {} {}", r.from, r.to, r.foreign_key); });
  assign(design.database.indexes,
         [](const Index& i) { return fmt::format("{} {}", i.entity, fmt::join(i.columns, " ")); });
  assign(design.api.resources, [](const Resource& r) { return r.entity; });
  assign(design.stack.dependencies, [](const Dependency& d) { return d.name; });
  assign(design.sections.sections, [](const Section& s) { return s.name; });
}

Result<std::vector<Waiver>> read_waivers(const json::value& document) {
  ShapeReader reader(StageName::product);
  std::vector<Waiver> waivers;
  reader.read(document, "", detail::any_row, waivers);
  // One without a reason is read and waives nothing; a rule asks for the reason.
  std::erase_if(reader.findings, [](const Finding& finding) { return finding.pointer.ends_with("/reason"); });
  if (reader.findings.empty()) return waivers;
  return fail(
      ErrorCode::invalid_input, "waivers.json: " + reader.findings[0].message, reader.findings[0].pointer);
}

std::string write_waivers(const std::vector<Waiver>& waivers) {
  std::string out;
  JsonWriter writer(out);
  write_value(writer, waivers);
  out += '\n';
  return out;
}

bool covers(const Waiver& waiver, const Finding& finding) {
  if (waiver.rule != finding.rule || waiver.stage != finding.stage) return false;
  if (!finding.pointer.starts_with(waiver.pointer)) return false;
  return finding.pointer.size() == waiver.pointer.size() || finding.pointer[waiver.pointer.size()] == '/';
}

void apply_waivers(std::vector<Finding>& findings, const std::vector<Waiver>& waivers) {
  for (auto& finding : findings) {
    for (const auto& waiver : waivers) {
      if (covers(waiver, finding) && !trim(waiver.reason).empty()) finding.waived = waiver.reason;
    }
  }
}

}  // namespace nonagon::design
