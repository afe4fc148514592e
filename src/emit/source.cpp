#include "emit/source.hpp"

#include <algorithm>

namespace nonagon::emit {

bool Source::is_as_seen(const Part& part) const {
  return std::ranges::all_of(
      part.seen, [&](const Part::Seen& seen) { return fingerprints().of(seen.element) == seen.fingerprint; });
}

void Source::note(Element::Kind kind, std::ptrdiff_t place) const {
  if (noting_ == nullptr) return;
  const Element element{kind, static_cast<std::uint32_t>(place)};
  auto& seen = noting_->seen;
  if (std::ranges::find(seen, element, &Part::Seen::element) != seen.end()) return;
  seen.push_back({element, fingerprints().of(element)});
}

}  // namespace nonagon::emit
