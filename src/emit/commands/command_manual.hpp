#pragma once

#include <string>

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

// The manual of a program that people start themselves, as Markdown: each operation as a command with its
// options, what it prints and how it refuses.
std::string command_manual(const Book& book);

}  // namespace nonagon::emit
