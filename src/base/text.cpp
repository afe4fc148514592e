#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include <utf8proc.h>

namespace nonagon {
namespace {

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_word_byte(char c) {
  return is_upper(c) || is_lower(c) || is_digit(c) || is_beyond_ascii(c);
}

constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, is_beyond_ascii);
}

// é → e where Unicode decomposes a letter into an ASCII one and marks.
std::string fold_marks(std::string_view text) {
  if (is_ascii(text) || !is_valid_utf8(text)) return std::string(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_STRIPMARK);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()),
                                   &mapped,
                                   options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

// True where a new word begins inside a run of letters: aB, ABc (before B), a1 stays.
bool begins_word(std::string_view text, std::size_t i) {
  if (!is_upper(text[i])) return false;
  if (!is_upper(text[i - 1])) return true;
  return i + 1 < text.size() && is_lower(text[i + 1]);
}

void append_with_capital(std::string& out, std::string_view word) {
  if (word.empty()) return;
  out += to_upper(word[0]);
  out += word.substr(1);
}

std::string with_capital(std::string_view word) {
  std::string out;
  append_with_capital(out, word);
  return out;
}

// Calls `visit` with each word of a name in lower case, marks folded away.
template <class Visit>
void each_word(std::string_view name, const Visit& visit) {
  std::string folded;
  if (!is_ascii(name)) name = folded = fold_marks(name);
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) visit(std::string_view(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\'') continue;  // customer's → customers
    if (!is_word_byte(name[i])) {
      finish();
      continue;
    }
    if (!word.empty() && i > 0 && begins_word(name, i)) finish();
    word += to_lower(name[i]);
  }
  finish();
}

std::string joined_words(std::string_view name, char separator) {
  std::string out;
  out.reserve(name.size() + 4);
  each_word(name, [&](std::string_view word) {
    if (!out.empty()) out += separator;
    out += word;
  });
  return out;
}

using WordPair = std::pair<std::string_view, std::string_view>;

// singular, plural
constexpr std::array irregular_nouns{
    WordPair{"person", "people"},
    WordPair{"child", "children"},
    WordPair{"man", "men"},
    WordPair{"woman", "women"},
    WordPair{"foot", "feet"},
    WordPair{"tooth", "teeth"},
    WordPair{"goose", "geese"},
    WordPair{"mouse", "mice"},
    WordPair{"analysis", "analyses"},
    WordPair{"basis", "bases"},
    WordPair{"diagnosis", "diagnoses"},
    WordPair{"crisis", "crises"},
    WordPair{"thesis", "theses"},
    WordPair{"hypothesis", "hypotheses"},
    WordPair{"criterion", "criteria"},
    WordPair{"phenomenon", "phenomena"},
    WordPair{"medium", "media"},
    WordPair{"datum", "data"},
    WordPair{"index", "indexes"},
    WordPair{"matrix", "matrices"},
    WordPair{"vertex", "vertices"},
    WordPair{"leaf", "leaves"},
    WordPair{"shelf", "shelves"},
    WordPair{"knife", "knives"},
    WordPair{"life", "lives"},
    WordPair{"wife", "wives"},
    WordPair{"half", "halves"},
    WordPair{"loaf", "loaves"},
    WordPair{"wolf", "wolves"},
    WordPair{"calf", "calves"},
    WordPair{"thief", "thieves"},
    WordPair{"movie", "movies"},
    WordPair{"cookie", "cookies"},
    WordPair{"tie", "ties"},
    WordPair{"pie", "pies"},
    WordPair{"quiz", "quizzes"},
    WordPair{"bus", "buses"},
    WordPair{"gas", "gases"},
    WordPair{"lens", "lenses"},
    WordPair{"status", "statuses"},
    WordPair{"address", "addresses"},
    WordPair{"process", "processes"},
    WordPair{"alias", "aliases"},
    WordPair{"campus", "campuses"},
    WordPair{"bonus", "bonuses"},
    WordPair{"virus", "viruses"},
    WordPair{"census", "censuses"},
    WordPair{"canvas", "canvases"},
    WordPair{"atlas", "atlases"},
    WordPair{"menu", "menus"},
    WordPair{"ox", "oxen"},
    WordPair{"hero", "heroes"},
    WordPair{"potato", "potatoes"},
    WordPair{"tomato", "tomatoes"},
    WordPair{"echo", "echoes"},
    WordPair{"cache", "caches"},
    WordPair{"axe", "axes"},
    WordPair{"horse", "horses"},
    WordPair{"house", "houses"},
    WordPair{"course", "courses"},
    WordPair{"nurse", "nurses"},
    WordPair{"expense", "expenses"},
    WordPair{"purchase", "purchases"},
    WordPair{"warehouse", "warehouses"},
    WordPair{"license", "licenses"},
    WordPair{"case", "cases"},
    WordPair{"base", "bases"},
    WordPair{"database", "databases"},
    WordPair{"lease", "leases"},
    WordPair{"release", "releases"},
    WordPair{"response", "responses"},
    WordPair{"exercise", "exercises"},
    WordPair{"dose", "doses"},
    WordPair{"phase", "phases"},
    WordPair{"phrase", "phrases"},
    WordPair{"use", "uses"},
    WordPair{"clause", "clauses"},
    WordPair{"cause", "causes"},
    WordPair{"pulse", "pulses"},
    WordPair{"franchise", "franchises"},
    WordPair{"showcase", "showcases"},
    WordPair{"size", "sizes"},
    WordPair{"prize", "prizes"},
    WordPair{"corpus", "corpora"},
    WordPair{"syllabus", "syllabuses"},
    WordPair{"bias", "biases"},
    WordPair{"iris", "irises"},
};

