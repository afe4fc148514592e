#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/catalogue.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{
    Positional{"TARGET", "Output id (nonagon targets)"},
    Positional{"PATH", "Package folder or zip"},
};
constexpr std::array<std::string_view, 2> examples{"emit openapi out/tool-library.sdp",
                                                   "emit database-sql package.zip > schema.sql"};

Result<int> run_emit(const Arguments& arguments, Console& console) {
  const auto package = TRY(workbench::open_package(arguments.get("PATH")));
  const auto files = TRY(workbench::emit_target(arguments.get("TARGET"), package.design));
  if (console.is_json()) {
    json::object contents;
    for (const auto& [path, bytes] : files) contents[path] = bytes;
    console.answer(json::object{{"target", arguments.get("TARGET")}, {"files", std::move(contents)}});
    return 0;
  }
  for (const auto& [path, bytes] : files) {
    if (files.size() > 1) console.print(fmt::format("==> {} <==\n", path));
    console.write(bytes);
  }
  return 0;
}

}  // namespace

extern constinit const Command emit_command{
    .name = "emit",
    .summary = "Print one output of a package",
    .positionals = positionals,
    .examples = examples,
    .run = run_emit,
};

}  // namespace nonagon::cli
