#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/engine_name.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The first number of a text: "postgres:17.6" → 17, "PostgreSQL 17" → 17, "postgres:latest" → nothing.
std::optional<int> major_in(std::string_view text) {
  const auto digit = text.find_first_of("0123456789");
  int number = 0;
  if (digit == std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + digit, text.data() + text.size(), number);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& database = design.database;
  const auto wanted = major_in(database.version);
  if (!has(design, StageName::database) || !wanted) return;
  const auto examine =
      [&](StageName stage, std::string pointer, std::string_view text, std::string_view version) {
        const auto engine = engine_in(text);
        const auto found = major_in(version);
        if (!engine || *engine != database.engine || lower(text).contains("maria") || !found ||
            *found == *wanted)
          return;
        report.add(stage, std::move(pointer), fmt::format("`{}` is not version {}", text, database.version));
      };
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const std::string_view image = services[i].image;
    const auto name = image.substr(image.rfind('/') + 1);
    const auto tag = name.substr(0, name.find('@'));
    const auto colon = tag.find(':');
    if (services[i].role == "database" && colon != std::string_view::npos)
      examine(StageName::infrastructure, fmt::format("/services/{}/image", i), image, tag.substr(colon));
  }
  const auto chosen = design::selection(design.stack, "database");
  examine(StageName::stack, "/selections/database", chosen, chosen);
}

}  // namespace

extern constinit const Rule engine_version_matches_service{
    .id = "engine-version-matches-service",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "The database image and the stack have the version that the database stage chose.",
    .reason =
        "Types and functions that the design uses are missing, or differ between the laptop and production.",
    .mend = "Change the image tag, the selection or the version, so that all say one.",
    .source = "XR-032",
    .bad = R"(version "17" and the image "postgres:15.4")",
    .good = R"(version "17" and the image "postgres:17.6")",
    .check = inspect,
};

}  // namespace nonagon::check
