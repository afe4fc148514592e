#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "derive/api/rights.hpp"
#include "derive/reading/model_facts.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {

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

  // The entities of which the action makes a row, since it sets a field that no row is without; in the order
  // of the model.
  std::span<const EntityFacts* const> made_by(std::string_view action) const;

  const ModelFacts& model;
  design::Design& design;
  design::Api& api;
  ProductForm kind;
  Rights rights;

 private:
  void place_collections();
  void gather_makers();

  std::map<const EntityFacts*, std::string> collections_;
  std::map<std::string, std::vector<const EntityFacts*>, std::less<>> made_by_;  // by action
  std::set<std::string, std::less<>> operations_;
  std::set<std::string, std::less<>> routes_;
};

}  // namespace nonagon::derive
