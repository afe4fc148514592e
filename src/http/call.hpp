#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "http/route.hpp"
#include "http/router.hpp"
#include "http/server_parts.hpp"
#include "net/http.hpp"
#include "workbench/accounts.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::http {

using design::StageName;

// One request on its way through a route: what was sent, read into types, and the use cases of whoever sent
// it.
class Call {
 public:
  Call(ServerParts& shared, const net::Request& sent, Match match, workbench::Caller from)
      : parts(shared), request(sent), caller(std::move(from)), match_(std::move(match)) {}

  const Route& route() const { return *match_.route; }

  // Of the user who signed in; a route for everybody has none.
  workbench::Workbench& workbench() const { return *workbench_; }

  const workbench::Identity& identity() const { return *identity_; }

  void sign_in(workbench::Identity identity, std::unique_ptr<workbench::Workbench> workbench) {
    identity_ = std::move(identity);
    workbench_ = std::move(workbench);
  }

  // Decodes what the request carries, before any of it is understood. Fails when the query string or the JSON
  // body is malformed.
  Result<void> decode();

  // Fails with invalid_input when the query holds what the route does not know.
  Result<void> check_query() const;

  std::string_view parameter(std::string_view name) const;

  std::string_view project() const { return parameter("project"); }

  // A stage by its number or name; fails with not_found.
  Result<StageName> stage() const;

  // The id of a thing in the path; what is no id is not found.
  template <class Id>
  Result<Id> id(std::string_view name) const {
    if (auto parsed = Id::parse(parameter(name))) return *std::move(parsed);
    return fail(ErrorCode::not_found, fmt::format("there is no {} with this id", name));
  }

  std::optional<std::string> query(std::string_view name) const;
  // Fails with invalid_input unless 1 ≤ limit ≤ 100.
  Result<workbench::PageOf> page() const;
  Result<std::int64_t> query_number(std::string_view name) const;

  // True when the body has this member, null included.
  bool has_member(std::string_view name) const;
  // The member, null when there is none.
  const json::value* member(std::string_view name) const;

  // The body read into its struct. Fails with invalid_input and every place that is wrong; members that the
  // struct does not have are refused, so nothing is set that is not meant to be.
  template <design::Described T>
  Result<T> body() {
    design::ShapeReader reader(StageName::product);
    T value;
    reader.read(*body_, "", design::detail::any_row, value);
    for (const auto& [name, member] : value.extras) reader.findings.push_back(unknown_member(name));
    if (!reader.findings.empty()) return fail(invalid_body(reader.findings));
    return value;
  }

  // What If-Match asks for: a version, 0 for none, nothing for `*` or no header. Fails with
  // precondition_missing where the route wants one, and with stale when the tag was never given.
  Result<workbench::Expected> expected() const;

  // Is called when the answer is certain, after all is committed; may replace it.
  std::function<Answer(Answer)> afterwards;

  ServerParts& parts;
  const net::Request& request;
  const workbench::Caller caller;

 private:
  Result<void> decode_query();
  Result<void> decode_body();
  static design::Finding unknown_member(std::string_view name);
  static Error invalid_body(const std::vector<design::Finding>& findings);

  Match match_;
  std::optional<workbench::Identity> identity_;
  std::unique_ptr<workbench::Workbench> workbench_;
  std::vector<std::pair<std::string, std::string>> query_;
  std::optional<json::value> body_;
};

}  // namespace nonagon::http
