#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/signed_in.hpp"

namespace nonagon::http {
namespace {

struct Link {
  std::string token;
  json::object extras;

  static constexpr std::array about{
      design::must("token", "What the link holds after its #.").length(1, 200),
  };
};
BOOST_DESCRIBE_STRUCT(Link, (), (token))

Result<Answer> handle(Call& call) {
  TRY(check_transport(call.parts.options, call.caller.address));
  const auto link = TRY(call.body<Link>());
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  return signed_in_answer(TRY(accounts.sign_in_with_link(link.token, call.caller)), call.parts.options);
}

constexpr std::array refusals{403};

}  // namespace

extern constinit const Route sign_in_with_link{
    .id = "signInWithLink",
    .method = Method::post,
    .path = "/api/auth/link",
    .summary = "Sign in with the one-time link that the server printed.",
    .tag = "Accounts",
    .entry = Entry::everybody,
    .body = {.shape = shapes::body<Link>},
    .success = {.shape = shapes::signed_in, .summary = "The session: its token, and a cookie for browsers."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
