#include <algorithm>

#include "derive/model/assembly.hpp"

namespace nonagon::derive {
namespace {

class KnownRelations {
 public:
  explicit KnownRelations(Sketch& sketch) : sketch_(sketch) {}

  void run() {
    add_missing_parents();
    const auto count = sketch_.entities.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (sketch_.entities[i].archetype == nullptr) continue;
      for (const auto& link : sketch_.entities[i].archetype->links) relate(i, link);
    }
  }

 private:
  std::optional<std::size_t> find(std::string_view archetype, std::size_t not_this) const {
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (i != not_this && sketch_.entities[i].name == archetype) return i;
    }
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (i != not_this && sketch_.entities[i].archetype != nullptr &&
          sketch_.entities[i].archetype->name == archetype)
        return i;
    }
    return std::nullopt;
  }

  // A line without what it is a line of means nothing.
  void add_missing_parents() {
    for (std::size_t i = 0; i < sketch_.entities.size() && i < 1000; ++i) {
      const auto* archetype = sketch_.entities[i].archetype;
      if (archetype == nullptr || archetype->kind != EntityKind::line) continue;
      for (const auto& link : archetype->links) {
        if (!link.always || find(link.to, i) || !sketch_.entities[i].part_of.empty()) continue;
        const auto* parent = find_archetype_by_name(link.to);
        if (parent == nullptr) continue;
        sketch_.entities.push_back({.name = parent->name,
                                    .phrase = parent->words.empty() ? parent->name : parent->words[0],
                                    .origin = Origin::knowledge,
                                    .archetype = parent,
                                    .kind = parent->kind});
      }
    }
  }

  static const Archetype* find_archetype_by_name(std::string_view name);

  void relate(std::size_t many, const ArchetypeLink& link) {
    const auto one = find(link.to, many);
    if (!one) return;
    for (auto& relation : sketch_.relations) {
      const bool is_same = relation.one == *one && relation.many == many;
      if (is_same) {
        relation.is_part = relation.is_part || link.is_part;
        if (relation.description.empty()) relation.description = link.description;
        if (link.required) relation.is_required = true;
        return;
      }
      if (relation.one == many && relation.many == *one) return;
    }
    auto role = link.as;
    if (role.ends_with("Id")) role.resize(role.size() - 2);
    sketch_.relations.push_back({.one = *one,
                                 .many = many,
                                 .is_required = link.required,
                                 .is_part = link.is_part,
                                 .role = std::move(role),
                                 .description = link.description});
  }

  Sketch& sketch_;
};

const Archetype* KnownRelations::find_archetype_by_name(std::string_view name) {
  std::string phrase;
  for (const char letter : name) {
    if (letter >= 'A' && letter <= 'Z') {
      if (!phrase.empty()) phrase += ' ';
      phrase += static_cast<char>(letter - 'A' + 'a');
    } else {
      phrase += letter;
    }
  }
  return find_exact_archetype(phrase);
}

}  // namespace

void add_known_relations(Sketch& sketch) {
  KnownRelations(sketch).run();
}

}  // namespace nonagon::derive
