#include <doctest/doctest.h>

#include "pack/package.hpp"
#include "store/fixture.hpp"
#include "workbench/owner.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

using store::test::good;
using enum store::StageStatus;

struct Bench {
  nonagon::test::TemporaryFolder folder;
  store::test::TickingClock clock;
  store::test::CountingEntropy entropy;
  std::unique_ptr<Workbench> store = opened();

  std::unique_ptr<Workbench> opened() {
    return good(Workbench::open(folder.path() / "data", clock, entropy));
  }

  void reopen() {
    store.reset();
    store = opened();
  }
};

NewProject tool_library() {
  NewProject wanted;
  wanted.answers.set(
      StageName::product,
      "idea",
      {.selected = {},
       .text = "Members of a tool library borrow tools, return them, and pay a fee when they are late. "
               "Staff add tools and see what is out."});
  return wanted;
}

std::string product_named(std::string_view tagline) {
  return fmt::format(R"({{"name": "Tool library", "tagline": "{}", "description": "Lends tools."}})",
                     tagline);
}

ErrorCode code_of(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE("a project goes through nine stages with the built-in engine") {
  Bench bench;
  const auto made = good(bench.store->create_project(tool_library()));
  const auto& slug = made.project.slug;
  CHECK(made.stages[0].row.status == active);
  CHECK(made.stages[8].row.status == locked);
  for (const auto stage : design::all_stages) {
    CAPTURE(design::wire_name(stage));
    const auto generated = good(bench.store->generate(slug, stage, {}));
    CHECK(generated.row.status == review);
    CHECK(generated.version == 1);
    CHECK(generated.data.has_value());
    const auto completed = good(bench.store->complete(slug, stage));
    CHECK(completed.row.status == complete);
    CHECK(completed.row.validated_at);
    CHECK(completed.row.completed_at);
    for (const auto format : pipeline::stage(stage).formats) {
      CAPTURE(format);
      CHECK_FALSE(good(bench.store->output(slug, stage, *design::parse_enum<store::OutputFormat>(format), 1))
                      .empty());
    }
  }
  const auto finished = good(bench.store->project(slug));
  CHECK(finished.project.current_stage == 9);
  for (const auto& stage : finished.stages) CHECK(stage.stale_inputs.empty());

  const auto usage = good(bench.store->usage(std::nullopt));
  CHECK(usage.total.calls == 9);
  CHECK(usage.total.cost_nano == 0);
  CHECK(usage.by_project.at(0).key == slug);
  CHECK(good(bench.store->generations(slug)).size() == 9);
  good(bench.store->connection().check_integrity());
}

TEST_CASE("an export goes out, comes in as another project, and goes out the same") {
  Bench bench;
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  for (const auto stage : design::all_stages) {
    good(bench.store->generate(slug, stage, {}));
    good(bench.store->complete(slug, stage));
  }
  const auto first =
      good(bench.store->export_package(slug, store::ExportFormat::folder, bench.folder.path() / "one"));
  CHECK(first.package.file_size_bytes > 1000);
  CHECK(std::ssize(good(bench.store->export_bytes(first.package))) == first.package.file_size_bytes);
  auto files = good(pack::read_folder(first.path));
  const auto again =
      good(bench.store->create_from_design(good(pack::read_authored(files)), pack::carried_files(files)));
  CHECK(again.project.slug == slug + "-2");
  for (const auto& stage : again.stages) CHECK(stage.row.status == complete);

  Bench other;
  const auto moved =
      good(other.store->create_from_design(good(pack::read_authored(files)), pack::carried_files(files)));
  const auto second = good(other.store->export_package(
      moved.project.slug, store::ExportFormat::folder, other.folder.path() / "two"));
  CHECK(good(pack::read_folder(second.path)) == files);
  CHECK(good(other.store->exports(moved.project.slug)).size() == 1);
}

TEST_CASE("saves make versions, and a lost update is refused") {
  Bench bench;
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  const auto save = [&](std::string_view tagline, std::optional<std::int64_t> expected) {
    return bench.store->save(
        slug,
        StageName::product,
        {.payload = good(parse_json(product_named(tagline))), .answers = std::nullopt, .expected = expected});
  };
  CHECK(good(save("One", std::nullopt)).version == 1);
  CHECK(good(save("Two", 1)).version == 2);
  CHECK(code_of(save("Three", 1)) == ErrorCode::stale);
  CHECK(good(bench.store->versions(slug, StageName::product)).size() == 2);

  const auto changes = good(bench.store->diff(slug, StageName::product, 1, 2));
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].pointer == "/tagline");
  CHECK(changes[0].after == "Two");

  const auto back = good(bench.store->activate(slug, StageName::product, 1));
  CHECK(back.version == 1);
  CHECK(back.data->find("\"One\"") != std::string::npos);
  CHECK(code_of(bench.store->activate(slug, StageName::product, 7)) == ErrorCode::not_found);
}

