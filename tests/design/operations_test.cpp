#include "design/operations.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "design/symbols.hpp"
#include "support/designs.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

std::vector<std::string> names_of(const std::vector<const Field*>& fields) {
  std::vector<std::string> names;
  for (const auto* field : fields) names.push_back(field->name);
  return names;
}

const Operation& by_id(const std::vector<Operation>& all, std::string_view id) {
  const auto found = std::ranges::find(all, id, &Operation::id);
  REQUIRE_MESSAGE(found != all.end(), std::string(id));
  return *found;
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

std::vector<std::string> codes_of(const std::vector<ApiError>& errors) {
  std::vector<std::string> codes;
  for (const auto& error : errors) codes.push_back(error.code);
  return codes;
}

Design read_api(std::string_view entities, std::string_view api) {
  Design design;
  REQUIRE(read_payload_text(design, StageName::data_model, entities).has_value());
  const auto reading = read_payload_text(design, StageName::api, api);
  REQUIRE(reading.has_value());
  return design;
}

constexpr std::string_view sessions = R"json({"entities": [
  {"name": "Session", "description": "A lesson.", "fields": [{"name": "id", "type": "uuid", "required": true, "description": ""}]},
  {"name": "User", "description": "Somebody.", "fields": [
    {"name": "id", "type": "uuid", "required": true, "description": ""},
    {"name": "email", "type": "string(254)", "required": true, "description": "", "unique": true},
    {"name": "passwordHash", "type": "string(255)", "required": true, "description": "", "secret": true}]}],
  "relationships": []})json";

constexpr std::string_view session_api = R"json({"style": "rest", "basePath": "/api/v1",
  "auth": {"strategy": "session", "session": {"subject": "User", "signIn": {"identifier": "email", "secret": "passwordHash"}}},
  "resources": [{"entity": "Session", "path": "/session", "operations": ["list", "create", "get", "delete"]}]})json";

}  // namespace

TEST_CASE("resources, actions and sign-in become operations in that order") {
  const auto design = test::fixture("repair-shop");
  const auto all = operations(design);
  REQUIRE(!all.empty());
  CHECK(all.front().id == "listCustomers");
  CHECK(by_id(all, "createCustomer").method == "POST");
  CHECK(by_id(all, "createCustomer").path == "/customers");
  CHECK(by_id(all, "updateCustomer").path == "/customers/{id}");
  CHECK(by_id(all, "deleteWorkLine").path == "/repair-tickets/{ticketId}/work-lines/{id}");
  CHECK(by_id(all, "listCustomers").returns == "CustomerPage");
  CHECK(by_id(all, "deleteCustomer").returns.empty());
  CHECK(by_id(all, "getApproval").view->id == "QuoteApproval");
  CHECK(all[all.size() - 3].id == "createSession");
  CHECK(all[all.size() - 3].is_public);
  CHECK_FALSE(by_id(all, "getSession").is_public);
  CHECK(all.back().id == "deleteSession");
}

TEST_CASE("every operation id is given once, and every pointer leads into the payload") {
  const auto design = test::fixture("repair-shop");
  const auto document = parse_json(write_payload(design, StageName::api)).value();
  std::set<std::string> ids;
  for (const auto& operation : operations(design)) {
    CAPTURE(operation.id);
    CHECK(ids.insert(operation.id).second);
    CHECK(find_pointer(document, operation.pointer) != nullptr);
  }
}

TEST_CASE("roles come from the access table, in the order of the roles") {
  const auto design = test::fixture("repair-shop");
  const auto all = operations(design);
  CHECK(by_id(all, "createCustomer").roles == std::vector<std::string>{"counter", "owner"});
  CHECK(by_id(all, "listCustomers").roles == std::vector<std::string>{"counter", "mechanic", "owner"});
  CHECK(by_id(all, "voidInvoice").roles == std::vector<std::string>{"owner"});
  CHECK(by_id(all, "approveQuote").link == "approvalLink");
  CHECK(by_id(all, "approveQuote").roles.empty());
}

TEST_CASE("an operation that the access table gives to nobody is closed, one without a table is not") {
  auto design = test::fixture("repair-shop");
  auto& customers = design.api.resources.front();
  for (auto& [role, allowed] : customers.access) allowed = {"list"};
  const auto all = operations(design);
  CHECK(by_id(all, "createCustomer").is_closed);
  CHECK_FALSE(by_id(all, "listCustomers").is_closed);
  customers.access.clear();
  const auto open = operations(design);
  CHECK_FALSE(by_id(open, "createCustomer").is_closed);
}

TEST_CASE("an endpoint is found whatever its parameters are called") {
  const auto design = test::fixture("repair-shop");
  const Symbols symbols(design);
  REQUIRE(symbols.endpoint("GET /bikes/{bikeId}") != nullptr);
  CHECK(symbols.endpoint("GET /bikes/{bikeId}")->id == "getBike");
  CHECK(symbols.endpoint("GET /bikes/:id")->id == "getBike");
  CHECK(symbols.endpoint("GET /bikes?customerId=1")->id == "listBikes");
  CHECK(symbols.endpoint("POST /bikes/{bikeId}") == nullptr);
  CHECK(symbols.endpoint("GET /bikes/{a}/{b}") == nullptr);
  CHECK(symbols.endpoint("nonsense") == nullptr);
  CHECK(symbols.endpoint("") == nullptr);
}

