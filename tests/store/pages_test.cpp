// Lists are read in pages: complete, in order, and at a cost that does not grow with the list.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "store/accounts.hpp"
#include "store/columns.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "store/packages.hpp"
#include "store/page.hpp"
#include "store/sessions.hpp"

namespace nonagon::store {
namespace {

using test::good;

// Notes the statements that pass through it.
class Noting final : public Connection {
 public:
  explicit Noting(Connection& connection) : connection_(connection) {}

  Result<std::vector<Row>> query(std::string_view sql, std::span<const Value> values) override {
    noted.emplace_back(std::string(sql), std::vector(values.begin(), values.end()));
    return connection_.query(sql, values);
  }

  Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override {
    noted.emplace_back(std::string(sql), std::vector(values.begin(), values.end()));
    return connection_.execute(sql, values);
  }

  Result<void> begin_write() override { return connection_.begin_write(); }

  Result<void> begin_read() override { return connection_.begin_read(); }

  Result<void> commit() override { return connection_.commit(); }

  void rollback() override { connection_.rollback(); }

  Result<void> notify(std::string_view channel, std::string_view payload) override {
    return connection_.notify(channel, payload);
  }

  Result<void> migrate(std::string_view applied_at) override { return connection_.migrate(applied_at); }

  Result<std::vector<Table>> schema() override { return connection_.schema(); }

  Result<void> check_integrity() override { return connection_.check_integrity(); }

  std::vector<std::pair<std::string, std::vector<Value>>> noted;

