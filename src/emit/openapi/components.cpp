// Security schemes, parameters, headers and responses that operations of an OpenAPI document share.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/book.hpp"
#include "emit/openapi/responses.hpp"

namespace nonagon::emit {
namespace {

// What a browser session or bearer token is called, after the entity that signs in.
std::string caller_scheme(const design::Auth& auth) {
  const std::string_view subject = auth.session ? std::string_view(auth.session->subject)
                                   : auth.oauth ? std::string_view(auth.oauth->subject)
                                                : std::string_view{};
  const auto name = subject.empty() ? std::string("caller") : camel_case(design::program_name(subject));
  return name + (auth.strategy == "jwt" || !auth.session ? "Token" : "Session");
}

bool has_caller_scheme(const design::Auth& auth) {
  if (auth.session || auth.oauth) return true;
  return !auth.api_keys && !auth.strategy.empty() && auth.strategy != "none" && auth.strategy != "api-key";
}

bool has_key_scheme(const design::Auth& auth) {
  return auth.api_keys || auth.strategy == "api-key";
}

void write_caller_scheme(YamlWriter& yaml, const design::Auth& auth) {
  std::string text;
  if (auth.session && !auth.session->idle.empty())
    text += fmt::format(" Ends after {} without use", spoken_duration(auth.session->idle));
  if (auth.session && !auth.session->lifetime.empty()) {
    text += fmt::format("{} {} at the latest",
                        text.empty() ? " Ends" : ",",
                        text.empty() ? "after " + spoken_duration(auth.session->lifetime)
                                     : spoken_duration(auth.session->lifetime));
  }
  if (!text.empty()) text += '.';
  yaml.open(caller_scheme(auth));
  if (auth.session && auth.strategy != "jwt") {
    yaml.plain("type", "apiKey");
    yaml.plain("in", "cookie");
    yaml.text("name", auth.session->cookie.empty() ? "__Host-session" : auth.session->cookie);
    yaml.prose("description",
               "Opaque token; only its hash is kept." + text +
                   " Writes from another origin are refused (Origin and Sec-Fetch-Site).");
  } else {
    yaml.plain("type", "http");
    yaml.plain("scheme", "bearer");
    if (auth.strategy == "jwt") yaml.plain("bearerFormat", "JWT");
    const auto providers = auth.oauth ? join(auth.oauth->providers, ", ") : std::string{};
    yaml.prose("description",
               (providers.empty() ? std::string("Token of the caller.")
                                  : fmt::format("Token got through {}.", providers)) +
                   text);
  }
  yaml.close();
}

// The scopes that operations ask for, each once.
std::string scopes_text(const Book& book) {
  std::set<std::string> scopes;
  for (const auto& operation : book.operations) {
    if (auto scope = scope_of(book, operation); !scope.empty()) scopes.insert(std::move(scope));
  }
  const std::vector<std::string> sorted(scopes.begin(), scopes.end());
  return sorted.empty() ? std::string{}
                        : fmt::format(" x-scopes of an operation says which of its scopes it needs: {}.",
                                      join(sorted, ", "));
}

void write_security_schemes(const Book& book, YamlWriter& yaml) {
  const auto& design = book.design;
  const auto& auth = design.api.auth;
  if (security_schemes(design).empty()) return;
  yaml.open("securitySchemes");
  if (has_caller_scheme(auth)) write_caller_scheme(yaml, auth);
  if (has_key_scheme(auth)) {
    yaml.open(key_scheme);
    yaml.plain("type", "apiKey");
    yaml.plain("in", "header");
    yaml.text("name", auth.api_keys && !auth.api_keys->header.empty() ? auth.api_keys->header : "X-Api-Key");
    yaml.prose("description", "Key of a program; only its hash is kept." + scopes_text(book));
    yaml.close();
  }
  yaml.close();
}

void write_text_parameter(YamlWriter& yaml,
                          std::string_view name,
                          std::string_view place,
                          std::string_view description,
                          std::pair<int, int> length) {
  yaml.text("name", name);
  yaml.plain("in", place);
  if (place != "query") yaml.plain("required", "true");
  yaml.prose("description", description);
  yaml.open("schema");
  yaml.plain("type", "string");
  yaml.number("minLength", length.first);
  yaml.number("maxLength", length.second);
}

void write_limit(YamlWriter& yaml, const design::Design& design) {
  const auto pagination = design.api.pagination.value_or(design::Pagination{});
  const auto most = std::max<std::int64_t>(1, pagination.max_limit);
  yaml.open("Limit");
  yaml.plain("name", "limit");
  yaml.plain("in", "query");
  yaml.plain("description", "Entries a page; more than the maximum is cut to it.");
  yaml.open("schema");
  yaml.plain("type", "integer");
  yaml.plain("format", "int32");
  yaml.number("minimum", 1);
  yaml.number("maximum", most);
  yaml.number("default", std::clamp<std::int64_t>(pagination.default_limit, 1, most));
  yaml.plain("examples", fmt::format("[{}]", std::min<std::int64_t>(20, most)));
  yaml.close();
  yaml.close();
}

void write_parameter(Book& book, YamlWriter& yaml, std::string_view name) {
  if (name == "Limit") return write_limit(yaml, book.design);
  yaml.open(name);
  if (name == "Cursor") {
    write_text_parameter(yaml, "cursor", "query", "nextCursor of the page before.", {1, 512});
    yaml.plain("examples", "[eyJpZCI6IjAxOTdmMDAwIn0]");
  } else if (name == "IfMatch") {
    write_text_parameter(
        yaml, "If-Match", "header", "ETag of the version that the change was made from.", {3, 40});
    yaml.plain("examples", "['\"1773135000000000\"']");
  } else if (name == "IdempotencyKey") {
    const auto& idempotency = *book.design.api.idempotency;
    const auto header = idempotency.header.empty() ? std::string("Idempotency-Key") : idempotency.header;
    const auto text = fmt::format(
        "Made by the client; the same key within {} returns the first answer and does nothing again.",
        spoken_duration(idempotency.keep));
    write_text_parameter(yaml, header, "header", text, {16, 64});
    yaml.plain("examples", "[0197f000-0000-7000-8000-0000000000aa]");
  } else if (name == "Token") {
    write_text_parameter(yaml, "token", "path", "Token of the link.", {20, 200});
    yaml.plain("pattern", "^[A-Za-z0-9._-]+$");
    yaml.plain("examples", "[mJ7c2qVt0Xb8sKfW4nYp1Rz6]");
  } else if (name == "Offset") {
    yaml.plain("name", "offset");
    yaml.plain("in", "query");
    yaml.plain("description", "Entries to pass over.");
    yaml.open("schema");
    yaml.plain("type", "integer");
    yaml.plain("format", "int32");
    yaml.number("minimum", 0);
    yaml.number("maximum", 1'000'000);
    yaml.number("default", 0);
    yaml.plain("examples", "[50]");
  } else {
    write_text_parameter(yaml, "id", "path", "Key of the resource.", {36, 36});
    yaml.plain("format", "uuid");
    yaml.plain("examples", "[0197f000-0000-7000-8000-000000000001]");
  }
  yaml.close();
  yaml.close();
}

void write_header(Book& book, YamlWriter& yaml, std::string_view name) {
  const auto base = book.design.api.base_path;
  const auto root = base == "/" ? std::string{} : base;
  yaml.open(name);
  if (name == "ETag") {
    yaml.plain("description", "Version of the representation; give it back as If-Match.");
    yaml.plain("required", "true");
    yaml.open("schema");
    yaml.plain("type", "string");
    yaml.number("maxLength", 40);
    yaml.plain("examples", "['\"1773135000000000\"']");
  } else if (name == "Location") {
    yaml.plain("description", "Where the new thing is.");
    yaml.plain("required", "true");
    yaml.open("schema");
    yaml.plain("type", "string");
    yaml.plain("format", "uri-reference");
    yaml.number("maxLength", 400);
    yaml.texts("examples", {root + "/things/0197f000-0000-7000-8000-000000000001"});
  } else if (name == "Link") {
    yaml.plain("description", "rel=\"next\" when there is more (RFC 8288).");
    yaml.open("schema");
    yaml.plain("type", "string");
    yaml.number("maxLength", 1000);
    yaml.texts("examples", {fmt::format("<{}/things?cursor=eyJ>; rel=\"next\"", root)});
  } else {
    yaml.plain("description", "Seconds to wait.");
    yaml.open("schema");
    yaml.plain("type", "integer");
    yaml.plain("format", "int32");
    yaml.number("minimum", 1);
    yaml.number("maximum", 86'400);
    yaml.plain("examples", "[30]");
  }
  yaml.close();
  yaml.close();
}

struct SharedResponse {
  std::string_view name;
  std::string_view description;
  int status;
  std::string_view code;  // of its example
  std::string_view title;
  std::string_view detail;
};

constexpr std::array shared_responses{
    SharedResponse{"BadRequest",
                   "The request cannot be read: malformed JSON, or an unknown or malformed parameter.",
                   400,
                   "malformed",
                   "The request cannot be read",
                   "Send JSON, and only parameters that are described."},
    SharedResponse{"Unauthorized",
                   "Nobody is signed in, or the session ended.",
                   401,
                   "not-signed-in",
                   "Nobody is signed in",
                   "Sign in and try again."},
    SharedResponse{"WrongCredentials",
                   "What was typed does not fit any account.",
                   401,
                   "wrong-credentials",
                   "This does not fit any account",
                   "Check what was typed."},
    SharedResponse{"Forbidden",
                   "The caller may not do this.",
                   403,
                   "not-allowed",
                   "Not allowed",
                   "Ask somebody whose role may do it."},
    SharedResponse{"NotFound",
                   "No such thing, or not for this caller.",
                   404,
                   "not-found",
                   "Not found",
                   "It was removed, or never was."},
    SharedResponse{"PreconditionFailed",
                   "It changed since it was read; read it again. If-Match did not agree.",
                   412,
                   "changed-meanwhile",
                   "It changed since it was read",
                   "Read it again, and send the change with its new ETag."},
    SharedResponse{"Unprocessable",
                   "The content breaks a rule; errors says where.",
                   422,
                   "invalid",
                   "The content breaks a rule",
                   "Mend what errors names."},
    SharedResponse{"PreconditionRequired",
                   "If-Match is missing.",
                   428,
                   "if-match-missing",
                   "If-Match is missing",
                   "Send the ETag of the version that was read."},
    SharedResponse{"TooManyRequests",
                   "Too many requests.",
                   429,
                   "too-many-requests",
                   "Too many requests",
                   "Wait as long as Retry-After says."},
    SharedResponse{"Unavailable",
                   "Not now.",
                   503,
                   "unavailable",
                   "Not now",
                   "Try again after the seconds of Retry-After."},
    SharedResponse{"Unexpected",
                   "A fault of the service; it is in the log under instance.",
                   500,
                   "unexpected",
                   "A fault of the service",
                   "Try again; if it stays, tell us the instance."},
};

json::object example_of(const SharedResponse& response) {
  json::object problem{{"type", fmt::format("/problems/{}", response.code)},
                       {"title", response.title},
                       {"status", response.status},
                       {"detail", response.detail},
                       {"code", response.code}};
  if (response.status == 500) problem["instance"] = "/problems/log/0197f000";
  if (response.status == 422)
    problem["errors"] =
        json::array{json::object{{"pointer", "/name"}, {"detail", "Write at least one character."}}};
  return problem;
}

void write_response(Book& book, YamlWriter& yaml, const SharedResponse& response) {
  yaml.open(response.name);
  yaml.text("description", response.description);
  if (response.status == 429 || response.status == 503) {
    yaml.open("headers");
    yaml.open("Retry-After");
    yaml.reference("headers", book.use("headers", "Retry-After"));
    yaml.close();
    yaml.close();
  }
  yaml.open("content");
  yaml.open("application/problem+json");
  yaml.open("schema");
  yaml.reference("schemas", book.schema({.kind = SchemaKind::problem}));
  yaml.close();
  yaml.tree("example", example_of(response));
  yaml.close();
  yaml.close();
  yaml.close();
}

template <class Names, class Write>
void write_section(Book& book, YamlWriter& yaml, std::string_view section, const Names& names, Write write) {
  YamlWriter body(yaml.depth() + 1);
  for (const auto& name : names) {
    if (book.is_used(section, name)) write(body, name);
  }
  const auto block = body.take();
  if (block.empty()) return;
  yaml.open(section);
  yaml.append(block);
  yaml.close();
}

constexpr std::array<std::string_view, 7> parameter_names{
    "Limit", "Cursor", "Offset", "IfMatch", "IdempotencyKey", "Id", "Token"};
constexpr std::array<std::string_view, 4> header_names{"ETag", "Location", "Link", "Retry-After"};

}  // namespace

std::vector<std::string> security_schemes(const design::Design& design) {
  const auto& auth = design.api.auth;
  std::vector<std::string> names;
  if (has_caller_scheme(auth)) names.push_back(caller_scheme(auth));
  if (has_key_scheme(auth)) names.emplace_back(key_scheme);
  return names;
}

std::string write_other_components(Book& book) {
  YamlWriter responses(2);
  for (const auto& response : shared_responses) {
    if (book.is_used("responses", response.name)) write_response(book, responses, response);
  }
  YamlWriter yaml(1);
  write_security_schemes(book, yaml);
  write_section(book, yaml, "parameters", parameter_names, [&](YamlWriter& body, std::string_view name) {
    write_parameter(book, body, name);
  });
  write_section(book, yaml, "headers", header_names, [&](YamlWriter& body, std::string_view name) {
    write_header(book, body, name);
  });
  if (const auto block = responses.take(); !block.empty()) {
    yaml.open("responses");
    yaml.append(block);
    yaml.close();
  }
  return yaml.take();
}

}  // namespace nonagon::emit
