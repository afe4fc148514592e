#include <array>

#include <boost/json/value_from.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PATH", "Package folder or zip"}};
constexpr std::array<std::string_view, 1> examples{"verify out/tool-library-0.1.0.sdp.zip"};

void print_paths(Console& console, std::string_view what, const std::vector<std::string>& paths) {
  for (const auto& path : paths) console.print(fmt::format("{} {}\n", console.red(what), path));
}

Result<int> run_verify(const Arguments& arguments, Console& console) {
  const auto result = TRY(workbench::verify_package(arguments.get("PATH")));
  print_paths(console, "changed ", result.changed);
  print_paths(console, "missing ", result.missing);
  print_paths(console, "unlisted", result.unlisted);
  console.print(fmt::format("{} files match the manifest, {} do not\n",
                            result.verified,
                            result.changed.size() + result.missing.size() + result.unlisted.size()));
  console.answer(json::object{{"intact", result.is_intact()},
                              {"verified", result.verified},
                              {"changed", json::value_from(result.changed)},
                              {"missing", json::value_from(result.missing)},
                              {"unlisted", json::value_from(result.unlisted)}});
  return result.is_intact() ? exit_ok : exit_failed;
}

}  // namespace

extern constinit const Command verify_command{
    .name = "verify",
    .summary = "Compare every file of a package with the hash in its manifest",
    .positionals = positionals,
    .examples = examples,
    .run = run_verify,
};

}  // namespace nonagon::cli
