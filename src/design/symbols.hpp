#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "design/design.hpp"
#include "design/field_type.hpp"
#include "design/operations.hpp"

namespace nonagon::design {

// The symbol table of a design: what its names stand for and what its decisions come down to, each found in
// constant time. Where a name is given twice the first one counts. The design must outlive it.
class Symbols {
 public:
  explicit Symbols(const Design& design);
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  const Design& design() const { return design_; }

  const std::vector<Operation>& operations() const { return operations_; }

  const std::vector<ForeignKey>& foreign_keys() const { return foreign_keys_; }

  // Null when there is none of that name.
  const Entity* entity(std::string_view name) const;
  const Field* field(const Entity& entity, std::string_view name) const;
  const View* view(std::string_view id) const;
  const Operation* operation(std::string_view id) const;

  // By "METHOD /path", parameters compared by position: "GET /bikes/{bikeId}" finds "GET /bikes/{id}".
  const Operation* endpoint(std::string_view text) const;

  // The type of a field; text when it does not parse.
  const FieldType& type(const Field& field) const;

  // The relationship key that stands in this field; null when it is none.
  const ForeignKey* foreign_key(const Field& field) const;

 private:
  template <class Key, class Value>
  using Index = boost::unordered_flat_map<Key, Value>;

  const Design& design_;
  std::vector<Operation> operations_;
  std::vector<ForeignKey> foreign_keys_;
  Index<std::string_view, const Entity*> entities_;
  Index<std::pair<const Entity*, std::string_view>, const Field*> fields_;
  Index<const Field*, FieldType> types_;
  Index<const Field*, const ForeignKey*> keys_;
  Index<std::string_view, const View*> views_;
  Index<std::string_view, const Operation*> operation_ids_;
  Index<std::string, const Operation*> endpoints_;
};

}  // namespace nonagon::design
