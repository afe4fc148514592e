#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nonagon::test {

// What in a file of a package would do something when the file is shown, run or read by its program, and
// bears the mark of the injections ("evil"): elements and links of Markdown and SVG, statements and commands
// outside of texts and comments, addresses and expressions of YAML.
std::vector<std::string> live_markup(std::string_view path, std::string_view bytes);

}  // namespace nonagon::test
