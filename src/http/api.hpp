#pragma once

#include <string>

#include "http/answer.hpp"
#include "http/gate.hpp"
#include "http/router.hpp"
#include "http/server_parts.hpp"
#include "workbench/accounts.hpp"

namespace nonagon::http {

class Call;

// What became of a request, for those who count answers and keep them.
struct Outcome {
  std::string_view operation = "none";  // the route's id, or what else answered
  std::string kept_for;                 // the user whom this answer is kept for; empty: nobody
};

// The REST API: everything under /api.
class Api {
 public:
  explicit Api(ServerParts& parts) : parts_(parts) {}

  // One request, whole: finds the route, looks who calls, reads, runs, answers. Safe from any thread.
  Answer answer(const net::Request& request, const std::string& request_id, Outcome& outcome);

 private:
  Result<Answer> run(const net::Request& request,
                     Match match,
                     const std::string& request_id,
                     Outcome& outcome);
  Result<std::optional<workbench::Identity>> identify(std::string_view token);
  static Result<Answer> run_repeatable(Call& call, const std::string& key);
  Result<void> check_set_up(const Route& route, const std::optional<workbench::Identity>& identity);

  ServerParts& parts_;
  Router router_;
};

}  // namespace nonagon::http
