#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/model/assembly.hpp"
#include "derive/reading/model_facts.hpp"
#include "derive/reading/rank.hpp"

namespace nonagon::derive {
namespace {

class KnownRelations {
 public:
  explicit KnownRelations(Sketch& sketch) : sketch_(sketch) {}

  void run() {
    add_missing_parents();
    add_missing_lines();
    put_on_lines();
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

  // An order, a quote or an invoice says nothing without its lines.
  void add_missing_lines() {
    const auto count = sketch_.entities.size();
    for (std::size_t i = 0; i < count && i < 1000; ++i) {
      const auto* archetype = sketch_.entities[i].archetype;
      if (archetype == nullptr || archetype->lines.empty() || line_of(i)) continue;
      const auto* line = find_archetype_named(archetype->lines);
      if (line == nullptr || !has_what_it_needs(*line)) continue;
      const auto& document = sketch_.entities[i].name;
      const bool is_renamed = document != archetype->name && archetype->lines.starts_with(archetype->name);
      auto name = is_renamed ? document + archetype->lines.substr(archetype->name.size()) : archetype->lines;
      if (sketch_.find(name) != nullptr) continue;
      auto phrase = replace_all(kebab_case(name), "-", " ");
      sketch_.entities.push_back({.name = std::move(name),
                                  .phrase = std::move(phrase),
                                  .origin = Origin::line,
                                  .archetype = line,
                                  .kind = EntityKind::line,
                                  .part_of = document});
      sketch_.relations.push_back(
          {.one = i, .many = sketch_.entities.size() - 1, .is_required = true, .is_part = true});
    }
  }

  // Parts are booked only where there are parts; lines of other documents stand by themselves.
  bool has_what_it_needs(const Archetype& line) const {
    if (std::ranges::any_of(line.links, &ArchetypeLink::always)) return true;
    return std::ranges::any_of(line.links, [&](const ArchetypeLink& link) {
      return !link.is_part && find(link.to, sketch_.entities.size()).has_value();
    });
  }

  std::optional<std::size_t> line_of(std::size_t document) const {
    const auto& name = sketch_.entities[document].name;
    const auto& wanted = sketch_.entities[document].archetype->lines;
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      const auto& entity = sketch_.entities[i];
      const bool is_line = entity.kind == EntityKind::line && entity.part_of == name;
      if (is_line || (entity.archetype != nullptr && entity.archetype->name == wanted)) return i;
    }
    return std::nullopt;
  }

  // What is chosen from a catalogue stands on the lines of a document, never on the document itself: a part
  // is used on many tickets.
  void put_on_lines() {
    std::map<std::size_t, std::size_t> lines;
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      const auto* archetype = sketch_.entities[i].archetype;
      if (archetype == nullptr || archetype->lines.empty()) continue;
      if (const auto line = line_of(i)) lines.emplace(i, *line);
    }
    if (lines.empty()) return;
    stand_on_lines(lines);
    share_items(lines);
    order_from_one(lines);
  }

  void stand_on_lines(const std::map<std::size_t, std::size_t>& lines) {
    for (auto& relation : sketch_.relations) {
      const bool is_below = lines.contains(relation.one);
      const auto document = is_below ? relation.one : relation.many;
      const auto item = is_below ? relation.many : relation.one;
      const auto line = lines.find(document);
      if (line == lines.end() || item == line->second) continue;
      const auto kind = sketch_.entities[item].kind;
      const bool is_listed = kind == EntityKind::catalogue ||
                             (kind == EntityKind::thing && (is_below || relation.is_many_to_many));
      if (is_listed)
        relation = {.one = item, .many = line->second, .is_required = items_of(line->second) == 0};
    }
    std::set<std::pair<std::size_t, std::size_t>> seen;
    std::erase_if(sketch_.relations, [&](const SketchRelation& relation) {
      return relation.role.empty() && !relation.is_many_to_many &&
             !seen.emplace(relation.one, relation.many).second;
    });
  }

