#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "derive/screens/plan.hpp"

// What stands on a screen: one function a member of the payload's Section.
namespace nonagon::derive {

// What every screen of one design is written with.
struct ScreenContext {
  const design::Design& design;
  const ScreenPlan& plan;
  std::string press;                                                         // "Tap" or "Click"
  std::map<const design::Entity*, std::vector<design::ForeignKey>> keys;     // by owner
  std::map<const design::Entity*, std::vector<design::ForeignKey>> keys_to;  // by target
  std::map<const design::Entity*, const design::Operation*> lists;           // top-level list of an entity
  std::map<const design::Entity*, const design::Operation*> gets;            // top-level get of an entity
};

ScreenContext context_of(const design::Design& design, const ScreenPlan& plan);

std::string endpoint_of(const design::Operation& operation);  // "GET /orders/{id}"

// True when the persona for whom the screen is made may call it.
bool is_callable_from(const ScreenContext& context, const Screen& screen, const design::Operation& operation);
// True when nobody who sees the screen would be refused.
bool is_callable_by_all(const ScreenContext& context,
                        const Screen& screen,
                        const design::Operation& operation);

// What one row of a list shows: label, state, neighbours, date, money.
std::vector<std::string> row_fields(const ScreenContext& context,
                                    const design::Operation& list,
                                    std::size_t most);

// Rows of others that point at this one and can be listed by it: shown on its screen, opened on theirs.
struct Neighbour {
  const design::Entity* entity;
  const design::Operation* list;
};

std::vector<Neighbour> neighbours_of(const ScreenContext& context, const Screen& screen);

// Entities that a form lets people choose from, with the list that offers them.
std::vector<Neighbour> choices_of(const ScreenContext& context,
                                  const Screen& screen,
                                  const design::Entity& entity);

std::string description_of(const ScreenContext& context, const Screen& screen);
std::vector<design::Component> components_of(const ScreenContext& context, const Screen& screen);
std::vector<design::DataRequirement> data_of(const ScreenContext& context, const Screen& screen);
std::vector<design::Interaction> interactions_of(const ScreenContext& context, const Screen& screen);
design::ScreenStates states_of(const ScreenContext& context, const Screen& screen);
design::StateManagement kept_state_of(const ScreenContext& context, const Screen& screen);

// A special interaction that somebody described in their own words.
struct Wish {
  std::string component;
  std::string behavior;
  bool moves_rows = false;  // runs transitions
  bool saves_rows = false;  // sends changes
};

Wish read_wish(std::string_view text);

}  // namespace nonagon::derive
