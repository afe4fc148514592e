// Values that a reader can send as they stand: request bodies for the examples in the manual.
#include <algorithm>

#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

json::object fields_sample(Book& book,
                           const design::Entity& entity,
                           const std::vector<const design::Field*>& fields,
                           std::size_t at_most) {
  json::object body;
  for (const auto* field : fields) {
    const bool is_needed = field->required && field->default_.is_null() && field->copied_from.empty();
    if (is_needed) body[field->name] = sample_of(book.shape(entity, *field));
  }
  for (const auto* field : fields) {
    if (body.size() >= at_most) break;
    if (!body.contains(field->name)) body[field->name] = sample_of(book.shape(entity, *field));
  }
  return body;
}

}  // namespace

json::object sample_body(Book& book, const design::Operation& operation) {
  json::object body;
  const auto* entity = operation.entity;
  if (operation.kind == design::OperationKind::create && entity != nullptr) {
    body = fields_sample(book, *entity, design::create_fields(book.design, *entity), 1);
    for (const auto& secret : operation.resource->write_only)
      body[secret.name] = "correct horse battery staple";
  } else if (operation.kind == design::OperationKind::update && entity != nullptr) {
    const auto fields = design::update_fields(book.design, *entity);
    if (!fields.empty()) body[fields.front()->name] = sample_of(book.shape(*entity, *fields.front()));
  } else if (operation.kind == design::OperationKind::sign_in) {
    const auto& session = *book.design.api.auth.session;
    body[session.sign_in->identifier] = "ada@mail.example";
    body["password"] = "correct horse battery staple";
  } else if (operation.action != nullptr) {
    for (const auto& input : operation.action->input) {
      if (input.required) body[input.name] = sample_of(input_shape(book, entity, input));
    }
  }
  return body;
}

}  // namespace nonagon::emit
