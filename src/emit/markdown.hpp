#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::emit {

// A GFM table; cells are Markdown already. Rows with fewer cells are filled up. Empty without rows.
std::string markdown_table(const std::vector<std::string>& head,
                           const std::vector<std::vector<std::string>>& rows);

// User text as code: a fence that its backticks cannot end, bars escaped for tables.
std::string markdown_code(std::string_view text);
std::string markdown_codes(const std::vector<std::string>& texts);

// One paragraph of user text that ends as a sentence.
std::string markdown_sentence(std::string_view text);

// User text in a fenced block: a fence longer than any in the text.
std::string markdown_block(std::string_view language, std::string_view text);

// The mark of a derived file as a comment; stands at the end, so that a file begins with its heading.
std::string markdown_mark(std::string_view made_from);

// Text for a label of a Mermaid diagram: letters, digits and blanks of any script; marks that the grammar
// reads become blanks.
std::string diagram_text(std::string_view text);

// A Mermaid state diagram of a life cycle: states, the operations between them, beginning and ends.
std::string state_diagram(const design::Lifecycle& lifecycle);

// True when the compiled files of a stage are part of the package, so that links to them lead somewhere.
bool has_files(const design::Design& design, design::StageName stage);
// False where the design says that there are none: nothing is drawn, so nothing is styled.
bool has_screens(const design::Design& design);
// False for a program that people start themselves: its operations are calls in its own process.
bool is_served(const design::Design& design);
bool has_validation(const design::Design& design);

}  // namespace nonagon::emit
