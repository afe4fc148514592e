#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "design/operation_words.hpp"
#include "design/outside.hpp"

namespace nonagon::design {
namespace {

struct StandardError {
  std::string_view code;
  std::int64_t status;
  std::string_view title;
};

constexpr std::array standard_errors{
    StandardError{"duplicate", 409, "The value is taken"},
    StandardError{"in-use", 409, "It is still needed"},
    StandardError{"key-reused", 409, "The key belongs to another request"},
    StandardError{"wrong-state", 409, "Not possible in this state"},
};

ApiError named_error(const Design& design, const std::string& code) {
  const auto& errors = design.api.errors;
  const auto found = std::ranges::find(errors, code, &ApiError::code);
  if (found != errors.end()) return *found;
  ApiError error;
  error.code = code;
  error.title = sentence_case(spoken_name(code));
  const auto* standard = std::ranges::find(standard_errors, code, &StandardError::code);
  if (standard == standard_errors.end()) return error;
  error.status = standard->status;
  error.title = standard->title;
  return error;
}

bool has_unique(const Entity& entity, const std::vector<const Field*>& fields) {
  const auto is_sent = [&](std::string_view name) {
    return std::ranges::any_of(fields, [&](const Field* field) { return field->name == name; });
  };
  if (std::ranges::any_of(fields, [](const Field* field) { return field->unique; })) return true;
  // A group with a member that the service counts up cannot be taken.
  const auto is_counted = [&](const std::string& name) {
    const auto* field = find_field(entity, name);
    return field != nullptr && (field->generated || !field->computed.empty());
  };
  return std::ranges::any_of(entity.unique, [&](const auto& group) {
    return std::ranges::any_of(group, is_sent) && std::ranges::none_of(group, is_counted);
  });
}

// True when rows of others hold the entity and none of them goes or lets go with it.
bool is_held(const Design& design, const Entity& entity) {
  if (!entity.soft_delete.empty()) return false;
  return std::ranges::any_of(design.data_model.relationships, [&](const Relationship& relation) {
    if (relation.type == Cardinality::many_to_many) return false;
    const auto& target = relation.type == Cardinality::many_to_one ? relation.to : relation.from;
    return target == entity.name && relation.on_delete.value_or(OnDelete::restrict_) == OnDelete::restrict_;
  });
}

}  // namespace

std::vector<ApiError> refusals(const Design& design, const Operation& operation) {
  auto codes = operation.errors;
  const auto& api = design.api;
  const bool is_change = operation.kind == OperationKind::create || operation.kind == OperationKind::update;
  if (is_change && operation.entity != nullptr) {
    const auto& entity = *operation.entity;
    const auto fields = operation.kind == OperationKind::create ? create_fields(design, entity)
                                                                : update_fields(design, entity);
    if (has_unique(entity, fields)) codes.emplace_back("duplicate");
  }
  if (operation.kind == OperationKind::remove && operation.entity != nullptr &&
      is_held(design, *operation.entity)) {
    codes.emplace_back("in-use");
  }
  if (needs_idempotency_key(api, operation)) codes.emplace_back("key-reused");
  std::vector<ApiError> errors;
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  for (const auto& code : codes) errors.push_back(named_error(design, code));
  return errors;
}

bool needs_idempotency_key(const Api& api, const Operation& operation) {
  if (is_called_from_outside(api, operation)) return false;  // other systems keep ids of their own
  if (!api.idempotency || operation.method != "POST" || !operation.link.empty()) return false;
  const auto kind = operation.kind == OperationKind::create ? "create" : "action";
  if (operation.kind != OperationKind::create && operation.kind != OperationKind::action) return false;
  if (operation.endpoint != nullptr) return false;
  const auto& kinds = api.idempotency->required_on;
  return std::ranges::find(kinds, kind) != kinds.end() ||
         std::ranges::find(kinds, operation.id) != kinds.end();
}

bool needs_if_match(const Api& api, const Operation& operation) {
  if (!api.concurrency || operation.resource == nullptr) return false;
  if (operation.kind != OperationKind::update && operation.kind != OperationKind::remove) return false;
  const auto kind = operation.kind == OperationKind::update ? "update" : "delete";
  const auto& kinds = api.concurrency->if_match_on;
  return std::ranges::find(kinds, kind) != kinds.end() ||
         std::ranges::find(kinds, operation.id) != kinds.end();
}

}  // namespace nonagon::design
