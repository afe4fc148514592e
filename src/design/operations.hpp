#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::design {

enum class OperationKind { list, create, get, update, remove, action, sign_in, current_session, sign_out };

// One HTTP operation: what resources, actions and sign-in come down to. Compiled by `operations`.
struct Operation {
  std::string id;  // operationId: listCustomers, createCustomer, startDiagnosis, createSession
  OperationKind kind = OperationKind::get;
  std::string method;  // GET, POST, PATCH, DELETE
  std::string path;    // below basePath: /customers/{id}
  std::string summary;
  std::string description;
  std::string tag;                             // entity or view name
  const Entity* entity = nullptr;              // null for sign-in, or when the entity does not exist
  const Resource* resource = nullptr;          // of list, create, get, update, remove
  const Action* action = nullptr;              // of an action
  const View* view = nullptr;                  // when the answer is a view
  const ExplicitEndpoint* endpoint = nullptr;  // of one that another tool decided
  std::string returns;                         // schema name of the answer; empty: 204
  bool is_public = false;
  std::string link;                 // id of the access link that opens it
  std::vector<std::string> roles;   // who may; empty: every signed-in caller, unless it is closed
  bool is_closed = false;           // its resource says who may, and names nobody for it
  std::vector<std::string> errors;  // codes of named refusals, sorted
  std::string pointer;              // into the api payload, where it was decided
};

// Every operation of a design, in the order of resources, then actions, then explicit endpoints, then
// sign-in. The design must outlive the result.
std::vector<Operation> operations(const Design& design);

// What a request may carry and an answer shows (reference: secrets never out; generated, computed and set-by
// fields never in).
std::vector<const Field*> create_fields(const Design& design, const Entity& entity);
std::vector<const Field*> update_fields(const Design& design, const Entity& entity);
std::vector<const Field*> response_fields(const Design& design, const Entity& entity);

// The refusals of an operation by name: its own and those that follow from uniqueness, states and
// idempotency; sorted by code. A code that the design does not define counts as 409.
std::vector<ApiError> refusals(const Design& design, const Operation& operation);

// Whether a request must carry the idempotency key, and whether it must carry If-Match.
bool needs_idempotency_key(const Api& api, const Operation& operation);
bool needs_if_match(const Api& api, const Operation& operation);

// The name of an entity, view or operation as programs can spell it: ASCII letters and digits, a letter
// first. A good name stays as it is; letters outside ASCII become their code points (U4E2D).
std::string program_name(std::string_view name);

// Names of the parameters in braces, in order.
std::vector<std::string> path_parameters(std::string_view path);

}  // namespace nonagon::design
