#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::workbench {

// A design that others go on editing: the snapshot follows what is on disk. Used by one thread at a time.
class Watched {
 public:
  // What is read, and the files whose change means that it must be read again.
  struct Source {
    std::function<Result<OpenedPackage>()> read;
    std::vector<std::filesystem::path> files;
  };

  // Fails when it cannot be read the first time.
  static Result<Watched> open(Source source);

  // Reads again when a file changed. While it cannot be read (an edit half done) the last snapshot stands.
  std::shared_ptr<const Snapshot> current();

 private:
  Watched(Source source, std::string stamp, std::shared_ptr<const Snapshot> snapshot)
      : source_(std::move(source)), stamp_(std::move(stamp)), snapshot_(std::move(snapshot)) {}

  Source source_;
  std::string stamp_;
  std::shared_ptr<const Snapshot> snapshot_;
};

// A package folder, zip or document.
Watched::Source package_source(const std::filesystem::path& path);

// A project of the store in a data folder, by its slug or id. The store is opened for each reading only.
Watched::Source project_source(const std::filesystem::path& data,
                               std::string project,
                               const Clock& clock,
                               Entropy& entropy);

}  // namespace nonagon::workbench