TEST_CASE("what cannot be is refused with the right kind of error, and changes nothing") {
  Bench bench;
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  const auto before = to_json(good(bench.store->project(slug)));
  auto& store = *bench.store;
  const Edit edit{.payload = json::object(), .answers = std::nullopt, .expected = std::nullopt};
  CHECK(code_of(store.project("nobody")) == ErrorCode::not_found);
  CHECK(code_of(store.generate(slug, StageName::api, {})) == ErrorCode::wrong_state);
  CHECK(code_of(store.save(slug, StageName::api, edit)) == ErrorCode::wrong_state);
  CHECK(code_of(store.complete(slug, StageName::product)) == ErrorCode::wrong_state);
  CHECK(code_of(store.revert(slug, StageName::product)) == ErrorCode::wrong_state);
  const auto invalid = store.save(slug, StageName::product, edit);
  CHECK(code_of(invalid) == ErrorCode::invalid_input);
  CHECK(invalid.error().pointer == "/name");
  design::Answers unknown;
  unknown.set(StageName::product, "colour", {.selected = {}, .text = "red"});
  CHECK(code_of(store.generate(slug, StageName::product, unknown)) == ErrorCode::invalid_input);
  CHECK(code_of(store.create_project({})) == ErrorCode::invalid_input);
  NewProject novel;
  novel.answers.set(StageName::product, "idea", {.selected = {}, .text = std::string(200'001, 'a')});
  CHECK(code_of(store.create_project(novel)) == ErrorCode::limit_reached);
  CHECK(to_json(good(store.project(slug))) == before);
}

TEST_CASE("a stage with an error finding cannot be completed") {
  Bench bench;
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  good(bench.store->generate(slug, StageName::product, {}));
  good(bench.store->complete(slug, StageName::product));
  constexpr std::string_view dangling = R"({"entities": [], "relationships": [
    {"from": "Ghost", "to": "Shadow", "type": "one-to-many", "foreignKey": "ghostId"}]})";
  good(bench.store->save(slug,
                         StageName::data_model,
                         {.payload = good(parse_json(dangling)), .answers = {}, .expected = {}}));
  const auto outcome = bench.store->complete(slug, StageName::data_model);
  CHECK(code_of(outcome) == ErrorCode::has_findings);
  CHECK(good(bench.store->validate(slug)).status == store::ValidationStatus::errors);
  CHECK(good(bench.store->stage(slug, StageName::data_model)).row.status == review);
  CHECK(good(bench.store->stage(slug, StageName::data_model)).row.validated_at);
}

TEST_CASE("reverting an early stage keeps the later ones, and says what is stale") {
  Bench bench;
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  for (const auto stage : {StageName::product, StageName::data_model, StageName::database}) {
    good(bench.store->generate(slug, stage, {}));
    good(bench.store->complete(slug, stage));
  }
  good(bench.store->revert(slug, StageName::product));
  CHECK(good(bench.store->stage(slug, StageName::data_model)).row.status == locked);
  CHECK(good(bench.store->stage(slug, StageName::data_model)).data.has_value());
  const auto old = good(bench.store->stage(slug, StageName::product));
  auto changed = *old.data;
  changed.replace(changed.find("\"description\": \"") + 16, 0, "Changed. ");
  good(bench.store->save(
      slug, StageName::product, {.payload = good(parse_json(changed)), .answers = {}, .expected = old.version}));
  good(bench.store->complete(slug, StageName::product));
  const auto model = good(bench.store->stage(slug, StageName::data_model));
  CHECK(model.row.status == review);
  CHECK(model.stale_inputs == std::vector{StageName::product});
  CHECK(good(bench.store->stage(slug, StageName::database)).row.status == complete);

  good(bench.store->revert(slug, StageName::product));
  good(bench.store->activate(slug, StageName::product, 1));
  good(bench.store->complete(slug, StageName::product));
  CHECK(good(bench.store->stage(slug, StageName::data_model)).stale_inputs.empty());
}

