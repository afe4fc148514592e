#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "design/answers.hpp"
#include "design/api.hpp"
#include "design/data_model.hpp"
#include "design/database.hpp"
#include "design/design_system.hpp"
#include "design/export_plan.hpp"
#include "design/finding.hpp"
#include "design/infrastructure.hpp"
#include "design/product.hpp"
#include "design/sections.hpp"
#include "design/stack.hpp"
#include "design/stage_name.hpp"

namespace nonagon::design {

// A finding that somebody accepted: it covers findings of `rule` at `pointer` of `stage`, or below it.
struct Waiver {
  std::string rule;
  StageName stage = StageName::product;
  std::string pointer;
  std::string reason;
  json::object extras;

  static constexpr std::array about{
      must("rule", "Rule id.").length(1, 200),
      must("stage", "Stage of the finding."),
      must("pointer", "JSON Pointer into the stage's payload; empty covers the stage."),
      must("reason", "Why it is accepted.").length(1, 4000),
  };
};
BOOST_DESCRIBE_STRUCT(Waiver, (), (rule, stage, pointer, reason))

// A whole design: nine payloads and what belongs to them. Value type; every compiler is a pure function of
// it.
struct Design {
  std::string name;  // product name, or the package's when there is no product stage
  std::string slug;
  std::string version = "0.1.0";  // SemVer of the design itself
  std::string description;

  std::array<bool, all_stages.size()> has{};  // which payloads exist
  std::array<StageStatus, all_stages.size()> status{};

  Product product;
  DataModel data_model;
  Database database;
  Api api;
  Stack stack;
  DesignSystem design;
  Sections sections;
  Infrastructure infrastructure;
  ExportPlan export_plan;

  Answers answers;
  std::vector<Waiver> waivers;
};

inline bool has(const Design& design, StageName stage) {
  return design.has[index_of(stage)];
}

// Calls `visit` with the payload of `stage`: one switch for every function that treats all nine alike.
template <class DesignType, class Visitor>
decltype(auto) visit_payload(DesignType& design, StageName stage, Visitor&& visit) {
  switch (stage) {
    case StageName::product: return visit(design.product);
    case StageName::data_model: return visit(design.data_model);
    case StageName::database: return visit(design.database);
    case StageName::api: return visit(design.api);
    case StageName::stack: return visit(design.stack);
    case StageName::design: return visit(design.design);
    case StageName::sections: return visit(design.sections);
    case StageName::infrastructure: return visit(design.infrastructure);
    case StageName::export_: return visit(design.export_plan);
  }
  broken("a stage name is one of nine");
}

// What reading a payload gave. With findings the payload holds what could be read.
struct PayloadReading {
  std::vector<Finding> findings;

  bool is_valid() const { return findings.empty(); }
};

// Puts a payload into the design, replacing the former one; complains about shape by findings of rule
// `payload-shape`.
PayloadReading read_payload(Design& design, StageName stage, const json::value& document);

// Parses text first; fails when it is no JSON or crosses a limit.
Result<PayloadReading> read_payload_text(Design& design, StageName stage, std::string_view text);

// Canonical JSON of a payload; ends with \n. Hashes are over these bytes.
std::string write_payload(const Design& design, StageName stage);

// JSON Schema 2020-12 of a stage's payload.
json::object payload_schema(StageName stage);

// Gives every element without one its id: kebab-case of its name, made unique among its siblings by -2, -3 …
void assign_ids(Design& design);

Result<std::vector<Waiver>> read_waivers(const json::value& document);
std::string write_waivers(const std::vector<Waiver>& waivers);

bool covers(const Waiver& waiver, const Finding& finding);

// Marks the findings that a waiver covers.
void apply_waivers(std::vector<Finding>& findings, const std::vector<Waiver>& waivers);

}  // namespace nonagon::design
