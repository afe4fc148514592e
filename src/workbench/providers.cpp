#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "ai/schema_check.hpp"
#include "base/text.hpp"
#include "derive/derive.hpp"
#include "store/accounts.hpp"
#include "store/provider_keys.hpp"
#include "workbench/model_work.hpp"
#include "workbench/paging.hpp"
#include "workbench/provider_access.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::string_view built_in_url = "builtin:";
constexpr std::size_t most_text = 200;

Result<void> check_text(std::string_view text, std::string_view pointer, std::string_view what) {
  if (!trim(text).empty() && text.size() <= most_text && is_valid_utf8(text)) return {};
  return fail({.code = ErrorCode::invalid_input,
               .detail = fmt::format("{} has 1 to {} bytes of text", what, most_text),
               .pointer = std::string(pointer),
               .reason = fmt::format("this one has {}", text.size()),
               .fix = "Write a shorter one."});
}

// What a key may be sent to, as far as it is known without asking for the name's addresses.
Result<void> check_url(std::string_view text, const ai::Network& network) {
  const auto url = TRY(ai::ServiceUrl::parse(text));
  if (const auto address = ai::Address::parse(url.host)) return ai::check_reach(url, {*address}, network);
  return {};
}

std::unexpected<Error> no_such_provider() {
  return fail({.code = ErrorCode::not_found,
               .detail = "there is no such provider",
               .pointer = {},
               .reason = "it was removed, or is not yours",
               .fix = "List yours with `nonagon provider list`."});
}

// Little is asked, so little is waited for.
constexpr ai::Patience short_patience{.connect = std::chrono::seconds(5),
                                      .first_byte = std::chrono::seconds(30),
                                      .idle = std::chrono::seconds(20),
                                      .progress = std::chrono::seconds(30),
                                      .total = std::chrono::seconds(60)};

// A question of two fields, which shows whether a schema is held to.
ai::Question small_question(std::string model) {
  constexpr std::int64_t most_tokens = 1000;  // models that think want some
  return {
      .model = std::move(model),
      .rules = "You answer in JSON.",
      .context = {},
      .request =
          "A tool library lends tools to its members. Name one thing that it keeps, and say whether it is "
          "lent out.",
      .turns = {},
      .schema_name = "thing",
      .schema = {{"type", "object"},
                 {"properties",
                  {{"name", {{"type", "string"}, {"maxLength", 40}}}, {"isLent", {{"type", "boolean"}}}}},
                 {"required", {"name", "isLent"}},
                 {"additionalProperties", false}},
      .max_tokens = most_tokens,
      .cache_key = {},
      .user_tag = {}};
}

// What the answer to the small question has shown.
std::vector<std::string> capabilities_of(const ai::Answer& answer, const ai::Dialect& dialect) {
  std::vector<std::string> all;
  if (answer.is_streamed) all.emplace_back("stream");
  if (!answer.usage.is_estimated) all.emplace_back("usage");
  const auto value = ai::extract(answer.text);
  const bool holds = value && ai::check_schema(*value, small_question({}).schema).empty();
  if (holds && dialect.structure == ai::Structure::schema) all.emplace_back("json_schema");
  if (holds && dialect.structure == ai::Structure::object) all.emplace_back("json_object");
  return all;
}

}  // namespace

bool is_built_in(const store::AIProviderConfig& provider) {
  return provider.base_url == built_in_url;
}

ProviderView Workbench::view(store::AIProviderConfig row) const {
  constexpr std::size_t told = 4;
  const auto key = store::open_api_key(row, installation_->key());
  auto last = key && key->size() > told ? key->substr(key->size() - told)
                                        : std::string(key && !key->empty() ? "****" : "");
  return {.row = std::move(row), .last_four = std::move(last)};
}

Result<store::AIProviderConfig> Workbench::own_provider(const store::AIProviderConfigId& id) {
  auto row = TRY(store::find_provider(*connection_, id));
  if (!row || row->user_id != user_.id) return no_such_provider();
  return *std::move(row);
}

