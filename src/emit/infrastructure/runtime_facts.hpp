#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "emit/infrastructure/runtime.hpp"

namespace nonagon::emit {

using Words = std::map<std::string, std::string, std::less<>>;

// What a tool that brings packages has of its own.
struct PackageTool {
  std::string name;  // empty where a runtime has only one
  Words parts;       // what stands for @name@ in the image's description
  Words stages;      // pipeline stage to command; "*" is any other, with @stage@
};

// One pinned pair of images; empty `version` or `manager`: any.
struct RuntimeImages {
  std::string version;
  std::string manager;
  std::string build;
  std::string run;
};

// One of knowledge/runtimes. The first manager and the first images are the usual ones.
struct RuntimeFacts {
  std::vector<std::string> languages;   // words by which a choice of the stack names it
  std::vector<std::string> frameworks;  // the same, less telling
  std::vector<PackageTool> managers;
  std::vector<RuntimeImages> images;
  std::string ignored;  // .dockerignore, besides what every runtime leaves out

  const PackageTool& manager(std::string_view name) const;
};

// Read at the first call and kept.
const RuntimeFacts& facts_of(RuntimeKind kind);

// The stages of the image, with @names@ where the design decides; `is_framework` for the one that its
// framework starts.
std::string_view image_description(RuntimeKind kind, bool is_framework);

}  // namespace nonagon::emit
