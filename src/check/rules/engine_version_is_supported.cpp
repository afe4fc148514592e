#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "sql/dialect.hpp"

namespace nonagon::check {
namespace {

struct Support {
  design::Engine engine;
  double oldest;  // major, or major.minor where the engine counts so
};

// Versions that still get security fixes in late 2026.
constexpr std::array supported{
    Support{design::Engine::postgresql, 14},
    Support{design::Engine::mysql, 8.4},
    Support{design::Engine::sqlite, 3},
    Support{design::Engine::mongodb, 7},
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const std::string_view version = design.database.version;
  double number = 0;
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
  if (error != std::errc{}) return;
  // MariaDB counts from 10.6 and is designed for as mysql.
  const auto* support = std::ranges::find(supported, design.database.engine, &Support::engine);
  if (support == supported.end() || number >= support->oldest) return;
  auto& finding =
      report.add(StageName::database,
                 "/version",
                 fmt::format("{} {} gets no fixes any more", design::wire_value(support->engine), version));
  finding.fix = replace_with("Take the version that new designs get",
                             finding.pointer,
                             json::string(sql::dialect_of(design.database.engine).default_version));
}

}  // namespace

extern constinit const Rule engine_version_is_supported{
    .id = "engine-version-is-supported",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "The database has a version that is still mended.",
    .reason = "Holes found tomorrow stay open, and managed hosts move the version without asking.",
    .mend = "Choose the newest version that the host offers.",
    .source = "endoflife.date; PostgreSQL versioning policy",
    .bad = "PostgreSQL 11",
    .good = "PostgreSQL 17",
    .check = inspect,
};

}  // namespace nonagon::check
