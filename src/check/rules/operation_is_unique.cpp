#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Appends "GET /bikes/{}": method and path without the names of its parameters, what a router compares.
void append_shape(std::string& out, const design::Operation& operation) {
  (out += operation.method) += ' ';
  bool is_inside = false;
  for (const char c : operation.path) {
    if (c == '}') is_inside = false;
    if (!is_inside) out += c;
    if (c == '{') is_inside = true;
  }
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::size_t bytes = 0;
  for (const auto& operation : facts.operations) bytes += operation.method.size() + 1 + operation.path.size();
  std::string shapes;  // never grows, so that parts of it can be keys
  shapes.reserve(bytes);
  boost::unordered_flat_map<std::string_view, std::string_view> paths;
  paths.reserve(facts.operations.size());
  for (const auto& operation : facts.operations) {
    if (facts.operation(operation.id) != &operation) {
      report.add(
          StageName::api, operation.pointer, fmt::format("there are two operations `{}`", operation.id));
    }
    const auto begin = shapes.size();
    append_shape(shapes, operation);
    const auto [other, is_new] = paths.emplace(std::string_view(shapes).substr(begin), operation.id);
    if (!is_new && other->second != operation.id) {
      report.add(StageName::api,
                 operation.pointer,
                 fmt::format("`{}` and `{}` are both `{} {}`",
                             other->second,
                             operation.id,
                             operation.method,
                             operation.path));
    }
  }
  Names jobs;
  for (std::size_t i = 0; i < design.api.jobs.size(); ++i) {
    const auto& id = design.api.jobs[i].id;
    if (!jobs.insert(id).second || facts.operation(id) != nullptr)
      report.add(StageName::api, fmt::format("/jobs/{}/id", i), fmt::format("`{}` is taken", id));
  }
}

}  // namespace

extern constinit const Rule operation_is_unique{
    .id = "operation-is-unique",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "No two operations share an id, or a method and path.",
    .reason = "Generated clients would lose one of them, and the router could not tell them apart.",
    .mend = "Give the second another id, method or path.",
    .source = "XR-013; Spectral operation-operationId-unique",
    .bad = R"(two actions "returnLoan")",
    .good = R"("returnLoan" and "renewLoan")",
    .check = inspect,
};

}  // namespace nonagon::check
