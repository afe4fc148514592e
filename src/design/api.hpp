#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

struct SignIn {
  std::string identifier;
  std::string secret;
  json::object extras;

  static constexpr std::array about{
      must("identifier", "Field of the subject that a person types."),
      must("secret", "Field of the subject that holds the hash."),
  };
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (identifier, secret))

struct Session {
  std::string entity;
  std::string subject;
  std::string cookie;
  std::string idle;
  std::string lifetime;
  std::optional<SignIn> sign_in;
  json::object extras;

  static constexpr std::array about{
      may("entity", "Entity that keeps sessions.").refers(Refers::entity),
      must("subject", "Entity that signs in.").refers(Refers::entity),
      may("cookie", "Cookie name."),
      may("idle", "ISO 8601 duration without a request."),
      may("lifetime", "ISO 8601 duration at most."),
      may("sign_in", "What a person signs in with; absent when another party does it."),
  };
};
BOOST_DESCRIBE_STRUCT(Session, (), (entity, subject, cookie, idle, lifetime, sign_in))

struct ApiKeys {
  std::string entity;
  std::string subject;
  std::string header;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity that keeps the hashed keys.").refers(Refers::entity),
      must("subject", "Entity that a key acts for.").refers(Refers::entity),
      must("header", "Header that carries the key."),
  };
};
BOOST_DESCRIBE_STRUCT(ApiKeys, (), (entity, subject, header))

struct OAuth {
  std::vector<std::string> providers;
  std::string subject;
  json::object extras;

  static constexpr std::array about{
      must("providers", "Identity providers, e.g. google, github."),
      may("subject", "Entity that signs in.").refers(Refers::entity),
  };
};
BOOST_DESCRIBE_STRUCT(OAuth, (), (providers, subject))

struct Roles {
  std::string field;
  std::vector<std::string> all;
  json::object extras;

  static constexpr std::array about{
      may("field", "Entity.field that holds the role; absent when there is one role.")
          .refers(Refers::entity_field),
      must("all", "Every role."),
  };
};
BOOST_DESCRIBE_STRUCT(Roles, (), (field, all))

struct AccessLink {
  std::string id;
  std::string subject;
  std::string token;
  std::string secret;
  std::string valid_while;
  std::string reason;
  json::object extras;

  static constexpr std::array about{
      must("id", "camelCase name."),
      must("subject", "Entity that the link opens.").refers(Refers::entity),
      must("token", "How the token is made, e.g. hmac-sha256."),
      must("secret", "Environment variable with the key.").refers(Refers::env_var),
      must("valid_while", "When the link works."),
      must("reason", "Why no account is asked for."),
  };
};
BOOST_DESCRIBE_STRUCT(AccessLink, (), (id, subject, token, secret, valid_while, reason))

struct Auth {
  std::string strategy;
  std::optional<Session> session;
  std::optional<ApiKeys> api_keys;
  std::optional<OAuth> oauth;
  std::optional<Roles> roles;
  std::vector<AccessLink> links;
  json::object extras;

  static constexpr std::array about{
      must("strategy", "session, jwt, api-key, oauth or none."),
      may("session", "Signed-in browsers (session, jwt and oauth)."),
      may("api_keys", "Keys for programs."),
      may("oauth", "Sign-in through identity providers."),
      may("roles", "Who may do what."),
      may("links", "Links that work without an account."),
  };
};
BOOST_DESCRIBE_STRUCT(Auth, (), (strategy, session, api_keys, oauth, roles, links))

struct Pagination {
  std::string style;
  std::int64_t default_limit = 50;
  std::int64_t max_limit = 100;
  json::object extras;

  static constexpr std::array about{
      must("style", "keyset or offset."),
      must("default_limit", "Items a page when none are asked for.").range(1, 1000),
      must("max_limit", "Items a page at most.").range(1, 1000),
  };
};
BOOST_DESCRIBE_STRUCT(Pagination, (), (style, default_limit, max_limit))

struct Concurrency {
  std::string etag;
  std::vector<std::string> if_match_on;
  json::object extras;

  static constexpr std::array about{
      must("etag", "Field from which the ETag is made."),
      must("if_match_on", "Kinds of operation that need If-Match."),
  };
};
BOOST_DESCRIBE_STRUCT(Concurrency, (), (etag, if_match_on))

