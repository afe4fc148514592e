#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"
#include "pack/package.hpp"

// The use cases over packages in folders and zips: no store, no server.
namespace nonagon::workbench {

// Told when a phase has ended: what it was, which of how many.
using Progress = std::function<void(std::string_view phase, std::size_t done, std::size_t total)>;

struct DesignRequest {
  std::string idea;
  std::string template_id;
  design::Answers answers;
  std::string name;
  std::optional<design::Engine> engine;
};

// The answers that a request begins with: its idea and engine among them. Fails when one is none that was
// asked for.
Result<design::Answers> answers_of(const DesignRequest& request);

// Nine stages by the built-in engine. Fails when there is nothing to design from, or an answer is none that
// was asked for.
Result<design::Design> make_design(const DesignRequest& request, const Progress& progress);

// Where a package was written and what it holds.
struct WrittenPackage {
  std::filesystem::path folder;
  std::optional<std::filesystem::path> zip;
  Files files;
  std::vector<design::Finding> findings;
};

// Writes output/<slug>.sdp/ and, when asked for, output/<slug>-<version>.sdp.zip.
Result<WrittenPackage> write_package(const design::Design& design,
                                     const Files& carried,
                                     const std::filesystem::path& output,
                                     bool wants_zip);

// Puts a package that came as a zip in its place below `folder`: the zip itself as <slug>-<version>.sdp.zip,
// or unpacked as <slug>.sdp/. Fails like open_package when it is none.
Result<std::filesystem::path> place_package(std::string_view zip,
                                            const std::filesystem::path& folder,
                                            bool stays_zip);

// What reading a foreign or own package left to say.
struct Remark {
  std::string kind;  // missing, unknown, assumed
  std::string place;
  std::string text;
};

struct OpenedPackage {
  design::Design design;
  Files files;
  Files carried;
  std::vector<Remark> remarks;
  std::vector<design::Finding> shape_findings;
};

// Reads a folder, a zip or a single document in any format that is known.
Result<OpenedPackage> open_package(const std::filesystem::path& path);

// The same of a zip or document that was sent, under the name that it had.
Result<OpenedPackage> open_upload(std::string_view name, std::string_view bytes);
Result<OpenedPackage> open_files(Files files, std::string_view name);

// Findings of shape and of every rule, waivers applied.
std::vector<design::Finding> check_design(const OpenedPackage& package);

Result<pack::Verification> verify_package(const std::filesystem::path& path);

// Lets the built-in engine fill the stages that are not there yet. Returns their names.
std::vector<design::StageName> derive_missing(design::Design& design);

json::array to_json(const std::vector<Remark>& remarks);

}  // namespace nonagon::workbench
