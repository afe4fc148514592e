#pragma once

#include <vector>

#include "store/page.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

// One row more than was asked for is read: it tells whether something follows.
template <class Id>
Result<store::PageRequest<Id>> page_request(const PageOf& part) {
  store::PageRequest<Id> request{.after = std::nullopt, .limit = part.limit + 1};
  if (!part.after) return request;
  request.after = Id::parse(*part.after);
  if (request.after) return request;
  return fail({.code = ErrorCode::invalid_input,
               .detail = "this cursor was not given here",
               .pointer = {},
               .reason = "a cursor is the nextCursor of an answer, as it is",
               .fix = "Begin again without a cursor."});
}

// Takes the surplus row away again; the id of the last one that stays, where something follows.
template <class Row>
std::optional<std::string> next_of(std::vector<Row>& rows, const PageOf& part) {
  if (rows.size() <= part.limit) return std::nullopt;
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(part.limit), rows.end());
  return rows.back().id.text();
}

template <class Row>
Page<Row> page_of(std::vector<Row> rows, const PageOf& part) {
  Page<Row> page;
  page.next = next_of(rows, part);
  page.items = std::move(rows);
  return page;
}

}  // namespace nonagon::workbench
