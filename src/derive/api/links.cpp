#include "derive/api/links.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/action_words.hpp"
#include "derive/assumptions.hpp"

namespace nonagon::derive {
namespace {

using design::Action;
using design::Field;
using design::TypeKind;

constexpr std::array<std::string_view, 12> link_phrases{"by a link",
                                                        "by link",
                                                        "through a link",
                                                        "via a link",
                                                        "via link",
                                                        "with a link",
                                                        "from a link",
                                                        "using a link",
                                                        "a public link",
                                                        "a shared link",
                                                        "a share link",
                                                        "without an account"};

constexpr std::array<std::string_view, 9> answer_verbs{
    "approve", "accept", "decline", "reject", "confirm", "sign", "rsvp", "submit", "answer"};

// Clauses that speak of a link, in lower case.
std::vector<std::string> link_clauses(const design::Design& design) {
  std::vector<std::string> texts{std::string(idea_of(design.answers))};
  for (const auto& feature : design.product.features)
    texts.push_back(feature.name + ": " + feature.description);
  for (const auto& item : design.answers.items(design::StageName::product, "key-features"))
    texts.push_back(item);
  std::vector<std::string> clauses;
  for (const auto& text : texts) {
    std::string clause;
    for (const char c : lower(text) + '.') {
      if (c != '.' && c != ',' && c != ';' && c != '\n') {
        clause += c;
        continue;
      }
      const bool is_about_link = std::ranges::any_of(
          link_phrases, [&](auto phrase) { return clause.find(phrase) != std::string::npos; });
      if (is_about_link) clauses.push_back(clause);
      clause.clear();
    }
  }
  return clauses;
}

// The entity that a clause is about: the last one that it names before the link.
const EntityFacts* opened_by(const std::string& clause, const ModelFacts& model) {
  const EntityFacts* best = nullptr;
  std::size_t last = 0;
  for (const auto& facts : model.entities()) {
    if (facts.reach != Reach::resource || &facts == model.subject || model.subject == nullptr) continue;
    const auto words = words_of(facts->name);
    if (words.empty()) continue;
    for (const auto& name : {spoken(facts->name), words.back()}) {
      for (const auto& form : {name, plural_of(name)}) {
        if (!contains_word(clause, form)) continue;
        const auto place = clause.rfind(form) + form.size();
        if (place < last) continue;
        last = place;
        best = &facts;
      }
    }
  }
  return best;
}

bool is_shown(const EntityFacts& facts, const Field& field) {
  if (field.secret || field.pii || field.name == facts->soft_delete || is_foreign_key(facts, field))
    return false;
  return &field != key_field(*facts.entity) && !is_timestamp(field);
}

// Transitions that the holder of the link takes: answers to what was sent.
std::vector<const design::Transition*> answers_of(const EntityFacts& facts) {
  std::vector<const design::Transition*> answers;
  if (!facts->lifecycle) return answers;
  for (const auto& transition : facts->lifecycle->transitions) {
    const auto words = words_of(transition.action);
    const bool is_answer =
        !words.empty() && std::ranges::find(answer_verbs, words.front()) != answer_verbs.end();
    const bool is_known =
        std::ranges::any_of(answers, [&](const auto* other) { return other->action == transition.action; });
    if (is_answer && !is_known && !is_job(transition.action, *facts)) answers.push_back(&transition);
  }
  return answers;
}

std::string valid_while(const EntityFacts& facts, const std::vector<const design::Transition*>& answers) {
  std::string condition;
  if (!answers.empty()) {
    const auto& from = answers.front()->from;
    condition = from.size() == 1 ? fmt::format("{} = {}", facts->lifecycle->field, quoted_list(from))
                                 : fmt::format("{} in ({})", facts->lifecycle->field, quoted_list(from));
  } else if (facts->lifecycle && !facts->lifecycle->final.empty()) {
    condition = fmt::format("{} not in ({})", facts->lifecycle->field, quoted_list(facts->lifecycle->final));
  }
  if (find_field(*facts, "expiresAt") != nullptr)
    condition += fmt::format("{}expiresAt is in the future", condition.empty() ? "" : " and ");
  return condition.empty() ? "the row is there" : condition;
}

void add_view(ApiDraft& draft, const EntityFacts& facts, const std::string& id) {
  design::View view{.id = id, .of = facts->name};
  for (const auto& field : facts->fields) {
    if (is_shown(facts, field)) view.fields.push_back(field.name);
  }
  for (const auto* key : facts.keys) {
    const auto* target = draft.model.find(key->target->name);
    if (target == nullptr || target->label == nullptr || target->label->pii || target == draft.model.subject)
      continue;
    auto name = camel_case((*target)->name);
    const bool is_taken =
        find_field(*facts, name) != nullptr ||
        std::ranges::any_of(view.adds, [&](const auto& added) { return added.name == name; });
    if (is_taken) continue;
    view.adds.push_back({.name = std::move(name),
                         .type = target->label->type,
                         .from = fmt::format("{}.{}", (*target)->name, target->label->name)});
  }
  draft.api.views.push_back(std::move(view));
}

std::vector<design::ActionInput> inputs_of(const EntityFacts& facts, std::string_view action) {
  std::vector<design::ActionInput> inputs;
  for (const auto& field : facts->fields) {
    const bool is_set = std::ranges::find(field.set_by, action) != field.set_by.end();
    if (!is_set || is_moment(field) || field.secret || !field.computed.empty()) continue;
    if (is_foreign_key(facts, field)) continue;
    inputs.push_back({.name = field.name, .required = field.name.ends_with("Name")});
  }
  return inputs;
}

void add_link(ApiDraft& draft, const EntityFacts& facts) {
  const auto name = camel_case(facts->name);
  const auto link = name + "Link";
  const auto view = "Shared" + pascal_case(facts->name);
  if (draft.model.find(view) != nullptr) return;
  const auto answers = answers_of(facts);
  draft.api.auth.links.push_back(
      {.id = link,
       .subject = facts->name,
       .token = "hmac-sha256",
       .secret = upper_snake(name) + "_LINK_SECRET",
       .valid_while = valid_while(facts, answers),
       .reason =
           "The person who opens it has no account; nothing secret is stored, and the row's state ends it."});
  add_view(draft, facts, view);
  draft.refuse("link-dead", "This link is no longer valid", 404);
  const auto path = fmt::format("/shared-{}/{{token}}", slug_of(kebab_case(plural_of(facts->name)), 70));
  draft.add(Action{.id = "open" + view,
                   .entity = facts->name,
                   .name = "open",
                   .method = "GET",
                   .path = path,
                   .summary = fmt::format("Read the {} that a link opens", spoken(facts->name)),
                   .effect = "Shows what the view holds, and no personal data.",
                   .returns = view,
                   .auth = link,
                   .errors = {"link-dead"}});
  for (const auto* transition : answers) {
    const auto short_name = action_name(transition->action, facts->name);
    draft.refuse("wrong-state", "Not possible in this state");
    draft.add(
        Action{.id = transition->action,
               .entity = facts->name,
               .name = short_name,
               .method = "POST",
               .path = path + '/' + short_name,
               .summary = action_summary(transition->action, facts->name),
               .input = inputs_of(facts, transition->action),
               .effect = fmt::format("The {} becomes {}. The same answer again changes nothing and succeeds.",
                                     spoken(facts->name),
                                     replace_all(transition->to, "_", " ")),
               .returns = view,
               .auth = link,
               .errors = {"link-dead", "wrong-state"}});
  }
}

}  // namespace

void derive_links(ApiDraft& draft) {
  std::vector<const EntityFacts*> linked;
  for (const auto& clause : link_clauses(draft.design)) {
    const auto* facts = opened_by(clause, draft.model);
    if (facts == nullptr || std::ranges::find(linked, facts) != linked.end()) continue;
    linked.push_back(facts);
    add_link(draft, *facts);
  }
}

}  // namespace nonagon::derive
