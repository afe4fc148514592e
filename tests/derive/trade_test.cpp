// A product in which strangers deal with each other: who opens an account, who may do what, and what words
// mean there.
#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "derive/derive.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

design::Design designed(std::string_view idea) {
  design::Design design;
  design.answers.set(StageName::product, "idea", {.selected = {}, .text = std::string(idea)});
  derive_product(design);
  derive_data_model(design);
  derive_database(design);
  derive_api(design);
  derive_stack(design);
  derive_design_system(design);
  derive_sections(design);
  return design;
}

const design::Design& market() {
  static const auto design = designed(
      "A marketplace for handmade furniture. Makers open a shop and list pieces with photos and a price; "
      "buyers "
      "search, put pieces in a cart and pay by card; the maker accepts or declines each order, ships it with "
      "a "
      "tracking number and gets paid out after the buyer confirms delivery. Buyers can open a dispute within "
      "14 "
      "days and review what they received.");
  return design;
}

const design::Action* action_of(const design::Design& design, std::string_view id) {
  const auto found = std::ranges::find(design.api.actions, id, &design::Action::id);
  return found == design.api.actions.end() ? nullptr : &*found;
}

std::vector<std::string> roles_of(const design::Design& design, std::string_view id) {
  const auto* action = action_of(design, id);
  REQUIRE_MESSAGE(action != nullptr, id);
  return action->roles;
}

bool may(const design::Design& design,
         std::string_view entity,
         std::string_view role,
         std::string_view verb) {
  const auto resource = std::ranges::find(design.api.resources, entity, &design::Resource::entity);
  if (resource == design.api.resources.end()) return false;
  for (const auto& [name, verbs] : resource->access) {
    if (name == role)
      return std::ranges::find(verbs, verb) != verbs.end() || std::ranges::find(verbs, "*") != verbs.end();
  }
  return false;
}

bool are_related(const design::Design& design, std::string_view a, std::string_view b) {
  return std::ranges::any_of(design.data_model.relationships, [&](const design::Relationship& relation) {
    return (relation.from == a && relation.to == b) || (relation.from == b && relation.to == a);
  });
}

using Roles = std::vector<std::string>;

}  // namespace

TEST_CASE("who deals with strangers opens an account alone, on a screen of its own") {
  for (const auto* id : {"registerMaker", "registerBuyer"}) {
    CAPTURE(id);
    const auto* action = action_of(market(), id);
    REQUIRE(action != nullptr);
    CHECK(action->auth == "public");
    CHECK(std::ranges::find(action->input, "password", &design::ActionInput::name) != action->input.end());
    CHECK(std::ranges::find(action->input, "role", &design::ActionInput::name) == action->input.end());
  }
  CHECK(action_of(market(), "registerAdmin") == nullptr);
  CHECK(std::ranges::find(market().sections.sections, "sign-up", &design::Section::id) !=
        market().sections.sections.end());
}

TEST_CASE("nobody opens an account where people only work together") {
  const auto desk = designed(
      "Mechanics at our garage log the work on a car and the foreman approves each job before the office "
      "invoices it.");
  CHECK(std::ranges::none_of(
      desk.api.actions, [](const design::Action& action) { return action.path.starts_with("/sign-up/"); }));
  CHECK(std::ranges::find(desk.product.assumptions, "api-sign-up", &design::Assumption::id) !=
        desk.product.assumptions.end());
}

TEST_CASE("what the idea gives to one side of a deal is not the other's") {
  CHECK(roles_of(market(), "acceptOrder") == Roles{"maker", "admin"});
  CHECK(roles_of(market(), "shipOrder") == Roles{"maker", "admin"});
  CHECK(roles_of(market(), "confirmDelivery") == Roles{"buyer", "admin"});
  CHECK(roles_of(market(), "checkOutCart") == Roles{"buyer", "admin"});
  CHECK(may(market(), "Order", "buyer", "create"));
  CHECK_FALSE(may(market(), "Order", "maker", "create"));
  CHECK(may(market(), "Cart", "buyer", "update"));
  CHECK_FALSE(may(market(), "Cart", "maker", "list"));
  CHECK(may(market(), "Review", "buyer", "create"));
  CHECK_FALSE(may(market(), "Photo", "buyer", "create"));
}

TEST_CASE("an order is shipped once it is accepted, never once it is declined") {
  const auto* order = design::find_entity(market().data_model, "Order");
  REQUIRE(order != nullptr);
  REQUIRE(order->lifecycle);
  for (const auto& transition : order->lifecycle->transitions) {
    CAPTURE(transition.action);
    if (transition.to == "shipped") CHECK(transition.from == std::vector<std::string>{"accepted"});
    CHECK(std::ranges::find(transition.from, "declined") == transition.from.end());
  }
}

TEST_CASE("words mean what they mean in this company") {
  CHECK(design::find_entity(market().data_model, "Card") == nullptr);
  const auto* maker = design::find_entity(market().data_model, "Maker");
  REQUIRE(maker != nullptr);
  CHECK(design::find_field(*maker, "diedYear") == nullptr);
  const auto* piece = design::find_entity(market().data_model, "Piece");
  REQUIRE(piece != nullptr);
  CHECK(design::find_field(*piece, "isSigned") == nullptr);
  CHECK(design::find_field(*piece, "unitPrice") != nullptr);
}

TEST_CASE("what is reviewed was bought before") {
  CHECK(are_related(market(), "Review", "Order"));
}

TEST_CASE("an appointment is with somebody, a reminder about it, and their hours are their own") {
  const auto practice = designed(
      "Booking for a physiotherapy practice. Patients book, move or cancel appointments from the free times "
      "in a "
      "therapist's calendar; therapists enter their working hours and absences. Patients get a reminder the "
      "day "
      "before, no-shows are marked.");
  CHECK(are_related(practice, "Appointment", "Therapist"));
  CHECK(are_related(practice, "Appointment", "Reminder"));
  CHECK_FALSE(are_related(practice, "Absence", "Patient"));
  CHECK(may(practice, "Appointment", "patient", "update"));
  for (const auto& role : practice.api.auth.roles->all) CHECK(role != "no_show");
}

TEST_CASE("a service without a web interface has no screens, and its developers get a first key") {
  const auto service = designed(
      "An API for developers that checks e-mail addresses. Developers register, create API keys and call an "
      "endpoint; "
      "results are sent to a webhook. No web interface.");
  CHECK(service.sections.sections.empty());
  CHECK_FALSE(service.api.webhooks.empty());
  const auto* action = action_of(service, "registerDeveloper");
  REQUIRE(action != nullptr);
  CHECK(std::ranges::find(action->input, "password", &design::ActionInput::name) == action->input.end());
  CHECK(action->effect.contains("key"));
  CHECK(design::find_entity(service.data_model, "Registration") == nullptr);
}

}  // namespace nonagon::derive
