#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {

// How rows of an entity are reached.
enum class Reach {
  resource,  // by its own path
  embedded,  // inside its parent
  nested,    // below its parent
  internal   // by no request: sessions, remembered answers
};

// What the later stages read out of one entity, besides what it says.
struct EntityFacts {
  const design::Entity* entity = nullptr;
  std::vector<const design::ForeignKey*> keys;       // that stand in it
  std::vector<const design::ForeignKey*> referrers;  // that point at it
  const design::Field* label = nullptr;              // by which people know a row
  const design::ForeignKey* parent = nullptr;        // of nested and embedded ones
  Reach reach = Reach::resource;

  const design::Entity& operator*() const { return *entity; }

  const design::Entity* operator->() const { return entity; }
};

// The data model with its cross references followed once. The design must outlive it.
class ModelFacts {
 public:
  explicit ModelFacts(const design::Design& design);
  ModelFacts(const ModelFacts&) = delete;
  ModelFacts& operator=(const ModelFacts&) = delete;

  const EntityFacts* find(std::string_view name) const;

  const std::vector<EntityFacts>& entities() const { return entities_; }

  const EntityFacts* subject = nullptr;  // who signs in
  std::vector<std::string> roles;        // values of the subject's role; empty when there is one role
  const design::Field* role_field = nullptr;

 private:
  void connect();
  void place(EntityFacts& facts);

  std::vector<design::ForeignKey> keys_;
  std::vector<EntityFacts> entities_;
  std::map<std::string_view, std::size_t> by_name_;
};

// "RepairTicket" → "repair ticket", "repair tickets".
std::string spoken(std::string_view name);
std::string spoken_plural(std::string_view name);

// "a loan", "an invoice".
std::string with_article(std::string_view name);

// "approval link" → "APPROVAL_LINK".
std::string upper_snake(std::string_view name);

bool has_word(std::string_view name, std::string_view word);

template <class Words>
bool has_any_word(std::string_view name, const Words& words) {
  return std::ranges::any_of(words, [&](auto word) { return has_word(name, word); });
}

bool is_timestamp(const design::Field& field);  // createdAt, updatedAt
bool is_moment(const design::Field& field);     // date or datetime
bool is_foreign_key(const EntityFacts& facts, const design::Field& field);
design::FieldType type_of(const design::Field& field);

// True when the service or the database gives the value, so that a request never carries it.
bool is_given(const EntityFacts& facts, const design::Field& field);

// True when a client can make a row: every required field comes from the request or has a value by itself.
bool is_creatable(const EntityFacts& facts);
bool is_updatable(const EntityFacts& facts);
bool is_deletable(const EntityFacts& facts);

// The states of a lifecycle that are not final.
std::vector<std::string> open_states(const design::Entity& entity);

// 'a', 'b' for an expression.
std::string quoted_list(const std::vector<std::string>& values);

// The transition's action as a job: work that time starts, not a person (expireQuotes, deliverMessages,
// markOverdue).
bool is_job(std::string_view action, const design::Entity& entity);

}  // namespace nonagon::derive
