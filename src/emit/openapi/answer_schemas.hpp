#pragma once

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

// What answers show: secrets never, and of a view only what its reader may see.
void write_entity_schema(Book& book, YamlWriter& yaml, const design::Entity& entity);
void write_page_schema(Book& book, YamlWriter& yaml, const design::Entity& entity);
void write_view_schema(Book& book, YamlWriter& yaml, const design::View& view);
void write_session_schema(Book& book, YamlWriter& yaml);

}  // namespace nonagon::emit
