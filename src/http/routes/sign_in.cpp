#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/signed_in.hpp"

namespace nonagon::http {
namespace {

struct Login {
  std::string email;
  std::string password;
  json::object extras;

  static constexpr std::array about{
      design::must("email", "Address of the account.").length(1, 254),
      design::must("password", "Its password.").length(1, 1024),
  };
};
BOOST_DESCRIBE_STRUCT(Login, (), (email, password))

Result<Answer> handle(Call& call) {
  TRY(check_transport(call.parts.options, call.caller.address));
  const auto login = TRY(call.body<Login>());
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  return signed_in_answer(TRY(accounts.sign_in(login.email, login.password, call.caller)),
                          call.parts.options);
}

constexpr std::array refusals{403, 429};

}  // namespace

extern constinit const Route sign_in{
    .id = "signIn",
    .method = Method::post,
    .path = "/api/auth/login",
    .summary = "Sign in with a password.",
    .tag = "Accounts",
    .entry = Entry::everybody,
    .body = {.shape = shapes::body<Login>},
    .success = {.shape = shapes::signed_in, .summary = "The session: its token, and a cookie for browsers."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
