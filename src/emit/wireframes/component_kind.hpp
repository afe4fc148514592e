#pragma once

#include <string>
#include <string_view>

#include "design/sections.hpp"

namespace nonagon::emit {

// What a component looks like, read from the last word of its name: LoanTable, DueOnField, NextStepButton.
enum class ComponentKind {
  header,
  toolbar,
  table,
  list,
  row,
  board,
  column,
  card,
  calendar,
  map,
  form,
  field,
  choice,
  search,
  editor,
  button,
  buttons,
  badge,
  figures,
  figure,
  facts,
  summary_line,
  menu,
  tabs,
  chart,
  meter,
  pager,
  hero,
  text,
  picture,
  entry,
  notice,
  panel
};

ComponentKind kind_of(const design::Component& component);

// What people read on it: the name without the word that says its kind. "PromisedDayField" → "Promised day".
std::string label_of(std::string_view component_name);

// The same in lower case: what the component is about.
std::string subject_of(std::string_view component_name);

}  // namespace nonagon::emit
