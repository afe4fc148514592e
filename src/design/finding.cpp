#include "design/finding.hpp"

#include <algorithm>

#include "design/describe.hpp"

namespace nonagon::design {

std::string_view wire_name(Severity severity) {
  return wire_value(severity);
}

json::object to_json(const Finding& finding) {
  json::object object{
      {"rule", finding.rule},
      {"severity", wire_name(finding.severity)},
      {"stage", wire_name(finding.stage)},
      {"pointer", finding.pointer},
      {"message", finding.message},
      {"reason", finding.reason},
  };
  if (finding.fix) object["fix"] = json::object{{"title", finding.fix->title}, {"patch", finding.fix->patch}};
  if (finding.waived) object["waived"] = *finding.waived;
  return object;
}

json::array to_json(const std::vector<Finding>& findings) {
  json::array array;
  array.reserve(findings.size());
  for (const auto& finding : findings) array.push_back(to_json(finding));
  return array;
}

bool has_finding_at(const std::vector<Finding>& findings, Severity at_least) {
  // Enumerators stand from the most severe to the least.
  return std::ranges::any_of(
      findings, [&](const Finding& finding) { return !finding.waived && finding.severity <= at_least; });
}

}  // namespace nonagon::design