struct Idempotency {
  std::string header;
  std::string entity;
  std::string keep;
  std::vector<std::string> required_on;
  json::object extras;

  static constexpr std::array about{
      must("header", "Header that carries the key."),
      may("entity", "Entity that remembers answers.").refers(Refers::entity),
      must("keep", "ISO 8601 duration for which an answer is repeated."),
      must("required_on", "Kinds of operation that need the key."),
  };
};
BOOST_DESCRIBE_STRUCT(Idempotency, (), (header, entity, keep, required_on))

struct ErrorFormat {
  std::string standard;
  std::vector<std::string> extensions;
  json::object extras;

  static constexpr std::array about{
      must("standard", "rfc9457."),
      may("extensions", "Members beyond the standard's."),
  };
};
BOOST_DESCRIBE_STRUCT(ErrorFormat, (), (standard, extensions))

struct RateLimit {
  std::string id;
  std::vector<std::string> applies;
  std::int64_t limit = 0;
  std::string per;
  std::string by;
  std::string why;
  json::object extras;

  static constexpr std::array about{
      must("id", "Kebab-case name."),
      must("applies", "Operations, links, or `all`."),
      must("limit", "Requests allowed.").range(1, 1'000'000'000),
      must("per", "ISO 8601 duration."),
      must("by", "What is counted by: address, user, key …"),
      must("why", "What it protects."),
  };
};
BOOST_DESCRIBE_STRUCT(RateLimit, (), (id, applies, limit, per, by, why))

enum class Match { equals, any_of, range, prefix, suffix, contains, flag };
BOOST_DESCRIBE_ENUM(Match, equals, any_of, range, prefix, suffix, contains, flag)

struct Filter {
  std::string field;
  std::string name;
  Match match = Match::equals;
  std::string where;
  json::object extras;

  static constexpr std::array about{
      may("field", "Field that is compared.").refers(Refers::own_field),
      may("name", "Query parameter; the field's name when absent."),
      must("match", "How it is compared; flag: true applies `where`."),
      may("where", "Condition of a flag."),
  };
};
BOOST_DESCRIBE_STRUCT(Filter, (), (field, name, match, where))

struct Embed {
  std::string entity;
  std::string as;
  std::int64_t max_items = 100;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity whose rows travel inside.").refers(Refers::entity),
      must("as", "Property that holds them."),
      may("max_items", "How many at most.").range(1, 100'000),
  };
};
BOOST_DESCRIBE_STRUCT(Embed, (), (entity, as, max_items))

struct Summary {
  std::string as;
  std::string via;
  std::vector<std::string> fields;
  json::object extras;

  static constexpr std::array about{
      must("as", "Property that holds the summary."),
      must("via", "Foreign key that leads there.").refers(Refers::own_field),
      must("fields", "Fields of the other entity that a row of the screen shows."),
  };
};
BOOST_DESCRIBE_STRUCT(Summary, (), (as, via, fields))

struct WriteOnly {
  std::string name;
  std::string type;
  std::int64_t min_length = 0;
  std::string becomes;
  json::object extras;

