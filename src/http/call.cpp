#include "http/call.hpp"

#include <algorithm>
#include <charconv>

#include "base/near_match.hpp"
#include "base/strict_json.hpp"
#include "base/text.hpp"
#include "http/query.hpp"

namespace nonagon::http {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

}  // namespace

Result<void> Call::decode() {
  TRY(decode_query());
  return decode_body();
}

Result<void> Call::decode_query() {
  const auto mark = request.target.find('?');
  auto values =
      parse_form(mark == std::string::npos ? "" : std::string_view(request.target).substr(mark + 1));
  if (!values) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = "the query string cannot be decoded",
                 .pointer = {},
                 .reason = "it has a broken %XX, or is no UTF-8",
                 .fix = "Encode each value (RFC 3986, section 2.1)."});
  }
  query_ = *std::move(values);
  return {};
}

Result<void> Call::decode_body() {
  if (route().body.shape == nullptr || route().body.type != json_type) return {};
  if (request.body.empty() && !route().body.is_required) {
    body_ = json::object();
    return {};
  }
  body_ = TRY(parse_strict_json(request.body));
  return {};
}

Result<void> Call::check_query() const {
  for (const auto& [name, value] : query_) {
    if (std::ranges::find(route().query, name, &QueryParameter::name) != route().query.end()) continue;
    std::vector<std::string_view> known;
    for (const auto& parameter : route().query) known.push_back(parameter.name);
    return fail({.code = ErrorCode::invalid_input,
                 .detail = fmt::format("there is no query parameter \"{}\" here", name),
                 .pointer = {},
                 .reason = known.empty() ? "this operation takes none" : did_you_mean(name, known),
                 .fix = "See /api/openapi.json."});
  }
  return {};
}

std::string_view Call::parameter(std::string_view name) const {
  const auto found = std::ranges::find(match_.parameters, name, &PathParameters::value_type::first);
  ensure(found != match_.parameters.end(), "a route asks for the parameters of its own path");
  return found->second;
}

Result<StageName> Call::stage() const {
  const auto text = parameter("stage");
  if (const auto stage = design::parse_stage(text)) return *stage;
  return fail({.code = ErrorCode::not_found,
               .detail = fmt::format("there is no stage \"{}\"", text),
               .pointer = {},
               .reason = "a stage is named by its number, 1 to 9, or its name",
               .fix = "List the nine with GET /api/stages."});
}

std::optional<std::string> Call::query(std::string_view name) const {
  for (const auto& [known, value] : query_) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Result<workbench::PageOf> Call::page() const {
  workbench::PageOf part{.after = query("cursor"), .limit = 50};
  if (const auto wanted = query("limit")) {
    const auto number = whole_number(*wanted).value_or(0);
    if (number < 1 || number > 100)
      return fail(ErrorCode::invalid_input, "`limit` is a number from 1 to 100");
    part.limit = static_cast<std::size_t>(number);
  }
  return part;
}

Result<std::int64_t> Call::query_number(std::string_view name) const {
  const auto number = whole_number(query(name).value_or(""));
  if (number) return *number;
  return fail(ErrorCode::invalid_input, fmt::format("the query parameter `{}` is a whole number", name));
}

bool Call::has_member(std::string_view name) const {
  return member(name) != nullptr;
}

const json::value* Call::member(std::string_view name) const {
  return body_ && body_->is_object() ? body_->get_object().if_contains(name) : nullptr;
}

design::Finding Call::unknown_member(std::string_view name) {
  design::Finding finding;
  finding.pointer = pointer_to("", name);
  finding.message = fmt::format("`{}` cannot be set here", name);
  return finding;
}

Error Call::invalid_body(const std::vector<design::Finding>& findings) {
  Error error{.code = ErrorCode::invalid_input,
              .detail = findings.front().message,
              .pointer = findings.front().pointer,
              .reason = findings.front().reason,
              .fix = "See the body's schema in /api/openapi.json."};
  for (const auto& finding : findings) error.places.push_back({finding.pointer, finding.message});
  return error;
}

Result<workbench::Expected> Call::expected() const {
  const auto* sent = request.header("If-Match");
  if (sent == nullptr) {
    if (route().condition != Condition::required) return workbench::Expected{};
    return fail({.code = ErrorCode::precondition_missing,
                 .detail = "this change wants the header If-Match",
                 .pointer = {},
                 .reason = "without it somebody else's change could be lost",
                 .fix = "Send the ETag that you read, or * to change whatever is there."});
  }
  auto tag = trim(*sent);
  if (tag == "*") return workbench::Expected{};
  if (tag.starts_with("\"v") && tag.ends_with('"')) {
    tag = tag.substr(2, tag.find_first_of("-\"", 2) - 2);
    if (const auto version = whole_number(tag)) return workbench::Expected{*version};
  }
  return fail({.code = ErrorCode::stale,
               .detail = "the tag in If-Match is of no version of this stage",
               .pointer = {},
               .reason = "tags are strong and were given with the stage",
               .fix = "Read the stage again and send its ETag."});
}

}  // namespace nonagon::http