  // How many catalogues a line may name something from.
  std::ptrdiff_t items_of(std::size_t line) const {
    return std::ranges::count_if(sketch_.relations, [&](const SketchRelation& relation) {
      return relation.many == line && sketch_.entities[relation.one].kind == EntityKind::catalogue;
    });
  }

  // What is put in the cart is what the order lists.
  void share_items(const std::map<std::size_t, std::size_t>& lines) {
    const auto item_of = [&](std::size_t line) -> std::optional<std::size_t> {
      for (const auto& relation : sketch_.relations) {
        const auto kind = sketch_.entities[relation.one].kind;
        const bool is_item = kind == EntityKind::catalogue || kind == EntityKind::thing;
        if (relation.many == line && is_item) return relation.one;
      }
      return std::nullopt;
    };
    std::optional<std::size_t> item;
    for (const auto& [document, line] : lines) {
      const auto one = item_of(line);
      if (one && item && *one != *item) return;
      if (one) item = one;
    }
    if (!item) return;
    for (const auto& [document, line] : lines) {
      const auto* archetype = sketch_.entities[line].archetype;
      const bool takes_product =
          archetype != nullptr &&
          std::ranges::any_of(archetype->links, [](const auto& link) { return link.to == "Product"; });
      if (takes_product && !item_of(line))
        sketch_.relations.push_back({.one = *item, .many = line, .is_required = true});
    }
  }

  // Where several sell, an order is with one of them: who ships it and who is paid for it.
  void order_from_one(const std::map<std::size_t, std::size_t>& lines) {
    for (const auto& [document, line] : lines) {
      if (!entity_is_ordered(document)) continue;
      const auto seller = seller_on(line);
      if (!seller || *seller == document || are_related(*seller, document)) continue;
      const auto& phrase = sketch_.entities[*seller].phrase;
      sketch_.relations.push_back(
          {.one = *seller,
           .many = document,
           .is_required = true,
           .description = fmt::format("{} is with one {}; what was chosen from several becomes several {}",
                                      sentence_case(with_article(sketch_.entities[document].name)),
                                      phrase,
                                      plural_of(sketch_.entities[document].phrase))});
    }
  }

  bool entity_is_ordered(std::size_t i) const {
    const auto* archetype = sketch_.entities[i].archetype;
    return archetype != nullptr && archetype->name == "Order";
  }

  // The shop, or the person, to whom what stands on the lines belongs.
  std::optional<std::size_t> seller_on(std::size_t line) const {
    for (const auto& on_line : sketch_.relations) {
      const auto kind = sketch_.entities[on_line.one].kind;
      const bool is_item = kind == EntityKind::catalogue || kind == EntityKind::thing;
      if (on_line.many != line || !is_item) continue;
      for (const auto& owned : sketch_.relations) {
        if (owned.many != on_line.one || owned.is_many_to_many) continue;
        const auto& owner = sketch_.entities[owned.one];
        const bool sells = owner.kind == EntityKind::person && rank_of(owner.name) != Rank::customer;
        const bool is_shop = is_among(head_of(owner.phrase), {"shop", "store", "storefront", "stall"}) &&
                             has_keeper(owned.one);
        if (sells || is_shop) return owned.one;
      }
    }
    return std::nullopt;
  }

  bool has_keeper(std::size_t shop) const {
    return std::ranges::any_of(sketch_.relations, [&](const SketchRelation& relation) {
      return relation.many == shop && sketch_.entities[relation.one].kind == EntityKind::person;
    });
  }

  bool are_related(std::size_t a, std::size_t b) const {
    return std::ranges::any_of(sketch_.relations, [&](const SketchRelation& relation) {
      return (relation.one == a && relation.many == b) || (relation.one == b && relation.many == a);
    });
  }

