#pragma once

#include <string>
#include <unordered_map>

#include "emit/openapi/shape.hpp"
#include "emit/source.hpp"

namespace nonagon::emit {

// What the pictures of all screens share: the model by name, and values to show that look like life.
class ShownModel {
 public:
  explicit ShownModel(const Source& source);

  const design::Entity* entity(std::string_view name) const;

  // The entity whose words stand at the beginning of a component's name: LoanNoteRow → LoanNote; or the one
  // whose last word does, where only one ends so: TicketForm → RepairTicket.
  const design::Entity* entity_in(std::string_view component_name) const;

  // The entity of the parts that travel inside another under this name: lines of a Quote → QuoteLine.
  const design::Entity* part(const design::Entity& entity, std::string_view name) const;

  // The field that a subject speaks of: "due on" → dueOn, "tool" → toolId.
  const design::Field* field(const design::Entity& entity, std::string_view subject) const;

  // The entity that a key points at; null for other fields.
  const design::Entity* target(const design::Field& field) const;

  // A value of the field as a screen shows it, for the row-th row: "12 Mar 2026", "24.90", "Noor Jansen".
  std::string value(const design::Entity& entity, const design::Field& field, std::size_t row) const;

  // What names a row of the entity: its name, title or number.
  std::string title(const design::Entity& entity, std::size_t row) const;

 private:
  using Fields = std::unordered_map<std::string, const design::Field*>;  // looked up only, never listed

  std::string text_value(const design::Entity& entity, const design::Field& field, std::size_t row) const;
  std::string amount_value(const design::Entity& entity, const design::Field& field, std::size_t row) const;

  const design::Entity* noted(const design::Entity* entity) const;
  const Fields& fields_of(const design::Entity& entity) const;

  const Source& source_;
  const design::Symbols& symbols_;
  Neighbours neighbours_;
  std::unordered_map<std::string, const design::Entity*> spoken_;
  std::unordered_map<std::string, const design::Entity*> last_words_;  // null where several entities end so
  std::unordered_map<std::string, std::string> parts_;                 // "Quote.lines" → QuoteLine
  mutable std::unordered_map<const design::Entity*, Fields> fields_;   // made when first asked for
};

}  // namespace nonagon::emit
