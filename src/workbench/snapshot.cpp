#include "workbench/snapshot.hpp"

#include "base/yaml.hpp"
#include "pack/package.hpp"

namespace nonagon::workbench {

// Members are made in the order in which the header has them: the files and findings need the package whole.
Snapshot::Snapshot(OpenedPackage package)
    : files(pack::package_files(package.design, package.carried)),
      findings(check_design(package)),
      design(std::move(package.design)),
      symbols(design),
      graph(design::reference_graph(symbols)) {}

const json::value& Snapshot::openapi() const {
  std::call_once(openapi_read_, [this] {
    const auto file = files.find("api/openapi.yaml");
    if (file == files.end()) return;
    if (auto document = parse_yaml(file->second)) openapi_ = *std::move(document);
  });
  return openapi_;
}

}  // namespace nonagon::workbench