TEST_CASE("a generation whose process died is ended by the next start") {
  Bench bench;
  const auto made = good(bench.store->create_project(tool_library()));
  auto& connection = bench.store->connection();
  const auto& stage = made.stages[0].row;
  const auto own = own_name();
  const auto dead = own.substr(0, own.rfind('/')) + "/1";
  const auto provider = good(store::default_provider(connection, bench.store->user().id));
  good(store::claim_job(connection,
                        {.id = store::JobId::make(bench.clock, bench.entropy),
                         .stage_id = stage.id,
                         .provider_id = provider->id,
                         .model = provider->default_model,
                         .state = store::JobState::running,
                         .owner = dead,
                         .lease_until = bench.clock.now() + std::chrono::hours(1),
                         .fence = 0,
                         .output_version = std::nullopt,
                         .error = std::nullopt,
                         .created_at = bench.clock.now(),
                         .updated_at = bench.clock.now()}));
  auto generating = stage;
  generating.status = store::StageStatus::generating;
  generating.before_generating = active;
  good(store::update_stage(connection, generating));
  bench.reopen();
  CHECK(good(bench.store->stage(made.project.slug, StageName::product)).row.status == active);
  const auto calls = good(bench.store->generations(made.project.slug));
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].status == store::GenerationStatus::timeout);
  CHECK(calls[0].error_message);
  CHECK(good(bench.store->generate(made.project.slug, StageName::product, {})).version == 1);
}

TEST_CASE("projects are renamed, archived, deleted and brought back") {
  Bench bench;
  auto& store = *bench.store;
  const auto slug =
      good(store.create_project({.name = "Kite shop", .description = "Kites", .answers = {}})).project.slug;
  CHECK(slug == "kite-shop");
  CHECK(good(store.create_project({.name = "Kite shop", .description = "", .answers = {}})).project.slug ==
        "kite-shop-2");
  CHECK(good(store.rename_project(slug, "Kites and more")).slug == slug);
  CHECK(good(store.project(slug)).project.name == "Kites and more");

  good(store.archive_project(slug));
  CHECK(code_of(store.generate(slug, StageName::product, {})) == ErrorCode::wrong_state);
  CHECK(code_of(store.archive_project(slug)) == ErrorCode::wrong_state);
  CHECK(good(store.projects(store::ProjectStatus::archived)).size() == 1);
  good(store.activate_project(slug));

  good(store.delete_project(slug));
  CHECK(code_of(store.project(slug)) == ErrorCode::not_found);
  CHECK(good(store.projects(store::ProjectStatus::deleted)).size() == 1);
  CHECK(good(store.restore_project(slug)).status == store::ProjectStatus::active);
  CHECK(code_of(store.restore_project(slug)) == ErrorCode::not_found);
}

TEST_CASE("a template is made of a project, and a project of the template") {
  Bench bench;
  auto& store = *bench.store;
  const auto slug = good(store.create_project(tool_library())).project.slug;
  for (const auto stage : {StageName::product, StageName::data_model}) {
    good(store.generate(slug, stage, {}));
    good(store.complete(slug, stage));
  }
  const auto saved =
      good(store.save_template(slug, {.name = "Lending", .description = "", .category = {}, .icon = {}}));
  CHECK_FALSE(saved.is_built_in);
  CHECK(code_of(
            store.save_template(slug, {.name = "Lending", .description = "", .category = {}, .icon = {}})) ==
        ErrorCode::conflict);
  const auto made =
      good(store.create_from_template("Lending", {.name = "Toy library", .description = "", .answers = {}}));
  CHECK(made.project.template_id == saved.id);
  CHECK(made.stages[1].row.status == complete);
  CHECK(made.stages[2].row.status == active);
  CHECK(good(store.design(made.project.slug)).product.name == "Toy library");
  good(store.delete_template("Lending"));
  CHECK(code_of(store.create_from_template("Lending", {})) == ErrorCode::not_found);
  CHECK_FALSE(good(store.project(made.project.slug)).project.template_id);

  for (const auto& row : good(store.templates())) {
    CAPTURE(row.name);
    CHECK(row.is_built_in);
    CHECK(code_of(store.delete_template(row.name)) == ErrorCode::forbidden);
    CHECK(good(store.create_from_template(row.name, {})).project.template_id == row.id);
  }
}

TEST_CASE("answers are kept as they were given, and an idea alone as it was written") {
  Bench bench;
  auto& store = *bench.store;
  const auto made = good(store.create_project(tool_library()));
  CHECK(made.stages[0].row.user_input->starts_with("Members of a tool library"));
  design::Answers answers;
  answers.set(StageName::product, "idea", {.selected = {}, .text = "{not json"});
  answers.set(StageName::product, "constraints", {.selected = {"mvp"}, .text = "One person"});
  good(store.answer(made.project.slug, StageName::product, answers));
  CHECK(good(store.design(made.project.slug)).answers == answers);
}

