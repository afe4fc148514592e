#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/actions.hpp"
#include "derive/api/draft.hpp"
#include "derive/api/links.hpp"
#include "derive/api/resources.hpp"
#include "derive/api/sign_in.hpp"
#include "derive/api/sign_up.hpp"
#include "derive/api/surroundings.hpp"
#include "derive/assumptions.hpp"
#include "derive/database/index_plan.hpp"
#include "derive/stages/stages.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::StageName;

void choose_style(ApiDraft& draft) {
  auto& api = draft.api;
  api.style = choice(draft.design, StageName::api, "api-style");
  if (api.style != "rest" && api.style != "graphql" && api.style != "trpc") {
    api.style = "rest";
    if (has_server(draft.kind)) {
      assume(draft.design,
             "api-style",
             "Programs talk to it by REST with an OpenAPI description.",
             "Every client and tool speaks it, and lists, links and limits need nothing more.",
             "api.api-style");
    }
  }
  const bool is_versioned = !is_answered(draft.design, StageName::api, "special-endpoints") ||
                            is_chosen(draft.design, StageName::api, "special-endpoints", "versioning");
  const std::string_view root = api.style == "graphql" ? "/graphql" : api.style == "trpc" ? "/trpc" : "/api";
  api.base_path = is_versioned ? fmt::format("{}/v1", root) : std::string(root);
}

// A program without a server needs operations only when something in its data waits for one.
bool needs_operations(const ApiDraft& draft) {
  if (has_server(draft.kind) || is_answered(draft.design, StageName::api, "api-style")) return true;
  if (!draft.design.database.enforced_by_application.empty()) return true;
  for (const auto& facts : draft.model.entities()) {
    if (facts->lifecycle && !facts->lifecycle->transitions.empty()) return true;
    for (const auto& field : facts->fields) {
      for (const auto& setter : field.set_by) {
        if (!setter.starts_with("signedIn")) return true;
      }
    }
  }
  return false;
}

void say_what_operations_are(ApiDraft& draft, bool has_operations) {
  if (has_server(draft.kind)) return;
  assume(draft.design,
         "api-in-process",
         has_operations
             ? fmt::format(
                   "The operations are what the {} calls in its own process; nothing listens on a network.",
                   spoken(draft.kind))
             : fmt::format("The {} has no network interface.", spoken(draft.kind)),
         fmt::format("A {} is started by the person who uses it.", spoken(draft.kind)),
         "api.api-style");
}

void add_conventions(ApiDraft& draft) {
  auto& api = draft.api;
  const bool is_small = scale_of(draft.design) == Scale::small;
  api.pagination =
      design::Pagination{.style = "keyset", .default_limit = is_small ? 25 : 50, .max_limit = 100};
  api.error_format = design::ErrorFormat{.standard = "rfc9457", .extensions = {"code", "errors"}};
  for (const auto& facts : draft.model.entities()) {
    if (find_field(*facts, "updatedAt") == nullptr || facts.reach == Reach::internal) continue;
    api.concurrency = design::Concurrency{.etag = "updatedAt", .if_match_on = {"update"}};
  }
  // A call in the same process is never lost on the way.
  if (!has_server(draft.kind)) return;
  design::Idempotency idempotency{
      .header = "Idempotency-Key", .keep = "P1D", .required_on = {"create", "action"}};
  if (draft.model.find("IdempotencyKey") != nullptr) idempotency.entity = "IdempotencyKey";
  api.idempotency = std::move(idempotency);
}

std::string sign_in_operation(const Design& design) {
  for (const auto& operation : design::operations(design)) {
    if (operation.kind == design::OperationKind::sign_in) return operation.id;
  }
  return {};
}

void add_rate_limits(ApiDraft& draft) {
  auto& api = draft.api;
  if (auto sign_in = sign_in_operation(draft.design); !sign_in.empty()) {
    api.rate_limits.push_back(
        {.id = "sign-in",
         .applies = {std::move(sign_in)},
         .limit = 5,
         .per = "PT1M",
         .by = fmt::format("address and {}", spoken(api.auth.session->sign_in->identifier)),
         .why = "Guessing passwords"});
  }
  for (const auto& link : api.auth.links) {
    api.rate_limits.push_back({.id = slug_of(kebab_case(link.id)),
                               .applies = {link.id},
                               .limit = 20,
                               .per = "PT1M",
                               .by = "address",
                               .why = "Guessing links"});
  }
  if (!has_server(draft.kind) || draft.api.resources.empty()) return;
  const auto scale = scale_of(draft.design);
  const bool is_asked = is_chosen(draft.design, StageName::api, "special-endpoints", "rate-limits");
  const bool is_open = !is_answered(draft.design, StageName::api, "special-endpoints");
  if (!is_asked && !is_open) return;
  api.rate_limits.push_back({.id = "everyone",
                             .applies = {"all"},
                             .limit = scale == Scale::small ? 300 : 600,
                             .per = "PT1M",
                             .by = api.auth.session ? "session, else address" : "address",
                             .why = "A runaway client"});
}

}  // namespace

void derive_api(Design& design) {
  design.api = {};
  const ModelFacts model(design);
  ApiDraft draft(model, design);
  choose_style(draft);
  derive_auth(draft);
  const bool has_operations = needs_operations(draft) && !model.entities().empty();
  say_what_operations_are(draft, has_operations);
  if (has_operations) {
    derive_resources(draft);
    add_conventions(draft);
    draft.take_resource_names();
    derive_links(draft);
    derive_sign_in_actions(draft);
    derive_sign_up(draft);
    derive_actions(draft);
  }
  derive_special_endpoints(draft);
  derive_retention_job(draft);
  derive_integrations(draft);
  add_rate_limits(draft);
}

}  // namespace nonagon::derive
