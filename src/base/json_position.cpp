#include "base/json_position.hpp"

#include <string>

#include "base/json.hpp"
#include "base/text.hpp"

namespace nonagon {
namespace {

// Reads just enough of a document to pass over what is not asked for. Payloads have passed the parser before,
// so depth and form are known to be sound; a document that is not ends the search.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // Goes down along `pointer` as far as it leads.
  bool follow(std::string_view pointer) {
    skip_space();
    while (!pointer.empty() && at_ < text_.size()) {
      const auto slash = pointer.find('/', 1);
      const auto token =
          replace_all(replace_all(std::string(pointer.substr(1, slash - 1)), "~1", "/"), "~0", "~");
      pointer = slash == std::string_view::npos ? std::string_view() : pointer.substr(slash);
      const auto before = at_;
      const bool is_inside =
          text_[at_] == '{' ? enter_member(token) : text_[at_] == '[' && enter_element(token);
      if (is_inside) continue;
      at_ = before;
      break;
    }
    return at_ < text_.size();
  }

  TextPosition position() const {
    TextPosition position;
    for (std::size_t i = 0; i < at_; ++i) {
      const bool is_end = text_[i] == '\n';
      position.line += is_end ? 1 : 0;
      const bool is_continuation = (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U;
      position.column = is_end ? 1 : position.column + (is_continuation ? 0 : 1);
    }
    return position;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
  }

  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    skip_space();
    return true;
  }

  // The raw text of a string literal with its quotes; empty when there is none.
  std::string_view take_string() {
    const auto begin = at_;
    if (at_ == text_.size() || text_[at_] != '"') return {};
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '"') {
        ++at_;
        return text_.substr(begin, at_ - begin);
      }
    }
    return {};
  }

  // Passes over one value, nested ones included.
  bool skip_value() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        if (take_string().empty()) return false;
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return true;
        --depth;
        ++at_;
      } else if (c == ',' && depth == 0) {
        return true;
      } else {
        ++at_;
      }
      if (depth == 0 && (c == '"' || c == '}' || c == ']')) return true;
    }
    return depth == 0;
  }

  bool enter_member(std::string_view name) {
    if (!take('{')) return false;
    while (at_ < text_.size() && text_[at_] == '"') {
      const auto literal = take_string();
      if (!take(':')) return false;
      const auto key = parse_json(literal);
      if (key && key->is_string() && std::string_view(key->get_string()) == name) return true;
      if (!skip_value() || !take(',')) return false;
    }
    return false;
  }

  bool enter_element(std::string_view token) {
    if (!take('[') || token.empty() || token.find_first_not_of("0123456789") != std::string_view::npos)
      return false;
    for (auto left = std::stoull(std::string(token.substr(0, 9))); left > 0; --left) {
      if (!skip_value() || !take(',')) return false;
    }
    return at_ < text_.size() && text_[at_] != ']';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<TextPosition> position_of(std::string_view text, std::string_view pointer) {
  Scanner scanner(text);
  if (!scanner.follow(pointer)) return std::nullopt;
  return scanner.position();
}

}  // namespace nonagon
