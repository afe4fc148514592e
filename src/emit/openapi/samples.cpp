// Values that a reader can send as they stand: request bodies for the manual and for the document.
#include <algorithm>

#include "design/inherited_names.hpp"
#include "emit/openapi/book.hpp"
#include "emit/openapi/request_schemas.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;

constexpr std::string_view password = "correct horse battery staple";

// Collects properties; what nobody can vouch for makes the whole body a guess.
class Body {
 public:
  void add(const std::string& name, const Shape& shape) {
    is_certain_ = is_certain_ && has_certain_sample(shape);
    values_[name] = sample_of(shape);
  }

  void add(const std::string& name, json::value value) { values_[name] = std::move(value); }

  // Left out rather than guessed. `shape` makes the shape, where there is still room for it.
  template <class MakeShape>
  void offer(const std::string& name, std::size_t at_most, const MakeShape& shape) {
    if (values_.size() >= at_most || values_.contains(name)) return;
    if (const Shape offered = shape(); has_certain_sample(offered)) add(name, offered);
  }

  bool is_certain() const { return is_certain_; }

  json::object take() { return std::move(values_); }

 private:
  json::object values_;
  bool is_certain_ = true;
};

void add_created(Body& body, Book& book, const Entity& entity, const Entity* parent, std::size_t at_most) {
  const auto fields = design::create_fields(book.design, entity);
  const auto is_shown = [&](const Field* field) {
    const auto target = book.neighbours.targets.find(field);
    return parent == nullptr || target == book.neighbours.targets.end() || target->second != parent;
  };
  for (const auto* field : fields) {
    if (is_shown(field) && is_needed(*field)) body.add(field->name, create_shape(book, entity, *field));
  }
  for (const auto* field : fields) {
    // Two optional keys often exclude each other.
    const bool is_key = book.neighbours.targets.contains(field);
    if (!is_key && is_shown(field))
      body.offer(field->name, at_most, [&] { return create_shape(book, entity, *field); });
  }
}

void add_sign_in(Body& body, Book& book) {
  const auto& session = *book.design.api.auth.session;
  const auto* subject = book.entity(session.subject);
  const auto* field =
      subject == nullptr ? nullptr : design::find_field(*subject, session.sign_in->identifier);
  if (field != nullptr) {
    body.add(session.sign_in->identifier, book.shape(*subject, *field));
  } else {
    body.add(session.sign_in->identifier, json::value("ada@example.com"));
  }
  body.add("password", json::value(json::string(password)));
}

Body sample(Book& book, const design::Operation& operation, std::size_t at_most) {
  Body body;
  const auto* entity = operation.entity;
  if (operation.kind == design::OperationKind::create && entity != nullptr) {
    add_created(body, book, *entity, nullptr, at_most);
    for (const auto& secret : operation.resource->write_only) body.add(secret.name, write_only_shape(secret));
  } else if (operation.kind == design::OperationKind::update && entity != nullptr) {
    const auto fields = design::update_fields(book.design, *entity);
    const auto is_key = [&](const Field* field) { return book.neighbours.targets.contains(field); };
    const auto offer = [&](const Field* field, std::size_t most) {
      body.offer(field->name, most, [&] { return update_shape(book, *entity, *field); });
    };
    for (const auto* field : fields) {
      if (!is_key(field)) offer(field, 1);
    }
    for (const auto* field : fields) offer(field, 1);
    // Left out, validators written in JavaScript would refuse the inherited member in its place.
    for (const auto* field : fields) {
      if (design::is_inherited_in_javascript(field->name)) offer(field, fields.size());
    }
  } else if (operation.kind == design::OperationKind::sign_in) {
    add_sign_in(body, book);
  } else if (operation.action != nullptr) {
    for (const auto& input : operation.action->input) {
      const auto shape = input_shape(book, entity, input);
      if (input.required) body.add(input.name, shape);
    }
    for (const auto& input : operation.action->input)
      body.offer(input.name, at_most, [&] { return input_shape(book, entity, input); });
  }
  return body;
}

}  // namespace

json::object sample_body(Book& book, const design::Operation& operation) {
  return sample(book, operation, 1).take();
}

std::optional<json::object> request_example(Book& book, const design::Operation& operation) {
  constexpr std::size_t typical = 6;  // properties that show what a request is like
  auto body = sample(book, operation, typical);
  const auto* resource = operation.kind == design::OperationKind::create ? operation.resource : nullptr;
  const auto embeds = resource == nullptr ? std::vector<design::Embed>{} : resource->embeds;
  for (const auto& embed : embeds) {
    const auto* part = book.entity(embed.entity);
    if (part == nullptr) continue;
    Body inner;
    add_created(inner, book, *part, operation.entity, typical);
    if (inner.is_certain()) body.add(embed.as, json::value(json::array{inner.take()}));
  }
  if (!body.is_certain()) return std::nullopt;
  auto values = body.take();
  return values.empty() ? std::nullopt : std::optional(std::move(values));
}

}  // namespace nonagon::emit
