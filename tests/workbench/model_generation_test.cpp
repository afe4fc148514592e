#include <array>
#include <thread>

#include <doctest/doctest.h>

#include "desk.hpp"
#include "pack/package.hpp"
#include "store/drafts.hpp"
#include "store/projects.hpp"
#include "workbench/generation_runner.hpp"
#include "workbench/views.hpp"

namespace nonagon::workbench {
TEST_CASE("a model's answer becomes a version, and its call a record with tokens and cost") {
  Desk desk({streamed(product_answer)});
  const auto stage = good(desk.generate());
  CHECK(stage.version == 1);
  CHECK(stage.row.status == store::StageStatus::review);
  CHECK(stage.data->find("Lendwell") != std::string::npos);

  const auto view = good(desk.store->generation(desk.slug, StageName::product, *desk.job));
  REQUIRE(view.calls.size() == 1);
  const auto& call = view.calls[0];
  CHECK(call.prompt_template.starts_with("product/1#"));
  CHECK(call.input_tokens == 1000);
  CHECK(call.output_tokens == 200);
  CHECK(call.estimated_cost == "0.00044");  // 0.2 and 1.2 USD per million tokens
  CHECK(call.is_price_known);
  CHECK(call.status == store::GenerationStatus::success);
  CHECK(good(desk.store->usage(std::nullopt)).by_model.at(0).key == "gpt-5.6-luna");

  const auto kinds = desk.kinds();
  CHECK(kinds.front() == "phase");
  CHECK(kinds.back() == "done");
  for (const auto* kind : {"delta", "item", "usage"}) CHECK(std::ranges::count(kinds, kind) > 0);
  std::string text;
  for (const auto& event : good(desk.store->events(*desk.job, 0))) {
    if (event.kind == "delta") text += std::string(good(parse_json(event.body)).at("text").as_string());
  }
  CHECK(text == product_answer);
}

TEST_CASE("what a provider refused is on record, and the stage is as it was") {
  Desk desk({refused(401, "no such key")});
  const auto failed = desk.generate();
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::unavailable);
  CHECK(failed.error().reason.find("no such key") != std::string::npos);
  CHECK(good(desk.store->stage(desk.slug, StageName::product)).row.status == store::StageStatus::active);
  const auto view = good(desk.store->generation(desk.slug, StageName::product, *desk.job));
  CHECK(view.row.state == store::JobState::failed);
  REQUIRE(view.calls.size() == 1);
  CHECK(view.calls[0].status == store::GenerationStatus::error);
  CHECK(view.calls[0].estimated_cost == "0");
  CHECK(desk.kinds().back() == "error");
}

TEST_CASE("each request of a question is a call on record") {
  auto busy = refused(529, "Overloaded");
  busy.headers = {{"retry-after-ms", "1"}};
  Desk desk({busy, streamed("{}"), streamed(product_answer)});
  good(desk.generate());
  const auto view = good(desk.store->generation(desk.slug, StageName::product, *desk.job));
  REQUIRE(view.calls.size() == 3);
  CHECK(view.calls[0].status == store::GenerationStatus::error);
  CHECK(view.calls[2].status == store::GenerationStatus::success);
  CHECK(good(desk.store->usage(std::nullopt)).total.cost_nano == 880'000);
}

TEST_CASE("cancelling ends the job, closes the connection and keeps what was there as a draft") {
  Reply stalled{{chunks(product_answer.substr(0, 300))}, 200, "text/event-stream", {}, Reply::End::stall};
  Desk desk({stalled});
  GenerationRunner runner(desk.installation, 1, [](const store::JobId&) {});
  auto generation = good(desk.store->begin_generation(desk.slug, StageName::product, {}));
  const auto job = generation.job.id;
  runner.start(desk.store->user().id, std::move(generation));
  REQUIRE(desk.server.wait_for_reply(0));
  // What has come is shown although nothing follows it.
  const auto is_shown = [&] {
    return std::ranges::any_of(good(desk.store->events(job, 0)), [](const auto& event) {
      return event.kind == "item" && event.body.find("Lendwell") != std::string::npos;
    });
  };
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!is_shown() && std::chrono::steady_clock::now() < patience)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(is_shown());
  const auto asked = std::chrono::steady_clock::now();
  CHECK(good(desk.store->cancel_generation(desk.slug, StageName::product, job)).row.state ==
        store::JobState::cancelled);
  CHECK(good(desk.store->stage(desk.slug, StageName::product)).row.status == store::StageStatus::active);
  std::chrono::steady_clock::time_point hung_up{};
  REQUIRE(desk.server.wait_for_hang_up(hung_up));
  CHECK(hung_up - asked < std::chrono::seconds(1));
  REQUIRE(runner.wait(job, std::chrono::seconds(10)));
  const auto view = good(desk.store->generation(desk.slug, StageName::product, job));
  REQUIRE(view.calls.size() == 1);
  CHECK(view.calls[0].status == store::GenerationStatus::error);
  CHECK(view.calls[0].output_tokens > 0);
  const auto draft = good(desk.store->draft(desk.slug, StageName::product));
  REQUIRE(draft.data);
  CHECK(good(parse_json(*draft.data)).at("name") == good(parse_json(product_answer)).at("name"));
  CHECK_FALSE(good(desk.store->stage(desk.slug, StageName::product)).version);
}

