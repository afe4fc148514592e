#include "derive/database/seed_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "derive/database/sample_values.hpp"
#include "sql/evaluate.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Field;
using design::ForeignKey;
using design::TypeKind;
using Row = json::object;

constexpr int rows_each = 2;
constexpr int max_repairs = 24;  // changes of one row until its checks hold

// What a row of one entity must satisfy, parsed once.
struct Laws {
  std::vector<sql::Expression> checks;
  std::vector<std::vector<std::string>> unique;  // groups of fields
};

using LawBook = std::map<std::string_view, Laws>;

void add_check(Laws& laws, std::string_view text) {
  if (trim(text).empty()) return;
  if (auto parsed = sql::parse_expression(text)) laws.checks.push_back(std::move(*parsed));
}

std::vector<std::string> fields_in(std::string_view column) {
  std::vector<std::string> names;
  if (const auto parsed = sql::parse_expression(column)) {
    for (const auto name : sql::fields_of(*parsed)) names.emplace_back(name);
  }
  return names;
}

LawBook laws_of(const ModelFacts& model, const design::Database& database) {
  LawBook book;
  for (const auto& facts : model.entities()) {
    auto& laws = book[facts->name];
    for (const auto& field : facts->fields) {
      add_check(laws, field.check);
      if (field.unique) laws.unique.push_back({field.name});
    }
    laws.unique.insert(laws.unique.end(), facts->unique.begin(), facts->unique.end());
  }
  for (const auto& check : database.checks) {
    if (const auto laws = book.find(check.entity); laws != book.end())
      add_check(laws->second, check.expression);
  }
  for (const auto& index : database.indexes) {
    const auto laws = book.find(index.entity);
    if (!index.unique || laws == book.end()) continue;
    std::vector<std::string> group;
    for (const auto& column : index.columns) std::ranges::copy(fields_in(column), std::back_inserter(group));
    laws->second.unique.push_back(std::move(group));
  }
  return book;
}

class Seeds {
 public:
  Seeds(const ModelFacts& model, const design::Database& database)
      : model_(model), laws_(laws_of(model, database)) {}

  std::vector<design::SeedData> all() {
    order();
    for (const auto* facts : order_) seed(*facts);
    add_sums();
    std::vector<design::SeedData> out;
    for (const auto* facts : order_) {
      auto rows = rows_.find(facts->entity->name);
      if (rows == rows_.end() || rows->second.empty()) continue;
      out.push_back({.entity = facts->entity->name, .key = "id", .rows = std::move(rows->second)});
    }
    return out;
  }

 private:
  // What is pointed at comes first (Kahn). Whatever lies on a circle comes last.
  void order() {
    std::map<const Entity*, std::size_t> waits_for;
    std::map<const Entity*, std::vector<const EntityFacts*>> waiting;
    std::vector<const EntityFacts*> ready;
    for (const auto& facts : model_.entities()) {
      std::set<const Entity*> targets;
      for (const auto* key : facts.keys) {
        if (key->target != facts.entity) targets.insert(key->target);
      }
      waits_for[facts.entity] = targets.size();
      for (const auto* target : targets) waiting[target].push_back(&facts);
      if (targets.empty()) ready.push_back(&facts);
    }
    for (std::size_t i = 0; i < ready.size(); ++i) {
      order_.push_back(ready[i]);
      for (const auto* next : waiting[ready[i]->entity]) {
        if (--waits_for[next->entity] == 0) ready.push_back(next);
      }
    }
    const std::set<const EntityFacts*> placed(order_.begin(), order_.end());
    for (const auto& facts : model_.entities()) {
      if (placed.contains(&facts)) continue;
      on_circle_.insert(facts.entity);
      order_.push_back(&facts);
    }
  }

  void seed(const EntityFacts& facts) {
    if (facts.reach == Reach::internal || !has_plain_key(facts)) return;
    auto& rows = rows_[facts->name];
    for (int n = 1; n <= rows_each; ++n) {
      auto row = row_of(facts, n);
      if (row && is_new(laws_.at(facts->name), *row, rows)) rows.push_back(std::move(*row));
    }
  }

