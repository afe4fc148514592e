#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sql/lowering.hpp"

namespace nonagon::sql {
namespace {

// Depth first over foreign keys, tables in author's order. Without recursion: chains may be as long as the
// design.
class Sorter {
 public:
  explicit Sorter(const std::vector<Table>& tables) : tables_(tables), was_entered_(tables.size()) {
    for (std::size_t i = 0; i < tables.size(); ++i) index_of_.emplace(tables[i].name, i);
  }

  std::vector<std::size_t> order() {
    for (std::size_t i = 0; i < tables_.size(); ++i) visit(i);
    return std::move(order_);
  }

 private:
  void visit(std::size_t start) {
    if (was_entered_[start]) return;
    was_entered_[start] = true;
    std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};
    while (!path.empty()) {
      auto& [table, next] = path.back();
      const auto& keys = tables_[table].foreign_keys;
      if (next == keys.size()) {
        order_.push_back(table);
        path.pop_back();
        continue;
      }
      const auto target = index_of_.find(keys[next++].target_table);
      if (target == index_of_.end() || was_entered_[target->second]) continue;
      was_entered_[target->second] = true;
      path.emplace_back(target->second, 0);
    }
  }

  const std::vector<Table>& tables_;
  std::unordered_map<std::string_view, std::size_t> index_of_;
  std::vector<bool> was_entered_;
  std::vector<std::size_t> order_;
};

}  // namespace

void sort_tables(Lowering& lowering) {
  auto& tables = lowering.schema.tables;
  const auto order = Sorter(tables).order();
  std::vector<Table> sorted;
  sorted.reserve(tables.size());
  for (const auto index : order) sorted.push_back(std::move(tables[index]));
  tables = std::move(sorted);
  lowering.table_of.clear();
  std::unordered_map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    place.emplace(tables[i].name, i);
    if (tables[i].entity != nullptr) lowering.table_of.emplace(tables[i].entity, i);
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (auto& key : tables[i].foreign_keys) key.points_forward = place.at(key.target_table) > i;
  }
}

}  // namespace nonagon::sql