TEST_CASE("a draft is kept as it was typed, makes no version, and is gone when the stage is saved") {
  Bench bench;
  auto& store = *bench.store;
  const auto slug = good(store.create_project(tool_library())).project.slug;
  constexpr auto stage = StageName::product;
  CHECK(code_of(store.draft(slug, stage)) == ErrorCode::not_found);
  CHECK(code_of(store.keep_draft(slug, stage, {})) == ErrorCode::invalid_input);
  CHECK(code_of(store.keep_draft(slug, stage, {.data = "{", .answers = {}})) == ErrorCode::invalid_input);
  design::Answers answers;
  answers.set(stage, "elevator-pitch", {.selected = {}, .text = "Half a sent"});
  good(store.keep_draft(slug, stage, {.data = R"({"name": 3, "unfinished": true})", .answers = answers}));
  bench.reopen();
  auto& again = *bench.store;
  const auto draft = to_json(good(again.draft(slug, stage)));
  CHECK(draft.at("data") == parse_json(R"({"name": 3, "unfinished": true})").value());
  CHECK(draft.at("answers").at("elevator-pitch") == "Half a sent");
  CHECK(good(again.versions(slug, stage)).empty());
  CHECK(good(again.stage(slug, stage)).row.status == active);

  good(again.answer(slug, stage, answers));
  CHECK_FALSE(good(again.draft(slug, stage)).answers);
  CHECK(code_of(again.save(slug, stage, {.payload = json::object(), .answers = {}, .expected = {}})) ==
        ErrorCode::invalid_input);
  CHECK(good(again.draft(slug, stage)).data);
  good(again.save(slug, stage, {.payload = good(parse_json(product_named("One"))), .answers = {}, .expected = {}}));
  CHECK(code_of(again.draft(slug, stage)) == ErrorCode::not_found);

  good(again.keep_draft(slug, stage, {.data = "[]", .answers = {}}));
  good(again.discard_draft(slug, stage));
  good(again.discard_draft(slug, stage));
  CHECK(code_of(again.draft(slug, stage)) == ErrorCode::not_found);
  good(again.archive_project(slug));
  CHECK(code_of(again.keep_draft(slug, stage, {.data = "[]", .answers = {}})) == ErrorCode::wrong_state);
}

TEST_CASE("waivers need a rule and a reason, count in validate and complete, and travel in the package") {
  Bench bench;
  auto& store = *bench.store;
  const auto slug = good(store.create_project(tool_library())).project.slug;
  good(store.generate(slug, StageName::product, {}));
  good(store.complete(slug, StageName::product));
  constexpr std::string_view dangling = R"({"entities": [], "relationships": [
    {"from": "Ghost", "to": "Shadow", "type": "one-to-many", "foreignKey": "ghostId"}]})";
  good(store.save(slug,
                  StageName::data_model,
                  {.payload = good(parse_json(dangling)), .answers = {}, .expected = {}}));
  CHECK(code_of(store.complete(slug, StageName::data_model)) == ErrorCode::has_findings);
  CHECK(good(store.waivers(slug)).empty());

  std::vector<design::Waiver> waivers;
  for (const auto& finding : good(store.validate(slug)).findings) {
    if (finding.severity != design::Severity::error) continue;
    waivers.push_back({.rule = finding.rule,
                       .stage = finding.stage,
                       .pointer = finding.pointer,
                       .reason = "The old tool book stays on paper",
                       .extras = {}});
  }
  REQUIRE_FALSE(waivers.empty());
  const auto refusal = [&](auto&& change) {
    auto wrong = waivers;
    change(wrong.back());
    const auto outcome = store.set_waivers(slug, wrong);
    CHECK(code_of(outcome) == ErrorCode::invalid_input);
    return outcome.error();
  };
  const auto last = fmt::format("/{}", waivers.size() - 1);
  CHECK(refusal([](auto& waiver) { waiver.rule = "entity-has-keys"; }).fix ==
        "Did you mean `entity-has-key`? `nonagon rules` lists them.");
  CHECK(refusal([](auto& waiver) { waiver.reason = " "; }).pointer == last + "/reason");
  CHECK(refusal([](auto& waiver) { waiver.pointer = "entities"; }).pointer == last + "/pointer");
  CHECK(good(store.waivers(slug)).empty());

  CHECK(good(store.set_waivers(slug, waivers)).size() == waivers.size());
  const auto validation = good(store.validate(slug));
  CHECK(validation.status != store::ValidationStatus::errors);
  CHECK(std::ranges::any_of(validation.findings,
                            [](const auto& finding) { return finding.waived.has_value(); }));
  CHECK(good(store.complete(slug, StageName::data_model)).row.status == complete);
  const auto exported =
      good(store.export_package(slug, store::ExportFormat::folder, bench.folder.path() / "out"));
  CHECK(exported.package.validation_status != store::ValidationStatus::errors);
  CHECK(good(pack::read_folder(exported.path)).at("waivers.json").find("The old tool book") !=
        std::string::npos);
  CHECK(good(store.set_waivers(slug, {})).empty());
  CHECK(good(store.validate(slug)).status == store::ValidationStatus::errors);
}

