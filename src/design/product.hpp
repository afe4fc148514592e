#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

enum class Priority { must, should, could };
BOOST_DESCRIBE_ENUM(Priority, must, should, could)

struct Problem {
  std::string id;
  std::string problem;
  std::string solution;
  std::vector<std::string> features;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the problems."),
      must("problem", "What goes wrong today, in the users' words."),
      may("solution", "What the product does about it."),
      may("features", "Features that carry the solution.").refers(Refers::feature),
  };
};
BOOST_DESCRIBE_STRUCT(Problem, (), (id, problem, solution, features))

struct Feature {
  std::string id;
  std::string name;
  std::string description;
  std::optional<Priority> priority;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the features; kept on rename."),
      must("name", "What people call it.").length(1, 200),
      may("description", "What a user can do with it, in one or two sentences."),
      may("priority", "How much the first release needs it."),
  };
};
BOOST_DESCRIBE_STRUCT(Feature, (), (id, name, description, priority))

struct Persona {
  std::string id;
  std::string name;
  std::string description;
  std::optional<std::string> role;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the personas."),
      must("name", "Who it is.").length(1, 200),
      may("description", "What this person does with the product and what makes it hard."),
      may("role", "Role under which the person signs in; absent for people without an account.")
          .refers(Refers::role),
  };
};
BOOST_DESCRIBE_STRUCT(Persona, (), (id, name, description, role))

struct ProductConstraint {
  std::string id;
  std::string kind;
  std::string text;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the constraints."),
      may("kind", "What it is about: scope, privacy, reliability, mobile, scale, time …"),
      must("text", "The constraint as something that can be tested."),
  };
};
BOOST_DESCRIBE_STRUCT(ProductConstraint, (), (id, kind, text))

struct Term {
  std::string term;
  std::string meaning;
  std::string entity;
  std::vector<std::string> avoid;
  json::object extras;

  static constexpr std::array about{
      must("term", "The one word for the concept.").length(1, 200),
      must("meaning", "What it means here."),
      may("entity", "Entity that keeps it.").refers(Refers::entity),
      may("avoid", "Words for the same thing that nobody should use."),
  };
};
BOOST_DESCRIBE_STRUCT(Term, (), (term, meaning, entity, avoid))

struct Assumption {
  std::string id;
  std::string text;
  std::string because;
  std::string override_;
  json::object extras;

  static constexpr std::array about{
      may("id", "Kebab-case name, unique among the assumptions."),
      must("text", "What the design takes for granted."),
      must("because", "Why, from the idea and the answers."),
      must("override_", "Interview topic whose answer replaces it, as stage.topic.").refers(Refers::topic),
  };
};
BOOST_DESCRIBE_STRUCT(Assumption, (), (id, text, because, override_))

// Stage 1: what is built, for whom and why.
struct Product {
  std::string name;
  std::string tagline;
  std::string description;
  std::vector<Problem> problems;
  std::vector<Feature> features;
  std::vector<Persona> personas;
  std::vector<ProductConstraint> constraints;
  std::vector<std::string> non_goals;
  std::vector<Term> glossary;
  std::vector<Assumption> assumptions;
  json::object extras;

  static constexpr std::array about{
      must("name", "Name of the product.").length(1, 120),
      may("tagline", "One line that says why.").length(0, 200),
      must("description", "At most three sentences: what it is, for whom, what changes."),
      may("problems", "Problems with their solutions."),
      may("features", "What the product can do."),
      may("personas", "People who use it or are served by it."),
      may("constraints", "What the design must respect."),
      may("non_goals", "What it deliberately does not do."),
      may("glossary", "One word for each concept."),
      may("assumptions", "What was decided without being said, each with the answer that overrides it."),
  };
};
BOOST_DESCRIBE_STRUCT(
    Product,
    (),
    (name, tagline, description, problems, features, personas, constraints, non_goals, glossary, assumptions))

}  // namespace nonagon::design
