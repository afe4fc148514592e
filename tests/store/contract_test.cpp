// What any storage engine must do. A new engine is one more type in ENGINES (engines.hpp).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/budgets.hpp"
#include "store/columns.hpp"
#include "store/drafts.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "store/packages.hpp"
#include "store/sessions.hpp"

namespace nonagon::store {

TEST_CASE_TEMPLATE("what was written is read back, unicode and absent values included", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto user = test::good(find_user(*store.connection, "ADA@example.org"));
  REQUIRE(user);
  CHECK(user->id == store.user.id);
  CHECK(user->preferences == "{\"theme\":\"dark\"}");
  CHECK_FALSE(user->avatar_url);
  CHECK(user->created_at == store.user.created_at);

  const auto project = test::good(find_project(*store.connection, store.user.id, "kites"));
  REQUIRE(project);
  CHECK(project->name == store.project.name);
  CHECK_FALSE(project->deleted_at);
  CHECK_FALSE(test::good(find_project(*store.connection, store.user.id, "boats")));

  const auto stages = test::good(stages_of(*store.connection, project->id));
  REQUIRE(stages.size() == 9);
  CHECK(stages[1].stage_name == design::StageName::data_model);
  CHECK(stages[8].stage_name == design::StageName::export_);
  CHECK(pipeline_of(stages) == pipeline::new_pipeline());
  CHECK(test::good(default_provider(*store.connection, store.user.id))->default_model == "nonagon-rules-1");
}

TEST_CASE_TEMPLATE("what was committed is there after opening again", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto number = test::good(in_transaction(*store.connection, [&] {
    return add_version(*store.connection, store.some_version("{\n}\n"), store.origin);
  }));
  store.connection.reset();
  store.connection = store.opened();
  CHECK(test::good(active_version(*store.connection, store.stages[0].id)) == number);
  test::good(store.connection->check_integrity());
}

TEST_CASE_TEMPLATE("a transaction that fails leaves nothing behind", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto outcome = in_transaction(*store.connection, [&]() -> Result<void> {
    TRY(add_version(*store.connection, store.some_version("{}\n"), store.origin));
    return fail(ErrorCode::cancelled, "enough");
  });
  CHECK(outcome.error().code == ErrorCode::cancelled);
  CHECK(test::good(versions_of(*store.connection, store.stages[0].id)).empty());
  CHECK_FALSE(test::good(stage_data(*store.connection, store.stages[0].id)));
}

TEST_CASE_TEMPLATE("a snapshot sees one state and writes nothing", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto other = store.opened();
  const auto count = [&] { return test::good(count_users(*store.connection)); };
  test::good(in_snapshot(*store.connection, [&]() -> Result<void> {
    auto bob = store.some_user();
    bob.email = "bob@example.org";
    test::good(add_user(*other, bob));
    CHECK(count() == 1);
    CHECK_FALSE(store.connection->execute("DELETE FROM users", {}));
    return {};
  }));
  CHECK(count() == 2);
  test::good(in_transaction(*store.connection,
                            [&] { return store.connection->execute("UPDATE users SET name = 'B'", {}); }));
}

TEST_CASE_TEMPLATE("the formats of a version share its number, and one version is active", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto& stage = store.stages[0].id;
  pipeline::InputHashes made_from{};
  made_from[0] = "abc";
  auto first = store.some_version("{\"n\":1}");
  first.made_from = made_from;
  CHECK(test::good(add_version(*store.connection, first, store.origin)) == 1);
  CHECK(test::good(add_version(*store.connection, store.some_version("{\"n\":2}"), store.origin)) == 2);

  auto versions = test::good(versions_of(*store.connection, stage));
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].formats == std::vector{OutputFormat::json, OutputFormat::md});
  CHECK_FALSE(versions[0].is_active);
  CHECK(versions[1].is_active);
  CHECK(test::good(stage_data(*store.connection, stage)) == "{\"n\":2}");

  const auto output = test::good(activate_version(*store.connection, stage, 1));
  CHECK(read_hashes(output.made_from) == made_from);
  CHECK(test::good(active_version(*store.connection, stage)) == 1);
  CHECK(test::good(stage_data(*store.connection, stage)) == "{\"n\":1}");
  CHECK(test::good(find_output(*store.connection, stage, 1, OutputFormat::md))->is_active);
  CHECK_FALSE(test::good(find_output(*store.connection, stage, 2, OutputFormat::md))->is_active);
  CHECK(activate_version(*store.connection, stage, 3).error().code == ErrorCode::not_found);
}

