#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/fingerprint.hpp"
#include "design/design.hpp"
#include "design/operations.hpp"
#include "design/stage_set.hpp"
#include "design/symbols.hpp"

namespace nonagon::emit {

// One of the things of which a design has many, by its place in its payload.
struct Element {
  enum class Kind : std::uint8_t { entity, resource, action, section };

  Kind kind = Kind::entity;
  std::uint32_t place = 0;

  friend auto operator<=>(const Element&, const Element&) = default;
};

// What tells two states of a design apart, element by element. Nothing of the design is kept.
class Fingerprints {
 public:
  explicit Fingerprints(const design::Design& design);

  // All that an element says itself.
  const Fingerprint& of(Element element) const {
    return elements_[static_cast<std::size_t>(element.kind)][element.place];
  }

  // The payloads of these stages whole, but for the bodies of their elements: of those only the order and the
  // names by which others know them.
  Fingerprint outline(design::StageSet stages) const;

 private:
  std::array<std::vector<Fingerprint>, 4> elements_;
  std::array<Fingerprint, design::all_stages.size()> outlines_;
  Fingerprint frame_;
};

// What elements say of each other, and in which order they stand: few changes of a field change it.
void add_links(FingerprintWriter& writer, const design::Symbols& symbols);

// What an operation says itself; its entity, resource and action are elements.
void add_operation(FingerprintWriter& writer, const design::Operation& operation);

}  // namespace nonagon::emit