Result<store::AIProviderConfig> Workbench::provider_for(const store::Project& project,
                                                        const std::optional<std::string>& asked_for) {
  if (asked_for) {
    const auto id = store::AIProviderConfigId::parse(*asked_for);
    if (!id) return no_such_provider();
    return own_provider(*id);
  }
  auto chosen = project.ai_provider_id ? TRY(store::find_provider(*connection_, *project.ai_provider_id))
                                       : TRY(store::default_provider(*connection_, project.user_id));
  if (chosen) return std::move(*chosen);
  return fail(Error{.code = ErrorCode::not_found,
                    .detail = "no provider is chosen",
                    .pointer = {},
                    .reason = "the project names none, and none is the default",
                    .fix = "Choose a default provider."});
}

Result<Page<ProviderView>> Workbench::providers(const PageOf& part) {
  const auto request = TRY(page_request<store::AIProviderConfigId>(part));
  auto rows = TRY(store::providers_page(*connection_, user_.id, request));
  Page<ProviderView> page{.items = {}, .next = next_of(rows, part)};
  for (auto& row : rows) page.items.push_back(view(std::move(row)));
  return page;
}

Result<ProviderView> Workbench::provider(const store::AIProviderConfigId& id) {
  return view(TRY(own_provider(id)));
}

Result<ProviderView> Workbench::add_provider(const NewProvider& wanted) {
  TRY(check_text(wanted.label, "/label", "a label"));
  TRY(check_text(wanted.default_model, "/defaultModel", "a model's id"));
  if (wanted.base_url) TRY(check_url(*wanted.base_url, installation_->providers().network()));
  if (wanted.provider == store::ProviderKind::custom && !wanted.base_url) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = "a custom provider has a base URL",
                 .pointer = "/baseUrl",
                 .reason = "nothing else says where it is",
                 .fix = "Give the URL that its API stands under."});
  }
  store::AIProviderConfig row{.id = store::AIProviderConfigId::make(clock_, entropy_),
                              .user_id = user_.id,
                              .provider = wanted.provider,
                              .label = wanted.label,
                              .api_key_encrypted = "",
                              .default_model = wanted.default_model,
                              .base_url = wanted.base_url,
                              .is_default = false,
                              .created_at = clock_.now()};
  return transaction([&]() -> Result<ProviderView> {
    store::seal_api_key(row, wanted.api_key, installation_->key(), entropy_);
    TRY(store::add_provider(*connection_, row));
    if (wanted.is_default) {
      TRY(store::choose_default(*connection_, row));
      row.is_default = true;
    }
    return view(row);
  });
}

Result<ProviderView> Workbench::change_provider(const store::AIProviderConfigId& id,
                                                const ProviderChange& change) {
  return transaction([&]() -> Result<ProviderView> {
    auto row = TRY(own_provider(id));
    const bool changes_more_than_default =
        change.label || change.api_key || change.default_model || change.base_url;
    if (is_built_in(row) && changes_more_than_default) {
      return fail({.code = ErrorCode::forbidden,
                   .detail = "the built-in engine is as it is",
                   .pointer = {},
                   .reason = "it has no key, no URL and one model",
                   .fix = "Add a provider of your own."});
    }
    if (change.label) TRY(check_text(*change.label, "/label", "a label"));
    if (change.default_model) TRY(check_text(*change.default_model, "/defaultModel", "a model's id"));
    row.label = change.label.value_or(row.label);
    row.default_model = change.default_model.value_or(row.default_model);
    if (change.base_url && *change.base_url != row.base_url) {
      if (*change.base_url) TRY(check_url(**change.base_url, installation_->providers().network()));
      row.base_url = *change.base_url;
      // A key goes to the host it was given for, and to no other.
      store::seal_api_key(row, "", installation_->key(), entropy_);
    }
    if (change.api_key) store::seal_api_key(row, *change.api_key, installation_->key(), entropy_);
    TRY(store::update_provider(*connection_, row));
    if (change.is_default.value_or(false)) {
      TRY(store::choose_default(*connection_, row));
      row.is_default = true;
    } else if (change.is_default && row.is_default) {
      return fail({.code = ErrorCode::invalid_input,
                   .detail = "one provider is always the default",
                   .pointer = "/isDefault",
                   .reason = "new projects would have none",
                   .fix = "Make another one the default instead."});
    }
    return view(row);
  });
}

