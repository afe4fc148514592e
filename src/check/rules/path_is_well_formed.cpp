#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// What is wrong with a path; empty when nothing is.
std::string_view complaint(std::string_view path) {
  if (!path.starts_with('/')) return "begins with no slash";
  if (path.size() > 1 && path.ends_with('/')) return "ends with a slash";
  if (path.contains("//")) return "has two slashes beside each other";
  if (path.find_first_of("?# ") != std::string_view::npos) return "has a query, a fragment or a space";
  int depth = 0;
  for (const char c : path) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0 || depth > 1 || (depth == 1 && c == '/')) return "has a brace without its other half";
  }
  if (depth != 0 || path.contains("{}")) return "has a parameter without a name";
  if (path.find('{') == path.rfind('{')) return "";
  auto names = design::path_parameters(path);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) == names.end() ? "" : "has one parameter twice";
}

// The path with what can be mended for certain: the slashes.
std::string mended(std::string_view path) {
  std::string out = "/";
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  if (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto examine = [&](const auto& pointer, const std::string& path) {
    const auto why = complaint(path);
    if (why.empty()) return;
    auto& finding = report.add(StageName::api, pointer(), fmt::format("`{}` {}", path, why));
    if (complaint(mended(path)).empty())
      finding.fix = replace_with("Mend the slashes", finding.pointer, json::string(mended(path)));
  };
  const auto& api = design.api;
  if (!api.base_path.empty()) examine([] { return "/basePath"; }, api.base_path);
  for (std::size_t i = 0; i < api.resources.size(); ++i)
    examine([&] { return fmt::format("/resources/{}/path", i); }, api.resources[i].path);
  for (std::size_t i = 0; i < api.actions.size(); ++i)
    examine([&] { return fmt::format("/actions/{}/path", i); }, api.actions[i].path);
}

}  // namespace

extern constinit const Rule path_is_well_formed{
    .id = "path-is-well-formed",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A path begins with a slash, does not end with one, and has neither query nor half a brace.",
    .reason = "Clients would call one address and the router listen at another.",
    .mend =
        R"(Write "/loans/{id}/return": segments between single slashes, parameters in braces, each once.)",
    .source =
        "Redocly no-path-trailing-slash, path-not-include-query, path-declaration-must-exist; Spectral "
        "path-params",
    .bad = R"("loans/")",
    .good = R"("/loans")",
    .check = inspect,
};

}  // namespace nonagon::check
