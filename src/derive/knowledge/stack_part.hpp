#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/stack.hpp"

namespace nonagon::derive {

// What one database needs from a backend: the way to it and the packages.
struct DatabaseAccess {
  std::string orm;
  std::vector<design::Dependency> dependencies;
  json::object extras;

  static constexpr std::array about{
      design::must("orm", "How the code reaches it."),
      design::must("dependencies", "Driver and what stands above it."),
  };
};
BOOST_DESCRIBE_STRUCT(DatabaseAccess, (), (orm, dependencies))

// A worked-out part of a stack: a backend, a program without a server, a front end or a way of styling. Data
// in knowledge/stacks/*.json. {product} and {entities} in its reasons are filled in.
struct StackPart {
  std::string id;
  std::string layer;
  std::string language;
  std::vector<std::string> experience;
  std::vector<std::string> suits;
  design::Dictionary<std::string> selections;
  std::vector<design::Dependency> dependencies;
  std::vector<design::Dependency> password;
  std::vector<design::Dependency> token;
  design::Dictionary<std::vector<design::Dependency>> styles;
  design::Dictionary<DatabaseAccess> databases;
  std::vector<design::FolderNode> folders;
  std::vector<std::string> ci;
  std::vector<design::StackDecision> decisions;
  json::object extras;

  static constexpr std::array about{
      design::must("id", "Kebab-case name, unique in its layer."),
      design::must("layer", "backend, frontend or styling."),
      design::must("language", "Experience that it is written in."),
      design::must("experience", "Experiences that speak for it."),
      design::must("suits", "Kinds of product that it is made for."),
      design::must("selections", "Layer to choice."),
      design::must("dependencies", "Packages that it always needs."),
      design::must("password", "Packages for signing in with a password."),
      design::must("token", "Packages for signed tokens."),
      design::must("styles", "Packages by style of the API, or by way of styling."),
      design::must("databases", "Access by database engine."),
      design::must("folders", "Folders of the repository."),
      design::must("ci", "Steps of the pipeline."),
      design::must("decisions", "Reasons, with what was rejected."),
  };
};
BOOST_DESCRIBE_STRUCT(StackPart,
                      (),
                      (id,
                       layer,
                       language,
                       experience,
                       suits,
                       selections,
                       dependencies,
                       password,
                       token,
                       styles,
                       databases,
                       folders,
                       ci,
                       decisions))

// By file name: "backend-hono", "frontend-react", "styling-tailwindcss"; null when there is none. Decoded
// once.
const StackPart* find_stack_part(std::string_view file);

// The names of the files that begin so, sorted.
std::vector<std::string> stack_parts_under(std::string_view prefix);

}  // namespace nonagon::derive
