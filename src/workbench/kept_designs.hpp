#pragma once

#include <array>
#include <list>
#include <mutex>
#include <optional>
#include <string>

#include "design/design.hpp"
#include "store/entities.hpp"
#include "workbench/loaded_project.hpp"

namespace nonagon::workbench {

// A design as far as somebody needed it, and which payloads it holds by their hashes; empty where none was
// read. A payload is read again when the store names another hash, whoever wrote it on whichever server.
struct KeptDesign {
  std::optional<LoadedProject> loaded;  // the rows as they were last seen: may be old
  design::Design design;
  std::array<std::string, design::all_stages.size()> hashes{};
  std::string words;  // the waivers and answers that the design holds, as the rows had them
};

// The designs of the projects that were saved last. Safe from any thread.
class KeptDesigns {
 public:
  // Takes a project's out, for one to work on it at a time: an empty one when it is not there.
  KeptDesign take(const store::ProjectId& project);
  void give(const store::ProjectId& project, KeptDesign design);

 private:
  static constexpr std::size_t most = 16;

  struct Entry {
    store::ProjectId project;
    KeptDesign design;
  };

  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
};

}  // namespace nonagon::workbench
