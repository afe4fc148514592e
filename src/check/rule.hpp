#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "design/finding.hpp"

namespace nonagon::design {
struct Design;
class Symbols;
}  // namespace nonagon::design

namespace nonagon::check {

using design::Finding;
using design::Severity;
using design::StageName;

// Where a rule reports: one call a breach.
class Report {
 public:
  explicit Report(std::vector<Finding>& findings) : findings_(findings) {}

  // `stage` is the stage of the payload into which `pointer` leads. Returns the finding, so that a fix can be
  // added.
  Finding& add(StageName stage, std::string pointer, std::string message);

  // What this run has found so far; all of it for a rule that reads findings.
  std::span<const Finding> findings() const { return findings_; }

 private:
  std::vector<Finding>& findings_;
};

// What every rule of one run shares, made once: operations, tables, the index of names. See facts.hpp.
struct Facts;

// A law that designs obey, in one file of rules/. The id is a phrase ("fk-type-matches-key").
struct Rule {
  std::string_view id;
  Severity severity;
  StageName stage;           // where its findings are shown first
  std::string_view summary;  // the law, in one sentence
  std::string_view reason;   // what goes wrong otherwise; becomes the reason of each finding
  std::string_view mend;     // what to do about a finding
  std::string_view source;   // where the law comes from: "XR-002", "WCAG 2.2, 1.4.3", a linter's rule name
  std::string_view bad;      // a short example that breaks it
  std::string_view good;     // the same, mended
  void (*check)(const design::Design& design, const Facts& facts, Report& report);
  bool spans_stages = false;    // looks at whatever payloads are there, also without that of `stage`
  bool reads_findings = false;  // runs after all others
};

// All rules, sorted by id.
std::span<const Rule* const> rules();
const Rule* find_rule(std::string_view id);

// Runs every rule whose stages are present, sorts the findings (stage, pointer, rule) and applies the
// design's waivers.
std::vector<Finding> check(const design::Design& design);

// The same for callers that have the symbols of the design already.
std::vector<Finding> check(const design::Symbols& symbols);

}  // namespace nonagon::check
