#include "check/facts.hpp"

#include <fmt/format.h>

namespace nonagon::check {
namespace {

template <class Items, class Member>
Names names_of(const Items& items, Member member) {
  Names names;
  names.reserve(items.size());
  for (const auto& item : items) {
    if (!(item.*member).empty()) names.insert(item.*member);
  }
  return names;
}

}  // namespace

Facts::Facts(const design::Symbols& all)
    : symbols(all),
      design(all.design()),
      operations(all.operations()),
      foreign_keys(all.foreign_keys()),
      all_references(design),
      features(names_of(design.product.features, &design::Feature::id)),
      personas(names_of(design.product.personas, &design::Persona::id)),
      errors(names_of(design.api.errors, &design::ApiError::code)),
      jobs(names_of(design.api.jobs, &design::Job::id)),
      sections(names_of(design.sections.sections, &design::Section::id)),
      services(names_of(design.infrastructure.services, &design::Service::name)),
      env_vars(names_of(design.infrastructure.env_vars, &design::EnvVar::name)) {
  if (const auto& known = design.api.auth.roles) roles.insert(known->all.begin(), known->all.end());
  for (const auto& entity : design.data_model.entities) {
    for (const auto& invariant : entity.invariants) invariants.insert(invariant.id);
  }
  for (const auto& reference : references(Refers::endpoint)) {
    if (const auto* called = endpoint(reference.target)) called_operations.insert(called->id);
  }
  conditions = check::conditions(*this);
}

bool Facts::is_operation_or_job(std::string_view id) const {
  return operation(id) != nullptr || jobs.contains(id);
}

std::string Facts::pointer(const Entity& entity) const {
  return pointer_to("/entities", static_cast<std::size_t>(&entity - design.data_model.entities.data()));
}

std::string Facts::pointer(const Entity& entity, const Field& field) const {
  return pointer_to(pointer(entity) + "/fields", static_cast<std::size_t>(&field - entity.fields.data()));
}

std::string_view verb_of(design::OperationKind kind) {
  switch (kind) {
    case design::OperationKind::list: return "list";
    case design::OperationKind::create: return "create";
    case design::OperationKind::get: return "get";
    case design::OperationKind::update: return "update";
    case design::OperationKind::remove: return "delete";
    case design::OperationKind::action:
    case design::OperationKind::sign_in:
    case design::OperationKind::current_session:
    case design::OperationKind::sign_out: return {};
  }
  broken("every kind of operation is named");
}

design::Fix add_at(std::string title, std::string pointer, json::value value) {
  return {std::move(title),
          {json::object{{"op", "add"}, {"path", std::move(pointer)}, {"value", std::move(value)}}}};
}

design::Fix replace_with(std::string title, std::string pointer, json::value value) {
  return {std::move(title),
          {json::object{{"op", "replace"}, {"path", std::move(pointer)}, {"value", std::move(value)}}}};
}

design::Fix remove_at(std::string title, std::string pointer) {
  return {std::move(title), {json::object{{"op", "remove"}, {"path", std::move(pointer)}}}};
}

}  // namespace nonagon::check
