#include "workbench/snapshot.hpp"

#include "base/yaml.hpp"

namespace nonagon::workbench {

// Members are made in the order in which the header has them: the findings need the package whole.
Snapshot::Snapshot(OpenedPackage package, std::shared_ptr<Recompiler> compiler)
    : findings(check_design(package)),
      design(std::move(package.design)),
      symbols(design),
      carried_(std::move(package.carried)),
      compiler_(std::move(compiler)) {}

const Files& Snapshot::files() const {
  return files_.get([this] { return compiler_->files(design, carried_); });
}

const design::Graph& Snapshot::graph() const {
  return graph_.get([this] { return design::reference_graph(symbols); });
}

const json::value& Snapshot::openapi() const {
  return openapi_.get([this]() -> json::value {
    const auto file = files().find("api/openapi.yaml");
    if (file == files().end()) return nullptr;
    auto document = parse_yaml(file->second);
    return document ? *std::move(document) : json::value();
  });
}

}  // namespace nonagon::workbench