  static bool has_plain_key(const EntityFacts& facts) {
    const auto* key = design::find_field(*facts, "id");
    return key != nullptr && type_of(*key).kind == TypeKind::uuid && !type_of(*key).is_list;
  }

  std::optional<Row> row_of(const EntityFacts& facts, int n) const {
    Row row{{"id", sample_id(facts->name, n)}};
    int step = 0;
    for (const auto& field : facts->fields) {
      if (field.name == "id" || is_timestamp(field) || field.name == facts->soft_delete) continue;
      if (is_moment(field) || type_of(field).kind == TypeKind::time) ++step;
      if (const auto* key = key_in(facts, field)) {
        if (!point(row, facts, *key, n) && field.required) return std::nullopt;
      } else if (!fill(row, facts, field, n, step)) {
        return std::nullopt;
      }
    }
    calculate(facts, row);
    if (!repair(facts, row, n)) return std::nullopt;
    return row;
  }

  static const ForeignKey* key_in(const EntityFacts& facts, const Field& field) {
    const auto key =
        std::ranges::find_if(facts.keys, [&](const ForeignKey* one) { return one->field == &field; });
    return key == facts.keys.end() ? nullptr : *key;
  }

  // Row n points at row n, so that what belongs together does: the bike on a ticket is its customer's.
  bool point(Row& row, const EntityFacts& facts, const ForeignKey& key, int n) const {
    const bool is_circle =
        key.target == facts.entity || (on_circle_.contains(facts.entity) && on_circle_.contains(key.target));
    const auto targets = rows_.find(key.target->name);
    if (is_circle || targets == rows_.end() || targets->second.empty()) return false;
    // Whose account it is nobody can make up.
    if (!key.field->required && key.field->unique) return false;
    const auto place = std::min(static_cast<std::size_t>(n), targets->second.size()) - 1;
    row[key.field->name] = json::value(targets->second[place].at("id"));
    return true;
  }

  // False where a value is needed and none can be made up.
  static bool fill(Row& row, const EntityFacts& facts, const Field& field, int n, int step) {
    const auto& lifecycle = facts->lifecycle;
    if (lifecycle && field.name == lifecycle->field) {
      row[field.name] = lifecycle->initial;
      return true;
    }
    const bool is_later = !field.set_by.empty() || is_moment(field) || field.secret;
    if (!field.required && (is_later || !field.computed.empty())) return true;
    if (!field.default_.is_null() && !field.default_.is_string()) {
      row[field.name] = json::value(field.default_);
      return true;
    }
    const auto values = sample_values(*facts, field, n, step);
    if (values.empty()) return !field.required;
    // Rows differ where the design prefers no value.
    const bool is_choice = type_of(field).kind == TypeKind::enum_;
    row[field.name] = is_choice ? values[static_cast<std::size_t>(n - 1) % values.size()] : values.front();
    if (field.generated && values.front().is_number())
      row[field.name] = field.generated == design::Generated::per_parent ? 1 : n;
    if (!field.computed.empty() && values.front().is_number()) row[field.name] = 0;
    if (field.default_.is_string() && type_of(field).kind == TypeKind::enum_)
      row[field.name] = json::value(field.default_);
    return true;
  }

  // What follows from other fields of the row.
  static void calculate(const EntityFacts& facts, Row& row) {
    for (const auto& field : facts->fields) {
      if (field.computed.empty() || !row.contains(field.name)) continue;
      const auto parsed = sql::parse_expression(field.computed);
      if (!parsed) continue;
      if (auto value = sql::evaluate(*parsed, row); value.is_number()) row[field.name] = std::move(value);
    }
  }

  // Tries other values, then leaves optional ones out, until no check refuses the row.
  bool repair(const EntityFacts& facts, Row& row, int n) const {
    const auto& checks = laws_.at(facts->name).checks;
    for (int i = 0; i < max_repairs; ++i) {
      const auto broken = std::ranges::find_if(
          checks, [&](const sql::Expression& check) { return sql::is_refused(check, row); });
      if (broken == checks.end()) return true;
      if (!mend(facts, row, *broken, n)) return false;
    }
    return false;
  }