constexpr std::array<std::string_view, 31> unchanging{
    "sheep",    "fish",      "deer",     "series",   "species",   "equipment", "information", "staff",
    "feedback", "music",     "aircraft", "software", "hardware",  "news",      "luggage",     "furniture",
    "stock",    "inventory", "traffic",  "clothing", "content",   "progress",  "homework",    "metadata",
    "money",    "rice",      "advice",   "laundry",  "machinery", "analytics", "logistics"};

bool is_vowel(char c) {
  return std::string_view("aeiou").contains(c);
}

std::string plural_word(const std::string& word) {
  if (std::ranges::find(unchanging, std::string_view(word)) != unchanging.end()) {
    return word == "stock" || word == "inventory" ? (word == "stock" ? "stocks" : "inventories") : word;
  }
  for (const auto& [one, many] : irregular_nouns) {
    if (word == one) return std::string(many);
  }
  const auto ends = [&](std::string_view suffix) { return word.ends_with(suffix); };
  if (ends("man") && word.size() > 4 && !ends("human") && !ends("german"))
    return word.substr(0, word.size() - 3) + "men";
  if (ends("person")) return word.substr(0, word.size() - 6) + "people";
  if (ends("child")) return word + "ren";
  if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) return word + "es";
  if (ends("y") && word.size() > 1 && !is_vowel(word[word.size() - 2]))
    return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

std::string singular_word(const std::string& word) {
  if (std::ranges::find(unchanging, std::string_view(word)) != unchanging.end()) return word;
  for (const auto& [one, many] : irregular_nouns) {
    if (word == many) return std::string(one);
    if (word == one) return word;
  }
  const auto ends = [&](std::string_view suffix) { return word.ends_with(suffix); };
  const auto without = [&](std::size_t count) { return word.substr(0, word.size() - count); };
  if (ends("people")) return without(6) + "person";
  if (ends("children")) return without(3);
  if (ends("men") && word.size() > 4 && !ends("specimen") && !ends("regimen") && !ends("abdomen"))
    return without(3) + "man";
  if (ends("ies") && word.size() > 4) return without(3) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes")) return without(2);
  if (ends("ss") || ends("us") || ends("is") || !ends("s") || word.size() < 3) return word;
  return without(1);
}

// Replaces the last word of a name (camel, snake, spaced) by its other number form, keeping the letter case
// of the name.
template <class Form>
std::string with_last_word(std::string_view name, Form form) {
  std::size_t start = name.size();
  while (start > 0 && is_word_byte(name[start - 1])) {
    --start;
    if (start > 0 && is_word_byte(name[start - 1]) && begins_word(name, start)) break;
  }
  const auto word = name.substr(start);
  if (word.empty() || !is_ascii(word) || is_digit(word.back())) return std::string(name);
  const auto lowered = lower(word);
  auto other = form(lowered);
  if (is_upper(word[0])) other[0] = to_upper(other[0]);
  if (word.size() > 1 && std::ranges::all_of(word, is_upper)) {
    // An acronym: SKU → SKUs.
    if (other.size() > word.size()) return std::string(name) + "s";
    return std::string(name);
  }
  return std::string(name.substr(0, start)) + other;
}

// Length of the printable ASCII at the beginning of the text.
std::size_t printable_ascii(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char c) { return c < ' ' || c > '~'; });
  return static_cast<std::size_t>(end - text.begin());
}

// How Markdown text writes a character.
enum class MarkdownMark : char { none, escaped, entity, blank };

