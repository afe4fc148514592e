#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Change {
  std::optional<std::string> email;
  std::optional<std::string> name;
  std::optional<std::string> avatar_url;
  std::optional<json::object> preferences;
  json::object extras;

  static constexpr std::array about{
      design::may("email", "Address to sign in with."),
      design::may("name", "What the user is called."),
      design::may("avatar_url", "An https:// address of a picture; null for none."),
      design::may(
          "preferences",
          "Free for user interfaces. Its member `answers` prefills new projects: stage, topic, answer."),
  };
};
BOOST_DESCRIBE_STRUCT(Change, (), (email, name, avatar_url, preferences))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Change>());
  workbench::UserChange change{
      .email = wanted.email, .name = wanted.name, .avatar_url = {}, .preferences = {}};
  if (call.has_member("avatarUrl")) change.avatar_url = wanted.avatar_url;
  if (call.has_member("preferences")) {
    change.preferences.emplace();
    if (wanted.preferences) change.preferences->emplace(write_json_line(*wanted.preferences));
  }
  return json_answer(workbench::write(TRY(call.workbench().change_user(change))));
}

constexpr std::array refusals{409};

}  // namespace

extern constinit const Route change_me{
    .id = "changeMe",
    .method = Method::patch,
    .path = "/api/users/me",
    .summary = "Change what is sent of the user who is signed in.",
    .tag = "Accounts",
    .body = {.shape = shapes::body<Change>},
    .success = {.shape = shapes::user, .summary = "The user."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
