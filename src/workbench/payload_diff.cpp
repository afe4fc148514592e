#include "workbench/payload_diff.hpp"

#include <unordered_map>

namespace nonagon::workbench {
namespace {

std::string_view word_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::removed: return "removed";
    case ChangeKind::changed: return "changed";
  }
  return "changed";
}

// What an element of a list is known by; empty when it has neither id nor name.
std::string_view key_of(const json::value& element) {
  const auto* object = element.if_object();
  if (object == nullptr) return {};
  for (const auto* member : {"id", "name"}) {
    const auto* key = object->if_contains(member);
    if (key != nullptr && key->is_string()) return key->get_string();
  }
  return {};
}

class Differ {
 public:
  explicit Differ(std::vector<PayloadChange>& changes) : changes_(changes) {}

  void compare(const json::value& before,
               const json::value& after,
               const std::string& from,
               const std::string& to) {
    if (before.is_object() && after.is_object())
      return objects(before.get_object(), after.get_object(), from, to);
    if (before.is_array() && after.is_array()) return arrays(before.get_array(), after.get_array(), from, to);
    if (before != after) changes_.push_back({ChangeKind::changed, to, before, after});
  }

 private:
  void objects(const json::object& before,
               const json::object& after,
               const std::string& from,
               const std::string& to) {
    for (const auto& [name, value] : before) {
      const auto* other = after.if_contains(name);
      if (other == nullptr) {
        changes_.push_back({ChangeKind::removed, pointer_to(from, name), value, nullptr});
      } else {
        compare(value, *other, pointer_to(from, name), pointer_to(to, name));
      }
    }
    for (const auto& [name, value] : after) {
      if (!before.contains(name))
        changes_.push_back({ChangeKind::added, pointer_to(to, name), nullptr, value});
    }
  }

  void arrays(const json::array& before,
              const json::array& after,
              const std::string& from,
              const std::string& to) {
    const auto partners = pair_up(before, after);
    std::vector<bool> is_paired(after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (partners[i] == none) {
        changes_.push_back({ChangeKind::removed, pointer_to(from, i), before[i], nullptr});
      } else {
        is_paired[partners[i]] = true;
        compare(before[i], after[partners[i]], pointer_to(from, i), pointer_to(to, partners[i]));
      }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!is_paired[i]) changes_.push_back({ChangeKind::added, pointer_to(to, i), nullptr, after[i]});
    }
  }

  // For each element of `before` its place in `after`: by key where it has one, by place otherwise.
  static std::vector<std::size_t> pair_up(const json::array& before, const json::array& after) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (const auto key = key_of(after[i]); !key.empty()) places.emplace(key, i);
    }
    std::vector<std::size_t> partners(before.size(), none);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const auto key = key_of(before[i]);
      if (key.empty()) {
        if (i < after.size() && key_of(after[i]).empty()) partners[i] = i;
      } else if (const auto place = places.find(key); place != places.end()) {
        partners[i] = place->second;
        places.erase(place);
      }
    }
    return partners;
  }

  static constexpr auto none = static_cast<std::size_t>(-1);
  std::vector<PayloadChange>& changes_;
};

}  // namespace

std::vector<PayloadChange> payload_diff(const json::value& before, const json::value& after) {
  std::vector<PayloadChange> changes;
  Differ(changes).compare(before, after, "", "");
  return changes;
}

json::array to_json(const std::vector<PayloadChange>& changes) {
  json::array all;
  for (const auto& change : changes) {
    json::object row{{"change", word_of(change.kind)}, {"pointer", change.pointer}};
    if (change.kind != ChangeKind::added) row["before"] = change.before;
    if (change.kind != ChangeKind::removed) row["after"] = change.after;
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace nonagon::workbench
