#include "derive/api/resources.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/own_rows.hpp"
#include "derive/reading/list_plan.hpp"

namespace nonagon::derive {
namespace {

using design::Field;
using design::ForeignKey;
using design::Resource;
using design::Verb;

std::vector<Verb> operations_of(const EntityFacts& facts) {
  std::vector<Verb> verbs{Verb::list};
  if (is_creatable(facts)) verbs.push_back(Verb::create);
  const bool is_small = facts.reach == Reach::nested && !is_updatable(facts) && !facts->lifecycle;
  if (!is_small) verbs.push_back(Verb::get);
  if (is_updatable(facts)) verbs.push_back(Verb::update);
  if (is_deletable(facts)) verbs.push_back(Verb::delete_);
  return verbs;
}

bool has_field(const EntityFacts& facts, std::string_view name) {
  return find_field(*facts, name) != nullptr;
}

// toolId → tool; a name that the entity has already is left alone.
std::string summary_name(const EntityFacts& facts, const Field& key) {
  auto name = key.name;
  if (name.size() > 2 && name.ends_with("Id")) name.resize(name.size() - 2);
  return has_field(facts, name) ? name + "Summary" : name;
}

void add_summaries(Resource& resource, const EntityFacts& facts, const ModelFacts& model) {
  for (const auto* key : facts.keys) {
    if (key == facts.parent) continue;
    const auto* target = model.find(key->target->name);
    if (target == nullptr || target->label == nullptr) continue;
    std::vector<std::string> fields{target->label->name};
    if (target->label->name == "firstName" && has_field(*target, "lastName")) fields.emplace_back("lastName");
    resource.summaries.push_back(
        {.as = summary_name(facts, *key->field), .via = key->field->name, .fields = std::move(fields)});
  }
}

// RepairQuoteLine of RepairQuote → lines.
std::string embedded_name(const EntityFacts& part, const EntityFacts& whole) {
  const auto parent = words_of(whole->name);
  auto words = words_of(part->name);
  const bool begins_so =
      words.size() > parent.size() && std::equal(parent.begin(), parent.end(), words.begin());
  if (begins_so) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(parent.size()));
  // OrderLine of PurchaseOrder: the last word is enough to know it by.
  const bool ends_so = words.size() > 1 && !parent.empty() && words.front() == parent.back();
  if (ends_so) words.erase(words.begin());
  return camel_case(plural_of(join(words, " ")));
}

void add_embeds(Resource& resource, const EntityFacts& facts, const ModelFacts& model) {
  for (const auto* key : facts.referrers) {
    const auto* part = model.find(key->owner->name);
    if (part == nullptr || part->reach != Reach::embedded || part->parent != key) continue;
    auto name = embedded_name(*part, facts);
    if (has_field(facts, name)) name = camel_case(plural_of((*part)->name));
    resource.embeds.push_back({.entity = (*part)->name, .as = std::move(name), .max_items = 200});
  }
}

void add_write_only(Resource& resource, const EntityFacts& facts) {
  for (const auto& field : facts->fields) {
    if (!field.secret || is_given(facts, field)) continue;
    if (field.name == "passwordHash") {
      resource.write_only.push_back(
          {.name = "password", .type = "string(128)", .min_length = 12, .becomes = field.name});
      continue;
    }
    auto name = field.name;
    for (const std::string_view ending : {"Hash", "Encrypted", "Cipher", "Ciphertext"}) {
      if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
    }
    if (name != field.name && has_field(facts, name)) name = field.name;
    resource.write_only.push_back(
        {.name = name, .type = "string(500)", .min_length = 1, .becomes = field.name});
  }
}

// Rows that a sum elsewhere is made of: their creation moves that sum.
void add_effects(Resource& resource, const EntityFacts& facts, const ModelFacts& model) {
  const auto can_create = std::ranges::find(resource.operations, Verb::create) != resource.operations.end();
  if (!can_create) return;
  for (const auto* key : facts.keys) {
    for (const auto& field : key->target->fields) {
      if (field.computed.find(facts->name + ".") == std::string::npos) continue;
      resource.effects.emplace_back(
          "create",
          fmt::format("{} of the {} follows.", sentence_case(spoken(field.name)), spoken(key->target->name)));
      return;
    }
  }
  if (&facts == model.subject) return;
  if (!facts->lifecycle) return;
  resource.effects.emplace_back(
      "create", fmt::format("Begins as {}.", replace_all(facts->lifecycle->initial, "_", " ")));
}

// The rows that a role calls its own; empty when it may have all of them.
std::string rows_of(std::string_view role, const EntityFacts& facts, const ApiDraft& draft) {
  const auto name = snake_case(facts->name);
  const bool is_somebody = std::ranges::find(draft.rights.roles, name) != draft.rights.roles.end();
  const bool is_customer = draft.rights.rank(role) == Rank::customer;
  // Who serves has to be found by those who are served.
  if (is_somebody && name != role && is_customer) return {};
  if (auto rows = own_rows(draft.model, role, facts); !rows.empty() || !is_customer) return rows;
  const auto key = std::ranges::find(
      facts.keys, draft.model.subject->entity, [](const ForeignKey* one) { return one->target; });
  return key == facts.keys.end() ? std::string() : fmt::format("whose {} is their own", (*key)->field->name);
}

// "A buyer gets only orders whose buyerId is their own; a seller …": of the roles that read or change only
// what is tied to them.
std::string ownership(const EntityFacts& facts, const ApiDraft& draft, Verb verb, std::string_view deed) {
  std::vector<std::pair<std::string, std::vector<std::string>>> parts;  // which rows, and whose
  for (const auto& role : draft.rights.roles) {
    if (!draft.rights.is_apart(role) || !draft.rights.may(role, facts, verb)) continue;
    auto rows = rows_of(role, facts, draft);
    // What one of them reads whole is open to the others too.
    if (rows.empty() && verb == Verb::list) return {};
    if (rows.empty()) continue;
    const auto known = std::ranges::find(parts, rows, [](const auto& part) { return part.first; });
    if (known != parts.end()) {
      known->second.push_back(with_article(role));
    } else {
      parts.push_back({std::move(rows), {with_article(role)}});
    }
  }
  std::string text;
  for (const auto& [rows, roles] : parts) {
    const auto who = join(roles, " or ");
    text += text.empty() ? fmt::format("{} {}", sentence_case(who), deed) : "; " + who;
    text += fmt::format(" only {} {}", spoken_plural(facts->name), rows);
  }
  return text.empty() ? text : text + ".";
}

void add_ownership(Resource& resource, const EntityFacts& facts, const ApiDraft& draft) {
  const auto* subject = draft.model.subject;
  if (subject == nullptr || &facts == subject) return;
  if (draft.rights.roles.empty()) {
    const auto key = std::ranges::find_if(
        facts.keys, [&](const ForeignKey* candidate) { return candidate->target == subject->entity; });
    if (key != facts.keys.end())
      resource.effects.emplace_back("list",
                                    fmt::format("Only rows whose {} is the caller's.", (*key)->field->name));
    return;
  }
  const auto is_offered = [&](Verb verb) {
    return std::ranges::find(resource.operations, verb) != resource.operations.end();
  };
  if (auto text = ownership(facts, draft, Verb::list, "gets"); !text.empty()) {
    if (is_offered(Verb::get)) resource.effects.emplace_back("get", text);
    resource.effects.emplace_back("list", std::move(text));
  }
  if (auto text = ownership(facts, draft, Verb::update, "changes"); !text.empty() && is_offered(Verb::update))
    resource.effects.emplace_back("update", std::move(text));
}

Resource resource_of(const EntityFacts& facts, const ApiDraft& draft) {
  Resource resource;
  resource.entity = facts->name;
  resource.path = draft.collection(facts);
  resource.operations = operations_of(facts);
  auto plan = list_plan(facts);
  resource.filters = std::move(plan.filters);
  resource.sort = std::move(plan.sort);
  add_embeds(resource, facts, draft.model);
  add_summaries(resource, facts, draft.model);
  if (facts->lifecycle && facts->lifecycle->initial == "draft") {
    for (const auto verb : {Verb::update, Verb::delete_}) {
      if (std::ranges::find(resource.operations, verb) != resource.operations.end())
        resource.only_while.emplace_back(design::wire_value(verb), "draft");
    }
  }
  add_ownership(resource, facts, draft);
  add_effects(resource, facts, draft.model);
  add_write_only(resource, facts);
  for (const auto& role : draft.rights.roles)
    resource.access.emplace_back(role, draft.rights.verbs(role, facts, resource.operations));
  return resource;
}

}  // namespace

void derive_resources(ApiDraft& draft) {
  for (const auto& facts : draft.model.entities()) {
    if (facts.reach == Reach::internal || facts.reach == Reach::embedded) continue;
    auto resource = resource_of(facts, draft);
    const bool is_draft_bound = !resource.only_while.empty();
    draft.api.resources.push_back(std::move(resource));
    if (is_draft_bound) draft.refuse("wrong-state", "Not possible in this state");
  }
}

}  // namespace nonagon::derive
