#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 10> verbs{
    "get", "list", "fetch", "create", "add", "update", "edit", "delete", "remove", "post"};

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.resources.size(); ++i) {
    for (const auto segment : split(design.api.resources[i].path, '/')) {
      const auto word = segment.substr(0, segment.find_first_of("-_"));
      const bool is_verb = std::ranges::find(verbs, lower(word)) != verbs.end();
      if (!is_verb || word == "post" || word.size() == segment.size()) continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/path", i),
                 fmt::format("`{}` says what the method says already", segment));
    }
  }
}

}  // namespace

extern constinit const Rule path_names_no_verb{
    .id = "path-names-no-verb",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "The path of a collection names things; the method says what is done.",
    .reason = "Callers find /getBooks beside /books and cannot guess the third.",
    .mend = "Leave the verb out.",
    .source = "Redocly no-http-verbs-in-paths; Zalando rule 141",
    .bad = R"("/get-books")",
    .good = R"("/books")",
    .check = inspect,
};

}  // namespace nonagon::check
