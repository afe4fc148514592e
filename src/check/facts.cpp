#include "check/facts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace nonagon::check {
namespace {

// "GET /bikes/{bikeId}" → "GET /bikes/{}": what two spellings of one operation share.
std::string without_parameter_names(std::string_view text) {
  std::string out;
  bool is_inside = false;
  for (const char c : text) {
    if (c == '}') is_inside = false;
    if (!is_inside) out += c;
    if (c == '{') is_inside = true;
  }
  return out;
}

template <class Items, class Member>
Names names_of(const Items& items, Member member) {
  Names names;
  names.reserve(items.size());
  for (const auto& item : items) {
    if (!(item.*member).empty()) names.insert(item.*member);
  }
  return names;
}

template <class Map, class Key>
typename Map::mapped_type look_up(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

Facts::Facts(const design::Design& all)
    : design(all),
      operations(design::operations(all)),
      foreign_keys(design::foreign_keys(all.data_model)),
      features(names_of(all.product.features, &design::Feature::id)),
      personas(names_of(all.product.personas, &design::Persona::id)),
      errors(names_of(all.api.errors, &design::ApiError::code)),
      jobs(names_of(all.api.jobs, &design::Job::id)),
      sections(names_of(all.sections.sections, &design::Section::id)),
      services(names_of(all.infrastructure.services, &design::Service::name)),
      env_vars(names_of(all.infrastructure.env_vars, &design::EnvVar::name)) {
  if (all.api.auth.roles) roles.insert(all.api.auth.roles->all.begin(), all.api.auth.roles->all.end());
  index_data_model();
  index_operations();
  index_references();
}

void Facts::index_data_model() {
  for (const auto& entity : design.data_model.entities) {
    entities_.emplace(entity.name, &entity);
    auto& fields = fields_[&entity];
    for (const auto& field : entity.fields) {
      fields.emplace(field.name, &field);
      types_.emplace(&field, design::field_type_or_text(field.type));
    }
    for (const auto& invariant : entity.invariants) invariants.insert(invariant.id);
  }
  for (const auto& key : foreign_keys) keys_.emplace(key.field, &key);
}

void Facts::index_operations() {
  for (const auto& operation : operations) {
    endpoints_.emplace(without_parameter_names(fmt::format("{} {}", operation.method, operation.path)),
                       &operation);
    operation_ids_.emplace(operation.id, &operation);
  }
  for (const auto& view : design.api.views) views_.emplace(view.id, &view);
}

void Facts::index_references() {
  references_ = design::references(design);
  std::ranges::stable_sort(references_, {}, &Reference::kind);
  for (const auto& reference : references(Refers::endpoint)) {
    if (const auto* called = endpoint(reference.target)) called_operations.insert(called->id);
  }
}

const Entity* Facts::entity(std::string_view name) const {
  return look_up(entities_, name);
}

const Field* Facts::field(const Entity& entity, std::string_view name) const {
  const auto fields = fields_.find(&entity);
  return fields == fields_.end() ? nullptr : look_up(fields->second, name);
}

const design::FieldType& Facts::type(const Field& field) const {
  const auto found = types_.find(&field);
  ensure(found != types_.end(), "facts know every field of their design");
  return found->second;
}

const design::Operation* Facts::endpoint(std::string_view text) const {
  return look_up(endpoints_, without_parameter_names(text));
}

const design::Operation* Facts::operation(std::string_view id) const {
  return look_up(operation_ids_, id);
}

bool Facts::is_operation_or_job(std::string_view id) const {
  return operation_ids_.contains(id) || jobs.contains(id);
}

const design::ForeignKey* Facts::foreign_key(const Field& field) const {
  return look_up(keys_, &field);
}

const design::View* Facts::view(std::string_view id) const {
  return look_up(views_, id);
}

std::span<const Reference> Facts::references(Refers kind) const {
  const auto [first, last] = std::ranges::equal_range(references_, kind, {}, &Reference::kind);
  return {first, last};
}

std::string Facts::pointer(const Entity& entity) const {
  return fmt::format("/entities/{}", &entity - design.data_model.entities.data());
}

std::string Facts::pointer(const Entity& entity, const Field& field) const {
  return fmt::format("{}/fields/{}", pointer(entity), &field - entity.fields.data());
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

design::Fix replace_with(std::string title, std::string pointer, json::value value) {
  return {std::move(title),
          {json::object{{"op", "replace"}, {"path", std::move(pointer)}, {"value", std::move(value)}}}};
}

design::Fix remove_at(std::string title, std::string pointer) {
  return {std::move(title), {json::object{{"op", "remove"}, {"path", std::move(pointer)}}}};
}

}  // namespace nonagon::check