  static constexpr std::array about{
      must("name", "Property of the request."),
      must("type", "Field type."),
      may("min_length", "Shortest value allowed.").range(0, 1000),
      must("becomes", "Field that it is turned into.").refers(Refers::own_field),
  };
};
BOOST_DESCRIBE_STRUCT(WriteOnly, (), (name, type, min_length, becomes))

enum class Verb { list, create, get, update, delete_ };
BOOST_DESCRIBE_ENUM(Verb, list, create, get, update, delete_)

struct Resource {
  std::string entity;
  std::string path;
  std::vector<Verb> operations;
  std::vector<Filter> filters;
  std::vector<std::string> sort;
  std::vector<Embed> embeds;
  std::vector<Summary> summaries;
  Dictionary<std::string> only_while;
  Dictionary<json::object> only;
  Dictionary<std::string> effects;
  Dictionary<std::vector<std::string>> errors;
  std::vector<WriteOnly> write_only;
  Dictionary<std::vector<std::string>> access;
  std::vector<Verb> public_operations;
  std::string id;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity that it serves.").refers(Refers::entity),
      must("path", "Collection path below basePath; parent keys in braces.").length(1, 400),
      must("operations", "What can be done with it."),
      may("filters", "Query parameters of the list."),
      may("sort", "Orders of the list; the first is the default.").refers(Refers::own_field),
      may("embeds", "Parts that travel inside."),
      may("summaries", "What a row shows of its neighbours, so that no second request is needed."),
      may("only_while", "Operation to the state that allows it."),
      may("only", "Operation to the values that it takes."),
      may("effects", "Operation to what else happens."),
      may("errors", "Operation to its named refusals.").refers(Refers::error),
      may("write_only", "Properties that are taken and never given back."),
      may("access",
          "Role to its operations, [\"*\"] for all. Where it stands, an operation that no role has is closed "
          "to everybody."),
      may("public_operations", "Operations that need no sign-in."),
      may("id", "Kebab-case name, unique among the resources."),
  };
};
BOOST_DESCRIBE_STRUCT(Resource,
                      (),
                      (entity,
                       path,
                       operations,
                       filters,
                       sort,
                       embeds,
                       summaries,
                       only_while,
                       only,
                       effects,
                       errors,
                       write_only,
                       access,
                       public_operations,
                       id))

struct ActionInput {
  std::string name;
  bool required = false;
  std::string type;
  std::string description;
  json::object extras;

  static constexpr std::array about{
      must("name", "Property; the field of the same name unless `type` is given."),
      must("required", "True when the action needs it."),
      may("type", "Field type of a property that is no field."),
      may("description", "What the value means."),
  };
};
BOOST_DESCRIBE_STRUCT(ActionInput, (), (name, required, type, description))

struct Action {
  std::string id;
  std::string entity;
  std::string name;
  std::string method;
  std::string path;
  std::string summary;
  std::vector<ActionInput> input;
  std::string effect;
  std::string returns;
  bool creates = false;
  std::string auth;
  std::vector<std::string> roles;
  std::vector<std::string> errors;
  json::object extras;

  static constexpr std::array about{
      must("id", "operationId in camelCase, unique among all operations."),
      must("entity", "Entity that it acts on.").refers(Refers::entity),
      must("name", "Last part of the path, kebab-case."),
      must("method", "GET or POST."),
      must("path", "Path below basePath."),
      must("summary", "What it does, in the imperative."),
      may("input", "What the request carries."),
      may("effect", "What else happens."),
      may("returns", "Entity or view in the answer; the entity when absent.").refers(Refers::view),
      may("creates", "True when the answer is 201."),
      may("auth", "Link id, or `public`; the design's sign-in when absent."),
      may("roles", "Roles that may; all when absent.").refers(Refers::role),
      may("errors", "Named refusals.").refers(Refers::error),
  };
};
BOOST_DESCRIBE_STRUCT(
    Action,
    (),
    (id, entity, name, method, path, summary, input, effect, returns, creates, auth, roles, errors))

struct ViewField {
  std::string name;
  std::string type;
  std::string from;
  json::object extras;

  static constexpr std::array about{
      must("name", "Property of the view."),
      must("type", "Field type."),
      must("from", "Where the value comes from."),
  };
};
BOOST_DESCRIBE_STRUCT(ViewField, (), (name, type, from))

struct View {
  std::string id;
  std::string of;
  std::vector<std::string> fields;
  std::vector<ViewField> adds;
  json::object extras;

  static constexpr std::array about{
      must("id", "PascalCase name, no entity's."),
      must("of", "Entity that it shows a part of.").refers(Refers::entity),
      must("fields", "Fields that it shows."),
      may("adds", "Properties from elsewhere."),
  };
};
BOOST_DESCRIBE_STRUCT(View, (), (id, of, fields, adds))

struct Job {
  std::string id;
  std::string every;
  std::string entity;
  std::string effect;
  json::object extras;

  static constexpr std::array about{
      must("id", "camelCase name, unique among all operations."),
      must("every", "ISO 8601 duration."),
      may("entity", "Entity that it works on.").refers(Refers::entity),
      must("effect", "What it does."),
  };
};
BOOST_DESCRIBE_STRUCT(Job, (), (id, every, entity, effect))

struct Webhook {
  std::string id;
  std::string entity;
  std::string event;
  std::string trigger;
  std::string description;
  json::object extras;

