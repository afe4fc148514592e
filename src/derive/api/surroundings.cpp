#include "derive/api/surroundings.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/knowledge/integration.hpp"
#include "derive/language/words.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Action;
using design::Field;
using design::StageName;

struct SaidSpecial {
  std::string_view special;
  std::string_view word;  // that says so in the idea
};

constexpr std::array said_specials{SaidSpecial{"webhooks", "webhook"},
                                   SaidSpecial{"webhooks", "webhooks"},
                                   SaidSpecial{"real-time", "real time"},
                                   SaidSpecial{"real-time", "live updates"},
                                   SaidSpecial{"real-time", "live map"},
                                   SaidSpecial{"bulk", "bulk"}};

// Chosen by an answer; where there is none, said by the idea.
bool wants(const ApiDraft& draft, std::string_view special) {
  if (is_answered(draft.design, StageName::api, "special-endpoints"))
    return is_chosen(draft.design, StageName::api, "special-endpoints", special);
  if (!has_server(draft.kind)) return false;
  const auto idea = ' ' + join(words_of(lower(idea_of(draft.design.answers))), " ") + ' ';
  return std::ranges::any_of(said_specials, [&](const SaidSpecial& wish) {
    return wish.special == special && idea.contains(' ' + std::string(wish.word) + ' ');
  });
}

// The entity that the product turns about: the first with a lifecycle, else the first that has a resource.
const EntityFacts* main_entity(const ApiDraft& draft) {
  const EntityFacts* first = nullptr;
  for (const auto& facts : draft.model.entities()) {
    if (facts.reach != Reach::resource || &facts == draft.model.subject) continue;
    if (facts->lifecycle) return &facts;
    if (first == nullptr) first = &facts;
  }
  if (first == nullptr && draft.model.subject != nullptr) return draft.model.subject;
  return first;
}

bool holds_file(const Field& field) {
  constexpr std::array<std::string_view, 10> words{
      "file", "photo", "image", "picture", "attachment", "document", "avatar", "scan", "video", "storage"};
  const auto type = type_of(field);
  const bool is_address = type.kind == design::TypeKind::string || type.kind == design::TypeKind::text;
  return is_address && std::ranges::any_of(words, [&](auto word) { return has_word(field.name, word); });
}

// Photos and documents whose bytes lie somewhere.
bool is_stored(const EntityFacts& facts) {
  return facts.reach == Reach::resource && find_field(*facts, "storageKey") != nullptr;
}

bool keeps_bytes(const ApiDraft& draft) {
  return std::ranges::any_of(draft.model.entities(), is_stored);
}

const EntityFacts* entity_with_files(const ApiDraft& draft) {
  for (const auto& facts : draft.model.entities()) {
    if (is_stored(facts)) return &facts;
  }
  for (const auto& facts : draft.model.entities()) {
    if (facts.reach == Reach::resource && std::ranges::any_of(facts->fields, holds_file)) return &facts;
  }
  return main_entity(draft);
}

void add_upload(ApiDraft& draft) {
  const auto* facts = entity_with_files(draft);
  if (facts == nullptr) return;
  Action upload{
      .id = "createUpload",
      .entity = (*facts)->name,
      .name = "uploads",
      .method = "POST",
      .path = "/uploads",
      .summary = "Get an address to upload a file to",
      .input = {{.name = "fileName",
                 .required = true,
                 .type = "string(255)",
                 .description = "Name that people see"},
                {.name = "contentType",
                 .required = true,
                 .type = "string(100)",
                 .description = "Media type; others than images and documents are refused"},
                {.name = "sizeBytes", .required = true, .type = "integer", .description = "At most 25 MB"}},
      .effect = fmt::format("Answers with an address that takes one PUT within ten minutes; the {} names the "
                            "file only when it is there.",
                            spoken((*facts)->name)),
      .roles = draft.rights.actors(*facts, "upload"),
      .errors = {"file-refused"}};
  draft.refuse("file-refused", "This kind or size of file is not taken", 422);
  draft.add(std::move(upload));
}

void add_stream(ApiDraft& draft) {
  const auto* facts = main_entity(draft);
  if (facts == nullptr) return;
  draft.add(Action{
      .id = "streamEvents",
      .entity = (*facts)->name,
      .name = "stream",
      .method = "GET",
      .path = "/events/stream",
      .summary = "Hear of changes as they happen",
      .effect = fmt::format(
          "Server-sent events: one for each change of {} that the caller may read; Last-Event-ID resumes.",
          with_article((*facts)->name)),
      .roles = draft.rights.actors(*facts, "read")});
}

