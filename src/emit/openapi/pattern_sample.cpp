#include "emit/openapi/pattern_sample.hpp"

#include <charconv>
#include <vector>

namespace nonagon::emit {
namespace {

constexpr int max_repeats = 200;
constexpr int max_depth = 16;
constexpr int max_steps = 2000;

class Sampler {
 public:
  explicit Sampler(std::string_view pattern) : rest_(pattern) {}

  std::optional<std::string> sample() {
    auto text = alternatives(0);
    if (!is_understood_ || !rest_.empty()) return std::nullopt;
    return text;
  }

 private:
  // The first alternative counts; the others are only read.
  std::string alternatives(int depth) {
    auto first = sequence(depth);
    while (is_understood_ && rest_.starts_with('|')) {
      rest_.remove_prefix(1);
      sequence(depth);
    }
    return first;
  }

  std::string sequence(int depth) {
    std::string text;
    while (is_understood_ && !rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      if (rest_[0] == '^' || rest_[0] == '$') {
        rest_.remove_prefix(1);
        continue;
      }
      const auto before = rest_;
      auto piece = atom(depth);
      const int count = repeats();
      if (count == 0) continue;
      text += piece;
      for (int i = 1; i < count && is_understood_; ++i) {
        const auto after = rest_;
        rest_ = before;
        text += atom(depth);  // again, so that classes move on to their next character
        rest_ = after;
      }
    }
    return text;
  }

  std::string atom(int depth) {
    if (++steps_ > max_steps) return give_up();
    const char c = rest_[0];
    rest_.remove_prefix(1);
    if (c == '(') return group(depth);
    if (c == '[') return character_class();
    if (c == '\\') return escape();
    if (c == '.') return "a";
    if (c == '*' || c == '+' || c == '?' || c == '{') return give_up();
    return std::string(1, c);
  }

  std::string group(int depth) {
    if (depth >= max_depth) return give_up();
    if (rest_.starts_with("?:")) {
      rest_.remove_prefix(2);
    } else if (rest_.starts_with('?')) {
      return give_up();
    }
    auto text = alternatives(depth + 1);
    if (!rest_.starts_with(')')) return give_up();
    rest_.remove_prefix(1);
    return text;
  }

  std::string escape() {
    if (rest_.empty()) return give_up();
    const char c = rest_[0];
    rest_.remove_prefix(1);
    if (c == 'd') return std::string(1, static_cast<char>('1' + turn_++ % 9));
    if (c == 'w') return std::string(1, static_cast<char>('a' + turn_++ % 26));
    if (c == 's') return " ";
    const bool is_letter_or_digit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_letter_or_digit ? give_up() : std::string(1, c);
  }

  std::string character_class() {
    if (rest_.starts_with('^') || rest_.starts_with("[:")) return give_up();
    std::string members;
    bool is_first = true;
    while (!rest_.empty() && (is_first || rest_[0] != ']')) {
      is_first = false;
      char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == ']') return give_up();  // an empty class matches nothing
      if (c == '[' && rest_.starts_with(':')) return give_up();
      if (c == '\\') {
        const auto text = escape();
        if (!is_understood_ || text.empty()) return {};
        c = text[0];
      }
      if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        const char last = rest_[1];
        rest_.remove_prefix(2);
        if (last < c || last == '\\') return give_up();
        for (int member = c; member <= last; ++member) members += static_cast<char>(member);
      } else {
        members += c;
      }
    }
    if (rest_.empty() || members.empty()) return give_up();
    rest_.remove_prefix(1);
    return std::string(1, members[static_cast<std::size_t>(turn_++) % members.size()]);
  }

  int repeats() {
    if (rest_.empty()) return 1;
    int count = 1;
    if (rest_[0] == '*' || rest_[0] == '?') {
      count = 0;
      rest_.remove_prefix(1);
    } else if (rest_[0] == '+') {
      rest_.remove_prefix(1);
    } else if (rest_[0] == '{') {
      const auto [end, error] = std::from_chars(rest_.data() + 1, rest_.data() + rest_.size(), count);
      const auto close = rest_.find('}');
      if (error != std::errc{} || close == std::string_view::npos || count > max_repeats) {
        give_up();
        return 0;
      }
      rest_.remove_prefix(close + 1);
    }
    if (rest_.starts_with('?')) rest_.remove_prefix(1);  // lazy
    return count;
  }

  std::string give_up() {
    is_understood_ = false;
    return {};
  }

  std::string_view rest_;
  int turn_ = 0;
  int steps_ = 0;
  bool is_understood_ = true;
};

}  // namespace

std::optional<std::string> pattern_sample(std::string_view pattern) {
  if (pattern.size() > 400) return std::nullopt;
  return Sampler(pattern).sample();
}

}  // namespace nonagon::emit
