#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "store/sessions.hpp"
#include "workbench/workbench.hpp"

// The JSON of what use cases return, on one line: the fields of the nine entities by their names, in
// camelCase.
namespace nonagon::workbench {

std::string write(const store::User& user);
std::string write(const store::Project& project);
std::string write(const store::Template& row);
std::string write(const store::ExportPackage& package);
std::string write(const store::AIGeneration& generation);
std::string write(const store::VersionSummary& version);
std::string write(const store::Draft& draft);
std::string write(const store::MCPToken& token);

// Without `data` when it was not read.
std::string write(const StageView& stage);
std::string write(const ProjectView& project);
std::string write(const Validation& validation);
std::string write(const Usage& usage);
std::string write(const Budgets& budgets);
std::string write(const JobView& job);
// Money is decimal text, in USD; null where the price of the model is not known.
std::string write(const Estimate& estimate);
std::string write(const ProviderView& provider);

template <class T>
std::string write(const std::vector<T>& items) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + ']';
}

// The same as data.
template <class T>
  requires requires(const T& value) { write(value); }
json::object to_json(const T& value) {
  return parse_json(write(value)).value().as_object();
}

}  // namespace nonagon::workbench
