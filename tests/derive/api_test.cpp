#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "derive/stages/stages.hpp"
#include "design/operations.hpp"
#include "support/files.hpp"
#include "tool_library.hpp"

using namespace nonagon;
using design::Design;
using design::StageName;

namespace {

Design with_api(Design design) {
  derive::derive_database(design);
  derive::derive_api(design);
  return design;
}

Design with_answer(std::string topic, std::vector<std::string> choices) {
  return with_api(test::tool_library_with(StageName::api, std::move(topic), std::move(choices)));
}

std::string payload(const Design& design) {
  return design::write_payload(design, StageName::api);
}

const design::Action* action_of(const Design& design, std::string_view id) {
  const auto found = std::ranges::find(design.api.actions, id, &design::Action::id);
  return found == design.api.actions.end() ? nullptr : &*found;
}

const design::Resource* resource_of(const Design& design, std::string_view entity) {
  const auto found = std::ranges::find(design.api.resources, entity, &design::Resource::entity);
  return found == design.api.resources.end() ? nullptr : &*found;
}

Design from_idea(std::string text) {
  Design design;
  design.answers.set(StageName::product, "idea", {.selected = {}, .text = std::move(text)});
  derive::derive_product(design);
  derive::derive_data_model(design);
  return with_api(std::move(design));
}

bool may(const design::Resource& resource, std::string_view role, std::string_view verb) {
  const auto entry =
      std::ranges::find(resource.access, role, [](const auto& one) -> std::string_view { return one.first; });
  return entry != resource.access.end() &&
         std::ranges::any_of(entry->second, [&](const auto& one) { return one == verb || one == "*"; });
}

std::string effect_of(const design::Resource& resource, std::string_view verb) {
  const auto entry = std::ranges::find(
      resource.effects, verb, [](const auto& one) -> std::string_view { return one.first; });
  return entry == resource.effects.end() ? std::string() : entry->second;
}

// Every operation and job by name, with how often it stands there.
std::map<std::string, int> names_of(const Design& design) {
  std::map<std::string, int> names;
  for (const auto& operation : design::operations(design)) ++names[operation.id];
  for (const auto& job : design.api.jobs) ++names[job.id];
  return names;
}

std::string without_names(const std::string& path) {
  std::string out;
  bool is_inside = false;
  for (const char c : path) {
    if (c == '}') is_inside = false;
    if (!is_inside) out += c;
    if (c == '{') is_inside = true;
  }
  return out;
}

}  // namespace

TEST_CASE("the API of the tool library is as written down") {
  test::check_golden("derive/tool-library/api.json", payload(with_api(test::tool_library())));
}

TEST_CASE("each transition and each field that is set by an operation has exactly one") {
  const auto design = with_api(test::tool_library());
  const auto names = names_of(design);
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      for (const auto& setter : field.set_by) {
        CAPTURE(setter);
        CHECK((setter == "signedInUser" || names.contains(setter)));
      }
    }
    if (!entity.lifecycle) continue;
    for (const auto& transition : entity.lifecycle->transitions) {
      CAPTURE(transition.action);
      CHECK((names.contains(transition.action) && names.at(transition.action) == 1));
    }
  }
  for (const auto& entry : design.database.enforced_by_application) CHECK(names.contains(entry.where));
}

TEST_CASE("no two operations share a name or a route") {
  auto design = test::tool_library();
  for (const auto special : {"webhooks", "real-time", "upload", "bulk", "rate-limits", "versioning"}) {
    auto answer = design.answers.find(StageName::api, "special-endpoints") == nullptr
                      ? design::Answer{}
                      : *design.answers.find(StageName::api, "special-endpoints");
    answer.selected.emplace_back(special);
    design.answers.set(StageName::api, "special-endpoints", answer);
  }
  design = with_api(std::move(design));
  std::set<std::string> routes;
  for (const auto& operation : design::operations(design)) {
    CAPTURE(operation.id);
    CHECK(routes.insert(operation.method + ' ' + without_names(operation.path)).second);
  }
  for (const auto& [name, count] : names_of(design)) {
    CAPTURE(name);
    CHECK(count == 1);
  }
}

TEST_CASE("an action asks for what a state needs, and not for what the service knows") {
  const auto design = with_api(test::tool_library());
  const auto* cancel = action_of(design, "cancelLoan");
  REQUIRE(cancel != nullptr);
  CHECK(cancel->path == "/loans/{id}/cancel");
  REQUIRE(cancel->input.size() == 1);
  CHECK(cancel->input.front().name == "cancelReason");
  CHECK(cancel->input.front().required);
  const auto* hand_out = action_of(design, "handOutLoan");
  REQUIRE(hand_out != nullptr);
  CHECK(hand_out->input.empty());
  CHECK(hand_out->errors == std::vector<std::string>{"wrong-state", "cannot-hand-out-loan"});
}

