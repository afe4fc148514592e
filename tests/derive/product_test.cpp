#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "derive/derive.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

constexpr std::string_view idea =
    "A bike repair shop desk: customers drop off bikes, mechanics work on repair tickets with parts and "
    "labour, customers approve quotes "
    "by a link, and the shop invoices on pick-up.";

design::Product product_of(design::Answers answers, std::string_view name = {}) {
  answers.set(StageName::product, "idea", {.text = std::string(idea)});
  design::Design design;
  design.answers = std::move(answers);
  design.name = name;
  derive_product(design);
  return design.product;
}

bool has_persona(const design::Product& product, std::string_view id) {
  return std::ranges::find(product.personas, id, &design::Persona::id) != product.personas.end();
}

}  // namespace

TEST_CASE("the product is named and described by the words of the idea") {
  const auto product = product_of({});
  CHECK(product.name == "Bike Repair Shop Desk");
  CHECK(product.description == idea);
  CHECK(has_persona(product, "customer"));
  CHECK(has_persona(product, "mechanic"));
  CHECK(std::ranges::find(product.features, "Approve quotes", &design::Feature::name) !=
        product.features.end());
  CHECK(product_of({}, "Spokedesk").name == "Spokedesk");
}

TEST_CASE("every open question of the product is an assumption, and an answer changes more than itself") {
  const auto plain = product_of({});

  struct Row {
    std::string_view topic;
    design::Answer answer;
  };

  for (const auto& [topic, answer] : {
           Row{"elevator-pitch", {.text = "Every bike has a ticket. Every price has a yes."}},
           Row{"target-users", {.text = "Counter staff and accountants."}},
           Row{"pain-points", {.selected = {"Nobody knows whether the bike is ready"}}},
           Row{"key-features", {.selected = {"A board of tickets by state"}}},
           Row{"alternatives", {.text = "Paper tags."}},
           Row{"differentiator", {.text = "No account needed to approve."}},
           Row{"constraints", {.selected = {"mvp", "mobile"}}},
       }) {
    CAPTURE(topic);
    const auto is_assumed = [&](const design::Product& product) {
      return std::ranges::any_of(product.assumptions, [&](const design::Assumption& assumption) {
        return assumption.id == std::string(topic) + "-open" &&
               assumption.override_ == "product." + std::string(topic);
      });
    };
    CHECK(is_assumed(plain));
    design::Answers answers;
    answers.set(StageName::product, std::string(topic), answer);
    auto product = product_of(answers);
    CHECK_FALSE(is_assumed(product));
    auto before = plain;
    product.assumptions.clear();
    before.assumptions.clear();
    design::Design one{.product = product};
    design::Design other{.product = before};
    CHECK(write_payload(one, StageName::product) != write_payload(other, StageName::product));
  }
}

TEST_CASE("features name who acts and what a pronoun stands for, as people would say it") {
  design::Design design;
  design.answers.set(
      StageName::product, "idea", {.text = "Users upload photos, and people comment on them."});
  derive_product(design);
  const auto& features = design.product.features;
  REQUIRE(features.size() == 2);
  CHECK(features[1].name == "Comment on photos");
  CHECK(features[1].description.starts_with("People comment on photos."));
}

TEST_CASE("problems point at features that exist") {
  design::Answers answers;
  answers.set(StageName::product,
              "pain-points",
              {.selected = {"Work is done that the customer never approved", "Parts are lost"}});
  const auto product = product_of(answers);
  REQUIRE(product.problems.size() == 2);
  for (const auto& problem : product.problems) {
    for (const auto& id : problem.features)
      CHECK(std::ranges::find(product.features, id, &design::Feature::id) != product.features.end());
  }
}

}  // namespace nonagon::derive
