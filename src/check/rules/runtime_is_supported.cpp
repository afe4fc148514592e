#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

struct Version {
  int major = 0;
  int minor = 0;

  auto operator<=>(const Version&) const = default;
};

struct Support {
  std::string_view word;
  Version oldest;
};

// Versions that still get security fixes in late 2026.
constexpr std::array supported{
    Support{"node", {22, 0}},
    Support{"python", {3, 10}},
    Support{"php", {8, 2}},
    Support{"ruby", {3, 3}},
    Support{"java", {17, 0}},
    Support{"go", {1, 24}},
    Support{".net", {8, 0}},
    Support{"deno", {2, 0}},
};

// "3.9" → 3 and 9; a major version alone is its newest.
std::optional<Version> version_in(std::string_view text) {
  Version version{0, 99};
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, version.major);
  if (error != std::errc{}) return std::nullopt;
  if (rest != end && *rest == '.') std::from_chars(rest + 1, end, version.minor);
  return version;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto* const layer : {"runtime", "language"}) {
    const auto chosen = design::selection(design.stack, layer);
    const auto words = split(chosen, ' ');
    if (words.size() < 2) continue;
    const auto name = lower(words[0]);
    const auto* support =
        std::ranges::find_if(supported, [&](const Support& known) { return name.starts_with(known.word); });
    if (support == supported.end() || name == "javascript" ||
        version_in(words[1]).value_or(support->oldest) >= support->oldest)
      continue;
    report.add(StageName::stack,
               fmt::format("/selections/{}", layer),
               fmt::format("`{}` gets no fixes any more", chosen));
  }
}

}  // namespace

extern constinit const Rule runtime_is_supported{
    .id = "runtime-is-supported",
    .severity = Severity::warning,
    .stage = StageName::stack,
    .summary = "The language or runtime has a version that is still mended.",
    .reason = "Holes found tomorrow stay open, and dependencies stop installing.",
    .mend = "Choose a version with long support.",
    .source = "XR-034; endoflife.date",
    .bad = R"("runtime": "node 16")",
    .good = R"("runtime": "node 22")",
    .check = inspect,
};

}  // namespace nonagon::check