TEST_CASE("what would go over a limit is not asked, and neither is what has no price") {
  Desk desk({streamed(product_answer), streamed(product_answer)});
  good(desk.store->set_budgets({.call = 1000, .project = {}, .day = {}, .month = {}}));
  auto refused = desk.generate();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::over_budget);
  good(desk.store->set_budgets({}));
  refused = desk.generate({.most_cost = 1000});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::over_budget);
  CHECK(desk.server.received().empty());
  good(desk.generate({.most_cost = 1'000'000'000}));

  Desk local({streamed(product_answer)}, "my-own-model");
  good(local.store->set_budgets({.call = {}, .project = {}, .day = {}, .month = 5'000'000'000}));
  refused = local.generate();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::over_budget);
  std::ofstream(local.folder.path() / "data" / "prices.json")
      << R"({"my-own-model": {"input": 0, "output": 0}})";
  good(local.generate());
  good(desk.store->set_budgets({}));
}

TEST_CASE("a model without a price costs nothing that is known, and says so") {
  Desk desk({streamed(product_answer)}, "my-own-model");
  good(desk.generate());
  const auto usage = good(desk.store->usage(std::nullopt));
  CHECK(usage.total.calls_without_price == 1);
  CHECK(usage.total.cost_nano == 0);
}

TEST_CASE("a key stands in the header of its request, and nowhere else") {
  Desk desk({streamed(product_answer), refused(400, fmt::format("your key {} is odd", canary))});
  good(desk.generate());
  CHECK_FALSE(desk.generate());
  good(desk.store->complete(desk.slug, StageName::product));
  const auto made =
      good(desk.store->export_package(desk.slug, store::ExportFormat::zip, desk.folder.path() / "out"));
  for (const auto& request : desk.server.received()) {
    CHECK(request.head.find(canary) != std::string::npos);
    CHECK(request.body.find(canary) == std::string::npos);
  }
  CHECK(desk.kept_bytes().find(canary) == std::string::npos);
  CHECK(write(good(desk.store->provider(*desk.provider))).find(canary) == std::string::npos);
}

TEST_CASE("what a person wrote stays when a stage is generated again, and may be changed when they ask") {
  Desk desk({streamed(product_answer), streamed(product_answer), streamed(product_answer)});
  const auto first = good(desk.generate());
  auto payload = good(parse_json(*first.data));
  payload.as_object()["tagline"] = "Borrow, fix, return";
  payload.at("features").as_array()[0].as_object()["description"] = "Written by hand.";
  good(desk.store->save(
      desk.slug, StageName::product, {.payload = payload, .answers = std::nullopt, .expected = {}}));
  const auto again = good(desk.generate());
  CHECK(again.version == 3);
  const auto kept = good(parse_json(*again.data));
  CHECK(kept.at("tagline") == "Borrow, fix, return");
  CHECK(kept.at("features").at(0).at("description") == "Written by hand.");
  CHECK(kept.at("name") == "Lendwell");

  good(desk.store->save(
      desk.slug, StageName::product, {.payload = payload, .answers = std::nullopt, .expected = {}}));
  good(desk.generate({.intent = "a tagline for everyone"}));
  const auto received = desk.server.received();
  REQUIRE(received.size() == 3);
  CHECK(received[2].body.find("a tagline for everyone") != std::string::npos);
  CHECK(received[2].body.find("/features/0/description") != std::string::npos);
  CHECK(received[2].body.find("Written by hand.") != std::string::npos);
}

TEST_CASE("a provider is tried, and tells its models") {
  Desk desk({{{R"({"data":[{"id":"a"},{"id":"b"}]})"}, 200, "application/json"},
             streamed(R"({"name":"Drill","isLent":true})"),
             {{R"({"data":[{"id":"a"},{"id":"b"}]})"}, 200, "application/json"},
             refused(404, "nothing here"),
             refused(401, "who are you?")});
  const auto trial = good(desk.store->try_provider(*desk.provider));
  CHECK(trial.is_successful);
  CHECK(trial.capabilities == std::vector<std::string>{"models", "stream", "usage", "json_schema"});
  CHECK(good(desk.store->models(*desk.provider)) == std::vector<std::string>{"a", "b"});
  const auto failed = good(desk.store->try_provider(*desk.provider));
  CHECK_FALSE(failed.is_successful);
  CHECK(failed.error.find("who are you?") != std::string::npos);
}

TEST_CASE("a provider may not stand where the operator does not let it") {
  Desk desk({});
  for (const auto* url : {"http://169.254.169.254/v1",
                          "https://10.0.0.1",
                          "https://[fe80::1]/v1",
                          "http://0x7f000001",
                          "http://8.8.8.8/v1"}) {
    CAPTURE(std::string(url));
    CHECK_FALSE(desk.store->add_provider({.provider = store::ProviderKind::custom,
                                          .label = "X",
                                          .api_key = {},
                                          .default_model = "m",
                                          .base_url = url}));
  }
}

}  // namespace nonagon::workbench
