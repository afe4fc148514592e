#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "emit/fingerprints.hpp"

namespace nonagon::emit {

// Which part of an emitter's files: "path" 17.
struct PartName {
  std::string_view kind;  // a literal
  std::uint64_t place = 0;

  friend bool operator==(const PartName&, const PartName&) = default;

  friend std::size_t hash_value(const PartName& name) {
    return std::hash<std::string_view>()(name.kind) ^
           static_cast<std::size_t>(name.place * 0x9E3779B97F4A7C15U);
  }
};

// A piece of text, and what has to be as it was for it to stay.
struct Part {
  struct Seen {
    Element element;
    Fingerprint fingerprint;
  };

  Fingerprint given;       // what it was made from beside elements
  std::vector<Seen> seen;  // the elements that were looked at
  std::string claims;      // what it asked of the rest of the document, in the emitter's own spelling
  std::string text;
  std::uint32_t round = 0;
};

// The parts of one emitter's files as the last compilation left them. What a compilation does not ask for any
// more is forgotten at its end, so that at most one copy of the files is kept.
class Parts {
 public:
  // A compilation begins; with another outline everything is made anew.
  void begin(const Fingerprint& outline);

  // The part as it was kept, or an empty one that is to be filled; asked for once a compilation.
  Part& part(const PartName& name);

  void end();

 private:
  boost::unordered_flat_map<PartName, Part> parts_;
  Fingerprint outline_;
  std::uint32_t round_ = 0;
};

}  // namespace nonagon::emit
