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
constexpr std::array<std::string_view, 4> engines{"postgresql", "mysql", "sqlite", "mongodb"};
constexpr std::array<std::string_view, 2> openapi_versions{"3.1", "3.2"};
constexpr std::array options{
    Option{"--engine",
           "ENGINE",
           "In the words of this database engine instead of the design's own",
           false,
           engines},
    Option{"--openapi",
           "VERSION",
           "Version of the OpenAPI document instead of the export's own",
           false,
           openapi_versions},
};
constexpr std::array<std::string_view, 3> examples{"emit openapi out/tool-library.sdp",
                                                   "emit database-sql package.zip > schema.sql",
                                                   "emit prisma out/tool-library.sdp --engine sqlite"};

// The same decisions for another engine; a version named for the former one says nothing about this one.
void change_engine(design::Design& design, std::string_view name) {
  const auto engine = design::parse_enum<design::Engine>(name);
  if (!engine || *engine == design.database.engine) return;
  design.database.engine = *engine;
  design.database.version.clear();
}

Result<int> run_emit(const Arguments& arguments, Console& console) {
  auto package = TRY(workbench::open_package(arguments.get("PATH")));
  if (const auto engine = arguments.find_value("engine")) change_engine(package.design, *engine);
  if (const auto version = arguments.find_value("openapi")) package.design.export_plan.openapi = *version;
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
    .options = options,
    .examples = examples,
    .run = run_emit,
};

}  // namespace nonagon::cli
