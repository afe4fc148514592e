#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.resources.size(); ++i) {
    const auto& path = design.api.resources[i].path;
    if (std::ranges::count(path, '{') < 3) continue;
    report.add(StageName::api,
               fmt::format("/resources/{}/path", i),
               fmt::format("`{}` leads through {} collections", path, std::ranges::count(path, '{') + 1));
  }
}

}  // namespace

extern constinit const Rule path_is_not_deep{
    .id = "path-is-not-deep",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "A path leads through at most three collections.",
    .reason = "Every caller must know the whole chain of keys to reach a thing that has a key of its own.",
    .mend = "Serve the inner collection by itself, with a filter for its parent.",
    .source = "Zalando rule 147",
    .bad = R"("/shops/{shopId}/shelves/{shelfId}/books/{bookId}/copies")",
    .good = R"("/copies" with the filter bookId)",
    .check = inspect,
};

}  // namespace nonagon::check
