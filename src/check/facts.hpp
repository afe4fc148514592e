#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "check/condition.hpp"
#include "design/design.hpp"
#include "design/references.hpp"
#include "design/symbols.hpp"

namespace nonagon::check {

using design::Entity;
using design::Field;
using design::Reference;
using design::Refers;
using Names = std::unordered_set<std::string_view>;

// What every rule of one run shares, each thing made once. The symbols must outlive it.
struct Facts {
  explicit Facts(const design::Symbols& symbols);
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  // What the symbols say; design/symbols.hpp has the words to each.
  const Entity* entity(std::string_view name) const { return symbols.entity(name); }

  const Field* field(const Entity& entity, std::string_view name) const {
    return symbols.field(entity, name);
  }

  const design::FieldType& type(const Field& field) const { return symbols.type(field); }

  const design::Operation* endpoint(std::string_view text) const { return symbols.endpoint(text); }

  const design::Operation* operation(std::string_view id) const { return symbols.operation(id); }

  const design::ForeignKey* foreign_key(const Field& field) const { return symbols.foreign_key(field); }

  const design::View* view(std::string_view id) const { return symbols.view(id); }

  bool is_operation_or_job(std::string_view id) const;

  std::span<const Reference> references(Refers kind) const { return all_references.of(kind); }

  // "/entities/3" and "/entities/3/fields/2"
  std::string pointer(const Entity& entity) const;
  std::string pointer(const Entity& entity, const Field& field) const;

  const design::Symbols& symbols;
  const design::Design& design;
  const std::vector<design::Operation>& operations;
  const std::vector<design::ForeignKey>& foreign_keys;
  design::References all_references;
  std::vector<Condition> conditions;
  Names features;
  Names personas;
  Names roles;
  Names errors;
  Names jobs;
  Names invariants;
  Names sections;
  Names services;
  Names env_vars;
  Names called_operations;  // ids of operations that a screen calls
};

// The name under which an operation is granted: "list", "create", "get", "update", "delete".
std::string_view verb_of(design::OperationKind kind);

// A JSON Patch (RFC 6902) of one step.
design::Fix add_at(std::string title, std::string pointer, json::value value);
design::Fix replace_with(std::string title, std::string pointer, json::value value);
design::Fix remove_at(std::string title, std::string pointer);

}  // namespace nonagon::check