TEST_CASE("budgets are kept, and what would go over one is refused") {
  Bench bench;
  CHECK(good(bench.store->budgets()) == Budgets{});
  Budgets wanted;
  wanted.call = good(read_limit("0.50", ""));
  wanted.month = good(read_limit("20", ""));
  good(bench.store->set_budgets(wanted));
  bench.reopen();
  CHECK(good(bench.store->budgets()) == wanted);
  CHECK(to_json(wanted) ==
        parse_json(R"({"call": "0.5", "project": null, "day": null, "month": "20"})").value().as_object());
  for (const auto* text : {"", "-1", "1e3", "1,5", ".5", "5.", "12345678901", "none"}) {
    CAPTURE(text);
    CHECK(code_of(read_limit(text, "/call")) == ErrorCode::invalid_input);
  }

  const auto spent = Spending{.project = 0, .day = 0, .month = good(read_limit("19.75", ""))};
  CHECK(check_budgets(wanted, spent, good(read_limit("0.25", ""))).has_value());
  CHECK(code_of(check_budgets(wanted, spent, good(read_limit("0.26", "")))) == ErrorCode::over_budget);
  CHECK(code_of(check_budgets(wanted, {}, good(read_limit("0.51", "")))) == ErrorCode::over_budget);
  CHECK(check_budgets({}, spent, good(read_limit("100", ""))).has_value());
  wanted = {.call = 0, .project = 0, .day = 0, .month = 0};
  good(bench.store->set_budgets(wanted));
  const auto slug = good(bench.store->create_project(tool_library())).project.slug;
  CHECK(good(bench.store->generate(slug, StageName::product, {})).version == 1);
}

TEST_CASE("the built-in provider holds the sealed empty key, and a lost key file is told") {
  Bench bench;
  const auto sealed = [&] {
    return good(store::default_provider(bench.store->connection(), bench.store->user().id))->api_key_encrypted;
  };
  const auto before = sealed();
  CHECK(before.size() > 40);
  constexpr auto is_private = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
  for (const auto* file : {"key", "nonagon.sqlite", "nonagon.sqlite-wal"}) {
    CAPTURE(file);
    CHECK(std::filesystem::status(bench.folder.path() / "data" / file).permissions() == is_private);
  }
  CHECK(bench.store->check_keys().has_value());
  bench.reopen();
  CHECK(sealed() == before);
  CHECK(bench.store->check_keys().has_value());
  bench.store.reset();
  std::filesystem::remove(bench.folder.path() / "data" / "key");
  bench.store = bench.opened();
  CHECK(code_of(bench.store->check_keys()) == ErrorCode::unavailable);
}

TEST_CASE("money is added up exactly") {
  CHECK(parse_cost("0") == 0);
  CHECK(parse_cost("1.5") == 1'500'000'000);
  CHECK(parse_cost("0.000000001") == 1);
  CHECK(print_cost(parse_cost("12.00340")) == "12.0034");
  CHECK(print_cost(0) == "0");
  CHECK(print_cost(parse_cost("0.1") + parse_cost("0.2")) == "0.3");
}

TEST_CASE("differences follow elements by id, not by place") {
  const auto before =
      parse_json(R"({"a": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "b": [1, 2], "c": 1})").value();
  const auto after =
      parse_json(R"({"a": [{"id": "y", "n": 3}, {"id": "z"}], "b": [1, 2, 3], "d": 1})").value();
  std::vector<std::string> lines;
  for (const auto& change : payload_diff(before, after)) {
    lines.push_back(fmt::format("{} {}", static_cast<int>(change.kind), change.pointer));
  }
  CHECK(lines == std::vector<std::string>{"1 /a/0", "2 /a/0/n", "0 /a/1", "0 /b/2", "1 /c", "0 /d"});
  CHECK(payload_diff(before, before).empty());
}

}  // namespace nonagon::workbench