TEST_CASE_TEMPLATE("a second active version and a doubled number are refused", Engine, ENGINES) {
  test::Fixture<Engine> store;
  test::good(add_version(*store.connection, store.some_version("{}"), store.origin));
  auto copy = *test::good(find_output(*store.connection, store.stages[0].id, 1, OutputFormat::json));
  copy.id = StageOutputId::make(store.clock, store.entropy);
  CHECK(insert(*store.connection, copy).error().code == ErrorCode::conflict);
  copy.version = 2;
  CHECK(insert(*store.connection, copy).error().code == ErrorCode::conflict);
  copy.is_active = false;
  CHECK(insert(*store.connection, copy).has_value());
}

TEST_CASE_TEMPLATE("what the data model forbids is refused", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto refused = [&](std::string_view sql, const std::vector<Value>& values) {
    CAPTURE(sql);
    const auto outcome = store.connection->execute(sql, values);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::invalid_input);
  };
  refused("UPDATE projects SET status = 'gone' WHERE id = ?", parameters(store.project.id));
  refused("UPDATE projects SET current_stage = 10 WHERE id = ?", parameters(store.project.id));
  refused("UPDATE projects SET name = NULL WHERE id = ?", parameters(store.project.id));
  refused("UPDATE projects SET status = 'deleted' WHERE id = ?", parameters(store.project.id));
  refused("UPDATE projects SET template_id = ? WHERE id = ?",
          parameters(std::string("none"), store.project.id));
  refused("UPDATE stages SET status = 'open' WHERE id = ?", parameters(store.stages[0].id));
  refused("UPDATE stages SET status = 'generating' WHERE id = ?", parameters(store.stages[0].id));
  refused("UPDATE stages SET data = 'no json', payload_hash = 'x' WHERE id = ?",
          parameters(store.stages[0].id));
  refused("UPDATE users SET preferences = '{' WHERE id = ?", parameters(store.user.id));
  refused("UPDATE ai_provider_configs SET provider = 'mine' WHERE id = ?", parameters(store.provider.id));
}

TEST_CASE_TEMPLATE("slugs are unique among an owner's projects, deleted ones included", Engine, ENGINES) {
  test::Fixture<Engine> store;
  CHECK(test::good(free_slug(*store.connection, store.user.id, "boats")) == "boats");
  CHECK(test::good(free_slug(*store.connection, store.user.id, "kites")) == "kites-2");
  auto second = store.some_project("kites-2");
  second.status = ProjectStatus::deleted;
  second.deleted_at = store.clock.now();
  test::good(add_project(*store.connection, second, store.some_stages(second)));
  CHECK(test::good(free_slug(*store.connection, store.user.id, "kites")) == "kites-3");
  const auto third = store.some_project("kites");
  CHECK(add_project(*store.connection, third, store.some_stages(third)).error().code == ErrorCode::conflict);
  CHECK(test::good(projects_of(*store.connection, store.user.id, ProjectStatus::active)).size() == 1);
  CHECK(test::good(projects_of(*store.connection, store.user.id, ProjectStatus::deleted)).size() == 1);
}

TEST_CASE_TEMPLATE("one generation a stage at a time, and only the holder of the fence ends it",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  auto job = test::good(claim_job(*store.connection, store.some_job()));
  CHECK(job.fence == 1);
  CHECK(claim_job(*store.connection, store.some_job("host/2")).error().code == ErrorCode::conflict);
  REQUIRE(test::good(open_jobs(*store.connection)).size() == 1);

  auto thief = job;
  thief.owner = "host/2";
  thief.state = JobState::failed;
  CHECK(settle_job(*store.connection, thief).error().code == ErrorCode::conflict);

  job.state = JobState::succeeded;
  job.output_version = 1;
  test::good(settle_job(*store.connection, job));
  CHECK(settle_job(*store.connection, job).error().code == ErrorCode::conflict);
  CHECK(test::good(find_job(*store.connection, job.id))->output_version == 1);
  CHECK(test::good(open_jobs(*store.connection)).empty());
  CHECK(test::good(claim_job(*store.connection, store.some_job())).fence == 2);
}

