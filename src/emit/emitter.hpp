#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "design/stage_name.hpp"
#include "design/stage_set.hpp"
#include "emit/source.hpp"

namespace nonagon::emit {

using design::StageName;

// One output of the compiler, in one file of targets/. A pure function: same design, same bytes.
struct Emitter {
  std::string_view id;         // "openapi", "mermaid-erd": what `nonagon emit` takes
  design::StageName stage;     // runs when this stage is present
  std::string_view summary;    // one sentence for `nonagon targets`
  std::string_view made_from;  // authored files it depends on, for the "derived from" mark
  // The payloads it reads; a change in another one leaves its files as they are. Name, slug, version and
  // description of the design and which stages are shown are open to every emitter.
  design::StageSet reads = design::StageSet::all();
  Files (*emit)(const Source& source);  // paths relative to the package root
  bool is_always = false;               // part of every package, whatever stages it has
};

// All emitters, sorted by file name.
std::span<const Emitter* const> emitters();
const Emitter* find_emitter(std::string_view id);

Files one(std::string path, std::string bytes);

// The line that marks a derived file, without comment signs: "Derived from stages/dataModel.json by Nonagon.
// Edit that file, then run `nonagon build`."
std::string derived_mark(std::string_view made_from);

}  // namespace nonagon::emit
