#include "workbench/model_work.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ai/wire.hpp"
#include "base/hash.hpp"
#include "design/describe.hpp"
#include "store/provider_keys.hpp"

namespace nonagon::workbench {
namespace {

std::string identity_of(const json::value& element) {
  for (const auto* name : {"id", "name", "term"}) {
    if (auto text = ai::text_at(element, {name}); !text.empty()) return fmt::format("{} {}", name, text);
  }
  return element.is_object() ? std::string() : write_json_line(element);
}

const json::value* same_in(const json::array& list, const json::value& element) {
  const auto identity = identity_of(element);
  if (identity.empty()) return nullptr;
  const auto found =
      std::ranges::find_if(list, [&](const json::value& one) { return identity_of(one) == identity; });
  return found == list.end() ? nullptr : &*found;
}

void compare(const json::value* before,
             const json::value& after,
             const std::string& pointer,
             std::vector<std::string>& out) {
  if (before != nullptr && *before == after) return;
  const bool is_same_kind = before != nullptr && before->kind() == after.kind();
  if (is_same_kind && after.is_object()) {
    for (const auto& [name, member] : after.get_object())
      compare(before->get_object().if_contains(name), member, pointer_to(pointer, name), out);
    return;
  }
  if (is_same_kind && after.is_array() && !after.get_array().empty() &&
      after.get_array().front().is_object()) {
    const auto& list = after.get_array();
    for (std::size_t i = 0; i < list.size(); ++i)
      compare(same_in(before->get_array(), list[i]), list[i], pointer_to(pointer, i), out);
    return;
  }
  out.push_back(pointer);
}

json::array list_with_own(const json::array& generated, const json::array& edited, const json::array& made) {
  json::array out;
  for (const auto& element : made) {
    const auto* own = same_in(edited, element);
    const auto* before = same_in(generated, element);
    if (own == nullptr && before != nullptr) continue;  // the person took it away
    out.emplace_back(own == nullptr
                         ? element
                         : with_own_words(before == nullptr ? json::value(nullptr) : *before, *own, element));
  }
  for (const auto& element : edited) {  // the person added it
    const bool is_new = same_in(generated, element) == nullptr && same_in(made, element) == nullptr;
    if (is_new && !identity_of(element).empty()) out.emplace_back(element);
  }
  return out;
}

}  // namespace

std::vector<std::string> written_by_person(const json::value& generated, const json::value& payload) {
  std::vector<std::string> pointers;
  compare(&generated, payload, "", pointers);
  return pointers;
}

json::value without_edit(const json::value& before, const json::value& edited, const json::value& current) {
  if (before == edited) return current;
  if (current == edited) return before;
  if (before.is_object() && edited.is_object() && current.is_object()) {
    auto out = current.get_object();
    for (const auto& [name, own] : edited.get_object()) {
      const auto* now = current.get_object().if_contains(name);
      const auto* was = before.get_object().if_contains(name);
      if (now == nullptr || (was != nullptr && *was == own)) continue;
      if (was != nullptr)
        out[name] = without_edit(*was, own, *now);
      else if (*now == own)
        out.erase(name);
    }
    return out;
  }
  if (!before.is_array() || !edited.is_array() || !current.is_array()) return current;
  json::array out;
  for (const auto& element : current.get_array()) {
    const auto* own = same_in(edited.get_array(), element);
    const auto* was = same_in(before.get_array(), element);
    if (own != nullptr && was == nullptr) continue;  // the person added it
    out.emplace_back(own != nullptr ? without_edit(*was, *own, element) : element);
  }
  for (const auto& element : before.get_array()) {  // the person took it away
    if (same_in(edited.get_array(), element) == nullptr && same_in(current.get_array(), element) == nullptr)
      out.emplace_back(element);
  }
  return out;
}

json::value with_own_words(const json::value& generated, const json::value& edited, const json::value& made) {
  if (edited == generated) return made;
  if (edited.is_object() && made.is_object()) {
    auto out = made.get_object();
    const auto* before = generated.if_object();
    for (const auto& [name, own] : edited.get_object()) {
      const auto* was = before == nullptr ? nullptr : before->if_contains(name);
      if (was != nullptr && *was == own) continue;
      const auto* now = out.if_contains(name);
      auto laid =
          now == nullptr ? own : with_own_words(was == nullptr ? json::value(nullptr) : *was, own, *now);
      out[name] = std::move(laid);
    }
    return out;
  }
  const bool has_elements = edited.is_array() && made.is_array() && !edited.get_array().empty() &&
                            edited.get_array().front().is_object();
  if (!has_elements) return edited;
  return list_with_own(
      generated.is_array() ? generated.get_array() : json::array(), edited.get_array(), made.get_array());
}

const ai::Provider& wire_of(const store::AIProviderConfig& row) {
  const auto* provider = ai::find_provider(design::wire_value(row.provider));
  ensure(provider != nullptr, "each kind of provider has its wire format");
  return *provider;
}

Result<ai::Account> account_of(const store::AIProviderConfig& row, const store::KeyFile& key) {
  auto api_key = TRY(store::open_api_key(row, key));
  const auto& wire = wire_of(row);
  auto url = row.base_url.value_or(std::string(wire.base_url));
  while (url.ends_with('/')) url.pop_back();
  // Anthropic's paths begin with /v1; people write it either way.
  if (wire.id == "anthropic" && url.ends_with("/v1")) url.resize(url.size() - 3);
  TRY(ai::ServiceUrl::parse(url));
  if (api_key.empty() && row.provider != store::ProviderKind::custom) {
    return fail({.code = ErrorCode::unavailable,
                 .detail = fmt::format("the provider \"{}\" has no key", row.label),
                 .pointer = "/providerId",
                 .reason = "a change of its base URL forgets the key, and some were added without one",
                 .fix = "Give it its key again."});
  }
  return ai::Account{.base_url = std::move(url), .api_key = std::move(api_key)};
}

std::string tag_of(std::string_view kind, std::string_view id) {
  constexpr std::size_t digits = 32;
  return sha256_hex(fmt::format("nonagon {} {}", kind, id)).substr(0, digits);
}

}  // namespace nonagon::workbench
