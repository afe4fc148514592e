#include "http/api.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "http/call.hpp"
#include "http/problem.hpp"
#include "http/repeated.hpp"

namespace nonagon::http {
namespace {

// Everything but uploads of packages.
constexpr std::size_t most_json_bytes = 1U << 20U;

std::string allow(std::vector<Method> methods) {
  std::ranges::sort(methods);
  std::vector<std::string> names;
  for (const auto method : methods) {
    names.emplace_back(name_of(method));
    if (method == Method::get) names.emplace_back("HEAD");
  }
  return join(names, ", ");
}

std::string_view media_type(const net::Request& request) {
  const auto* type = request.header("Content-Type");
  return type == nullptr ? std::string_view() : trim(std::string_view(*type).substr(0, type->find(';')));
}

// What the route does not take, by size or type; an answer when it is refused.
std::optional<Answer> refused_body(const net::Request& request, const Route& route, const std::string& id) {
  const bool takes_json = route.body.type == json_type;
  if (takes_json && request.body.size() > most_json_bytes)
    return problem(413, "too-large", "a JSON body has at most 1 MiB", id);
  const bool changes = route.method != Method::get && route.method != Method::remove;
  if (!changes || (request.body.empty() && !route.body.is_required) || route.body.shape == nullptr)
    return std::nullopt;
  const auto type = media_type(request);
  const bool is_known = takes_json ? net::equals_ignoring_case(type, json_type) : !type.empty();
  if (is_known) return std::nullopt;
  return problem(415, "wrong-type", fmt::format("the body of this operation is {}", route.body.type), id);
}

// What cannot be decoded at all is 400; what can be and is wrong is 422.
Answer malformed(const Error& error, const std::string& id) {
  const bool is_limit = error.code == ErrorCode::limit_reached;
  const auto detail = error.reason.empty() ? error.detail : fmt::format("{}: {}", error.detail, error.reason);
  return problem(400, is_limit ? "json-limit" : "malformed", detail, id);
}

}  // namespace

Answer Api::answer(const net::Request& request, const std::string& request_id, Outcome& outcome) {
  auto match = router_.find(request.method == "HEAD" ? "GET" : request.method, request.path());
  if (match.is_malformed)
    return problem(400, "malformed", "the path has a broken %XX, or is no UTF-8", request_id);
  if (match.route == nullptr && !match.allowed.empty()) {
    auto refused = problem(405, "wrong-method", "this address does not take this method", request_id);
    refused.with("Allow", allow(match.allowed));
    return refused;
  }
  if (match.route == nullptr)
    return problem(404, "not-found", "there is nothing at this address", request_id);
  outcome.operation = match.route->id;
  if (auto refused = refused_body(request, *match.route, request_id)) return *std::move(refused);
  auto answered = run(request, std::move(match), request_id, outcome);
  if (!answered) return problem(answered.error(), request_id);
  return *std::move(answered);
}

// Until somebody has a password, a public server does nothing but let its owner in by the link that it
// printed.
Result<void> Api::check_set_up(const Route& route, const std::optional<workbench::Identity>& identity) {
  if (!parts_.options.is_public || identity || route.id == "signInWithLink") return {};
  if (TRY(TRY(workbench::Accounts::open(parts_.installation)).has_owner())) return {};
  return fail({.code = ErrorCode::unauthenticated,
               .detail = "this server is not set up yet",
               .pointer = {},
               .reason = "nobody has a password, so nobody could be told from anybody else",
               .fix = "Open the link that the server printed when it started, and choose a password."});
}

Result<std::optional<workbench::Identity>> Api::identify(std::string_view token) {
  if (const auto known = workbench::Accounts::find_known(*parts_.installation, token)) return known->identity;
  return TRY(workbench::Accounts::open(parts_.installation)).identify(token);
}

Result<Answer> Api::run(const net::Request& request,
                        Match match,
                        const std::string& request_id,
                        Outcome& outcome) {
  const auto* agent = request.header("User-Agent");
  Call call(parts_,
            request,
            std::move(match),
            {.address = request.remote, .program = agent == nullptr ? "" : *agent, .request_id = request_id});
  const auto credential = credential_of(request, parts_.options);
  TRY(check_origin(request, parts_.options, credential && credential->is_cookie));
  std::optional<workbench::Identity> identity;
  if (credential) identity = TRY(identify(credential->token));
  TRY(check_set_up(call.route(), identity));
  if (call.route().entry == Entry::user && !identity) {
    return fail(
        {.code = ErrorCode::unauthenticated,
         .detail = credential ? "this session has ended" : "sign in first",
         .pointer = {},
         .reason = credential ? "its token is unknown, expired or revoked" : "the request shows no token",
         .fix = "POST /api/auth/login, then send its token as `Authorization: Bearer …`."});
  }
  if (identity) {
    if (call.route().is_kept) outcome.kept_for = identity->user.id.text();
    auto own = TRY(parts_.installation->workbench_of(identity->user));
    call.sign_in(*std::move(identity), std::move(own));
  }
  if (auto decoded = call.decode(); !decoded) return malformed(decoded.error(), request_id);
  TRY(call.check_query());
  const auto* key = request.header("Idempotency-Key");
  const bool is_repeatable =
      key != nullptr && call.route().method == Method::post && call.route().entry == Entry::user;
  auto answer = is_repeatable ? TRY(run_repeatable(call, *key)) : TRY(call.route().handle(call));
  if (call.afterwards) answer = call.afterwards(std::move(answer));
  return answer;
}

// The effect and the answer are kept in one transaction: whoever asks again with the same key gets the same
// answer, and nothing is done twice, whatever happened in between.
Result<Answer> Api::run_repeatable(Call& call, const std::string& key) {
  if (key.empty() || key.size() > 255)
    return fail(ErrorCode::invalid_input, "the header Idempotency-Key has 1 to 255 characters");
  const auto& request = call.request;
  const auto hash = sha256_hex(fmt::format("{} {}\n{}", request.method, request.target, request.body));
  return call.workbench().atomically([&]() -> Result<Answer> {
    if (auto known = TRY(find_repeated(call.workbench(), key, hash))) {
      call.afterwards = nullptr;
      return *std::move(known);
    }
    auto answer = TRY(call.route().handle(call));
    TRY(keep_repeated(call.workbench(), key, hash, answer));
    return answer;
  });
}

}  // namespace nonagon::http