void add_bulk(ApiDraft& draft) {
  constexpr std::size_t most = 3;
  std::size_t made = 0;
  for (const auto& facts : draft.model.entities()) {
    const bool is_plain =
        facts.reach == Reach::resource && is_creatable(facts) && &facts != draft.model.subject;
    if (!is_plain || made == most) continue;
    ++made;
    draft.add(Action{
        .id = "import" + design::program_name(plural_of(facts->name)),
        .entity = facts->name,
        .name = "import",
        .method = "POST",
        .path = draft.collection(facts) + "/import",
        .summary = fmt::format("Make many {} at once", spoken_plural(facts->name)),
        .input = {{.name = "items",
                   .required = true,
                   .type = "jsonb",
                   .description = "At most 500, each as for one"}},
        .effect =
            "All or none: the first row that is refused is named with its place, and nothing is written.",
        .creates = true,
        .roles = draft.rights.actors(facts, "import")});
  }
}

// An event for each way into a state that somebody outside may wait for.
void add_webhooks(ApiDraft& draft) {
  constexpr std::size_t most = 12;
  for (const auto& facts : draft.model.entities()) {
    if (!facts->lifecycle || facts.reach == Reach::internal) continue;
    for (const auto& transition : facts->lifecycle->transitions) {
      const auto event = fmt::format("{}.{}", snake_case(facts->name), snake_case(transition.to));
      const auto is_same = [&](const auto& webhook) { return webhook.event == event; };
      if (draft.api.webhooks.size() == most || std::ranges::any_of(draft.api.webhooks, is_same)) continue;
      draft.api.webhooks.push_back({.id = camel_case(facts->name) + pascal_case(transition.to),
                                    .entity = facts->name,
                                    .event = event,
                                    .trigger = transition.action,
                                    .description = fmt::format("{} became {}.",
                                                               sentence_case(with_article(facts->name)),
                                                               replace_all(transition.to, "_", " "))});
    }
  }
  if (const auto* facts = main_entity(draft);
      draft.api.webhooks.empty() && facts != nullptr && is_creatable(*facts)) {
    draft.api.webhooks.push_back(
        {.id = camel_case((*facts)->name) + "Created",
         .entity = (*facts)->name,
         .event = snake_case((*facts)->name) + ".created",
         .trigger = "create" + design::program_name((*facts)->name),
         .description = fmt::format("{} was made.", sentence_case(with_article((*facts)->name)))});
  }
  if (draft.api.webhooks.empty()) return;
  draft.add(design::Job{.id = "deliverWebhooks",
                        .every = "PT10S",
                        .effect = "Sends events to the subscribers, signed with WEBHOOK_SIGNING_SECRET, the "
                                  "oldest first; tries eight times over a day."});
  draft.api.integrations.push_back(
      {.id = "webhook-subscribers",
       .direction = "outgoing",
       .purpose = "Systems that wait for events",
       .used_by = {"deliverWebhooks"},
       .env = {"WEBHOOK_URLS", "WEBHOOK_SIGNING_SECRET"},
       .when_down = "Events stay queued for a day; the request that caused one is not held up."});
}

std::string first_word(std::string_view name) {
  const auto words = words_of(name);
  return words.empty() ? std::string() : words.front();
}

std::string last_word(std::string_view name) {
  const auto words = words_of(name);
  return words.empty() ? std::string() : singular_of(words.back());
}

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// The operations and jobs that call a system of this kind: by verb on a fitting noun, else by verb, else what
// makes the noun.
std::vector<std::string> callers(const ApiDraft& draft, const IntegrationKind& kind) {
  std::vector<std::string> exact;
  std::vector<std::string> loose;
  const auto weigh = [&](const std::string& id, std::string_view entity) {
    const bool is_verb = holds(kind.verbs, first_word(id));
    const bool is_noun = holds(kind.nouns, last_word(entity)) || holds(kind.nouns, last_word(id));
    if (is_verb && is_noun) exact.push_back(id);
    if (is_verb && !is_noun) loose.push_back(id);
  };
  for (const auto& job : draft.api.jobs) weigh(job.id, job.entity);
  for (const auto& action : draft.api.actions) weigh(action.id, action.entity);
  auto found = exact.empty() ? std::move(loose) : std::move(exact);
  constexpr std::size_t most = 6;
  if (found.size() > most) found.resize(most);
  if (!found.empty()) return found;
  for (const auto& resource : draft.api.resources) {
    const bool can_create =
        std::ranges::find(resource.operations, design::Verb::create) != resource.operations.end();
    if (can_create && holds(kind.nouns, last_word(resource.entity)))
      return {"create" + design::program_name(resource.entity)};
  }
  return {};
}

