#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/json.hpp"
#include "design/stage_name.hpp"

namespace nonagon::design {

enum class Severity { error, warning, info };
BOOST_DESCRIBE_ENUM(Severity, error, warning, info)

// A change that mends a finding: a JSON Patch (RFC 6902) on the stage's payload.
struct Fix {
  std::string title;
  json::array patch;

  friend bool operator==(const Fix&, const Fix&) = default;
};

// What is wrong with a design, the same on every surface.
struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  StageName stage = StageName::product;
  std::string pointer;  // JSON Pointer into the stage's payload
  std::string message;
  std::string reason;
  std::optional<Fix> fix;
  std::optional<std::string> waived;  // the reason of the waiver that covers it

  friend bool operator==(const Finding&, const Finding&) = default;
};

json::object to_json(const Finding& finding);
json::array to_json(const std::vector<Finding>& findings);

// True when a finding that no waiver covers is at least as severe as `worst_allowed` forbids.
bool has_finding_at(const std::vector<Finding>& findings, Severity at_least);

std::string_view wire_name(Severity severity);

}  // namespace nonagon::design
