#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "derive/reading/model_facts.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {

// What a role may do with rows in general, read from its name.
enum class Rank {
  steward,  // keeps the product running: may do everything
  staff,    // works with it
  customer  // is served by it: its own rows
};

// The api payload while it is made: paths, names and roles in one place, so that none is given twice.
class ApiDraft {
 public:
  ApiDraft(const ModelFacts& model, design::Design& design);

  // "/loans", or "/tools/{toolId}/checks" for what lies below another entity.
  const std::string& collection(const EntityFacts& facts) const;
  // "/loans/{id}"
  std::string item(const EntityFacts& facts) const;

  // Call when the resources are made: their operations' names and routes are taken from then on.
  void take_resource_names();

  bool knows(std::string_view operation) const { return operations_.contains(operation); }

  // Adds it unless an operation or job of that name is there; a path that is taken gets the whole name at its
  // end.
  bool add(design::Action action);
  void add(design::Job job);
  void refuse(std::string code, std::string title, std::int64_t status = 409);

  bool may(std::string_view role, const EntityFacts& facts, design::Verb verb) const;
  // Whether the role reads and changes only what is tied to it: customers, traders among others, and those
  // who keep confidences.
  bool is_apart(std::string_view role) const;
  // What the role may do in this product: the same word means staff here and the served there.
  Rank rank(std::string_view role) const;
  // Whether its people come by themselves and open their own accounts.
  bool signs_up(std::string_view role) const;
  // Roles that act on rows of the entity; empty when there are no roles.
  std::vector<std::string> actors(const EntityFacts& facts, std::string_view action) const;
  // The verbs that a role has for the entity, of those that the resource offers.
  std::vector<std::string> verbs(std::string_view role,
                                 const EntityFacts& facts,
                                 const std::vector<design::Verb>& offered) const;

  // The entities of which the action makes a row, since it sets a field that no row is without; in the order
  // of the model.
  std::span<const EntityFacts* const> made_by(std::string_view action) const;

  const ModelFacts& model;
  design::Design& design;
  design::Api& api;
  ProductForm kind;
  std::vector<std::string> roles;

 private:
  void place_collections();
  void gather_roles();
  void gather_deeds();
  void rank_roles();
  bool is_trader(std::string_view role) const;
  bool says(std::string_view role, std::string_view verb, std::string_view entity) const;
  bool is_deed_of_others(std::string_view role, std::string_view verb, std::string_view entity) const;
  bool is_kept_by_owner(std::string_view role, const EntityFacts& facts) const;
  void gather_makers();
  bool speaks_of(std::string_view role, std::string_view entity) const;
  bool speaks_of(std::string_view role, const EntityFacts& facts) const;
  bool may_as_staff(std::string_view role, const EntityFacts& facts, design::Verb verb) const;
  bool may_as_customer(std::string_view role, const EntityFacts& facts, design::Verb verb) const;
  bool is_of_nobody(const EntityFacts& facts) const;
  bool has_keeper() const;
  bool is_of_others(std::string_view role, const EntityFacts& facts) const;
  bool is_needed_by(std::string_view role, const EntityFacts& facts) const;

  std::map<const EntityFacts*, std::string> collections_;
  std::map<std::string, std::vector<const EntityFacts*>, std::less<>> made_by_;  // by action
  std::set<std::string, std::less<>> operations_;
  std::set<std::string, std::less<>> routes_;
  std::map<std::string, Rank, std::less<>> ranks_;
  std::map<std::string, std::string, std::less<>>
      texts_;  // role → what its personas do, spoken in single words
  std::map<std::string, std::vector<std::string>, std::less<>>
      deeds_;  // role → the features that say what it does, spoken likewise
};

Rank rank_of(std::string_view role);

// "handOutLoan" of a Loan → "hand-out"; of anything else, the whole name.
std::string action_name(std::string_view action, std::string_view entity);

// "Hand out the loan."
std::string action_summary(std::string_view action, std::string_view entity);

}  // namespace nonagon::derive