Result<void> Workbench::remove_provider(const store::AIProviderConfigId& id) {
  return transaction([&]() -> Result<void> {
    const auto row = TRY(own_provider(id));
    if (is_built_in(row)) {
      return fail({.code = ErrorCode::forbidden,
                   .detail = "the built-in engine stays",
                   .pointer = {},
                   .reason = "it is what works without a key and without a network",
                   .fix = "Make another provider the default; that is enough."});
    }
    if (row.is_default) {
      return fail({.code = ErrorCode::conflict,
                   .detail = fmt::format("the provider \"{}\" is the default", row.label),
                   .pointer = {},
                   .reason = "new projects would have none",
                   .fix = "Make another one the default first."});
    }
    TRY(store::remove_provider(*connection_, id));
    return {};
  });
}

Result<ProviderTrial> Workbench::try_provider(const store::AIProviderConfigId& id) {
  const auto row = TRY(own_provider(id));
  if (!is_built_in(row)) return try_model(row);
  // A small idea, through the first stage: what a generation does.
  const auto start = std::chrono::steady_clock::now();
  design::Design sample;
  sample.answers.set(StageName::product, "idea", {.selected = {}, .text = "Members borrow tools."});
  derive::derive_stage(sample, StageName::product);
  const auto took = std::chrono::steady_clock::now() - start;
  return ProviderTrial{.is_successful = !sample.product.features.empty(),
                       .model = row.default_model,
                       .latency_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count(),
                       .capabilities = {"models", "json_schema"},
                       .error = {}};
}

Result<ProviderTrial> Workbench::try_model(const store::AIProviderConfig& row) {
  ProviderTrial trial{.is_successful = false, .model = row.default_model, .error = {}};
  const auto account = account_of(row, installation_->key());
  if (!account) {
    trial.error = account.error().detail;
    return trial;
  }
  auto& providers = installation_->providers();
  const auto http = TRY(ai::HttpClient::make(providers.network()));
  ai::Experience fresh;  // a trial asks in any case, and learns anew
  ai::Client client(*http, fresh, entropy_, short_patience);
  const auto& wire = wire_of(row);
  const auto models = client.models(wire, *account, {});
  ai::Listener listener;
  listener.may_ask_again = [] { return true; };
  const auto answer = client.ask(wire, *account, small_question(row.default_model), {}, listener);
  trial.latency_ms = answer.took.count();
  if (models) trial.capabilities.emplace_back("models");
  if (answer.failure) {
    const auto error = ai::error_of(*answer.failure, row.label);
    trial.error = fmt::format("{}: {}", error.detail, error.reason);
    return trial;
  }
  trial.is_successful = true;
  const auto dialect = fresh.dialects.of(account->base_url + " " + row.default_model);
  std::ranges::move(capabilities_of(answer, dialect), std::back_inserter(trial.capabilities));
  return trial;
}

Result<std::vector<std::string>> Workbench::models(const store::AIProviderConfigId& id) {
  const auto row = TRY(own_provider(id));
  if (is_built_in(row)) return std::vector<std::string>{row.default_model};
  auto& providers = installation_->providers();
  const auto http = TRY(ai::HttpClient::make(providers.network()));
  ai::Client client(*http, providers.experience(), entropy_, short_patience);
  std::vector<std::string> ids;
  for (auto& model : TRY(client.models(wire_of(row), TRY(account_of(row, installation_->key())), {})))
    ids.push_back(std::move(model.id));
  return ids;
}

}  // namespace nonagon::workbench