void add_integration(ApiDraft& draft, design::Integration integration) {
  const auto same = std::ranges::find(draft.api.integrations, integration.id, &design::Integration::id);
  if (same == draft.api.integrations.end()) draft.api.integrations.push_back(std::move(integration));
}

design::Integration known_integration(const ApiDraft& draft,
                                      const IntegrationKind& kind,
                                      std::string_view said) {
  return {.id = kind.id,
          .direction = "outgoing",
          .purpose = said.empty() ? kind.purpose : std::string(said),
          .used_by = callers(draft, kind),
          .env = kind.env,
          .when_down = kind.when_down};
}

// A system that nobody has heard of still has an address and a key.
design::Integration other_integration(std::string_view said) {
  auto words = words_of(said);
  if (words.size() > 3) words.resize(3);
  const auto id = slug_of(join(words, "-"), 40);
  const auto name = upper_snake(replace_all(id, "-", " "));
  return {.id = id,
          .direction = "outgoing",
          .purpose = std::string(said),
          .env = {name + "_URL", name + "_KEY"},
          .when_down = "What needs it says so and can be tried again; everything else goes on."};
}

void add_said_integrations(ApiDraft& draft) {
  constexpr std::size_t most = 20;
  for (const auto& item : draft.design.answers.items(StageName::api, "external-integrations")) {
    const auto said = trim(item);
    if (said.empty() || lower(said) == "none" || draft.api.integrations.size() >= most) continue;
    const auto* kind = find_integration(said);
    add_integration(draft, kind == nullptr ? other_integration(said) : known_integration(draft, *kind, said));
  }
}

// A payment that is authorised and captured is so by somebody who moves money.
std::vector<std::string> charging_operations(const ApiDraft& draft) {
  std::vector<std::string> found;
  for (const auto& action : draft.api.actions) {
    const auto* facts = draft.model.find(action.entity);
    const bool has_provider = facts != nullptr && find_field(**facts, "providerReference") != nullptr;
    constexpr std::array<std::string_view, 4> verbs{"authorise", "capture", "refund", "charge"};
    if (has_provider && std::ranges::find(verbs, first_word(action.id)) != verbs.end())
      found.push_back(action.id);
  }
  return found;
}

// Jobs that deliver messages, and sign-in by a link, cannot do without a way out, whether it was named or
// not.
std::vector<std::string> add_needed_integrations(ApiDraft& draft) {
  std::vector<std::string> added;
  const auto need = [&](std::string_view id, std::vector<std::string> used_by) {
    const auto has = [&](const design::Integration& integration) {
      return integration.id == id || (id == "mail" && integration.id == "message-gateway");
    };
    if (std::ranges::any_of(draft.api.integrations, has)) return;
    const auto* kind = integration_by_id(id);
    if (kind == nullptr) return;
    auto integration = known_integration(draft, *kind, {});
    integration.used_by = std::move(used_by);
    added.push_back(integration.purpose);
    add_integration(draft, std::move(integration));
  };
  std::vector<std::string> senders;
  for (const auto& job : draft.api.jobs) {
    const auto verb = first_word(job.id);
    if ((verb == "deliver" || verb == "send" || verb == "remind") && job.id != "deliverWebhooks")
      senders.push_back(job.id);
  }
  for (const auto& action : draft.api.actions) {
    if (action.id == "requestSignInLink" || action.id == "requestPasswordReset") senders.push_back(action.id);
  }
  if (!senders.empty()) need("mail", std::move(senders));
  if (auto callers = charging_operations(draft); !callers.empty()) need("payments", std::move(callers));
  if (draft.knows("createUpload")) need("object-storage", {"createUpload"});
  return added;
}

