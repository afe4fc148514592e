#include "workbench/sarif.hpp"

#include <map>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/json_position.hpp"
#include "check/rule.hpp"
#include "design/authored.hpp"

namespace nonagon::workbench {
namespace {

using design::Finding;

std::string_view level_of(design::Severity severity) {
  switch (severity) {
    case design::Severity::error: return "error";
    case design::Severity::warning: return "warning";
    case design::Severity::info: return "note";
  }
  broken("a severity is one of three");
}

json::object physical_location(const Finding& finding, const Files& files) {
  const auto path = design::payload_path(finding.stage);
  json::object location{{"artifactLocation", {{"uri", path}, {"uriBaseId", "PACKAGE"}}}};
  const auto file = files.find(path);
  if (file == files.end()) return location;
  if (const auto place = position_of(file->second, finding.pointer))
    location["region"] = json::object{{"startLine", place->line}, {"startColumn", place->column}};
  return location;
}

json::object result_of(const Finding& finding, const Files& files, std::size_t rule_index) {
  const auto place = fmt::format("{}{}", wire_name(finding.stage), finding.pointer);
  json::object location{
      {"physicalLocation", physical_location(finding, files)},
      {"logicalLocations", json::array{json::object{{"fullyQualifiedName", place}, {"kind", "member"}}}},
  };
  json::object result{{"ruleId", finding.rule}};
  if (rule_index < check::rules().size()) result["ruleIndex"] = rule_index;
  result["level"] = level_of(finding.severity);
  result["message"] = json::object{{"text", finding.message}};
  result["locations"] = json::array{std::move(location)};
  // The same finding keeps its identity while lines move.
  result["partialFingerprints"] =
      json::object{{"place/v1", sha256_hex(fmt::format("{}\n{}", finding.rule, place)).substr(0, 32)}};
  if (finding.waived) {
    result["suppressions"] = json::array{
        json::object{{"kind", "external"}, {"status", "accepted"}, {"justification", *finding.waived}}};
  }
  if (finding.fix)
    result["properties"] = json::object{{"fix", finding.fix->title}, {"jsonPatch", finding.fix->patch}};
  return result;
}

json::object descriptor_of(const check::Rule& rule) {
  return {{"id", rule.id},
          {"shortDescription", {{"text", rule.summary}}},
          {"fullDescription", {{"text", fmt::format("{} {}", rule.summary, rule.reason)}}},
          {"help", {{"text", fmt::format("{}\n\nBreaks it: {}\nHolds: {}", rule.mend, rule.bad, rule.good)}}},
          {"defaultConfiguration", {{"level", level_of(rule.severity)}}},
          {"properties", {{"stage", wire_name(rule.stage)}, {"source", rule.source}}}};
}

}  // namespace

json::object sarif(const std::vector<Finding>& findings,
                   const Files& files,
                   std::string_view program_version) {
  json::array descriptors;
  std::map<std::string_view, std::size_t> index;
  for (const auto* rule : check::rules()) {
    index.emplace(rule->id, descriptors.size());
    descriptors.push_back(descriptor_of(*rule));
  }
  json::array results;
  for (const auto& finding : findings) {
    const auto known = index.find(finding.rule);
    results.push_back(result_of(finding, files, known == index.end() ? descriptors.size() : known->second));
  }
  json::object driver{
      {"name", "nonagon"}, {"semanticVersion", program_version}, {"rules", std::move(descriptors)}};
  json::object run{
      {"tool", {{"driver", std::move(driver)}}},
      {"originalUriBaseIds", {{"PACKAGE", {{"description", {{"text", "The package folder."}}}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)},
  };
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", json::array{std::move(run)}}};
}

}  // namespace nonagon::workbench
