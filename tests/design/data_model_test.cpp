#include "design/data_model.hpp"

#include <doctest/doctest.h>

namespace nonagon::design {
namespace {

Field field(std::string name, bool required = true, bool unique = false) {
  Field made;
  made.name = std::move(name);
  made.type = "uuid";
  made.required = required;
  made.unique = unique;
  return made;
}

Entity entity(std::string name, std::vector<Field> fields) {
  Entity made;
  made.name = std::move(name);
  made.fields = std::move(fields);
  return made;
}

Relationship relationship(std::string from, Cardinality type, std::string to, std::string key) {
  Relationship made;
  made.from = std::move(from);
  made.to = std::move(to);
  made.type = type;
  made.foreign_key = std::move(key);
  return made;
}

DataModel shop() {
  DataModel model;
  model.entities = {entity("Customer", {field("id")}),
                    entity("Order", {field("id"), field("customerId"), field("couponId", false)}),
                    entity("Coupon", {field("note", false, true), field("code", true, true)})};
  return model;
}

}  // namespace

TEST_CASE("a field is the key when it is called id, else the first required unique one") {
  const auto model = shop();
  CHECK(key_field(model.entities[0])->name == "id");
  CHECK(key_field(model.entities[2])->name == "code");
  CHECK(key_field(entity("Note", {field("text")})) == nullptr);
}

TEST_CASE("a foreign key stands on the side of the many") {
  auto model = shop();
  model.relationships = {relationship("Customer", Cardinality::one_to_many, "Order", "customerId"),
                         relationship("Order", Cardinality::many_to_one, "Coupon", "couponId")};
  const auto keys = foreign_keys(model);
  REQUIRE(keys.size() == 2);
  for (const auto& key : keys) CHECK(key.owner->name == "Order");
  CHECK(keys[0].target->name == "Customer");
  CHECK(keys[0].field->name == "customerId");
  CHECK(keys[1].target->name == "Coupon");
}

TEST_CASE("relationships without both ends, without the field, or told twice give no foreign key") {
  auto model = shop();
  model.relationships = {relationship("Ghost", Cardinality::one_to_many, "Order", "customerId"),
                         relationship("Customer", Cardinality::one_to_many, "Order", "ghostId"),
                         relationship("Customer", Cardinality::many_to_many, "Coupon", "")};
  CHECK(foreign_keys(model).empty());
  model.relationships = {relationship("Customer", Cardinality::one_to_many, "Order", "customerId"),
                         relationship("Order", Cardinality::many_to_one, "Customer", "customerId")};
  CHECK(foreign_keys(model).size() == 1);
}

}  // namespace nonagon::design
