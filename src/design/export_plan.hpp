#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

// Stage 9: what leaves.
struct ExportPlan {
  std::vector<std::string> include;
  std::vector<std::string> formats;
  std::string openapi;
  json::object extras;

  static constexpr std::array about{
      must("include", "Stages whose compiled files are part of the package, and `validation`."),
      must("formats", "folder, zip or both."),
      may("openapi", "OpenAPI version: 3.1 or 3.2."),
  };
};
BOOST_DESCRIBE_STRUCT(ExportPlan, (), (include, formats, openapi))

}  // namespace nonagon::design
