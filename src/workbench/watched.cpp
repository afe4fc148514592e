#include "workbench/watched.hpp"

#include <fmt/format.h>

#include "design/authored.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

// Size and time of last change of each file: differs when one was written, made or removed.
std::string stamp_of(const std::vector<std::filesystem::path>& files) {
  std::string stamp;
  for (const auto& file : files) {
    std::error_code missing;
    const auto time = std::filesystem::last_write_time(file, missing);
    const auto size = missing ? 0 : std::filesystem::file_size(file, missing);
    stamp += missing ? "-;" : fmt::format("{}/{};", time.time_since_epoch().count(), size);
  }
  return stamp;
}

}  // namespace

Result<Watched> Watched::open(Source source) {
  auto package = TRY(source.read());
  auto stamp = stamp_of(source.files);
  return Watched(std::move(source), std::move(stamp), std::make_shared<const Snapshot>(std::move(package)));
}

std::shared_ptr<const Snapshot> Watched::current() {
  auto stamp = stamp_of(source_.files);
  if (stamp == stamp_) return snapshot_;
  auto package = source_.read();
  stamp_ = stamp_of(source_.files);  // reading a store may itself touch its files
  if (package) snapshot_ = std::make_shared<const Snapshot>(*std::move(package), snapshot_->compiler());
  return snapshot_;
}

Watched::Source package_source(const std::filesystem::path& path) {
  Watched::Source source{.read = [path] { return open_package(path); }, .files = {}};
  if (!std::filesystem::is_directory(path)) {
    source.files.push_back(path);
    return source;
  }
  for (const auto stage : design::all_stages)
    source.files.push_back(path / "stages" / fmt::format("{}.json", design::wire_name(stage)));
  source.files.push_back(path / "answers.json");
  source.files.push_back(path / "waivers.json");
  return source;
}

Watched::Source project_source(const std::filesystem::path& data,
                               std::string project,
                               const Clock& clock,
                               Entropy& entropy) {
  const auto read = [data, project = std::move(project), &clock, &entropy]() -> Result<OpenedPackage> {
    auto store = TRY(Workbench::open(data, clock, entropy));
    OpenedPackage package;
    package.design = TRY(store->design(project));
    return package;
  };
  return {.read = read, .files = {data / "nonagon.sqlite", data / "nonagon.sqlite-wal"}};
}

}  // namespace nonagon::workbench
