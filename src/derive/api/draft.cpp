#include "derive/api/draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Action;

// "/loans/{id}/return" and "/loans/{loanId}/return" are one route.
std::string route(std::string_view method, std::string_view path) {
  std::string out(method);
  out += ' ';
  bool is_in_braces = false;
  for (const char c : path) {
    if (c == '}') is_in_braces = false;
    if (!is_in_braces) out += c;
    if (c == '{') is_in_braces = true;
  }
  return out;
}

std::string path_part(std::string_view name) {
  return slug_of(kebab_case(plural_of(name)), 80);
}

std::string parameter_of(const EntityFacts& facts) {
  const auto& name = facts.parent->field->name;
  return name == "id" ? camel_case(facts.parent->target->name) + "Id" : name;
}

// The part's name without its parent's: ToolCheck of Tool → checks.
std::string own_part(const EntityFacts& facts) {
  const auto parent = words_of(facts.parent->target->name);
  auto words = words_of(facts->name);
  const bool begins_so =
      words.size() > parent.size() && std::equal(parent.begin(), parent.end(), words.begin());
  if (begins_so) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(parent.size()));
  return words.empty() ? path_part(facts->name) : path_part(join(words, " "));
}

}  // namespace

ApiDraft::ApiDraft(const ModelFacts& facts, design::Design& whole)
    : model(facts), design(whole), api(whole.api), kind(product_form(whole)), rights(facts, whole, kind) {
  place_collections();
  gather_makers();
}

void ApiDraft::gather_makers() {
  for (const auto& facts : model.entities()) {
    for (const auto& field : facts->fields) {
      if (!field.required) continue;
      for (const auto& action : field.set_by) {
        auto& made = made_by_[action];
        if (made.empty() || made.back() != &facts) made.push_back(&facts);
      }
    }
  }
}

std::span<const EntityFacts* const> ApiDraft::made_by(std::string_view action) const {
  const auto found = made_by_.find(action);
  if (found == made_by_.end()) return {};
  return found->second;
}

void ApiDraft::place_collections() {
  std::set<std::string, std::less<>> taken;
  const auto place = [&](const EntityFacts& facts, const std::string& wanted) {
    auto path = wanted;
    for (int n = 2; !taken.insert(route("", path)).second; ++n) path = fmt::format("{}-{}", wanted, n);
    collections_[&facts] = path;
  };
  for (const auto& facts : model.entities()) {
    if (facts.parent == nullptr) place(facts, '/' + path_part(facts->name));
  }
  for (const auto& facts : model.entities()) {
    if (facts.parent == nullptr) continue;
    const auto* parent = model.find(facts.parent->target->name);
    const auto above = parent != nullptr && collections_.contains(parent)
                           ? collections_.at(parent)
                           : '/' + path_part(facts.parent->target->name);
    // Two braces in a path are one too many: what lies below a nested entity stands by itself.
    if (above.find('{') != std::string::npos) {
      place(facts, '/' + path_part(facts->name));
    } else {
      place(facts, fmt::format("{}/{{{}}}/{}", above, parameter_of(facts), own_part(facts)));
    }
  }
}

const std::string& ApiDraft::collection(const EntityFacts& facts) const {
  return collections_.at(&facts);
}

std::string ApiDraft::item(const EntityFacts& facts) const {
  return collection(facts) + "/{id}";
}

void ApiDraft::take_resource_names() {
  for (const auto& operation : design::operations(design)) {
    operations_.insert(operation.id);
    routes_.insert(route(operation.method, operation.path));
  }
}

bool ApiDraft::add(Action action) {
  if (!operations_.insert(action.id).second) return false;
  if (!routes_.insert(route(action.method, action.path)).second) {
    const auto slash = action.path.rfind('/');
    action.name = slug_of(kebab_case(action.id), 80);
    action.path = action.path.substr(0, slash + 1) + action.name;
    const auto stem = action.path;
    for (int n = 2; !routes_.insert(route(action.method, action.path)).second; ++n)
      action.path = fmt::format("{}-{}", stem, n);
  }
  api.actions.push_back(std::move(action));
  return true;
}

void ApiDraft::add(design::Job job) {
  if (operations_.insert(job.id).second) api.jobs.push_back(std::move(job));
}

void ApiDraft::refuse(std::string code, std::string title, std::int64_t status) {
  if (std::ranges::find(api.errors, code, &design::ApiError::code) != api.errors.end()) return;
  api.errors.push_back({.code = std::move(code), .status = status, .title = std::move(title)});
}

}  // namespace nonagon::derive
