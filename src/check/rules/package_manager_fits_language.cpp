#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

struct Home {
  std::string_view manager;
  std::array<std::string_view, 4> languages;
};

constexpr std::array homes{
    Home{"npm", {"typescript", "javascript"}},
    Home{"pnpm", {"typescript", "javascript"}},
    Home{"yarn", {"typescript", "javascript"}},
    Home{"bun", {"typescript", "javascript"}},
    Home{"uv", {"python"}},
    Home{"pip", {"python"}},
    Home{"poetry", {"python"}},
    Home{"cargo", {"rust"}},
    Home{"go modules", {"go"}},
    Home{"composer", {"php"}},
    Home{"bundler", {"ruby"}},
    Home{"nuget", {"c#", "f#", "visual basic"}},
    Home{"gradle", {"java", "kotlin", "groovy", "scala"}},
    Home{"maven", {"java", "kotlin", "groovy", "scala"}},
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto manager = design::selection(design.stack, "packageManager");
  const auto language = lower(design::selection(design.stack, "language"));
  const auto* home = std::ranges::find(homes, std::string_view(lower(manager)), &Home::manager);
  if (home == homes.end() || language.empty()) return;
  const bool fits = std::ranges::any_of(
      home->languages, [&](std::string_view word) { return !word.empty() && language.starts_with(word); });
  if (fits) return;
  report.add(
      StageName::stack,
      "/selections/packageManager",
      fmt::format("`{}` has no packages for {}", manager, design::selection(design.stack, "language")));
}

}  // namespace

extern constinit const Rule package_manager_fits_language{
    .id = "package-manager-fits-language",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "Packages come from a manager of the language.",
    .reason = "Nothing can be installed with it.",
    .mend = "Choose the manager that the language has.",
    .source = "XR-034",
    .bad = "npm for a product in Go",
    .good = "go modules for a product in Go",
    .check = inspect,
};

}  // namespace nonagon::check
