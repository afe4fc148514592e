#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

struct Component {
  std::string name;
  std::string description;
  std::string repeat;
  std::vector<Component> children;
  json::object extras;

  static constexpr std::array about{
      must("name", "PascalCase name.").length(1, 200),
      may("description", "What it shows or does."),
      may("repeat", "Entity, or Entity.field, of which it stands once each."),
      may("children", "Components inside."),
  };
};
BOOST_DESCRIBE_STRUCT(Component, (), (name, description, repeat, children))

struct DataRequirement {
  std::string entity;
  std::vector<std::string> fields;
  std::string endpoint;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity or view that is shown.").refers(Refers::view),
      may("fields", "Fields that are shown."),
      may("endpoint", "Operation that returns them, as \"GET /path\".").refers(Refers::endpoint),
  };
};
BOOST_DESCRIBE_STRUCT(DataRequirement, (), (entity, fields, endpoint))

struct Interaction {
  std::string trigger;
  std::string behavior;
  std::vector<std::string> calls;
  std::string goes_to;
  std::string id;
  json::object extras;

  static constexpr std::array about{
      must("trigger", "What the person does."),
      must("behavior", "What happens."),
      may("calls", "Operations, as \"METHOD /path\".").refers(Refers::endpoint),
      may("goes_to", "Screen that follows.").refers(Refers::section),
      may("id", "Kebab-case name."),
  };
};
BOOST_DESCRIBE_STRUCT(Interaction, (), (trigger, behavior, calls, goes_to, id))

struct ScreenStates {
  std::string empty;
  std::string loading;
  std::string error;
  json::object extras;

  static constexpr std::array about{
      must("empty", "What stands there without data."),
      must("loading", "What stands there while data comes."),
      must("error", "What stands there when it does not."),
  };
};
BOOST_DESCRIBE_STRUCT(ScreenStates, (), (empty, loading, error))

struct StateManagement {
  std::vector<std::string> server;
  std::vector<std::string> client;
  json::object extras;

  static constexpr std::array about{
      may("server", "Data that is fetched and cached."),
      may("client", "State that only this screen knows."),
  };
};
BOOST_DESCRIBE_STRUCT(StateManagement, (), (server, client))

struct Section {
  std::string id;
  std::string name;
  std::string route;
  std::optional<std::string> persona;
  std::vector<std::string> features;
  std::string description;
  std::vector<Component> components;
  std::vector<DataRequirement> data_requirements;
  std::vector<Interaction> interactions;
  std::optional<ScreenStates> states;
  std::optional<StateManagement> state_management;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the screens; the file name; kept on rename."),
      must("name", "What people call it.").length(1, 200),
      may("route", "Path in the product; :name for a parameter."),
      may("persona", "Who it is made for first.").refers(Refers::persona),
      may("features", "Features that it carries.").refers(Refers::feature),
      must("description", "What a person does here."),
      may("components", "Component tree."),
      may("data_requirements", "What it shows and where that comes from."),
      may("interactions", "What a person can do."),
      may("states", "Empty, loading and error, written for this screen."),
      may("state_management", "What is kept where."),
  };
};
BOOST_DESCRIBE_STRUCT(Section,
                      (),
                      (id,
                       name,
                       route,
                       persona,
                       features,
                       description,
                       components,
                       data_requirements,
                       interactions,
                       states,
                       state_management))

// Stage 7: the screens. Empty for a product without a user interface.
struct Sections {
  std::vector<Section> sections;
  json::object extras;

  static constexpr std::array about{must("sections", "Screens in the order in which people meet them.")};
};
BOOST_DESCRIBE_STRUCT(Sections, (), (sections))

}  // namespace nonagon::design
