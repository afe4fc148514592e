#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "derive/reading/model_facts.hpp"
#include "derive/reading/product_form.hpp"
#include "derive/reading/rank.hpp"

namespace nonagon::derive {

// Who may do what with the rows of which entity, read from the roles, their personas and the features that
// say what they do.
class Rights {
 public:
  Rights(const ModelFacts& model, const design::Design& design, ProductForm kind);

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

  std::vector<std::string> roles;

 private:
  void gather_roles();
  void gather_deeds();
  void rank_roles();
  bool is_trader(std::string_view role) const;
  bool says(std::string_view role, std::string_view verb, std::string_view entity) const;
  bool is_deed_of_others(std::string_view role, std::string_view verb, std::string_view entity) const;
  bool is_kept_by_owner(std::string_view role, const EntityFacts& facts) const;
  bool speaks_of(std::string_view role, std::string_view entity) const;
  bool speaks_of(std::string_view role, const EntityFacts& facts) const;
  bool may_as_staff(std::string_view role, const EntityFacts& facts, design::Verb verb) const;
  bool may_as_customer(std::string_view role, const EntityFacts& facts, design::Verb verb) const;
  bool is_of_nobody(const EntityFacts& facts) const;
  bool has_keeper() const;
  bool is_of_others(std::string_view role, const EntityFacts& facts) const;
  bool is_needed_by(std::string_view role, const EntityFacts& facts) const;

  const ModelFacts& model_;
  const design::Design& design_;
  ProductForm kind_;
  std::map<std::string, Rank, std::less<>> ranks_;
  std::map<std::string, std::string, std::less<>>
      texts_;  // role → what its personas do, spoken in single words
  std::map<std::string, std::vector<std::string>, std::less<>>
      deeds_;  // role → the features that say what it does, spoken likewise
};

}  // namespace nonagon::derive
