#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "design/design.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {

// All nine stages by the provider of --provider, as a project of the local store: limits hold there, and
// every request is on record. What cannot be completed ends it, with the project left for mending.
Result<design::Design> design_with_model(const Arguments& arguments,
                                         const workbench::DesignRequest& request,
                                         Console& console);

}  // namespace nonagon::cli
