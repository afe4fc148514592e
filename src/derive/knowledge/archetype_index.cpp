#include "derive/knowledge/archetype_index.hpp"

#include <algorithm>

namespace nonagon::derive {
namespace {

// One light pass over a file. It trusts the file to be JSON, which a test holds; broken text ends the pass
// early, never badly.
class Scanner {
 public:
  Scanner(std::string_view text, ArchetypeIndex& index) : text_(text), index_(index) {}

  void scan() {
    while (at_ < text_.size()) step();
  }

 private:
  static constexpr std::size_t in_archetype = 2;  // depth: the list, the object

  void step() {
    const char c = text_[at_];
    if (c == '"') return take_text();
    if (c == '{' || c == '[') {
      if (++depth_ == in_archetype) start_ = at_;
    } else if (c == '}' || c == ']') {
      if (depth_ == in_archetype) index_.texts.push_back(text_.substr(start_, at_ + 1 - start_));
      if (depth_-- == in_words()) wanted_ = nullptr;
    }
    ++at_;
  }

  // A list of words is one level deeper than the archetype; a name stands beside it.
  std::size_t in_words() const { return wanted_ == &index_.words ? in_archetype + 1 : in_archetype; }

  void take_text() {
    const auto text = quoted();
    if (wanted_ != nullptr && depth_ == in_words()) {
      wanted_->push_back({text, index_.texts.size()});
      if (wanted_ == &index_.names) wanted_ = nullptr;
    } else if (depth_ == in_archetype && is_member()) {
      if (text == "name") wanted_ = &index_.names;
      if (text == "words") wanted_ = &index_.words;
    }
  }

  bool is_member() const { return at_ < text_.size() && text_[at_] == ':'; }

  std::string_view quoted() {
    const auto first = at_ + 1;
    auto end = first;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size());
    at_ = std::min(end + 1, text_.size());
    return text_.substr(first, end - first);
  }

  std::string_view text_;
  ArchetypeIndex& index_;
  std::vector<IndexedWord>* wanted_ = nullptr;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

ArchetypeIndex index_archetypes(const std::vector<std::string_view>& files) {
  ArchetypeIndex index;
  for (const auto file : files) Scanner(file, index).scan();
  std::ranges::sort(index.names);
  std::ranges::sort(index.words);
  return index;
}

}  // namespace nonagon::derive