TEST_CASE_TEMPLATE("generations belong to a job, a stage and a provider", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto job = test::good(claim_job(*store.connection, store.some_job()));
  auto generation = store.some_generation(job);
  generation.input_tokens = 3;
  CHECK(add_generation(*store.connection, generation).error().code == ErrorCode::invalid_input);
  generation.total_tokens = 3;
  test::good(add_generation(*store.connection, generation));
  auto priced = store.some_generation(job);
  priced.estimated_cost = "-1";
  CHECK(add_generation(*store.connection, priced).error().code == ErrorCode::invalid_input);
  REQUIRE(test::good(generations_of(*store.connection, store.project.id)).size() == 1);
  CHECK(test::good(calls_since(*store.connection, store.user.id, generation.created_at)).size() == 1);
  CHECK(test::good(calls_since(*store.connection, store.user.id, store.clock.now())).empty());
}

TEST_CASE_TEMPLATE("the lifecycle is written and read back whole", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto state = pipeline::new_pipeline();
  const auto step = [&](StageName stage, pipeline::Event event) {
    state = test::good(pipeline::apply(state, stage, event, {.payload_hash = "", .made_from = {}}));
    const auto before = pipeline_of(store.stages);
    test::good(write_pipeline(*store.connection,
                              store.project,
                              store.stages,
                              {.before = before, .after = state, .now = store.clock.now()}));
    CHECK(pipeline_of(test::good(stages_of(*store.connection, store.project.id))) == state);
  };
  step(StageName::product, pipeline::Event::generate);
  step(StageName::product, pipeline::Event::fail);

  const auto version = store.some_version("{}");
  test::good(add_version(*store.connection, version, store.origin));
  const auto stage = test::good(find_stage(*store.connection, store.stages[0].id));
  store.stages[0].payload_hash = stage->payload_hash;
  state.stages[0].payload_hash = stage->payload_hash;
  state.stages[0].status = StageStatus::review;
  step(StageName::product, pipeline::Event::complete);
  CHECK(test::good(find_project(*store.connection, store.project.id))->current_stage == 2);
  CHECK(test::good(find_stage(*store.connection, store.stages[0].id))->completed_at);
  step(StageName::product, pipeline::Event::revert);
  CHECK_FALSE(test::good(find_stage(*store.connection, store.stages[0].id))->completed_at);
  CHECK(test::good(find_stage(*store.connection, store.stages[1].id))->locked_by == StageName::product);
}

TEST_CASE_TEMPLATE("exports, tokens, templates and carried files are kept", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const std::string zip("PK\0\xff", 4);
  ExportPackage package{.id = ExportPackageId::make(store.clock, store.entropy),
                        .project_id = store.project.id,
                        .format = ExportFormat::zip,
                        .validation_status = ValidationStatus::warnings,
                        .validation_messages = "[]",
                        .file_path = export_path(zip),
                        .file_size_bytes = 4,
                        .exported_at = store.clock.now()};
  test::good(add_export(connection, package, zip));
  package.id = ExportPackageId::make(store.clock, store.entropy);
  test::good(add_export(connection, package, zip));
  CHECK(test::good(exports_of(connection, store.project.id)).at(0).file_size_bytes == 4);
  CHECK(test::good(export_bytes(connection, package)) == zip);
  CHECK(test::good(remove_unused_export_files(connection)) == 0);
  test::good(connection.execute("DELETE FROM export_packages", {}));
  CHECK(test::good(remove_unused_export_files(connection)) == 1);
  CHECK_FALSE(test::good(export_bytes(connection, package)));
  package.file_path = "exports";
  CHECK_FALSE(test::good(export_bytes(connection, package)));

  test::good(add_token(connection,
                       {.id = MCPTokenId::make(store.clock, store.entropy),
                        .user_id = store.user.id,
                        .project_id = store.project.id,
                        .token_hash = "h",
                        .label = "agent",
                        .last_used_at = std::nullopt,
                        .expires_at = std::nullopt,
                        .created_at = store.clock.now()}));
  CHECK(test::good(find_token(connection, "h"))->label == "agent");
  CHECK(test::good(tokens_of(connection, store.project.id)).size() == 1);

  Template mine{.id = TemplateId::make(store.clock, store.entropy),
                .name = "Shop",
                .description = "A shop",
                .category = TemplateCategory::saas,
                .icon = std::nullopt,
                .stage_defaults = "{}",
                .is_built_in = false,
                .created_at = store.clock.now(),
                .user_id = store.user.id};
  test::good(add_template(connection, mine));
  mine.description = "A better shop";
  test::good(update_template(connection, mine));
  CHECK(test::good(templates_for(connection, store.user.id)).at(0).description == "A better shop");
  store.project.template_id = mine.id;
  test::good(update_project(connection, store.project));
  test::good(remove_template(connection, mine.id));
  CHECK_FALSE(test::good(find_project(connection, store.project.id))->template_id);

  const Files files{{"database/migrations/001.sql", "SELECT 1;\n"}, {"notes.txt", std::string("a\0b", 3)}};
  test::good(add_carried_files(connection, store.project.id, files));
  CHECK(test::good(carried_files(connection, store.project.id)) == files);
}

