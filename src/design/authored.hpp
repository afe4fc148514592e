#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"

namespace nonagon::design {

// True for the nine payloads in stages/, answers.json and waivers.json: what people and agents edit.
bool is_authored(std::string_view path);

// "stages/dataModel.json"
std::string payload_path(StageName stage);

// True when at least one of the nine payloads is there.
bool holds_payloads(const Files& files);

// The stages in front of the first missing payload are complete, the missing one is active, those behind it
// wait with their data.
void infer_statuses(Design& design);

// stages/*.json of the stages that are present, answers.json, and waivers.json when there are waivers.
Files authored_files(const Design& design);

// A design as far as it could be read, with what is wrong with the shape of its payloads.
struct AuthoredReading {
  Design design;
  std::vector<Finding> findings;
};

// Reads sdp.json, stages/, answers.json and waivers.json; fails when one of them is no JSON, or when there is
// neither sdp.json nor a payload. Without sdp.json the product names the package, its version is 0.1.0 and
// the statuses are inferred.
Result<AuthoredReading> inspect_authored(const Files& files);

// The same, and fails on the first finding.
Result<Design> read_authored(const Files& files);

}  // namespace nonagon::design
