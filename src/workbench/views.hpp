#pragma once

#include "base/json.hpp"
#include "workbench/workbench.hpp"

// The JSON of what use cases return: the fields of the nine entities by their names, in camelCase.
namespace nonagon::workbench {

json::object to_json(const store::Project& project);
json::object to_json(const store::Template& row);
json::object to_json(const store::ExportPackage& package);
json::object to_json(const store::AIGeneration& generation);

// Without `data` when it was not read.
json::object to_json(const StageView& stage);
json::object to_json(const ProjectView& project);
json::object to_json(const store::VersionSummary& version);
json::object to_json(const Validation& validation);
json::object to_json(const Usage& usage);
json::object to_json(const store::Draft& draft);
json::object to_json(const Budgets& budgets);

}  // namespace nonagon::workbench