TEST_CASE_TEMPLATE("a person has one draft of a stage, which the next one replaces", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto& stage = store.stages[1].id;
  const auto find = [&] { return test::good(find_draft(connection, store.user.id, stage)); };
  CHECK_FALSE(find());
  Draft draft{.user_id = store.user.id,
              .stage_id = stage,
              .data = R"({"entities":[{"name":"Ünfinished"}]})",
              .answers = R"({"core-objects":["Kite"]})",
              .updated_at = store.clock.now()};
  test::good(keep_draft(connection, draft));
  CHECK(find()->data == draft.data);
  CHECK(find()->answers == draft.answers);
  CHECK(find()->updated_at == draft.updated_at);
  draft.data = "[]";
  test::good(keep_draft(connection, draft));
  CHECK(find()->data == "[]");

  auto other = store.some_user();
  other.email = "bob@example.org";
  test::good(add_user(connection, other));
  CHECK_FALSE(test::good(find_draft(connection, other.id, stage)));
  auto theirs = draft;
  theirs.user_id = other.id;
  test::good(keep_draft(connection, theirs));

  test::good(remove_draft_answers(connection, store.user.id, stage));
  CHECK_FALSE(find()->answers);
  CHECK(find()->data == "[]");
  draft.data.reset();
  test::good(keep_draft(connection, draft));
  test::good(remove_draft_answers(connection, store.user.id, stage));
  CHECK_FALSE(find());
  test::good(remove_draft(connection, store.user.id, stage));
  CHECK(test::good(find_draft(connection, other.id, stage)));
  CHECK(test::good(versions_of(connection, stage)).empty());
}

TEST_CASE_TEMPLATE("a draft is JSON and holds something", Engine, ENGINES) {
  test::Fixture<Engine> store;
  Draft draft{.user_id = store.user.id,
              .stage_id = store.stages[0].id,
              .data = "{half",
              .answers = std::nullopt,
              .updated_at = store.clock.now()};
  CHECK(keep_draft(*store.connection, draft).error().code == ErrorCode::invalid_input);
  draft.data.reset();
  CHECK(keep_draft(*store.connection, draft).error().code == ErrorCode::invalid_input);
}

TEST_CASE_TEMPLATE("budgets are replaced together, one a scope", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto budget = [&](BudgetScope scope, std::string amount) {
    return Budget{.user_id = store.user.id,
                  .scope = scope,
                  .amount = std::move(amount),
                  .updated_at = store.clock.now()};
  };
  CHECK(test::good(budgets_of(connection, store.user.id)).empty());
  test::good(replace_budgets(
      connection, store.user.id, {budget(BudgetScope::month, "20"), budget(BudgetScope::call, "0.5")}));
  auto kept = test::good(budgets_of(connection, store.user.id));
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].scope == BudgetScope::call);
  CHECK(kept[0].amount == "0.5");
  CHECK(kept[1].scope == BudgetScope::month);
  const auto twice = in_transaction(connection, [&] {
    return replace_budgets(
        connection, store.user.id, {budget(BudgetScope::day, "1"), budget(BudgetScope::day, "2")});
  });
  CHECK(twice.error().code == ErrorCode::conflict);
  CHECK(replace_budgets(connection, store.user.id, {budget(BudgetScope::day, "much")}).error().code ==
        ErrorCode::invalid_input);
  test::good(replace_budgets(connection, store.user.id, {budget(BudgetScope::day, "0")}));
  kept = test::good(budgets_of(connection, store.user.id));
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].scope == BudgetScope::day);
}

