#include "derive/screens/interface.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::StageName;

constexpr std::array<std::string_view, 16> denials{"no user interface",
                                                   "no ui",
                                                   "no frontend",
                                                   "no front end",
                                                   "without a user interface",
                                                   "without a ui",
                                                   "without a frontend",
                                                   "no web interface",
                                                   "no web ui",
                                                   "no interface",
                                                   "no screens",
                                                   "no end user screens",
                                                   "no gui",
                                                   "api only",
                                                   "headless",
                                                   "backend only"};

constexpr std::array<std::string_view, 24> programs{"command line",
                                                    "cli",
                                                    "terminal tool",
                                                    "terminal program",
                                                    "sdk",
                                                    "npm package",
                                                    "python package",
                                                    "rust crate",
                                                    "go module",
                                                    "client library",
                                                    "software library",
                                                    "programming library",
                                                    "open source library",
                                                    "javascript library",
                                                    "typescript library",
                                                    "python library",
                                                    "java library",
                                                    "header only library",
                                                    "rest api for",
                                                    "http api for",
                                                    "webhook relay",
                                                    "daemon",
                                                    "microservice",
                                                    "background service"};

constexpr std::array<std::string_view, 20> screens{"app",       "apps",    "web app",  "website", "web",
                                                   "screen",    "screens", "page",     "pages",   "dashboard",
                                                   "portal",    "browser", "mobile",   "phone",   "tablet",
                                                   "interface", "ui",      "frontend", "board",   "kiosk"};

constexpr std::array<std::string_view, 16> fingers{"phone",
                                                   "phones",
                                                   "smartphone",
                                                   "mobile",
                                                   "tablet",
                                                   "tablets",
                                                   "ipad",
                                                   "touch",
                                                   "android",
                                                   "ios",
                                                   "kiosk",
                                                   "workshop",
                                                   "warehouse",
                                                   "field work",
                                                   "on the go",
                                                   "shop floor"};

// `text` is words with single spaces around each.
bool mentions(std::string_view text, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return text.find(fmt::format(" {} ", phrase)) != std::string_view::npos;
  });
}

// Every word said about the product.
std::string said_about(const Design& design) {
  std::string text(idea_of(design.answers));
  text += '\n' + design.product.tagline + '\n' + design.product.description;
  for (const auto& constraint : design.product.constraints) text += '\n' + constraint.text;
  return fmt::format(" {} ", join(words_of(lower(text)), " "));
}

}  // namespace

bool has_user_interface(const Design& design) {
  if (design.answers.text(StageName::stack, "frontend-preference") == "none") return false;
  if (!design.answers.items(StageName::sections, "main-screens").empty()) return true;
  const auto text = said_about(design);
  if (mentions(text, denials)) return false;
  const bool is_for_programs = mentions(text, programs) || product_form(design) == ProductForm::api;
  return !is_for_programs || mentions(text, screens);
}

bool is_touched(const Design& design) {
  const auto& answers = design.answers;
  if (answers.has_selected(StageName::product, "constraints", "mobile")) return true;
  const auto layout = answers.text(StageName::design, "layout");
  const bool has_mobile =
      std::ranges::any_of(design.product.constraints, [](const auto& one) { return one.kind == "mobile"; });
  return layout == "tabs" || has_mobile || mentions(said_about(design), fingers);
}

}  // namespace nonagon::derive
