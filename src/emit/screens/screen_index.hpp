#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "emit/source.hpp"

namespace nonagon::emit {

// The screens of a design with the operations that they call and the names of their files, looked up once.
// The source must outlive it.
class ScreenIndex {
 public:
  explicit ScreenIndex(const Source& source);

  const Source& source;
  const design::Design& design;
  const design::Symbols& symbols;

  // What a screen calls, in the order of its data and interactions, each once.
  const std::vector<const design::Operation*>& calls_of(const design::Section& section) const;

  // Whether a screen stands inside the frame of the application: it is in the navigation, or it needs
  // somebody who signed in.
  bool is_inside_shell(const design::Section& section) const;

  // Source::append_part for a part that shows a screen and what the screen calls.
  template <class Write>
  void append_part(std::string& out,
                   std::string_view kind,
                   const design::Section& section,
                   const Write& write) const {
    const auto given = [&](FingerprintWriter& writer) {
      for (const auto* operation : calls_of(section)) add_operation(writer, *operation);
    };
    const auto place = static_cast<std::uint64_t>(&section - design.sections.sections.data());
    source.append_part(out, {kind, place}, given, [&] {
      source.note(section);
      for (const auto* operation : calls_of(section)) source.note(*operation);
      return write();
    });
  }

  // By id; null when there is none.
  const design::Section* section(std::string_view id) const;

  // "sections/board": where the files of the screen stand, without their ending. Unique among the screens.
  const std::string& stem(const design::Section& section) const;

  // The entry of the navigation that opens the screen; null when there is none.
  const design::NavigationItem* entry(const design::Section& section) const;

 private:
  struct Screen {
    std::string stem;
    std::vector<const design::Operation*> calls;
  };

  std::vector<const design::Operation*> find_calls(const design::Section& section) const;

  std::map<std::string, const design::NavigationItem*, std::less<>> entries_;
  std::map<std::string, const design::Section*, std::less<>> sections_;
  std::unordered_map<const design::Section*, Screen> screens_;  // looked up only, never listed
};

}  // namespace nonagon::emit
