#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

struct Environment {
  std::string name;
  std::string purpose;
  json::object extras;

  static constexpr std::array about{
      must("name", "development, staging, production …"),
      must("purpose", "What it is for."),
  };
};
BOOST_DESCRIBE_STRUCT(Environment, (), (name, purpose))

struct Service {
  std::string name;
  std::string role;
  bool build = false;
  std::string image;
  std::string command;
  std::optional<std::int64_t> port;
  std::string health;
  std::string memory;
  std::string volume;
  json::object extras;

  static constexpr std::array about{
      must("name", "Service name, kebab-case."),
      must("role", "web, jobs, database, cache, search, storage, proxy …"),
      may("build", "True when it is built from this repository."),
      may("image", "Pinned image of a service that is not built here; chosen by role when absent."),
      may("command", "Argument of the program."),
      may("port", "Port inside the container.").range(1, 65535),
      may("health", "Path that answers 200 when it is well."),
      may("memory", "Memory limit, e.g. 256m."),
      may("volume", "Named volume of its data."),
  };
};
BOOST_DESCRIBE_STRUCT(Service, (), (name, role, build, image, command, port, health, memory, volume))

struct EnvVar {
  std::string name;
  bool required = false;
  std::optional<std::string> default_;
  bool secret = false;
  std::string description;
  std::vector<std::string> used_by;
  json::object extras;

  static constexpr std::array about{
      must("name", "Upper case with underscores.").length(1, 120),
      must("required", "True when the product does not start without it."),
      may("default_", "Value when it is not set; never for a secret."),
      may("secret", "Never in a repository, log or image."),
      must("description", "What it is for."),
      may("used_by", "Services that read it, or migrate, ci.").refers(Refers::service),
  };
};
BOOST_DESCRIBE_STRUCT(EnvVar, (), (name, required, default_, secret, description, used_by))

struct Ci {
  std::string provider;
  std::vector<std::string> stages;
  std::string because;
  json::object extras;

  static constexpr std::array about{
      must("provider", "github-actions, gitlab-ci or none."),
      must("stages", "Steps in order: install, lint, typecheck, schema, test, build, image …"),
      may("because", "Why these."),
  };
};
BOOST_DESCRIBE_STRUCT(Ci, (), (provider, stages, because))

struct Backup {
  std::string what;
  std::string how;
  std::string every;
  std::string keep;
  std::string restore_test;
  json::object extras;

  static constexpr std::array about{
      must("what", "Volume or database."),
      must("how", "Tool and format."),
      must("every", "ISO 8601 duration."),
      must("keep", "ISO 8601 duration."),
      may("restore_test", "ISO 8601 duration between trials."),
  };
};
BOOST_DESCRIBE_STRUCT(Backup, (), (what, how, every, keep, restore_test))

struct Monitor {
  std::string id;
  std::string signal;
  std::string alert;
  json::object extras;

  static constexpr std::array about{
      must("id", "Kebab-case name."),
      must("signal", "What is measured."),
      must("alert", "When somebody is told."),
  };
};
BOOST_DESCRIBE_STRUCT(Monitor, (), (id, signal, alert))

// Stage 8: where it runs.
struct Infrastructure {
  std::string hosting;
  std::string because;
  std::vector<Environment> environments;
  std::vector<Service> services;
  std::vector<EnvVar> env_vars;
  std::optional<Ci> ci;
  std::optional<Backup> backup;
  std::vector<Monitor> monitoring;
  json::object extras;

  static constexpr std::array about{
      must("hosting", "docker-compose, flyio, railway, vercel, aws, own-server, none …"),
      may("because", "Why there."),
      may("environments", "Places where it runs."),
      must("services", "What runs."),
      must("env_vars", "Configuration."),
      may("ci", "What every change must pass."),
      may("backup", "How data comes back."),
      may("monitoring", "What is watched."),
  };
};
BOOST_DESCRIBE_STRUCT(Infrastructure,
                      (),
                      (hosting, because, environments, services, env_vars, ci, backup, monitoring))

}  // namespace nonagon::design
