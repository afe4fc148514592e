#pragma once

#include <string>
#include <vector>

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// How people find rows of an entity: what the API offers and the database has an index for.
struct ListPlan {
  std::vector<design::Filter> filters;
  std::vector<std::string> sort;  // the first is the default
};

ListPlan list_plan(const EntityFacts& facts);

// The moment by which a row is due, starts or is planned; null when there is none.
const design::Field* planned_moment(const EntityFacts& facts);

// The field in which `state` is entered: paid → paidAt, paidOn. Null when there is none.
const design::Field* moment_of_state(const design::Entity& entity, std::string_view state);

}  // namespace nonagon::derive
