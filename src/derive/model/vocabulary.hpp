#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/data_model.hpp"

namespace nonagon::derive {

using design::may;
using design::must;

// A verb whose doing leaves a row of its own: "borrow" → loan.
struct EventVerb {
  std::string verb;
  std::string noun;
  bool lines = false;
  bool unless_transaction = false;
  std::string needs;
  json::object extras;

  static constexpr std::array about{
      must("verb", "Base form, with its particle."),
      must("noun", "What the row is called, in words."),
      may("lines", "True when the row has a line for each of several objects."),
      may("unless_transaction", "True when the same verb on a transaction only changes its state."),
      may("needs",
          "Sort of object without which nothing is left: person, group, event, thing or message; cart."),
  };
};
BOOST_DESCRIBE_STRUCT(EventVerb, (), (verb, noun, lines, unless_transaction, needs))

// A verb that brings its object into a state: "approve" → approved.
struct StateVerb {
  std::string verb;
  std::string state;
  json::object extras;

  static constexpr std::array about{
      must("verb", "Base form, with its particle."),
      must("state", "snake_case name of the state."),
  };
};
BOOST_DESCRIBE_STRUCT(StateVerb, (), (verb, state))

// A noun that is a field of something else: "due date" → dueOn.
struct FieldWord {
  std::vector<std::string> words;
  std::string name;
  std::string type;
  std::string description;
  std::string check;
  std::optional<design::TextFormat> format;
  bool pii = false;
  bool secret = false;
  bool always = false;
  json::object extras;

  static constexpr std::array about{
      must("words", "Singular nouns and phrases."),
      must("name", "Name of the field."),
      must("type", "Field type, or `status` for the state of a lifecycle."),
      must("description", "What the value means."),
      may("check", "Condition on the value."),
      may("format", "What the text is."),
      may("pii", "Personal data."),
      may("secret", "Never leaves the server."),
      may("always", "True when the word never means a thing of its own."),
  };
};
BOOST_DESCRIBE_STRUCT(FieldWord, (), (words, name, type, description, check, format, pii, secret, always))

// What a word means in company: a lot beside bids is no lot of a supplier's.
struct Sense {
  std::string word;
  std::vector<std::string> beside;
  std::string means;
  json::object extras;

  static constexpr std::array about{
      must("word", "Singular noun or phrase."),
      must("beside", "Base forms of which one in the text is enough."),
      must("means", "Words of the archetype that is meant; empty when experience knows none."),
  };
};
BOOST_DESCRIBE_STRUCT(Sense, (), (word, beside, means))

const std::vector<Sense>& senses();

// Each by its lower-case base form (verbs with particle: "sign up"); null when the words mean nothing of the
// kind.
const EventVerb* find_event_verb(std::string_view verb);
const StateVerb* find_state_verb(std::string_view verb);
// "confirm receipt": the state that a confirmed noun stands for.
const StateVerb* find_confirmed(std::string_view noun);
const FieldWord* find_field_word(std::string_view phrase);

// True for a word that some verb or pair of words has as a state: sent, draft, open.
bool is_state_word(std::string_view word);

// True for two words for one state: accepted and approved.
bool is_same_state(std::string_view one, std::string_view other);
// True when the two are the answers to one question: approved and declined.
bool are_answers(std::string_view one, std::string_view other);

// What people do by the verb; `lasting` ones leave what they are done to as it was.
enum class VerbClass { makes, reads, has, belongs, manages, assigns, lasting };
BOOST_DESCRIBE_ENUM(VerbClass, makes, reads, has, belongs, manages, assigns, lasting)
bool is_verb_of(VerbClass group, std::string_view verb);

// Nouns that are seldom rows: the product itself, parts of its interface, means, abstractions; those that
// name a role or a workplace; those that record one transaction; words for people meeting, which stand for
// one another; heads that need their modifier to mean
// anything.
enum class NounClass {
  products,
  interface,
  means,
  abstractions,
  roles,
  organisations,
  transactions,
  meetings,
  generic
};
BOOST_DESCRIBE_ENUM(NounClass,
                    products,
                    interface,
                    means,
                    abstractions,
                    roles,
                    organisations,
                    transactions,
                    meetings,
                    generic)
bool is_noun_of(NounClass group, std::string_view noun);

}  // namespace nonagon::derive
