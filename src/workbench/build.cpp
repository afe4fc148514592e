#include "workbench/build.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "pack/compilation.hpp"
#include "pack/manifest.hpp"
#include "pack/package.hpp"
#include "workbench/packages.hpp"
#include "workbench/written_sql.hpp"

namespace nonagon::workbench {
namespace {

using design::StageName;
using design::StageSet;
using Output = pack::Compilation::Output;

// The package as the last build left it: the hash that its manifest gives each file. Empty when there is no
// readable manifest.
class LastBuild {
 public:
  explicit LastBuild(const Files& files) {
    if (const auto entries = pack::read_manifest(files)) {
      for (const auto& entry : *entries) hashes_.emplace(entry.path, entry.sha256);
    }
  }

  bool knows(std::string_view path) const { return hashes_.contains(path); }

  bool is_as_built(const Files& files, std::string_view path) const {
    const auto built = hashes_.find(path);
    const auto now = files.find(path);
    if (built == hashes_.end() || now == files.end()) return built == hashes_.end() && now == files.end();
    return sha256_hex(now->second) == built->second;
  }

  // Compiled files whose bytes are neither what the manifest says nor what the compiler makes now.
  std::vector<std::string> hand_edits(const Files& present, const Files& compiled) const {
    std::vector<std::string> edited;
    for (const auto& [path, hash] : hashes_) {
      const auto now = present.find(path);
      if (now == present.end() || pack::is_authored(path)) continue;
      const auto made = compiled.find(path);
      if (made != compiled.end() && made->second == now->second) continue;
      if (sha256_hex(now->second) != hash) edited.push_back(path);
    }
    return edited;
  }

 private:
  std::map<std::string, std::string, std::less<>> hashes_;
};

// Says of each derived file why it is as it is.
class Explanation {
 public:
  Explanation(const LastBuild& last, const Files& present, const pack::Compilation& compilation)
      : last_(last), present_(present), compilation_(compilation) {
    for (const auto stage : design::all_stages) {
      if (!last.is_as_built(compilation.files(), design::payload_path(stage))) changed_.insert(stage);
    }
    has_new_waivers_ = !last.is_as_built(compilation.files(), "waivers.json");
  }

  BuiltFile of(const std::string& path, const Output& output) const {
    BuiltFile file{.path = path, .fate = BuiltFile::Fate::kept, .changed = changes_read(output), .why = {}};
    const auto before = present_.find(path);
    const bool is_same =
        before != present_.end() && before->second == compilation_.files().find(path)->second;
    const auto causes = join(file.changed, ", ");
    if (is_same) {
      file.why = causes.empty() ? unchanged_inputs(output)
                                : fmt::format("{} changed, nothing that it shows did", causes);
      return file;
    }
    file.fate = BuiltFile::Fate::rebuilt;
    if (before == present_.end() && last_.knows(path)) {
      file.why = "it was missing";
    } else if (!causes.empty()) {
      file.why = fmt::format("{} changed", causes);
    } else if (!last_.is_as_built(present_, path)) {
      file.why = "it was edited by hand";
    } else {
      file.why = "the package's name, version or description changed, or another version of Nonagon built it";
    }
    return file;
  }

 private:
  std::vector<std::string> changes_read(const Output& output) const {
    std::vector<std::string> changes;
    for (const auto stage : design::all_stages) {
      if ((output.reads & changed_).contains(stage)) changes.push_back(design::payload_path(stage));
    }
    if (output.reads_waivers && has_new_waivers_) changes.emplace_back("waivers.json");
    return changes;
  }

  static std::string unchanged_inputs(const Output& output) {
    if (output.reads == StageSet::all()) return "no payload changed";
    std::vector<std::string> inputs;
    for (const auto stage : design::all_stages) {
      if (output.reads.contains(stage)) inputs.push_back(design::payload_path(stage));
    }
    return fmt::format("{} did not change", join(inputs, ", "));
  }

  const LastBuild& last_;
  const Files& present_;
  const pack::Compilation& compilation_;
  StageSet changed_;
  bool has_new_waivers_ = false;
};

// `left`: paths of files that stay as somebody edited them, sorted.
std::vector<BuiltFile> explain(const Explanation& explanation,
                               const pack::Compilation::Outputs& outputs,
                               const std::vector<std::string>& left) {
  std::vector<BuiltFile> files;
  for (const auto& [path, output] : outputs) {
    if (std::ranges::binary_search(left, path)) {
      files.push_back({path, BuiltFile::Fate::left, {}, "it was edited by hand; --force compiles it again"});
    } else {
      files.push_back(explanation.of(path, output));
    }
  }
  return files;
}

// Tells apart what is written, stays and goes.
void count(BuildReport& report, const Files& compiled, const Files& present) {
  for (const auto& [path, bytes] : compiled) {
    const auto now = present.find(path);
    const bool is_same = now != present.end() && now->second == bytes;
    ++(is_same ? report.unchanged : report.written);
  }
  for (const auto& [path, bytes] : present) {
    if (compiled.contains(path)) continue;
    ++report.removed;
    report.files.push_back(
        {path, BuiltFile::Fate::removed, {}, "nothing in the design asks for it any more"});
  }
}

}  // namespace

Result<OpenedPackage> open_own_package(const std::filesystem::path& folder) {
  auto package = TRY(open_package(folder));
  if (!package.shape_findings.empty()) {
    const auto& first = package.shape_findings[0];
    return fail({.code = ErrorCode::invalid_input,
                 .detail = fmt::format("stages/{}.json: {}", design::wire_name(first.stage), first.message),
                 .pointer = first.pointer,
                 .reason = first.reason,
                 .fix = "run `nonagon check` to see every such place, mend them, and run it again"});
  }
  if (!design::holds_payloads(package.files)) {
    return fail(
        {.code = ErrorCode::invalid_input,
         .detail = fmt::format("{} is no package of ours: it has no payload in stages/", folder.string()),
         .pointer = {},
         .reason = "only a package of our own can be built in place",
         .fix = "run `nonagon import` first"});
  }
  return package;
}

std::string_view wire_name(BuiltFile::Fate fate) {
  switch (fate) {
    case BuiltFile::Fate::rebuilt: return "rebuilt";
    case BuiltFile::Fate::kept: return "kept";
    case BuiltFile::Fate::removed: return "removed";
    case BuiltFile::Fate::left: return "left";
  }
  broken("a built file has one of four fates");
}

Result<BuildReport> build_package(const std::filesystem::path& folder, bool overwrites_edits) {
  const auto package = TRY(open_own_package(folder));
  pack::Compilation compilation(package.carried);
  compilation.compile(package.design);
  const LastBuild last(package.files);
  BuildReport report;
  report.findings = compilation.findings();
  report.hand_edited = last.hand_edits(package.files, compilation.files());
  const auto left = overwrites_edits ? std::vector<std::string>{} : report.hand_edited;
  report.files = explain(Explanation(last, package.files, compilation), compilation.outputs(), left);
  auto compiled = std::move(compilation).package(package.design);
  TRY(check_written_sql(package.design, compiled));
  for (const auto& path : left) compiled[path] = package.files.find(path)->second;
  count(report, compiled, package.files);
  std::ranges::sort(report.files, {}, &BuiltFile::path);
  if (report.written + report.removed > 0) TRY(pack::write_folder(folder, compiled, package.files));
  return report;
}

}  // namespace nonagon::workbench