constexpr auto markdown_marks = [] {
  std::array<MarkdownMark, 256> marks{};
  for (const char c : std::string_view("\\`*_[]>|#"))
    marks.at(static_cast<unsigned char>(c)) = MarkdownMark::escaped;
  for (const char c : std::string_view("<&")) marks.at(static_cast<unsigned char>(c)) = MarkdownMark::entity;
  for (const char c : std::string_view("\n\r\t"))
    marks.at(static_cast<unsigned char>(c)) = MarkdownMark::blank;
  return marks;
}();

}  // namespace

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  words.reserve(4);
  each_word(name, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

std::string snake_case(std::string_view name) {
  return joined_words(name, '_');
}

std::string kebab_case(std::string_view name) {
  return joined_words(name, '-');
}

std::string pascal_case(std::string_view name) {
  std::string out;
  each_word(name, [&](std::string_view word) { append_with_capital(out, word); });
  return out;
}

std::string camel_case(std::string_view name) {
  auto out = pascal_case(name);
  if (!out.empty()) out[0] = to_lower(out[0]);
  return out;
}

std::string title_case(std::string_view name) {
  std::string out;
  each_word(name, [&](std::string_view word) {
    if (!out.empty()) out += ' ';
    append_with_capital(out, word);
  });
  return out;
}

std::string sentence_case(std::string_view text) {
  return with_capital(text);
}

std::string slug_of(std::string_view name, std::size_t max_length) {
  std::string slug;
  each_word(name, [&](std::string_view word) {
    bool is_first = true;
    for (const char c : word) {
      if (!is_lower(c) && !is_digit(c)) continue;
      if (is_first && !slug.empty()) slug += '-';
      is_first = false;
      slug += c;
    }
  });
  if (slug.size() > max_length) {
    const auto cut = slug.rfind('-', max_length);
    slug.resize(cut == std::string::npos || cut == 0 ? max_length : cut);
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "untitled" : slug;
}

std::string plural_of(std::string_view name) {
  return with_last_word(name, plural_word);
}

std::string singular_of(std::string_view name) {
  return with_last_word(name, singular_word);
}

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(1 + static_cast<std::size_t>(std::ranges::count(text, separator)));
  std::size_t start = 0;
  while (true) {
    const auto end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

bool contains_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const auto haystack = lower(text);
  const auto needle = lower(word);
  for (auto at = haystack.find(needle); at != std::string::npos; at = haystack.find(needle, at + 1)) {
    const auto end = at + needle.size();
    const bool starts = at == 0 || !is_word_byte(haystack[at - 1]);
    const bool ends = end == haystack.size() || !is_word_byte(haystack[end]);
    if (starts && ends) return true;
  }
  return false;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), to_lower);
  return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

bool is_valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    if (*bytes == 0) return false;
    utf8proc_int32_t point = 0;
    const auto used = *bytes < 0x80 ? 1 : utf8proc_iterate(bytes, left, &point);
    if (used <= 0) return false;
    bytes += used;
    left -= used;
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    if (const auto plain = printable_ascii(text.substr(i)); plain > 0) {
      out.append(text, i, plain);
      i += plain;
      continue;
    }
    utf8proc_int32_t point = 0;
    const auto used = utf8proc_iterate(bytes + i, static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    if (used <= 0) {
      out += "\xEF\xBF\xBD";
      ++i;
      continue;
    }
    const bool is_control =
        (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7f && point < 0xa0);
    // Marks that reorder or hide text (Unicode TR 36) have no place in a name or a sentence.
    const bool is_invisible = (point >= 0x200b && point <= 0x200f && point != 0x200c && point != 0x200d) ||
                              (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
                              point == 0xfeff;
    if (!is_control && !is_invisible) out.append(text, i, static_cast<std::size_t>(used));
    i += static_cast<std::size_t>(used);
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  std::size_t plain = 0;  // where the run begins that is copied as it is
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto mark = markdown_marks[static_cast<unsigned char>(text[i])];
    if (mark == MarkdownMark::none) continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (mark) {
      case MarkdownMark::none: break;
      case MarkdownMark::escaped: (out += '\\') += text[i]; break;
      case MarkdownMark::entity: out += text[i] == '<' ? "&lt;" : "&amp;"; break;
      case MarkdownMark::blank: out += out.ends_with(' ') ? "" : " "; break;
    }
  }
  out.append(text, plain);
  return std::string(trim(out));
}

std::string markdown_cell(std::string_view text) {
  return markdown_text(text);
}

}  // namespace nonagon