// What became of a payment is known to the provider first; nobody types it in.
void add_payment_events(ApiDraft& draft) {
  const auto is_there = [](const design::Integration& integration) { return integration.id == "payments"; };
  if (!has_server(draft.kind) || std::ranges::none_of(draft.api.integrations, is_there)) return;
  for (const auto& facts : draft.model.entities()) {
    const auto* reference = find_field(*facts, "providerReference");
    if (reference == nullptr || !facts->lifecycle || facts.reach == Reach::internal) continue;
    std::vector<std::string> states;
    for (const auto& transition : facts->lifecycle->transitions) {
      if (std::ranges::find(states, transition.to) == states.end()) states.push_back(transition.to);
    }
    const auto name = spoken(facts->name);
    draft.refuse("signature-refused", "The signature does not fit the event", 401);
    draft.add(Action{
        .id = "receivePaymentEvent",
        .entity = facts->name,
        .name = "payment-events",
        .method = "POST",
        .path = "/payment-events",
        .summary = "Take an event of the payment provider",
        .input = {{.name = "eventId",
                   .required = true,
                   .type = "string(120)",
                   .description = "Id of the event at the provider; one that came before changes nothing"},
                  {.name = "providerReference",
                   .required = true,
                   .type = "string(120)",
                   .description = fmt::format("Id of the {} at the provider", name)},
                  {.name = "status",
                   .required = true,
                   .type = fmt::format("enum({})", join(states, ",")),
                   .description = "What became of it"}},
        .effect = fmt::format(
            "Checks the signature with PAYMENTS_WEBHOOK_SECRET before it reads anything else, then "
            "moves the {} to what the provider says; an event that comes late or twice changes "
            "nothing.",
            name),
        .auth = "public",
        .errors = {"signature-refused"}});
    draft.api.integrations.push_back({.id = "payment-events",
                                      .direction = "incoming",
                                      .purpose = "Tells what became of payments",
                                      .used_by = {"receivePaymentEvent"},
                                      .env = {"PAYMENTS_WEBHOOK_SECRET"},
                                      .when_down = "The provider sends its events again for some days."});
    return;
  }
}

}  // namespace

void derive_special_endpoints(ApiDraft& draft) {
  if (!is_answered(draft.design, StageName::api, "special-endpoints")) {
    const bool is_served = has_server(draft.kind);
    const bool takes_files = is_served && keeps_bytes(draft);
    std::vector<std::string> left_out;
    if (!takes_files) left_out.emplace_back("uploads");
    if (!wants(draft, "real-time")) left_out.emplace_back("event streams");
    if (!wants(draft, "bulk")) left_out.emplace_back("bulk writes");
    if (!wants(draft, "webhooks")) left_out.emplace_back("webhooks");
    const auto nothing_else = left_out.empty() ? std::string("Files, streams, bulk writes and webhooks")
                                               : fmt::format("No {}", in_words(left_out, "or"));
    assume(draft.design,
           "api-special-endpoints",
           is_served ? nothing_else + "; requests are limited, and the version stands in the path."
                     : nothing_else + ".",
           !is_served ? "Nothing listens on a network."
           : left_out.size() == 4
               ? "The idea asks for none of them, and each can be added without breaking a client."
               : "The idea speaks of the others only, and each can be added without breaking a client.",
           "api.special-endpoints");
  }
  const bool is_open = !is_answered(draft.design, StageName::api, "special-endpoints");
  if (wants(draft, "upload") || (is_open && has_server(draft.kind) && keeps_bytes(draft))) add_upload(draft);
  if (wants(draft, "real-time")) add_stream(draft);
  if (wants(draft, "bulk")) add_bulk(draft);
  if (wants(draft, "webhooks")) add_webhooks(draft);
}

void derive_retention_job(ApiDraft& draft) {
  const auto is_work = [](const design::Retention& entry) {
    return entry.action != design::RetentionAction::keep;
  };
  if (!std::ranges::any_of(draft.design.database.retention, is_work)) return;
  if (draft.api.resources.empty()) return;
  draft.add(design::Job{.id = "applyRetention",
                        .every = "P1D",
                        .effect = "Deletes and anonymises as the database stage says, in batches."});
}

void derive_integrations(ApiDraft& draft) {
  add_said_integrations(draft);
  const auto added = add_needed_integrations(draft);
  add_payment_events(draft);
  if (is_answered(draft.design, StageName::api, "external-integrations")) return;
  assume(draft.design,
         "api-integrations",
         added.empty()
             ? "It calls no other system."
             : fmt::format("It calls one kind of system more than was named: {}.", lower(join(added, ", "))),
         added.empty() ? "None is named in the idea."
                       : "Something has to carry what the product sends or stores.",
         "api.external-integrations");
}

}  // namespace nonagon::derive
