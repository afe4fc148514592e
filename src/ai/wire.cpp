#include "ai/wire.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "ai/retry.hpp"
#include "base/text.hpp"

namespace nonagon::ai {
namespace {

struct Named {
  std::string_view name;
  Cause cause;
};

// Words of Anthropic's `type` and OpenAI's `type` and `code`.
constexpr std::array named{
    Named{"overloaded_error", Cause::overloaded},
    Named{"rate_limit_error", Cause::rate_limited},
    Named{"rate_limit_exceeded", Cause::rate_limited},
    Named{"insufficient_quota", Cause::no_credit},
    Named{"billing_error", Cause::no_credit},
    Named{"authentication_error", Cause::unauthenticated},
    Named{"invalid_api_key", Cause::unauthenticated},
    Named{"permission_error", Cause::forbidden},
    Named{"not_found_error", Cause::not_found},
    Named{"model_not_found", Cause::not_found},
    Named{"request_too_large", Cause::too_large},
    Named{"context_length_exceeded", Cause::too_large},
    Named{"invalid_request_error", Cause::bad_request},
    Named{"invalid_prompt", Cause::bad_request},
    Named{"content_filter", Cause::bad_request},
    Named{"timeout_error", Cause::timed_out},
    Named{"api_error", Cause::server_error},
    Named{"server_error", Cause::server_error},
};

std::optional<Cause> cause_named(std::string_view name) {
  const auto found = std::ranges::find(named, name, &Named::name);
  return found == named.end() ? std::nullopt : std::optional(found->cause);
}

Cause cause_of_status(int status) {
  switch (status) {
    case 401: return Cause::unauthenticated;
    case 402: return Cause::no_credit;
    case 403: return Cause::forbidden;
    case 404: return Cause::not_found;
    case 408:
    case 504: return Cause::timed_out;
    case 413: return Cause::too_large;
    case 409:
    case 429: return Cause::rate_limited;
    case 503:
    case 529: return Cause::overloaded;
    default: return status >= 500 ? Cause::server_error : Cause::bad_request;
  }
}

// A code may be a word, a number, or a number in a text.
int number_of(const json::value* code) {
  if (code == nullptr) return 0;
  if (const auto* number = code->if_int64())
    return static_cast<int>(std::clamp<std::int64_t>(*number, 0, 999));
  const auto* text = code->if_string();
  if (text == nullptr) return 0;
  int number = 0;
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

Failure failure_in(const json::value& error) {
  Failure failure{.cause = Cause::server_error, .message = text_at(error, {"message"})};
  if (failure.message.empty()) failure.message = text_at(error, {"detail"});
  const auto* code = at(error, {"code"});
  failure.status = number_of(code);
  if (failure.status >= 400) failure.cause = cause_of_status(failure.status);
  for (const auto& word : {text_at(error, {"code"}), text_at(error, {"type"})}) {
    if (const auto cause = cause_named(word)) {
      failure.cause = *cause;
      break;
    }
  }
  if (failure.message.empty()) failure.message = text_at(error, {"type"});
  failure.message = shortened(failure.message.empty() ? "the provider reported an error" : failure.message);
  return failure;
}

std::string text_in(const json::value* value) {
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

std::int64_t count_in(const json::value* value) {
  constexpr std::int64_t most = 1'000'000'000;
  if (value == nullptr) return 0;
  if (const auto* number = value->if_int64()) return std::clamp<std::int64_t>(*number, 0, most);
  if (const auto* number = value->if_uint64())
    return static_cast<std::int64_t>(std::min<std::uint64_t>(*number, static_cast<std::uint64_t>(most)));
  const auto* real = value->if_double();
  if (real == nullptr || !std::isfinite(*real)) return 0;
  return static_cast<std::int64_t>(std::clamp(*real, 0.0, static_cast<double>(most)));
}

bool is_page(std::string_view body) {
  const auto start = lower(trim(body).substr(0, 15));
  return start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml");
}

}  // namespace

const json::value* at(const json::object& object, std::initializer_list<std::string_view> names) {
  const auto* inside = &object;
  const json::value* found = nullptr;
  for (const auto name : names) {
    found = inside == nullptr ? nullptr : inside->if_contains(name);
    if (found == nullptr) return nullptr;
    inside = found->if_object();
  }
  return found;
}

const json::value* at(const json::value& value, std::initializer_list<std::string_view> names) {
  const auto* object = value.if_object();
  return object == nullptr ? nullptr : at(*object, names);
}

std::string text_at(const json::object& object, std::initializer_list<std::string_view> names) {
  return text_in(at(object, names));
}

std::string text_at(const json::value& value, std::initializer_list<std::string_view> names) {
  return text_in(at(value, names));
}

std::int64_t count_at(const json::object& object, std::initializer_list<std::string_view> names) {
  return count_in(at(object, names));
}

std::int64_t count_at(const json::value& value, std::initializer_list<std::string_view> names) {
  return count_in(at(value, names));
}

std::string text_of_content(const json::value& content) {
  if (const auto* text = content.if_string()) return {text->data(), text->size()};
  std::string all;
  if (const auto* parts = content.if_array()) {
    for (const auto& part : *parts) all += text_at(part, {"text"});
  }
  return all;
}

std::optional<Failure> error_in(const json::value& body) {
  const auto* value = &body;
  if (const auto* list = body.if_array()) {
    if (list->empty()) return std::nullopt;
    value = &list->front();
  }
  const auto* error = at(*value, {"error"});
  if (error == nullptr) {
    const bool is_bare = text_at(*value, {"object"}) == "error" || text_at(*value, {"type"}) == "error";
    return is_bare ? std::optional(failure_in(*value)) : std::nullopt;
  }
  if (error->is_null()) return std::nullopt;
  if (const auto* text = error->if_string()) {
    return Failure{.cause = Cause::server_error, .message = shortened({text->data(), text->size()})};
  }
  if (const auto* list = error->if_array()) {
    return list->empty() ? std::nullopt : std::optional(failure_in(list->front()));
  }
  return failure_in(*error);
}

Failure failure_of(int status, const Headers& headers, std::string_view body) {
  Failure failure{.cause = cause_of_status(status), .status = status};
  if (status >= 300 && status < 400) {
    failure.message = "it sent us elsewhere, and redirects are not followed with a key";
    return failure;
  }
  const auto document = parse_json(body);
  if (const auto told = document ? error_in(*document) : std::nullopt) {
    failure.message = told->message;
    // A word is more exact than a status, unless it is the general one of a 4xx.
    const bool is_general = told->cause == Cause::server_error || told->cause == Cause::bad_request;
    if (!is_general) failure.cause = told->cause;
  } else if (is_page(body)) {
    failure.message = fmt::format("it answered {} with a web page, not with its API", status);
  } else {
    const auto text = shortened(trim(body));
    failure.message = text.empty() ? fmt::format("it answered {} without a word", status) : text;
  }
  failure.retry_after = wanted_pause(headers);
  if (const auto word = header(headers, "x-should-retry"); !word.empty()) failure.may_retry = word == "true";
  return failure;
}

std::string_view header(const Headers& headers, std::string_view name) {
  for (const auto& [known, value] : headers) {
    if (lower(known) == name) return value;
  }
  return {};
}

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 500;
  auto clean = clean_text(text.substr(0, longest));
  if (clean.size() <= longest) return clean;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) --end;
  clean.resize(end);
  return clean;
}

}  // namespace nonagon::ai
