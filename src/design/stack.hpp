#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

struct Dependency {
  std::string name;
  std::string version;
  std::string layer;
  bool dev = false;
  std::string description;
  std::string id;
  json::object extras;

  static constexpr std::array about{
      must("name", "Package name in its registry."),
      must("version", "Exact version."),
      may("layer", "Layer of the selections that it serves."),
      may("dev", "True when the running product does not need it."),
      may("description", "What for."),
      may("id", "Kebab-case name."),
  };
};
BOOST_DESCRIBE_STRUCT(Dependency, (), (name, version, layer, dev, description, id))

struct FolderNode {
  std::string name;
  std::string type;
  std::string purpose;
  std::vector<FolderNode> children;
  json::object extras;

  static constexpr std::array about{
      must("name", "File or folder name."),
      must("type", "folder or file."),
      may("purpose", "What belongs there."),
      may("children", "What is inside."),
  };
};
BOOST_DESCRIBE_STRUCT(FolderNode, (), (name, type, purpose, children))

struct Alternative {
  std::string name;
  std::string rejected;
  json::object extras;

  static constexpr std::array about{
      must("name", "What else was possible."),
      must("rejected", "Why not here."),
  };
};
BOOST_DESCRIBE_STRUCT(Alternative, (), (name, rejected))

struct StackDecision {
  std::string id;
  std::string choice;
  std::string because;
  std::vector<Alternative> alternatives;
  json::object extras;

  static constexpr std::array about{
      must("id", "Kebab-case name."),
      must("choice", "What was chosen."),
      must("because", "Why, in words of this product."),
      may("alternatives", "What was not, and why."),
  };
};
BOOST_DESCRIBE_STRUCT(StackDecision, (), (id, choice, because, alternatives))

// Stage 5: what it is built with.
struct Stack {
  Dictionary<std::string> selections;
  std::vector<Dependency> dependencies;
  std::optional<FolderNode> structure;
  std::vector<StackDecision> decisions;
  json::object extras;

  static constexpr std::array about{
      must("selections",
           "Layer (language, runtime, frontend, backend, styling, stateManagement, testing, orm, database, "
           "packageManager) to choice."),
      must("dependencies", "Packages with exact versions."),
      may("structure", "Folders of the repository."),
      may("decisions", "Reasons, with what was rejected."),
  };
};
BOOST_DESCRIBE_STRUCT(Stack, (), (selections, dependencies, structure, decisions))

// The choice of a layer, empty when none was made.
std::string_view selection(const Stack& stack, std::string_view layer);

}  // namespace nonagon::design
