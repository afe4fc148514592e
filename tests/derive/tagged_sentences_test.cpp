// How often words of ideas get the tag that a reader gives them.
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "derive/language/token.hpp"
#include "support/files.hpp"

namespace nonagon::derive {
namespace {

const std::map<char, Tag> tags{{'n', Tag::noun},
                               {'s', Tag::plural},
                               {'v', Tag::verb},
                               {'z', Tag::verb_s},
                               {'D', Tag::past},
                               {'P', Tag::participle},
                               {'G', Tag::gerund},
                               {'j', Tag::adjective},
                               {'r', Tag::adverb}};

// A sentence, and what its ambiguous words are, by the offset after each.
struct MarkedSentence {
  std::string text;
  std::map<std::size_t, Tag> marks;
};

MarkedSentence read(std::string_view line) {
  MarkedSentence sentence;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '_' && i + 1 < line.size())
      sentence.marks[sentence.text.size()] = tags.at(line[++i]);
    else
      sentence.text += line[i];
  }
  return sentence;
}

// The words that are tagged otherwise; "desks" of "book desks …".
std::vector<std::string> misread(const MarkedSentence& sentence) {
  std::vector<std::string> found;
  auto tokens = tokenise(sentence.text);
  tag(tokens);
  for (const auto& token : tokens) {
    if (token.text.empty()) continue;
    const auto end = static_cast<std::size_t>(token.text.data() - sentence.text.data()) + token.text.size();
    const auto mark = sentence.marks.find(end);
    if (mark != sentence.marks.end() && mark->second != token.tag) found.emplace_back(token.text);
  }
  return found;
}

}  // namespace

TEST_CASE("99 of 100 ambiguous words in sentences of ideas are read as a reader does") {
  const auto text = test::read_text(test::source_root() / "tests/derive/tagged_sentences.txt");
  std::size_t marks = 0;
  std::size_t misses = 0;
  std::string report;
  for (const auto line : split(text, '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto sentence = read(line);
    marks += sentence.marks.size();
    for (const auto& word : misread(sentence)) {
      ++misses;
      report += "  " + word + " in: " + sentence.text + "\n";
    }
  }
  CAPTURE(report);
  CHECK(marks > 1000);
  CHECK(misses * 100 <= marks);
}

}  // namespace nonagon::derive
