#include "design/assumptions.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "design/describe.hpp"

namespace nonagon::design {
namespace {

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return {value->as_string().data(), value->as_string().size()};
}

// Payloads may come from other tools: what is no assumption is passed over.
std::vector<Assumption> kept_in(const json::object& extras) {
  std::vector<Assumption> out;
  const auto* list = extras.if_contains("assumptions");
  if (list == nullptr || !list->is_array()) return out;
  for (const auto& item : list->as_array()) {
    if (!item.is_object()) continue;
    const auto& object = item.as_object();
    Assumption one{.id = text_of(object, "id"),
                   .text = text_of(object, "text"),
                   .because = text_of(object, "because"),
                   .override_ = text_of(object, "override")};
    if (!one.text.empty()) out.push_back(std::move(one));
  }
  return out;
}

StageName stage_of_topic(std::string_view topic) {
  return parse_stage(topic.substr(0, topic.find('.'))).value_or(StageName::product);
}

}  // namespace

std::vector<StageAssumption> assumptions_of(const Design& design) {
  std::vector<StageAssumption> out;
  std::set<std::string, std::less<>> seen;
  const auto take = [&](StageName stage, const Assumption& one) {
    if (one.id.empty() || seen.insert(one.id).second) out.push_back({stage, one});
  };
  for (const auto& one : design.product.assumptions) take(stage_of_topic(one.override_), one);
  for (const auto stage : all_stages) {
    if (stage == StageName::product) continue;
    visit_payload(design, stage, [&](const auto& payload) {
      for (const auto& one : kept_in(payload.extras)) take(stage, one);
    });
  }
  std::ranges::stable_sort(out, {}, [](const StageAssumption& one) { return index_of(one.stage); });
  return out;
}

void keep_assumptions(Design& design, StageName stage, const std::vector<Assumption>& before) {
  if (stage == StageName::product) return;
  std::vector<Assumption> own;
  for (const auto& assumption : design.product.assumptions) {
    const auto known = std::ranges::find(before, assumption.id, &Assumption::id);
    if (known == before.end() || known->text != assumption.text) own.push_back(assumption);
  }
  design.product.assumptions = before;
  if (own.empty()) return;
  visit_payload(design, stage, [&](auto& payload) { payload.extras["assumptions"] = to_value(own); });
}

}  // namespace nonagon::design