  static constexpr std::array about{
      must("id", "camelCase name."),
      must("entity", "Entity in the payload.").refers(Refers::entity),
      must("event", "Event name, e.g. order.paid."),
      may("trigger", "Operation or job that causes it.").refers(Refers::operation),
      may("description", "When it is sent."),
  };
};
BOOST_DESCRIBE_STRUCT(Webhook, (), (id, entity, event, trigger, description))

struct Integration {
  std::string id;
  std::string direction;
  std::string purpose;
  std::vector<std::string> used_by;
  std::vector<std::string> env;
  std::string when_down;
  json::object extras;

  static constexpr std::array about{
      must("id", "Kebab-case name."),
      may("direction", "outgoing or incoming."),
      must("purpose", "What it is for."),
      may("used_by", "Operations and jobs that call it.").refers(Refers::operation),
      may("env", "Environment variables that it needs.").refers(Refers::env_var),
      may("when_down", "What users see while it does not answer."),
  };
};
BOOST_DESCRIBE_STRUCT(Integration, (), (id, direction, purpose, used_by, env, when_down))

struct ApiError {
  std::string code;
  std::int64_t status = 409;
  std::string title;
  json::object extras;

  static constexpr std::array about{
      must("code", "Kebab-case name."),
      must("status", "HTTP status.").range(400, 599),
      must("title", "What a person reads."),
  };
};
BOOST_DESCRIBE_STRUCT(ApiError, (), (code, status, title))

// An operation that a foreign package decided by itself; ours are compiled from resources and actions.
struct ExplicitEndpoint {
  std::string method;
  std::string path;
  std::string summary;
  std::string description;
  std::string tag;
  json::value params;
  json::value request_body;
  json::value response;
  std::string id;
  json::object extras;

  static constexpr std::array about{
      must("method", "HTTP method."),
      must("path", "Path as the package wrote it."),
      may("summary", "What it does."),
      may("description", "More about it."),
      may("tag", "Group."),
      may("params", "Parameters as written."),
      may("request_body", "Request as written."),
      may("response", "Response as written."),
      may("id", "Name as written."),
  };
};
BOOST_DESCRIBE_STRUCT(ExplicitEndpoint,
                      (),
                      (method, path, summary, description, tag, params, request_body, response, id))

// Stage 4: how programs reach it.
struct Api {
  std::string style;
  std::string base_path;
  Auth auth;
  std::optional<Pagination> pagination;
  std::optional<Concurrency> concurrency;
  std::optional<Idempotency> idempotency;
  std::optional<ErrorFormat> error_format;
  std::vector<RateLimit> rate_limits;
  std::vector<Resource> resources;
  std::vector<Action> actions;
  std::vector<View> views;
  std::vector<Job> jobs;
  std::vector<Webhook> webhooks;
  std::vector<Integration> integrations;
  std::vector<ApiError> errors;
  std::vector<ExplicitEndpoint> endpoints;
  json::object extras;

  static constexpr std::array about{
      must("style",
           "rest, graphql or trpc; the compiled document is OpenAPI in each case, the style says how the "
           "service is built."),
      may("base_path", "Path before every operation, e.g. /api/v1."),
      may("auth", "How callers are known."),
      may("pagination", "How lists are cut."),
      may("concurrency", "How lost updates are refused."),
      may("idempotency", "How repeated requests are harmless."),
      may("error_format", "How failures look."),
      may("rate_limits", "How much is allowed."),
      may("resources", "Entities with their operations."),
      may("actions", "Operations beyond create, read, update and delete."),
      may("views", "Parts of entities for callers who may not see the whole."),
      may("jobs", "Work that no request starts."),
      may("webhooks", "Events sent to subscribers."),
      may("integrations", "Other systems."),
      may("errors", "Named refusals."),
      may("endpoints", "Operations as another tool decided them."),
  };
};
BOOST_DESCRIBE_STRUCT(Api,
                      (),
                      (style,
                       base_path,
                       auth,
                       pagination,
                       concurrency,
                       idempotency,
                       error_format,
                       rate_limits,
                       resources,
                       actions,
                       views,
                       jobs,
                       webhooks,
                       integrations,
                       errors,
                       endpoints))

}  // namespace nonagon::design
