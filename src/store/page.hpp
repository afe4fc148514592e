#pragma once

#include <cstddef>
#include <optional>

namespace nonagon::store {

// A page of a list that is sorted by falling id, which is newest first: the rows after one that was seen, or
// from the start. Its cost does not depend on how long the list is or how far the page is down.
template <class Id>
struct PageRequest {
  std::optional<Id> after;
  std::size_t limit;
};

}  // namespace nonagon::store
