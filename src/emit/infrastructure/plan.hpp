#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"
#include "emit/infrastructure/runtime.hpp"

namespace nonagon::emit {

enum class ServiceKind { built, database, helper };

struct PlannedService {
  std::string name;  // spelled as compose takes it, unique
  ServiceKind kind = ServiceKind::built;
  const design::Service* source = nullptr;
  std::string image;                 // empty for the product's own
  std::vector<std::string> command;  // empty: the image's own
  std::optional<std::int64_t> port;
  std::string health;  // path that answers 200; empty when there is none
  std::string memory;
  std::string volume;
  std::vector<const design::EnvVar*> variables;
  bool is_public = false;
};

// The services and variables of a design as compose file, Dockerfile, .env.example and pipeline all use them.
struct RunPlan {
  explicit RunPlan(const design::Design& design);

  std::string name;  // of the compose project, database and image
  Runtime runtime;
  std::vector<PlannedService> services;
  std::vector<design::EnvVar> variables;  // those of the design, then what the database image needs
  bool has_migration = false;             // something reads the variables of `migrate`
  std::int64_t port = 8080;
  std::string health = "/healthz";
  const design::Design& design;

  bool has_build() const;
  const PlannedService* database() const;
  std::vector<const design::EnvVar*> variables_of(std::string_view reader) const;
};

// A name of letters, digits and underscores that a shell can hold.
bool is_variable_name(std::string_view name);

// An address of the database as an example: engine, user, host and name; the password is a placeholder.
std::string database_address(const RunPlan& plan, std::string_view password, std::string_view host);

// True for the variable that carries the address of the database.
bool is_database_address(const design::EnvVar& variable);

}  // namespace nonagon::emit
