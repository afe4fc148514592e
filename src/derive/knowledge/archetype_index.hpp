#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nonagon::derive {

// A word, or a name, and which archetype it means.
struct IndexedWord {
  std::string_view word;
  std::size_t place;

  friend auto operator<=>(const IndexedWord&, const IndexedWord&) = default;
};

// Where each archetype stands in the files: enough to decode the one that is asked for and leave the others
// alone.
struct ArchetypeIndex {
  std::vector<std::string_view> texts;  // one JSON object each, in the order of the files
  std::vector<IndexedWord> names;       // sorted
  std::vector<IndexedWord> words;       // sorted
};

// Finds the objects of each file, a JSON list, with their `name` and `words`; looks at nothing else in them.
ArchetypeIndex index_archetypes(const std::vector<std::string_view>& files);

}  // namespace nonagon::derive
