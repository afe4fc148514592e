#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "design/design.hpp"
#include "design/field_type.hpp"
#include "design/operations.hpp"
#include "design/references.hpp"

namespace nonagon::check {

using design::Entity;
using design::Field;
using design::Reference;
using design::Refers;
using Names = std::unordered_set<std::string_view>;

// What every rule of one run shares, each thing made once. The design must outlive it.
struct Facts {
  explicit Facts(const design::Design& design);
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  const Entity* entity(std::string_view name) const;
  const Field* field(const Entity& entity, std::string_view name) const;

  // The type of a field; text when it does not parse (a rule of its own says so).
  const design::FieldType& type(const Field& field) const;

  // By "METHOD /path", parameters compared by position. Null when there is none.
  const design::Operation* endpoint(std::string_view text) const;
  const design::Operation* operation(std::string_view id) const;
  bool is_operation_or_job(std::string_view id) const;

  // The relationship key that stands in this field; null when it is none.
  const design::ForeignKey* foreign_key(const Field& field) const;

  const design::View* view(std::string_view id) const;

  std::span<const Reference> references(Refers kind) const;

  // "/entities/3" and "/entities/3/fields/2"
  std::string pointer(const Entity& entity) const;
  std::string pointer(const Entity& entity, const Field& field) const;

  const design::Design& design;
  std::vector<design::Operation> operations;
  std::vector<design::ForeignKey> foreign_keys;
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

 private:
  void index_data_model();
  void index_operations();
  void index_references();

  std::unordered_map<std::string_view, const Entity*> entities_;
  std::unordered_map<const Entity*, std::unordered_map<std::string_view, const Field*>> fields_;
  std::unordered_map<const Field*, design::FieldType> types_;
  std::unordered_map<const Field*, const design::ForeignKey*> keys_;
  std::unordered_map<std::string, const design::Operation*> endpoints_;
  std::unordered_map<std::string_view, const design::Operation*> operation_ids_;
  std::unordered_map<std::string_view, const design::View*> views_;
  std::vector<Reference> references_;  // sorted by kind, then in the order of the payloads
};

// The name under which an operation is granted: "list", "create", "get", "update", "delete".
std::string_view verb_of(design::OperationKind kind);

// A JSON Patch (RFC 6902) of one step.
design::Fix replace_with(std::string title, std::string pointer, json::value value);
design::Fix remove_at(std::string title, std::string pointer);

}  // namespace nonagon::check
