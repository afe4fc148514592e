#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 4> table_names{
    "snake_case_plural", "snake_case", "camelCase", "PascalCase"};
constexpr std::array<std::string_view, 3> column_names{"snake_case", "camelCase", "PascalCase"};
constexpr std::array<std::string_view, 2> key_types{"uuid", "bigint"};
constexpr std::array<std::string_view, 3> key_makers{"uuidv7-application", "uuidv4-database", "identity"};
constexpr std::array<std::string_view, 2> enum_ways{"text-check", "native"};
constexpr std::array<std::string_view, 2> prisma_versions{"6", "7"};
constexpr std::array<std::string_view, 4> methods{"btree", "gin", "gist", "hash"};
constexpr std::array<std::string_view, 3> styles{"rest", "graphql", "trpc"};
constexpr std::array<std::string_view, 5> strategies{"session", "jwt", "api-key", "oauth", "none"};
constexpr std::array<std::string_view, 2> paginations{"keyset", "offset"};
constexpr std::array<std::string_view, 1> error_formats{"rfc9457"};
constexpr std::array<std::string_view, 2> directions{"outgoing", "incoming"};
constexpr std::array<std::string_view, 5> radii{"none", "small", "medium", "large", "full"};
constexpr std::array<std::string_view, 4> shadows{"none", "low", "medium", "high"};
constexpr std::array<std::string_view, 2> themes{"light", "dark"};
constexpr std::array<std::string_view, 4> layouts{"sidebar", "topbar", "tabs", "none"};
constexpr std::array<std::string_view, 3> ci_providers{"github-actions", "gitlab-ci", "none"};
constexpr std::array<std::string_view, 2> package_formats{"folder", "zip"};
constexpr std::array<std::string_view, 2> openapi_versions{"3.1", "3.2"};

class Examiner {
 public:
  explicit Examiner(Report& report) : report_(report) {}

  // An empty text chooses nothing.
  void one(StageName stage, std::string_view pointer, std::string_view value, Words words) {
    if (value.empty() || std::ranges::find(words, value) != words.end()) return;
    report_.add(
        stage, std::string(pointer), fmt::format("`{}` is none of {}", value, fmt::join(words, ", ")));
  }

  void each(StageName stage, std::string_view pointer, const std::vector<std::string>& values, Words words) {
    for (std::size_t i = 0; i < values.size(); ++i)
      one(stage, fmt::format("{}/{}", pointer, i), values[i], words);
  }

 private:
  Report& report_;
};

void examine_database(const design::Database& database, Examiner& examiner) {
  const auto stage = StageName::database;
  examiner.one(stage, "/naming/tables", database.naming.tables, table_names);
  examiner.one(stage, "/naming/columns", database.naming.columns, column_names);
  examiner.one(stage, "/keys/type", database.keys.type, key_types);
  examiner.one(stage, "/keys/generation", database.keys.generation, key_makers);
  examiner.one(stage, "/enums", database.enums, enum_ways);
  examiner.one(stage, "/prismaVersion", database.prisma_version, prisma_versions);
  for (std::size_t i = 0; i < database.indexes.size(); ++i) {
    if (!database.indexes[i].method.empty())
      examiner.one(stage, fmt::format("/indexes/{}/method", i), database.indexes[i].method, methods);
  }
}

void examine_api(const design::Api& api, Examiner& examiner) {
  const auto stage = StageName::api;
  examiner.one(stage, "/style", api.style, styles);
  examiner.one(stage, "/auth/strategy", api.auth.strategy, strategies);
  if (api.pagination) examiner.one(stage, "/pagination/style", api.pagination->style, paginations);
  if (api.error_format)
    examiner.one(stage, "/errorFormat/standard", api.error_format->standard, error_formats);
  for (std::size_t i = 0; i < api.integrations.size(); ++i)
    examiner.one(
        stage, fmt::format("/integrations/{}/direction", i), api.integrations[i].direction, directions);
}

void examine_look(const design::DesignSystem& look, Examiner& examiner) {
  const auto stage = StageName::design;
  examiner.one(stage, "/radius", look.radius, radii);
  examiner.one(stage, "/shadow", look.shadow, shadows);
  examiner.each(stage, "/themes", look.themes, themes);
  if (look.application_shell)
    examiner.one(stage, "/applicationShell/layout", look.application_shell->layout, layouts);
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  Examiner examiner(report);
  examine_database(design.database, examiner);
  examine_api(design.api, examiner);
  examine_look(design.design, examiner);
  if (design.infrastructure.ci)
    examiner.one(StageName::infrastructure, "/ci/provider", design.infrastructure.ci->provider, ci_providers);
  examiner.each(StageName::export_, "/formats", design.export_plan.formats, package_formats);
  examiner.one(StageName::export_, "/openapi", design.export_plan.openapi, openapi_versions);
}

}  // namespace

extern constinit const Rule choice_is_known{
    .id = "choice-is-known",
    .severity = Severity::error,
    .stage = StageName::product,
    .summary = "Where a payload chooses from a closed list of words, it uses one of them.",
    .reason = "A word that nothing knows is passed over in silence, and the default takes its place.",
    .mend = "Use one of the words that the finding names.",
    .source = "schemas of the payloads",
    .bad = R"("strategy": "sessions")",
    .good = R"("strategy": "session")",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