TEST_CASE("time-driven transitions are jobs, and messages have a way out") {
  const auto design = with_api(test::tool_library());
  for (const auto id : {"markLoansOverdue", "expireRepairQuotes", "deliverNotices", "applyRetention"}) {
    CAPTURE(id);
    CHECK(std::ranges::find(design.api.jobs, id, &design::Job::id) != design.api.jobs.end());
  }
  const auto& all = design.api.integrations;
  const auto mail = std::ranges::find(all, "mail", &design::Integration::id);
  REQUIRE(mail != all.end());
  CHECK(mail->used_by == std::vector<std::string>{"deliverNotices", "requestPasswordReset"});
}

TEST_CASE("lines travel inside, joins stand below, sessions are reached by nobody") {
  const auto design = with_api(test::tool_library());
  const auto* quote = resource_of(design, "RepairQuote");
  REQUIRE(quote != nullptr);
  REQUIRE(quote->embeds.size() == 1);
  CHECK(quote->embeds.front().as == "lines");
  CHECK(resource_of(design, "RepairQuoteLine") == nullptr);
  CHECK(resource_of(design, "StaffSession") == nullptr);
  CHECK(resource_of(design, "Watch")->path == "/tools/{toolId}/watches");
  CHECK(resource_of(design, "ToolCheck")->path == "/tools/{toolId}/checks");
}

TEST_CASE("what an operation writes is no plain create: invoices are issued") {
  const auto design = with_api(test::tool_library());
  const auto* invoice = resource_of(design, "Invoice");
  REQUIRE(invoice != nullptr);
  CHECK(std::ranges::find(invoice->operations, design::Verb::create) == invoice->operations.end());
  const auto* issue = action_of(design, "issueInvoice");
  REQUIRE(issue != nullptr);
  CHECK(issue->entity == "Loan");
  CHECK(issue->returns == "Invoice");
  CHECK(issue->creates);
}

TEST_CASE("a public link shows a view without personal data and takes its answers") {
  const auto design = with_api(test::tool_library());
  const auto& links = design.api.auth.links;
  const auto link = std::ranges::find(links, "repairQuoteLink", &design::AccessLink::id);
  REQUIRE(link != links.end());
  CHECK(link->valid_while == "status = 'sent' and expiresAt is in the future");
  const auto* accept = action_of(design, "acceptRepairQuote");
  REQUIRE(accept != nullptr);
  CHECK(accept->auth == "repairQuoteLink");
  REQUIRE(design.api.views.size() == 1);
  const auto& fields = design.api.views.front().fields;
  CHECK(std::ranges::find(fields, "total") != fields.end());
  CHECK(std::ranges::find(fields, "decidedByName") == fields.end());
}

TEST_CASE("stewards may do everything, others what their work is") {
  const auto design = with_api(test::tool_library());
  const auto* category = resource_of(design, "ToolCategory");
  REQUIRE(category != nullptr);
  CHECK(category->access ==
        design::Dictionary<std::vector<std::string>>{{"volunteer", {"list", "get"}}, {"coordinator", {"*"}}});
}

TEST_CASE("who is served finds those who serve, reads their own rows, and is entered at the desk") {
  const auto design = from_idea(
      "Patients book an appointment with a doctor at the surgery. Reception staff can reschedule or cancel "
      "it. "
      "After the consultation the doctor writes notes.");
  const auto* doctor = resource_of(design, "Doctor");
  const auto* patient = resource_of(design, "Patient");
  const auto* appointment = resource_of(design, "Appointment");
  REQUIRE(doctor != nullptr);
  REQUIRE(patient != nullptr);
  REQUIRE(appointment != nullptr);
  CHECK(may(*doctor, "patient", "list"));
  CHECK_FALSE(effect_of(*doctor, "list").contains("userId"));
  CHECK(may(*patient, "staff", "create"));
  CHECK_FALSE(may(*patient, "patient", "create"));
  CHECK(effect_of(*appointment, "list") == "A patient gets only appointments whose patientId is their own.");
  CHECK(effect_of(*appointment, "get") == effect_of(*appointment, "list"));
  CHECK(action_of(design, "rescheduleAppointment") == nullptr);
}

