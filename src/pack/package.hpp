#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/authored.hpp"
#include "design/design.hpp"

namespace nonagon::pack {

using design::authored_files;
using design::inspect_authored;
using design::is_authored;
using design::read_authored;

// Every file of the package, manifest included: authored payloads, compiled files, validation report.
// `carried`: files that are kept as they are (database/migrations/*, files of foreign packages).
Files package_files(const design::Design& design, const Files& carried = {});

// The files that no compiler of ours wrote and nobody authors here: what to hand on as `carried` when the
// package is written again.
Files carried_files(const Files& files);

// A .zip with one root folder; same files, same bytes: sorted, fixed times and modes.
Result<std::string> write_zip(const Files& files, std::string_view root_folder);

// Reads a .zip within the limits of docs/limits.md, never trusting a name; a single root folder is taken off.
Result<Files> read_zip(std::string_view bytes);

// Reads a folder; symbolic links and what is no regular file are refused, .git is passed over.
Result<Files> read_folder(const std::filesystem::path& folder);

// Folder, .zip or a single document by what stands at the path; fails with not_found, invalid_input or
// limit_reached.
Result<Files> read_package(const std::filesystem::path& path);

// Writes the files beside the target, then puts them in place by rename; a failure leaves the old folder as
// it was. A folder with neither a manifest nor payloads is a conflict. Files that the old manifest does not
// list are kept; then each file is renamed by itself.
// `present`: what the folder is known to hold; a file with the same bytes there is not written again.
Result<void> write_folder(const std::filesystem::path& folder, const Files& files, const Files& present = {});
Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

// How a package differs from its manifest.
struct Verification {
  std::size_t verified = 0;
  std::vector<std::string> changed;   // hash or size differs
  std::vector<std::string> missing;   // listed, not there
  std::vector<std::string> unlisted;  // there, not listed

  bool is_intact() const { return changed.empty() && missing.empty() && unlisted.empty(); }
};

Result<Verification> verify(const Files& files);

}  // namespace nonagon::pack