TEST_CASE("requests carry no key, state, time, secret or computed field") {
  const auto design = test::fixture("repair-shop");
  const auto& ticket = *find_entity(design.data_model, "RepairTicket");
  const auto in = names_of(create_fields(design, ticket));
  for (const auto* name : {"id", "status", "number", "createdAt", "updatedAt", "readyAt", "receivedById"})
    CHECK_FALSE(contains(in, name));
  CHECK(contains(in, "complaint"));
  const auto& staff = *find_entity(design.data_model, "StaffMember");
  CHECK_FALSE(contains(names_of(create_fields(design, staff)), "passwordHash"));
  CHECK_FALSE(contains(names_of(response_fields(design, staff)), "passwordHash"));
  const auto& customer = *find_entity(design.data_model, "Customer");
  CHECK_FALSE(contains(names_of(response_fields(design, customer)), "deletedAt"));
  const auto& line = *find_entity(design.data_model, "WorkLine");
  CHECK_FALSE(contains(names_of(create_fields(design, line)), "ticketId"));  // the path says it
  const auto& movement = *find_entity(design.data_model, "StockMovement");
  CHECK(update_fields(design, movement).empty());  // rows are added, never changed
}

TEST_CASE("refusals follow from uniqueness, states and repeated requests") {
  const auto design = test::fixture("repair-shop");
  const auto all = operations(design);
  CHECK(codes_of(refusals(design, by_id(all, "createPart"))) ==
        std::vector<std::string>{"duplicate", "key-reused"});
  CHECK(codes_of(refusals(design, by_id(all, "updateQuote"))) == std::vector<std::string>{"wrong-state"});
  CHECK(codes_of(refusals(design, by_id(all, "createQuote"))) == std::vector<std::string>{"key-reused"});
  const auto dead = refusals(design, by_id(all, "getApproval"));
  REQUIRE(dead.size() == 1);
  CHECK(dead[0].status == 404);
  CHECK(needs_if_match(design.api, by_id(all, "updateCustomer")));
  CHECK_FALSE(needs_if_match(design.api, by_id(all, "deleteCustomer")));
  CHECK_FALSE(needs_idempotency_key(design.api, by_id(all, "approveQuote")));
  CHECK_FALSE(needs_idempotency_key(design.api, by_id(all, "createSession")));
}

TEST_CASE("an entity called Session keeps its names, and signing in gets others") {
  const auto design = read_api(sessions, session_api);
  const auto all = operations(design);
  CHECK(by_id(all, "getSession").path == "/session/{id}");
  CHECK(by_id(all, "signIn").path == "/session/current");
  CHECK(by_id(all, "readCurrentSession").returns == "CurrentSession");
}

TEST_CASE("two resources of one entity have different operations") {
  const auto design =
      read_api(sessions, R"json({"style": "rest", "basePath": "", "auth": {"strategy": "none"}, "resources": [
    {"entity": "Session", "path": "/lessons", "operations": ["list"]},
    {"entity": "Session", "path": "/users/{userId}/lessons", "operations": ["list"]}]})json");
  const auto all = operations(design);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == "listSessions");
  CHECK(all[1].id == "listSessionsByUser");
  CHECK(all[0].is_public);
}

TEST_CASE("endpoints of another tool come out as operations") {
  const auto design = read_api(
      sessions, R"json({"style": "rest", "basePath": "/api", "auth": {"strategy": "jwt"}, "endpoints": [
    {"method": "get", "path": "/api/users/:id", "description": "One user"},
    {"method": "POST", "path": "/login", "auth": false},
    {"method": "POST", "path": "/login", "auth": "public"}]})json");
  const auto all = operations(design);
  REQUIRE(all.size() == 3);
  CHECK(all[0].method == "GET");
  CHECK(all[0].path == "/users/{id}");
  CHECK(all[0].id == "getUsersById");
  CHECK_FALSE(all[0].is_public);
  CHECK(all[1].is_public);
  CHECK(all[1].id != all[2].id);
}

TEST_CASE("names that programs cannot spell are respelled, others kept") {
  CHECK(program_name("AIProviderConfig") == "AIProviderConfig");
  CHECK(program_name("order line") == "OrderLine");
  CHECK(program_name("中文") == "U4E2DU6587");
  CHECK(program_name("") == "Thing");
  CHECK(program_name("3D Model") == "N3DModel");
}

TEST_CASE("path parameters are read in order, unclosed braces left alone") {
  CHECK(path_parameters("/a/{b}/c/{d}") == std::vector<std::string>{"b", "d"});
  CHECK(path_parameters("/a/{b").empty());
  CHECK(path_parameters("").empty());
}
