#include <algorithm>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "derive/language/clause.hpp"
#include "derive/language/lexicon.hpp"

namespace nonagon::derive {
namespace {

std::string names(const Reading& reading, const std::vector<std::size_t>& phrases) {
  std::string out;
  for (const auto i : phrases) out += (out.empty() ? "" : " ") + reading.phrases[i].phrase();
  return out;
}

const Clause* clause_with(const Reading& reading, std::string_view verb) {
  const auto found = std::ranges::find(reading.clauses, verb, &Clause::verb);
  return found == reading.clauses.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("finds base forms") {
  struct Row {
    std::string_view form;
    std::string_view lemma;
  };

  for (const auto& [form, lemma] : {Row{"tickets", "ticket"},
                                    Row{"mice", "mouse"},
                                    Row{"dishes", "dish"},
                                    Row{"categories", "category"},
                                    Row{"status", "status"},
                                    Row{"shelves", "shelf"},
                                    Row{"class", "class"},
                                    Row{"boxes", "box"}}) {
    CAPTURE(form);
    CHECK(noun_lemma(form) == lemma);
  }
  for (const auto& [form, lemma] : {Row{"approved", "approve"},
                                    Row{"submitted", "submit"},
                                    Row{"rent", "rent"},
                                    Row{"went", "go"},
                                    Row{"planning", "plan"},
                                    Row{"selling", "sell"},
                                    Row{"carries", "carry"}}) {
    CAPTURE(form);
    CHECK(verb_lemma(form) == lemma);
  }
  CHECK(singular_noun("webhooks") == "webhook");
  CHECK(singular_noun("repair tickets") == "repair ticket");
  CHECK(past_participle("submit") == "submitted");
  CHECK(past_participle("offer") == "offered");
  CHECK(past_participle("edit") == "edited");
  CHECK(past_participle("pay") == "paid");
}

TEST_CASE("knows two-word nouns and their category") {
  const auto list = find_word("waiting list");
  REQUIRE(list);
  CHECK(list->is_noun);
  CHECK(find_word("guest")->category == NounCategory::person);
  CHECK_FALSE(find_word("zzyzx"));
}

TEST_CASE("reads who does what to what") {
  struct Row {
    std::string_view text;
    std::string_view verb;
    std::string_view subjects;
    std::string_view objects;
  };

  for (const auto& [text, verb, subjects, objects] : {
           Row{"Guests order dishes from a menu and the kitchen marks them ready", "order", "guest", "dish"},
           Row{"Guests order dishes from a menu and the kitchen marks them ready", "mark", "kitchen", "them"},
           Row{"customers drop off bikes, mechanics work on repair tickets", "work", "mechanic", ""},
           Row{"Students and teachers create quizzes.", "create", "student teacher", "quiz"},
           Row{"An app where gardeners rent plots, log harvests and sign up for shifts",
               "log",
               "gardener",
               "harvest"},
           Row{"Orders are shipped by the warehouse", "ship", "order", ""},
           Row{"Customers who own a bike can book repairs", "book", "customer", "repair"},
           Row{"Staff can create, edit and delete invoices", "create", "staff", "invoice"},
           Row{"Each client has many projects", "have", "client", "project"},
           Row{"A campaign has a list of river sites", "have", "campaign", "river site"},
           Row{"A date is set and a van and two or three movers are put on the job", "put", "van mover", ""},
           Row{"Damages get written down with a photo", "write", "damage", ""},
       }) {
    CAPTURE(text);
    CAPTURE(verb);
    const auto reading = read_text(text);
    const auto* clause = clause_with(reading, verb);
    REQUIRE(clause != nullptr);
    CHECK(names(reading, clause->subjects) == subjects);
    CHECK(names(reading, clause->objects) == objects);
  }
}

TEST_CASE("reads owners, lists and what prepositions join") {
  const auto reading = read_text("Tasks with due date and status belong to a project's board.");
  const auto link = std::ranges::find(reading.links, "with", &NounLink::preposition);
  REQUIRE(link != reading.links.end());
  CHECK(names(reading, link->targets) == "due date status");
  const auto owned = std::ranges::find_if(reading.phrases,
                                          [](const NounPhrase& phrase) { return phrase.owner.has_value(); });
  REQUIRE(owned != reading.phrases.end());
  CHECK(owned->head == "board");
  CHECK(reading.phrases[*owned->owner].head == "project");
}

TEST_CASE("what stands in front belongs to the deeds that follow") {
  const auto reading =
      read_text("For each calibration the deviations are recorded and a certificate is attached.");
  REQUIRE(reading.clauses.size() == 2);
  for (const auto& clause : reading.clauses) {
    REQUIRE(clause.attachments.size() == 1);
    CHECK(names(reading, clause.attachments[0].phrases) == "calibration");
  }
}

TEST_CASE("reads what something is marked as") {
  const auto reading = read_text("The programmer marks films as shortlisted, selected or declined.");
  const auto* marks = clause_with(reading, "mark");
  REQUIRE(marks != nullptr);
  CHECK(marks->complements == std::vector<std::string>{"shortlisted", "selected", "declined"});
}

TEST_CASE("reads anything") {
  for (const std::string_view text : {"",
                                      ".",
                                      "'''",
                                      "\xE2\x80",
                                      "\xFF\xFE",
                                      "- - -",
                                      "a's's 's",
                                      "https://example.org/?a=b c@d.e",
                                      "\xF0\x9F\x9A\xB2",
                                      "SELECT * FROM users; DROP TABLE users;--",
                                      "and and and, , ,",
                                      "who that which to to be been"}) {
    CAPTURE(text);
    const auto reading = read_text(text);
    CHECK(reading.tokens.size() <= text.size() + 1);
  }
}

}  // namespace nonagon::derive