  static bool mend(const EntityFacts& facts, Row& row, const sql::Expression& check, int n) {
    if (set_equal(row, check)) return true;
    for (const auto name : sql::fields_of(check)) {
      const auto* field = design::find_field(*facts, name);
      if (field == nullptr || is_foreign_key(facts, *field)) continue;
      const bool is_state = facts->lifecycle && facts->lifecycle->field == field->name;
      auto changed = row;
      if (!field->required && changed.erase(field->name) > 0 && !sql::is_refused(check, changed)) {
        row = std::move(changed);
        return true;
      }
      for (int step = 1; step < 12 && !is_state; ++step) {
        for (auto& value : sample_values(*facts, *field, n, step)) {
          changed = row;
          changed[field->name] = std::move(value);
          if (sql::is_refused(check, changed)) continue;
          row = std::move(changed);
          return true;
        }
      }
    }
    return false;
  }

  // "total = subtotal + taxTotal", "email = lower(email)": the left side follows.
  static bool set_equal(Row& row, const sql::Expression& check) {
    if (check.kind != sql::ExpressionKind::comparison || check.text != "=") return false;
    if (check.operands[0].kind != sql::ExpressionKind::field) return false;
    auto value = sql::evaluate(check.operands[1], row);
    if (value.is_null()) return false;
    row[check.operands[0].text] = std::move(value);
    return true;
  }

  static bool is_new(const Laws& laws, const Row& row, const std::vector<Row>& before) {
    return std::ranges::none_of(laws.unique, [&](const std::vector<std::string>& group) {
      return std::ranges::any_of(before, [&](const Row& other) { return is_same(group, row, other); });
    });
  }

  static bool is_same(const std::vector<std::string>& group, const Row& row, const Row& other) {
    return !group.empty() && std::ranges::all_of(group, [&](const std::string& name) {
      const auto* mine = row.if_contains(name);
      const auto* theirs = other.if_contains(name);
      return mine != nullptr && theirs != nullptr && !mine->is_null() && *mine == *theirs;
    });
  }

  // "sum(OrderLine.lineTotal)": over the lines that point at the row.
  void add_sums() {
    for (const auto& facts : model_.entities()) {
      const auto rows = rows_.find(facts->name);
      if (rows == rows_.end()) continue;
      for (auto& row : rows->second) {
        for (const auto& field : facts->fields) add_sum(facts, field, row);
        calculate(facts, row);
        for (const auto& check : laws_.at(facts->name).checks) {
          if (sql::is_refused(check, row)) set_equal(row, check);
        }
      }
    }
  }

  void add_sum(const EntityFacts& facts, const Field& field, Row& row) const {
    const auto dot = field.computed.find('.');
    if (!field.computed.starts_with("sum(") || !field.computed.ends_with(")") || dot == std::string::npos)
      return;
    const auto name = field.computed.substr(4, dot - 4);
    const auto part = field.computed.substr(dot + 1, field.computed.size() - dot - 2);
    const auto key = std::ranges::find_if(facts.referrers,
                                          [&](const ForeignKey* one) { return one->owner->name == name; });
    const auto parts = rows_.find(name);
    if (key == facts.referrers.end() || parts == rows_.end()) return;
    double sum = 0;
    for (const auto& one : parts->second) {
      const auto* owner = one.if_contains((*key)->field->name);
      const auto* value = one.if_contains(part);
      if (owner != nullptr && *owner == row.at("id") && value != nullptr && value->is_number())
        sum += value->to_number<double>();
    }
    row[field.name] = sum;
    if (sum == static_cast<double>(static_cast<std::int64_t>(sum)))
      row[field.name] = static_cast<std::int64_t>(sum);
  }

  const ModelFacts& model_;
  LawBook laws_;
  std::vector<const EntityFacts*> order_;
  std::set<const Entity*> on_circle_;
  std::map<std::string_view, std::vector<Row>> rows_;
};

}  // namespace

void derive_seed_rows(const ModelFacts& model, design::Design& design) {
  design.database.seed_data = Seeds(model, design.database).all();
}

}  // namespace nonagon::derive