 private:
  Connection& connection_;
};

// Walks all pages and returns the ids; each page but the last is full.
template <class Id, class Read>
std::vector<Id> walk(std::size_t limit, Read&& read) {
  std::vector<Id> seen;
  PageRequest<Id> request{.after = std::nullopt, .limit = limit};
  while (true) {
    const auto page = good(read(request));
    for (const auto& row : page) seen.push_back(row.id);
    if (page.size() < limit) return seen;
    REQUIRE(page.size() == limit);
    request.after = page.back().id;
  }
}

template <class Id>
void check_pages(std::vector<Id> expected, const auto& read) {
  std::ranges::reverse(expected);
  for (const std::size_t limit : {1U, 3U, 7U, 50U}) {
    CAPTURE(limit);
    CHECK(walk<Id>(limit, read) == expected);
  }
}

}  // namespace

TEST_CASE_TEMPLATE("pages give every row once, newest first", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  std::vector<ProjectId> projects{store.project.id};
  std::vector<SessionId> sessions;
  std::vector<MCPTokenId> tokens;
  std::vector<ExportPackageId> exports;
  std::vector<TemplateId> templates;
  std::vector<AIProviderConfigId> providers{store.provider.id};
  std::vector<AIGenerationId> generations;
  const auto job = good(claim_job(connection, store.some_job()));
  auto stranger = store.some_user();
  stranger.email = "bob@example.org";
  good(add_user(connection, stranger));
  for (int i = 0; i < 7; ++i) {
    auto project = store.some_project(fmt::format("p-{}", i));
    if (i % 3 == 2) project.status = ProjectStatus::archived;
    good(add_project(connection, project, store.some_stages(project)));
    if (project.status == ProjectStatus::active) projects.push_back(project.id);
    Session session{.id = SessionId::make(store.clock, store.entropy),
                    .user_id = store.user.id,
                    .token_hash = fmt::format("s{}", i),
                    .label = "",
                    .address = "",
                    .created_at = store.clock.now(),
                    .last_used_at = store.clock.now(),
                    .expires_at = store.clock.now()};
    good(add_session(connection, session));
    sessions.push_back(session.id);
    MCPToken token{.id = MCPTokenId::make(store.clock, store.entropy),
                   .user_id = store.user.id,
                   .project_id = store.project.id,
                   .token_hash = fmt::format("t{}", i),
                   .label = "",
                   .last_used_at = std::nullopt,
                   .expires_at = std::nullopt,
                   .created_at = store.clock.now()};
    good(add_token(connection, token));
    tokens.push_back(token.id);
    ExportPackage package{.id = ExportPackageId::make(store.clock, store.entropy),
                          .project_id = store.project.id,
                          .format = ExportFormat::zip,
                          .validation_status = ValidationStatus::valid,
                          .validation_messages = std::nullopt,
                          .file_path = "x",
                          .file_size_bytes = 1,
                          .exported_at = store.clock.now()};
    good(add_export(connection, package, ""));
    exports.push_back(package.id);
    CHECK(good(find_export(connection, package.id))->file_path == "x");
    Template kept{.id = TemplateId::make(store.clock, store.entropy),
                  .name = fmt::format("T{}", i),
                  .description = "",
                  .category = TemplateCategory::saas,
                  .icon = std::nullopt,
                  .stage_defaults = "{}",
                  .is_built_in = i % 2 == 0,
                  .created_at = store.clock.now(),
                  .user_id = i % 2 == 0 ? std::nullopt : std::optional(store.user.id)};
    good(add_template(connection, kept));
    templates.push_back(kept.id);
    CHECK(good(find_template(connection, kept.id))->name == kept.name);
    auto theirs = kept;
    theirs.id = TemplateId::make(store.clock, store.entropy);
    theirs.is_built_in = false;
    theirs.user_id = stranger.id;
    good(add_template(connection, theirs));
    auto provider = store.some_provider();
    provider.is_default = false;
    good(add_provider(connection, provider));
    providers.push_back(provider.id);
    auto generation = store.some_generation(job);
    generation.stage_id = store.stages[static_cast<std::size_t>(i) % 3].id;
    good(add_generation(connection, generation));
    generations.push_back(generation.id);
  }
  check_pages(projects, [&](const PageRequest<ProjectId>& page) {
    return projects_page(connection, store.user.id, ProjectStatus::active, page);
  });
  check_pages(sessions, [&](const PageRequest<SessionId>& page) {
    return sessions_page(connection, store.user.id, page);
  });
  check_pages(tokens, [&](const PageRequest<MCPTokenId>& page) {
    return tokens_page(connection, store.project.id, page);
  });
  check_pages(exports, [&](const PageRequest<ExportPackageId>& page) {
    return exports_page(connection, store.project.id, page);
  });
  check_pages(templates, [&](const PageRequest<TemplateId>& page) {
    return templates_page(connection, store.user.id, page);
  });
  check_pages(providers, [&](const PageRequest<AIProviderConfigId>& page) {
    return providers_page(connection, store.user.id, page);
  });
  check_pages(generations, [&](const PageRequest<AIGenerationId>& page) {
    return generations_page(connection, store.project.id, page);
  });
}

TEST_CASE("a page is read from an index alone, without sorting") {
  test::Fixture<test::SqliteEngine> store;
  Noting connection(*store.connection);
  good(projects_page(connection, store.user.id, ProjectStatus::active, {std::nullopt, 50}));
  good(sessions_page(connection, store.user.id, {std::nullopt, 50}));
  good(tokens_page(connection, store.project.id, {std::nullopt, 50}));
  good(exports_page(connection, store.project.id, {std::nullopt, 50}));
  good(templates_page(connection, store.user.id, {std::nullopt, 50}));
  good(providers_page(connection, store.user.id, {std::nullopt, 50}));
  good(generations_page(connection, store.project.id, {std::nullopt, 50}));
  REQUIRE(connection.noted.size() == 5 + 2 + 10);
  for (const auto& [sql, values] : connection.noted) {
    CAPTURE(sql);
    const auto plan = good(store.connection->query("EXPLAIN QUERY PLAN " + sql, values));
    REQUIRE(plan.size() == 1);
    const auto step = std::get<std::string>(plan[0].at(3));
    CAPTURE(step);
    CHECK(step.starts_with("SEARCH "));
    if (sql.find("id < ?") != std::string::npos) CHECK(step.find("_page (") != std::string::npos);
  }
}

TEST_CASE("what is active of a stage is found by its mark on SQLite, however many versions there are") {
  test::Fixture<test::SqliteEngine> store;
  Noting connection(*store.connection);
  const auto& stage = store.stages[0].id;
  good(add_outputs(connection, store.some_version("{}"), store.origin));
  good(active_version(connection, stage));
  good(stage_data(connection, stage));
  std::size_t by_mark = 0;
  for (const auto& [sql, values] : connection.noted) {
    if (sql.find("is_active = TRUE") == std::string::npos) continue;
    CAPTURE(sql);
    std::string steps;
    for (const auto& row : good(store.connection->query("EXPLAIN QUERY PLAN " + sql, values)))
      steps += std::get<std::string>(row.at(3)) + '\n';
    CAPTURE(steps);
    CHECK(steps.find("stage_outputs_one_active (") != std::string::npos);
    ++by_mark;
  }
  CHECK(by_mark == 3);
}

}  // namespace nonagon::store
