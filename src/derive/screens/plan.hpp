#pragma once

#include <optional>
#include <string>
#include <vector>

#include "design/design.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {

enum class ScreenKind {
  board,
  calendar,
  map,
  list,
  detail,
  form,
  dashboard,
  hub,
  tools,
  link,
  welcome,
  settings,
  sign_in,
  sign_up
};

// A screen before its words: what it is for, which operations it calls and who opens it.
struct Screen {
  ScreenKind kind = ScreenKind::list;
  std::string id;
  std::string name;
  std::string route;
  const design::Entity* entity = nullptr;    // null for screens of many entities
  std::vector<const design::Entity*> parts;  // shown inside, each by its own operations
  std::vector<const design::Operation*>
      operations;  // in the order of use, the one that fills the screen first
  std::vector<std::string> features;
  std::optional<std::string> persona;
  std::vector<std::string> roles;   // who may open it; empty: everybody who is let in
  std::vector<std::string> wishes;  // special interactions that were asked for
  std::vector<std::string> words;   // what was said about the screen: parts of a welcome page, a purpose
  bool is_in_shell = true;
  bool is_data_heavy = false;
  bool is_compact = false;  // reads and changes a row in a drawer, without a screen of its own
};

// Every screen in the order in which people meet them. Stages 6 (navigation) and 7 (screens) are made from
// the same plan.
struct ScreenPlan {
  std::vector<design::Operation> operations;
  std::vector<Screen> screens;
  std::vector<const Screen*> navigation;  // at most eight
};

// Empty without a user interface. `design` must outlive the plan; the plan is moved, never copied.
ScreenPlan plan_screens(const design::Design& design);

bool is_collection(ScreenKind kind);  // board, calendar, map, list

const Screen* find_screen(const ScreenPlan& plan, ScreenKind kind);  // the first of the kind
const Screen* find_screen(const ScreenPlan& plan, ScreenKind kind, const design::Entity* entity);
// The screen where rows of the entity are found: its own, or its parent's.
const Screen* collection_of(const ScreenPlan& plan, const design::Entity& entity);

const design::Operation* operation_of(const Screen& screen,
                                      design::OperationKind kind,
                                      const design::Entity* entity);

// True when people open it from their own mailbox: for a new password, or to confirm the address.
bool is_own_link(const Screen& screen);

// True when somebody with this role may call it.
bool may_call(const design::Operation& operation, const std::string& role);

// True when the path ends in or passes through the key of one row.
bool is_of_one_row(const design::Operation& operation);

}  // namespace nonagon::derive