  // "A cart may belong to a customer" of a buyer: in the words of this design.
  std::string told(const ArchetypeLink& link, std::size_t one) const {
    const auto known = replace_all(kebab_case(link.to), "-", " ");
    const auto& phrase = sketch_.entities[one].phrase;
    if (phrase == known || !contains_word(link.description, known)) return link.description;
    auto text = replace_all(link.description, known, phrase);
    return sentence_case(replace_all(std::move(text), sentence_case(known), sentence_case(phrase)));
  }

  // The one person of the design who plays the part: whoever is served where experience says customer.
  std::optional<std::size_t> stand_in(const ArchetypeLink& link, std::size_t many) const {
    const auto* person = find_archetype_named(link.to);
    if (person == nullptr || person->kind != EntityKind::person || person->name == "User")
      return std::nullopt;
    const auto wanted = rank_of(link.to);
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      const auto& entity = sketch_.entities[i];
      const bool fits = i != many && entity.kind == EntityKind::person && entity.name != "User" &&
                        rank_of(entity.name) == wanted;
      if (!fits) continue;
      if (only) return std::nullopt;
      only = i;
    }
    return only;
  }

  static const Archetype* find_archetype_by_name(std::string_view name);

  // Whoever made or keeps it stands there by the idea already: a therapist's note needs no author beside the
  // therapist.
  bool is_told_by_person(const ArchetypeLink& link, std::size_t many) const {
    constexpr std::array<std::string_view, 9> makers{"authorId",
                                                     "ownerId",
                                                     "payeeId",
                                                     "createdById",
                                                     "madeById",
                                                     "openedById",
                                                     "reportedById",
                                                     "requestedById",
                                                     "submittedById"};
    const bool is_maker = std::ranges::find(makers, link.as) != makers.end();
    if (link.to == "User" && link.as == "uploadedById" && is_part_of_theirs(many)) return true;
    if (link.to != "User" || !is_maker) return false;
    return std::ranges::any_of(sketch_.relations, [&](const SketchRelation& relation) {
      const auto& person = sketch_.entities[relation.one];
      return relation.many == many && !relation.is_many_to_many && person.kind == EntityKind::person &&
             person.name != "User";
    });
  }

  // A picture of a piece is put up by whoever keeps the piece.
  bool is_part_of_theirs(std::size_t many) const {
    const auto is_person = [](const SketchEntity& entity) {
      return entity.kind == EntityKind::person && entity.name != "User";
    };
    return std::ranges::any_of(sketch_.entities, is_person) &&
           std::ranges::any_of(sketch_.relations, [&](const SketchRelation& relation) {
             return relation.many == many && !relation.is_many_to_many &&
                    !is_person(sketch_.entities[relation.one]);
           });
  }

  void relate(std::size_t many, const ArchetypeLink& link) {
    if (is_told_by_person(link, many)) return;
    auto one = find(link.to, many);
    // An appointment is with somebody: the therapist where experience says an employee.
    const bool is_provider = link.to == "Employee" && link.as == "providerId";
    const bool is_stand_in = !one && (link.required || is_provider);
    if (is_stand_in) one = stand_in(link, many);
    if (!one) return;
    for (auto& relation : sketch_.relations) {
      const bool is_same = relation.one == *one && relation.many == many;
      if (is_same) {
        relation.is_part = relation.is_part || link.is_part;
        if (relation.description.empty() && !is_stand_in) relation.description = told(link, *one);
        if (link.required) relation.is_required = true;
        return;
      }
      if (relation.one == many && relation.many == *one) return;
    }
    auto role = is_stand_in ? std::string() : link.as;
    if (role.ends_with("Id")) role.resize(role.size() - 2);
    sketch_.relations.push_back({.one = *one,
                                 .many = many,
                                 .is_required = link.required || (is_stand_in && is_provider),
                                 .is_part = link.is_part,
                                 .role = std::move(role),
                                 .description = is_stand_in ? std::string() : told(link, *one)});
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
