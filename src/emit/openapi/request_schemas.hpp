#pragma once

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

// What requests carry: nothing that the service generates, computes or sets itself.
void write_create_schema(Book& book, YamlWriter& yaml, const design::Entity& entity);
void write_part_create_schema(Book& book,
                              YamlWriter& yaml,
                              const design::Entity& entity,
                              const design::Entity& parent);
void write_update_schema(Book& book, YamlWriter& yaml, const design::Entity& entity);
void write_input_schema(Book& book, YamlWriter& yaml, const design::Action& action);
void write_credentials_schema(Book& book, YamlWriter& yaml);

// A field as a request to make or change a row takes it: with the values that the resource allows there.
Shape create_shape(Book& book, const design::Entity& entity, const design::Field& field);
Shape update_shape(Book& book, const design::Entity& entity, const design::Field& field);
Shape write_only_shape(const design::WriteOnly& secret);

// `field` is needed to make a row: nothing else says its value.
bool is_needed(const design::Field& field);

}  // namespace nonagon::emit
