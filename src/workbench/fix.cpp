#include "workbench/fix.hpp"

#include <fmt/format.h>

#include "check/mend.hpp"
#include "pack/package.hpp"
#include "workbench/build.hpp"
#include "workbench/packages.hpp"

namespace nonagon::workbench {

Result<FixReport> fix_package(const std::filesystem::path& folder, Fixing fixing) {
  auto package = TRY(open_own_package(folder));
  if (!std::filesystem::is_directory(folder)) {
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("{} is no folder", folder.string()),
                 .pointer = {},
                 .reason = "a zip is not changed in place",
                 .fix = "unpack it, mend the folder, and export it again"});
  }
  auto mending = TRY(check::mend(package.design));
  FixReport report{std::move(mending.fixed), std::move(mending.left), std::move(package.files)};
  if (report.fixed.empty()) return report;
  for (auto& [path, bytes] : pack::authored_files(package.design)) {
    if (report.files[path] == bytes) continue;
    if (fixing == Fixing::write) TRY(pack::write_file(folder / path, bytes));
    report.files[path] = bytes;
  }
  if (fixing == Fixing::write) TRY(build_package(folder, false));
  return report;
}

}  // namespace nonagon::workbench
