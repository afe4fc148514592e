#include "derive/knowledge/archetype.hpp"

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/embedded.hpp"
#include "derive/knowledge/archetype_index.hpp"

namespace nonagon::derive {
namespace {

struct Slot {
  std::once_flag is_decoded;
  std::unique_ptr<const Archetype> archetype;
};

// The index of the embedded archetypes and what was decoded of them so far; shared by all threads.
class Library {
 public:
  Library() : index_(index_archetypes(files())), slots_(std::make_unique<Slot[]>(index_.texts.size())) {}

  const ArchetypeIndex& index() const { return index_; }

  const Archetype& decoded(std::size_t place) const {
    auto& slot = slots_[place];
    std::call_once(slot.is_decoded,
                   [&] { slot.archetype = std::make_unique<const Archetype>(decode(index_.texts[place])); });
    return *slot.archetype;
  }

 private:
  static std::vector<std::string_view> files() {
    std::vector<std::string_view> texts;
    for (const auto path : embedded_under("archetypes/")) texts.push_back(embedded(path));
    return texts;
  }

  static Archetype decode(std::string_view text) {
    const auto document = parse_json(text);
    ensure(document.has_value(), "knowledge/archetypes holds JSON");
    auto reading = read_archetype(*document);
    ensure(reading.findings.empty(), "knowledge/archetypes holds archetypes");
    return std::move(reading.archetype);
  }

  ArchetypeIndex index_;
  std::unique_ptr<Slot[]> slots_;
};

const Library& library() {
  static const Library only;
  return only;
}

const Archetype* looked_up(const std::vector<IndexedWord>& words, std::string_view word) {
  const auto found = std::ranges::lower_bound(words, word, {}, &IndexedWord::word);
  return found == words.end() || found->word != word ? nullptr : &library().decoded(found->place);
}

}  // namespace

ArchetypeReading read_archetype(const json::value& document) {
  ArchetypeReading reading;
  design::ShapeReader reader(design::StageName::data_model);
  reader.read(document, "", design::detail::any_row, reading.archetype);
  reading.findings = std::move(reader.findings);
  return reading;
}

const Archetype* find_exact_archetype(std::string_view phrase) {
  return looked_up(library().index().words, phrase);
}

const Archetype* find_archetype(std::string_view phrase) {
  while (true) {
    if (const auto* found = find_exact_archetype(phrase)) return found;
    const auto space = phrase.find(' ');
    if (space == std::string_view::npos) return nullptr;
    phrase.remove_prefix(space + 1);
  }
}

const Archetype* find_archetype_named(std::string_view name) {
  return looked_up(library().index().names, name);
}

std::vector<std::string_view> archetype_names() {
  std::vector<std::string_view> names;
  for (const auto& entry : library().index().names) names.push_back(entry.word);
  return names;
}

}  // namespace nonagon::derive
