#include <doctest/doctest.h>

#include "base/text.hpp"
#include "store/fixture.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

using store::test::good;

// A project with a product and a data model, named by its id: what was seen of it at a save is kept.
struct Desk {
  nonagon::test::TemporaryFolder folder;
  store::test::TickingClock clock;
  store::test::CountingEntropy entropy;
  std::unique_ptr<Workbench> store = good(Workbench::open(folder.path() / "data", clock, entropy));
  std::string id = begun();
  json::value model = good(parse_json(*good(store->stage(id, StageName::data_model)).data));

  std::string begun() {
    NewProject wanted;
    wanted.answers.set(StageName::product,
                       "idea",
                       {.selected = {}, .text = "Members of a tool library borrow tools and return them."});
    auto made = good(store->create_project(wanted)).project.id.text();
    good(store->generate(made, StageName::product, {}));
    good(store->complete(made, StageName::product));
    good(store->generate(made, StageName::data_model, {}));
    return made;
  }

  Result<StageView> save_model(Expected expected = std::nullopt) {
    return store->save(
        id, StageName::data_model, {.payload = model, .answers = std::nullopt, .expected = expected});
  }

  // The model with another entity beside its first one.
  Result<StageView> save_model_with(std::string_view entity) {
    auto changed = model;
    auto& entities = changed.as_object().at("entities").as_array();
    auto further = entities.at(0);
    further.as_object()["name"] = entity;
    further.as_object()["id"] = lower(entity);
    entities.push_back(std::move(further));
    return store->save(
        id, StageName::data_model, {.payload = changed, .answers = std::nullopt, .expected = std::nullopt});
  }
};

ErrorCode code_of(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE("a save answers what the next read does") {
  Desk desk;
  for (int i = 0; i < 2; ++i) {
    const auto saved = good(desk.save_model());
    const auto read = good(desk.store->stage(desk.id, StageName::data_model));
    CHECK(saved.version == i + 2);
    CHECK(saved.version == read.version);
    CHECK(saved.data == read.data);
    CHECK(saved.has_draft == read.has_draft);
    CHECK(saved.stale_inputs == read.stale_inputs);
    CHECK(saved.row.payload_hash == read.row.payload_hash);
    CHECK(saved.row.updated_at == read.row.updated_at);
    CHECK(saved.row.status == read.row.status);
    CHECK(saved.row.made_from == read.row.made_from);
  }
}

TEST_CASE("a save is made over what the store holds, whatever was seen of the project before") {
  Desk desk;
  good(desk.store->complete(desk.id, StageName::data_model));
  good(desk.store->generate(desk.id, StageName::database, {}));
  const auto database = good(parse_json(*good(desk.store->stage(desk.id, StageName::database)).data));
  const auto save_database = [&] {
    return desk.store->save(desk.id,
                            StageName::database,
                            {.payload = database, .answers = std::nullopt, .expected = std::nullopt});
  };
  const auto sql = [&] {
    return good(desk.store->output(desk.id, StageName::database, store::OutputFormat::sql, std::nullopt));
  };
  good(save_database());
  CHECK(sql().find("sheds") == std::string::npos);
  good(desk.store->revert(desk.id, StageName::data_model));
  CHECK(code_of(save_database()) == ErrorCode::wrong_state);  // locked after it was seen
  good(desk.save_model_with("Shed"));
  good(desk.save_model_with("Attic"));
  good(desk.store->complete(desk.id, StageName::data_model));
  CHECK(good(desk.store->stage(desk.id, StageName::database)).stale_inputs ==
        std::vector{StageName::data_model});
  CHECK(good(save_database()).stale_inputs.empty());
  CHECK(sql().find("attics") != std::string::npos);
  good(desk.store->revert(desk.id, StageName::data_model));
  good(desk.store->activate(desk.id, StageName::data_model, 2));
  good(desk.store->complete(desk.id, StageName::data_model));
  good(save_database());
  CHECK(sql().find("sheds") != std::string::npos);
  CHECK(sql().find("attics") == std::string::npos);
}

TEST_CASE("a save over what was seen before is refused for the reasons of now") {
  Desk desk;
  CHECK(good(desk.save_model()).version == 2);
  CHECK(good(desk.save_model(2)).version == 3);
  CHECK(code_of(desk.save_model(2)) == ErrorCode::stale);
  good(desk.store->activate(desk.id, StageName::data_model, 1));
  CHECK(code_of(desk.save_model(3)) == ErrorCode::stale);
  CHECK(good(desk.save_model(1)).version == 4);
  const auto model = std::exchange(desk.model, json::object{{"entities", 3}});
  CHECK(code_of(desk.save_model()) == ErrorCode::invalid_input);
  CHECK(code_of(desk.save_model(1)) == ErrorCode::stale);
  desk.model = model;
  CHECK(good(desk.save_model(4)).version == 5);
  good(desk.store->archive_project(desk.id));
  CHECK(code_of(desk.save_model()) == ErrorCode::wrong_state);
  good(desk.store->delete_project(desk.id));
  CHECK(code_of(desk.save_model()) == ErrorCode::not_found);
  CHECK(good(desk.store->generations(good(desk.store->restore_project(desk.id)).id.text())).size() == 2);
}

}  // namespace nonagon::workbench
