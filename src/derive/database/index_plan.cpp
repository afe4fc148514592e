#include "derive/database/index_plan.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/reading/list_plan.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {
namespace {

using design::Engine;
using design::Field;
using design::Index;
using design::Match;
using design::TypeKind;

using Columns = std::vector<std::string>;

bool begins_with(const Columns& longer, const Columns& shorter) {
  return shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

// The indexes of one entity, with those that exist without being asked for.
class EntityIndexes {
 public:
  EntityIndexes(const EntityFacts& facts, design::Design& design) : facts_(facts), design_(design) {
    if (const auto* key = key_field(*facts.entity)) given_.push_back({key->name});
    for (const auto& field : facts->fields) {
      if (field.unique || field.indexed) given_.push_back({field.name});
    }
    for (const auto* key : facts.keys) given_.push_back({key->field->name});
    for (const auto& group : facts->unique) given_.push_back(group);
    first_ = design.database.indexes.size();
  }

  void add(Index index) {
    const auto& all = design_.database.indexes;
    const auto repeats = [&](const Columns& other) {
      return begins_with(other, index.columns) || begins_with(index.columns, other);
    };
    if (index.where.empty() && std::ranges::any_of(given_, repeats)) return;
    for (std::size_t i = first_; i < all.size(); ++i) {
      if (repeats(all[i].columns) && all[i].where == index.where) return;
    }
    index.entity = facts_->name;
    design_.database.indexes.push_back(std::move(index));
  }

  void add_board();
  void add_searches();
  void add_queues();
  void add_calendar();
  void add_expiry();

 private:
  Engine engine() const { return design_.database.engine; }

  bool has_partial() const { return engine() != Engine::mysql; }

  std::string kept() const {
    return facts_->soft_delete.empty() || !has_partial() ? std::string() : facts_->soft_delete + " is null";
  }

  const EntityFacts& facts_;
  design::Design& design_;
  std::vector<Columns> given_;
  std::size_t first_ = 0;
};

// The board of open rows: by state, then by the moment that matters.
void EntityIndexes::add_board() {
  if (!facts_->lifecycle || facts_.reach == Reach::embedded || facts_.reach == Reach::internal) return;
  const auto& lifecycle = *facts_->lifecycle;
  if (find_field(*facts_, lifecycle.field) == nullptr) return;
  const auto sort = list_plan(facts_).sort;
  Index index{.columns = {lifecycle.field}};
  if (!sort.empty()) index.columns.push_back(sort.front());
  const auto by = sort.empty() ? std::string() : fmt::format(" and {}", sort.front());
  const auto plural = spoken_plural(facts_->name);
  const auto open = open_states(*facts_.entity);
  if (has_partial() && !lifecycle.final.empty() && !open.empty()) {
    index.where = engine() == Engine::mongodb
                      ? fmt::format("{} in ({})", lifecycle.field, quoted_list(open))
                      : fmt::format("{} not in ({})", lifecycle.field, quoted_list(lifecycle.final));
    index.why = fmt::format("The list reads open {} by state{}; finished ones never burden it.", plural, by);
  } else {
    index.why = fmt::format("The list reads {} by state{}.", plural, by);
  }
  add(std::move(index));
}

void EntityIndexes::add_searches() {
  const auto plan = list_plan(facts_);
  for (const auto& filter : plan.filters) {
    const auto* field = find_field(*facts_, filter.field);
    if (field == nullptr) continue;
    const bool is_postgresql = engine() == Engine::postgresql;
    const bool folds_by_itself = engine() == Engine::mysql || engine() == Engine::mongodb;
    if (filter.match == Match::prefix && !field->unique) {
      add({.columns = {folds_by_itself ? field->name : fmt::format("lower({})", field->name)},
           .where = kept(),
           .operator_class = is_postgresql ? "text_pattern_ops" : "",
           .why = fmt::format("Search for {} by the first letters of its {}.",
                              with_article(facts_->name),
                              spoken(field->name))});
    }
    if (filter.match == Match::suffix) {
      add({.columns = {is_postgresql ? fmt::format("reverse({})", field->name) : field->name},
           .where = kept(),
           .operator_class = is_postgresql ? "text_pattern_ops" : "",
           .why = is_postgresql
                      ? fmt::format("Search for {} by the last digits of the {}.",
                                    with_article(facts_->name),
                                    spoken(field->name))
                      : fmt::format("Find {} by {}.", with_article(facts_->name), spoken(field->name))});
    }
  }
}

// What a job takes next: the oldest row that waits.
void EntityIndexes::add_queues() {
  if (!facts_->lifecycle) return;
  const auto& lifecycle = *facts_->lifecycle;
  for (const auto& transition : lifecycle.transitions) {
    if (!is_job(transition.action, *facts_.entity) || transition.from.empty()) continue;
    const Field* moment = nullptr;
    for (const auto name : {"expiresAt", "expiresOn", "dueAt", "dueOn", "dueDate", "endsAt", "endsOn"}) {
      if (moment == nullptr) moment = find_field(*facts_, name);
    }
    if (moment == nullptr) moment = planned_moment(facts_);
    if (moment == nullptr) moment = find_field(*facts_, "createdAt");
    if (moment == nullptr) continue;
    Index index{.columns = {moment->name}};
    if (has_partial()) {
      index.where = transition.from.size() == 1
                        ? fmt::format("{} = {}", lifecycle.field, quoted_list(transition.from))
                        : fmt::format("{} in ({})", lifecycle.field, quoted_list(transition.from));
    } else {
      index.columns.insert(index.columns.begin(), lifecycle.field);
    }
    index.why = fmt::format("{} reads only what waits, the oldest first.", transition.action);
    add(std::move(index));
  }
}

// Days and weeks are read by range. An optional moment needs its own index; a required one is a list order,
// which has one.
void EntityIndexes::add_calendar() {
  const auto* moment = planned_moment(facts_);
  if (moment == nullptr || moment->required || facts_.reach == Reach::embedded) return;
  add({.columns = {moment->name},
       .where =
           has_partial() && engine() != Engine::mongodb ? fmt::format("{} is not null", moment->name) : "",
       .why = fmt::format("The lists read {} between two days.", spoken_plural(facts_->name))});
}

void EntityIndexes::add_expiry() {
  const auto* end = find_field(*facts_, "expiresAt");
  if (end == nullptr || facts_->lifecycle) return;
  add({.columns = {end->name}, .why = fmt::format("The sweep of ended {}.", spoken_plural(facts_->name))});
}

// With many rows, soft-deleted ones and finished ones cost the retention job a scan.
void add_retention_reader(EntityIndexes& indexes, const EntityFacts& facts, Scale scale, Engine engine) {
  if (scale == Scale::small || facts->soft_delete.empty()) return;
  const bool is_partial = engine == Engine::postgresql || engine == Engine::sqlite;
  indexes.add({.columns = {facts->soft_delete},
               .where = is_partial ? fmt::format("{} is not null", facts->soft_delete) : "",
               .why = fmt::format("applyRetention finds removed {} without reading the rest.",
                                  spoken_plural(facts->name))});
}

// Append-only rows pile up: at a large scale they leave by age, and the sweep must not read them all.
void add_age(EntityIndexes& indexes, const EntityFacts& facts, Scale scale) {
  if (scale != Scale::large || !facts->append_only) return;
  const auto* created = find_field(*facts, "createdAt");
  if (created == nullptr) return;
  indexes.add({.columns = {created->name},
               .why = fmt::format("Reports and the sweep read {} by age.", spoken_plural(facts->name))});
}

}  // namespace

Scale scale_of(const design::Design& design) {
  const auto answer = choice(design, design::StageName::database, "scale-expectations");
  if (answer == "large") return Scale::large;
  if (answer == "medium") return Scale::medium;
  return Scale::small;
}

void derive_indexes(const ModelFacts& model, design::Design& design) {
  const auto scale = scale_of(design);
  for (const auto& facts : model.entities()) {
    EntityIndexes indexes(facts, design);
    indexes.add_board();
    indexes.add_queues();
    if (facts.reach == Reach::resource || facts.reach == Reach::nested) {
      indexes.add_searches();
      indexes.add_calendar();
    }
    indexes.add_expiry();
    add_retention_reader(indexes, facts, scale, design.database.engine);
    add_age(indexes, facts, scale);
  }
}

}  // namespace nonagon::derive