TEST_CASE_TEMPLATE("a database of any earlier migration gets the later ones and keeps its rows",
                   Engine,
                   ENGINES) {
  const auto all = Engine::migrations();
  for (std::size_t old = 1; old < all.size(); ++old) {
    CAPTURE(old);
    const nonagon::test::TemporaryFolder folder;
    std::string script =
        "CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT "
        "NULL, applied_at TEXT NOT NULL);";
    for (std::size_t i = 0; i < old; ++i) {
      script += all[i].sql;
      script +=
          fmt::format("INSERT INTO schema_migrations VALUES ({}, '{}', '{}', '2026-01-01T00:00:00.000Z');",
                      i + 1,
                      all[i].name,
                      sha256_hex(all[i].sql));
    }
    script +=
        "INSERT INTO users (id, email, name, created_at, updated_at) VALUES "
        "('01930000-0000-7000-8000-000000000001', 'Old@example.org', 'Old', '2026-01-01T00:00:00.000Z', "
        "'2026-01-01T00:00:00.000Z');";
    Engine::run_script(folder.path(), script);
    const auto connection = test::good(Engine::open(folder.path()));
    test::good(connection->migrate("2026-02-01T00:00:00.000Z"));
    const auto user = test::good(find_user(*connection, "old@example.org"));
    REQUIRE(user);
    CHECK(test::good(budgets_of(*connection, user->id)).empty());
    CHECK(test::good(sessions_of(*connection, user->id)).empty());
    const auto rows = test::good(connection->query("SELECT count(*) FROM schema_migrations", {}));
    CHECK(rows[0][0] == Value(static_cast<std::int64_t>(all.size())));
    test::good(connection->check_integrity());
  }
}

TEST_CASE_TEMPLATE("a database of a newer program is refused, and one with another history",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  test::good(store.connection->migrate("2026-01-01T00:00:00.000Z"));
  test::good(store.connection->execute(
      "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (99, 'later', 'x', 'y')",
      {}));
  const auto newer = store.connection->migrate("2026-01-01T00:00:00.000Z");
  REQUIRE_FALSE(newer);
  CHECK(newer.error().code == ErrorCode::wrong_state);
  CHECK(newer.error().reason.find("newer") != std::string::npos);
  test::good(store.connection->execute("DELETE FROM schema_migrations WHERE number = 99", {}));
  test::good(store.connection->execute("UPDATE schema_migrations SET checksum = 'x'", {}));
  CHECK(store.connection->migrate("2026-01-01T00:00:00.000Z").error().code == ErrorCode::wrong_state);
}

TEST_CASE_TEMPLATE("a value that this program never writes is told as damage", Engine, ENGINES) {
  test::Fixture<Engine> store;
  test::good(store.connection->execute("UPDATE stages SET locked_by = 'nobody'", {}));
  const auto stages = stages_of(*store.connection, store.project.id);
  REQUIRE_FALSE(stages);
  CHECK(stages.error().code == ErrorCode::unavailable);
}

TEST_CASE("times are read as they are written") {
  for (const auto ms : {0LL, 1LL, 951'782'399'999LL, 1'763'000'000'123LL, 4'102'444'800'000LL}) {
    const Instant instant{std::chrono::milliseconds(ms)};
    CHECK(test::good(parse_instant(rfc3339(instant))) == instant);
  }
  for (const auto* text :
       {"", "2026-02-30T00:00:00.000Z", "2026-02-18T18:56:00Z", "2026-02-18 18:56:00.000Z"}) {
    CHECK_FALSE(parse_instant(text));
  }
}

}  // namespace nonagon::store
