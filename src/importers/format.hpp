#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"

namespace nonagon::importers {

// What an importer could not map one to one.
struct Note {
  enum class Kind { missing, unknown, assumed };
  Kind kind;
  std::string place;  // file and JSON Pointer, or file and line
  std::string text;
};

struct Imported {
  design::Design design;
  std::vector<Note> notes;
  Files carried;  // what no payload holds, kept as it is; what to give to package_files
};

// One foreign format, in one file of formats/. `recognises` looks at names and beginnings only.
struct Format {
  std::string_view id;  // "nonagon", "sdp-embedded-ids", "sdp-plain", "markdown-data-model"
  std::string_view summary;
  int rank;  // the lowest rank that recognises the files reads them
  bool (*recognises)(const Files& files);
  Result<Imported> (*read)(const Files& files);
};

std::span<const Format* const> formats();

// Reads a package or document (one file: its name → bytes). The name gives the slug where the document has
// none.
Result<Imported> import_files(const Files& files, std::string_view name);

}  // namespace nonagon::importers