TEST_CASE("what is moved under another word is what was booked, and the desk takes payments") {
  const auto design = from_idea(
      "A physiotherapy clinic: patients book sessions with therapists online and pay after each session. "
      "Therapists write treatment notes. Receptionists move appointments.");
  CHECK(resource_of(design, "Appointment") == nullptr);
  const auto* payment = resource_of(design, "Payment");
  const auto* patient = resource_of(design, "Patient");
  REQUIRE(payment != nullptr);
  REQUIRE(patient != nullptr);
  CHECK(may(*payment, "patient", "create"));
  CHECK(may(*payment, "receptionist", "create"));
  CHECK_FALSE(may(*payment, "therapist", "create"));
  CHECK(effect_of(*patient, "list") == "A therapist gets only patients with whom they have a session.");
  REQUIRE_FALSE(design.product.features.empty());
  CHECK(design.product.features.front().name == "Book sessions online");
}

TEST_CASE("traders see what is theirs, are paid for it, and ship what others receive") {
  const auto design = from_idea(
      "Sellers open a shop and list pieces, buyers put them in a cart and check out, the seller ships with "
      "tracking, money is released to the seller when the buyer confirms receipt.");
  const auto* order = resource_of(design, "Order");
  const auto* cart = resource_of(design, "Cart");
  const auto* piece = resource_of(design, "Piece");
  REQUIRE(order != nullptr);
  REQUIRE(cart != nullptr);
  REQUIRE(piece != nullptr);
  CHECK(effect_of(*order, "list") ==
        "A seller gets only orders whose shop is their own; a buyer only orders whose buyerId is their own.");
  CHECK_FALSE(may(*cart, "seller", "list"));
  CHECK(effect_of(*piece, "list").empty());
  CHECK_FALSE(may(*piece, "buyer", "create"));
  CHECK(action_of(design, "shipSeller") == nullptr);
  CHECK(resource_of(design, "Payout") != nullptr);
  const auto* pay = action_of(design, "payOrder");
  REQUIRE(pay != nullptr);
  CHECK(std::ranges::find(pay->errors, "cannot-pay-order") != pay->errors.end());
}

TEST_CASE("what nobody is said to enter is entered by whoever works with it") {
  const auto design = from_idea(
      "Herd management for dairy farmers. Each cow has an ear tag, birth date, mother and father. Milkings "
      "are "
      "recorded twice a day with the amount of milk; treatments by the vet are recorded with the medicine.");
  CHECK(resource_of(design, "Milk") == nullptr);
  for (const auto* entity : {"Cow", "Milking", "Treatment", "Medicine"}) {
    CAPTURE(entity);
    const auto* resource = resource_of(design, entity);
    REQUIRE(resource != nullptr);
    CHECK(may(*resource, "farmer", "create"));
  }
  const auto* treatment = design::find_entity(design.data_model, "Treatment");
  REQUIRE(treatment != nullptr);
  CHECK(design::find_field(*treatment, "cowId") != nullptr);
  CHECK(design::find_field(*treatment, "vetId") != nullptr);
}

TEST_CASE("each answer about the API changes it, and none is an assumption") {
  auto open = test::tool_library();
  open.answers = {};
  open = with_api(std::move(open));
  for (const auto topic :
       {"api.api-style", "api.auth-strategy", "api.external-integrations", "api.special-endpoints"}) {
    CAPTURE(topic);
    CHECK(test::assumes(open, topic));
  }
  const auto differ = [](const std::string& topic, const std::vector<std::string>& choices) {
    std::set<std::string> payloads;
    for (const auto& choice : choices) payloads.insert(payload(with_answer(topic, {choice})));
    return payloads.size() == choices.size();
  };
  CHECK(differ("api-style", {"rest", "graphql", "trpc"}));
  CHECK(differ("auth-strategy", {"session", "jwt", "oauth", "api-key", "magic-link", "none"}));
  CHECK(differ("external-integrations", {"Stripe for card payments", "Xero", "The scales at the gate"}));
  CHECK(
      differ("special-endpoints", {"webhooks", "real-time", "upload", "bulk", "rate-limits", "versioning"}));
}

TEST_CASE("a command-line tool has operations only where its data waits for one") {
  auto with_states = test::tool_library_as("A command-line tool that lends tools.");
  with_states = with_api(std::move(with_states));
  CHECK_FALSE(with_states.api.resources.empty());
  CHECK(with_states.api.auth.strategy == "none");

  auto plain = test::tool_library_as("A command-line tool that counts words.");
  plain.data_model = {};
  plain = with_api(std::move(plain));
  CHECK(plain.api.resources.empty());
  CHECK(plain.api.style == "rest");
}

TEST_CASE("two hundred entities have two hundred resources and no clash") {
  const auto design = with_api(test::many_entities(200));
  CHECK(design.api.resources.size() == 200);
  CHECK(design.api.actions.size() == 200);
}
