#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "design/finding.hpp"

namespace nonagon::workbench {

struct OpenedPackage;

// A package of our own whose payloads were read whole: only that can be written again without losing
// anything.
Result<OpenedPackage> open_own_package(const std::filesystem::path& folder);

// What `build` did with one file, and why.
struct BuiltFile {
  enum class Fate {
    rebuilt,
    kept,
    removed,
    left  // edited by hand, and not forced
  };

  std::string path;
  Fate fate = Fate::kept;
  std::vector<std::string> changed;  // authored files that it reads and that changed since the last build
  std::string why;                   // the reason as a clause
};

std::string_view wire_name(BuiltFile::Fate fate);

// What `build` did with a package folder.
struct BuildReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::vector<std::string>
      hand_edited;  // compiled files that somebody changed; left as they are unless forced
  std::vector<design::Finding> findings;
  std::vector<BuiltFile> files;  // the derived ones, by path
};

// Compiles every derived file of a package folder again and brings the authored ones into canonical form.
// Files whose bytes stay are not touched; when all stay, nothing is written. `overwrites_edits`: also
// compiled files that were edited by hand.
Result<BuildReport> build_package(const std::filesystem::path& folder, bool overwrites_edits);

}  // namespace nonagon::workbench
