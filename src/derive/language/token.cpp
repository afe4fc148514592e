#include "derive/language/token.hpp"

#include "base/text.hpp"

namespace nonagon::derive {
namespace {

// A single word is no longer; longer runs are data, not language.
constexpr std::size_t max_word_bytes = 60;

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         static_cast<unsigned char>(byte) >= 0x80U;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// Typographic marks that end a word, by their UTF-8 bytes: quotation marks, dashes, ellipsis, bullets,
// no-break space.
std::size_t typographic_mark(std::string_view rest) {
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (!rest.starts_with("\xE2\x80") || rest.size() < 3) return rest.starts_with("\xE2\x80") ? rest.size() : 0;
  return 3;
}

bool is_apostrophe(std::string_view rest) {
  return rest.starts_with("'") || rest.starts_with("\xE2\x80\x99");
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5 + 4); }

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    stop();
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void add(std::size_t length, Tag tag) {
    const auto text = text_.substr(at_, length);
    tokens_.push_back(
        {.text = text, .lower = lower(text), .tag = tag, .is_capitalised = text[0] >= 'A' && text[0] <= 'Z'});
    at_ += length;
  }

  void stop() {
    if (!tokens_.empty() && tokens_.back().tag == Tag::stop) return;
    tokens_.push_back({.text = {}, .tag = Tag::stop});
  }

  void step() {
    const char byte = text_[at_];
    if (is_space(byte)) return skip_space();
    if (const auto mark = typographic_mark(rest()); mark > 0) return add_mark(mark);
    if (is_letter(byte)) return add_word();
    if (is_digit(byte)) return add_number();
    switch (byte) {
      case '.':
      case '!':
      case '?':
      case ';': ++at_; return stop();
      case ',': return add(1, Tag::comma);
      case '&': return add(1, Tag::conjunction);
      case ':':
      case '-':
      case '(':
      case ')':
      case '/':
      case '[':
      case ']': return add(1, byte == '/' ? Tag::conjunction : Tag::pause);
      case '\'': ++at_; return;
      case '"': ++at_; return;
      default: return add(1, Tag::other);
    }
  }

  void add_mark(std::size_t length) {
    const auto mark = rest().substr(0, length);
    const bool is_dash = mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94";
    const bool is_bullet = mark == "\xE2\x80\xA2";
    if (is_bullet) stop();
    if (is_dash) return add(length, Tag::pause);
    at_ += length;
  }

  // Two line ends, or one before a list item, close a sentence.
  void skip_space() {
    int lines = 0;
    while (at_ < text_.size() && is_space(text_[at_])) lines += text_[at_++] == '\n' ? 1 : 0;
    if (at_ == text_.size() || lines == 0) return;
    const bool is_item =
        (text_[at_] == '-' || text_[at_] == '*' || text_[at_] == '#') && at_ + 1 < text_.size();
    if (lines > 1 || is_item) stop();
    if (is_item) ++at_;
  }

  std::size_t word_end() const {
    auto end = at_;
    while (end < text_.size()) {
      const auto after = text_.substr(end);
      if (typographic_mark(after) > 0) break;
      const bool joins = (text_[end] == '-' || text_[end] == '_') && end > at_ && end + 1 < text_.size() &&
                         is_letter(text_[end + 1]);
      if (!is_letter(text_[end]) && !is_digit(text_[end]) && !joins) break;
      ++end;
    }
    return end;
  }

  // mail@example.org, https://example.org/x: one token that is no word.
  std::size_t address_end(std::size_t word_end_at) const {
    const auto after = text_.substr(word_end_at);
    if (!after.starts_with("://") && !after.starts_with("@")) return word_end_at;
    auto end = word_end_at;
    while (end < text_.size() && !is_space(text_[end])) ++end;
    return end;
  }

  void add_word() {
    const auto end = word_end();
    if (const auto address = address_end(end); address != end) return add(address - at_, Tag::other);
    const auto length = end - at_;
    add(length, length > max_word_bytes ? Tag::other : Tag::noun);
    if (is_apostrophe(rest())) add_apostrophe();
  }

  void add_apostrophe() {
    const std::size_t mark = text_[at_] == '\'' ? 1 : 3;
    const auto after = rest().substr(mark);
    const auto is_end = [&](std::size_t at) { return after.size() <= at || !is_letter(after[at]); };
    if (after.starts_with('s') && is_end(1)) return add(mark + 1, Tag::possessive);
    const auto short_form = [&](std::string_view word, Tag tag) {
      if (!after.starts_with(word) || !is_end(word.size())) return false;
      add(mark + word.size(), tag);
      return true;
    };
    if (short_form("re", Tag::be) || short_form("m", Tag::be) || short_form("ve", Tag::have) ||
        short_form("ll", Tag::modal) || short_form("d", Tag::modal)) {
      return;
    }
    if (after.starts_with('t') && is_end(1) && tokens_.back().lower.ends_with('n')) {
      tokens_.back().lower.pop_back();
      return add(mark + 1, Tag::negation);
    }
    if (is_end(0) && tokens_.back().lower.ends_with('s') && !after.empty() && is_space(after[0]))
      return add(mark, Tag::possessive);
    at_ += mark;
  }

  void add_number() {
    auto end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]) || text_[end] == '%' ||
                                  ((text_[end] == '.' || text_[end] == ',') && end + 1 < text_.size() &&
                                   is_digit(text_[end + 1])))) {
      ++end;
    }
    add(end - at_, Tag::number);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  return Tokeniser(text).run();
}

}  // namespace nonagon::derive
