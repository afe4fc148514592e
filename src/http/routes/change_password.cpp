#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Passwords {
  std::string current_password;
  std::string password;
  json::object extras;

  static constexpr std::array about{
      design::may("current_password", "The present one; not asked of a user who has none."),
      design::must("password", "The new one: 15 bytes or more.").length(15, 1024),
  };
};
BOOST_DESCRIBE_STRUCT(Passwords, (), (current_password, password))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Passwords>());
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  TRY(accounts.change_password(call.identity(), wanted.current_password, wanted.password, call.caller));
  return done();
}

constexpr std::array refusals{403, 429};

}  // namespace

extern constinit const Route change_password{
    .id = "changePassword",
    .method = Method::post,
    .path = "/api/users/me/password",
    .summary = "Set or change the password; every other session ends.",
    .tag = "Accounts",
    .body = {.shape = shapes::body<Passwords>},
    .success = {.status = 204, .summary = "The password is changed."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
