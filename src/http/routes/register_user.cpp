#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Registration {
  std::string email;
  std::string name;
  std::string password;
  json::object extras;

  static constexpr std::array about{
      design::must("email", "Address to sign in with."),
      design::must("name", "What the user is called.").length(1, 120),
      design::must("password", "15 bytes or more.").length(15, 1024),
  };
};
BOOST_DESCRIBE_STRUCT(Registration, (), (email, name, password))

Result<Answer> handle(Call& call) {
  if (call.parts.options.is_public && !call.parts.options.is_registration_open) {
    return fail({.code = ErrorCode::forbidden,
                 .detail = "this server takes no registrations",
                 .pointer = {},
                 .reason = "its operator did not open them",
                 .fix = "Ask the operator for `registration = open`."});
  }
  const auto wanted = TRY(call.body<Registration>());
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  const auto user = TRY(accounts.register_user(
      {.email = wanted.email, .name = wanted.name, .password = wanted.password}, call.caller));
  return created(workbench::write(user), "/api/users/me");
}

constexpr std::array refusals{403, 409};

}  // namespace

extern constinit const Route register_user{
    .id = "registerUser",
    .method = Method::post,
    .path = "/api/auth/register",
    .summary = "Make an account.",
    .tag = "Accounts",
    .entry = Entry::everybody,
    .body = {.shape = shapes::body<Registration>},
    .success = {.status = 201, .shape = shapes::user, .summary = "The user."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
