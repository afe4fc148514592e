// Sign-in, sessions, tokens, answers and events: what any engine keeps of them.
#include "store/accounts.hpp"

#include <doctest/doctest.h>

#include "store/credentials.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "store/idempotency.hpp"
#include "store/job_events.hpp"
#include "store/sessions.hpp"
#include "store/sign_in_failures.hpp"
#include "store/sign_in_links.hpp"

namespace nonagon::store {
namespace {

using test::good;

template <class Engine>
Session some_session(test::Fixture<Engine>& store, std::string token_hash) {
  return {.id = SessionId::make(store.clock, store.entropy),
          .user_id = store.user.id,
          .token_hash = std::move(token_hash),
          .label = "Firefox on Ünix",
          .address = "127.0.0.1",
          .created_at = store.clock.now(),
          .last_used_at = store.clock.now(),
          .expires_at = store.clock.now() + std::chrono::hours(1)};
}

template <class Engine>
MCPToken some_token(test::Fixture<Engine>& store, std::string token_hash) {
  return {.id = MCPTokenId::make(store.clock, store.entropy),
          .user_id = store.user.id,
          .project_id = store.project.id,
          .token_hash = std::move(token_hash),
          .label = "agent",
          .last_used_at = std::nullopt,
          .expires_at = std::nullopt,
          .created_at = store.clock.now()};
}

}  // namespace

TEST_CASE_TEMPLATE("a person is found by id and by address, letter case aside", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  CHECK(good(find_user(connection, store.user.id))->email == "ada@example.org");
  CHECK_FALSE(good(find_user(connection, UserId::make(store.clock, store.entropy))));
  CHECK(good(count_users(connection)) == 1);
  store.user.name = "Ada L.";
  store.user.preferences = std::nullopt;
  good(update_user(connection, store.user));
  CHECK(good(find_user(connection, "Ada@Example.ORG"))->name == "Ada L.");
  CHECK_FALSE(good(find_user(connection, "Ada@Example.ORG"))->preferences);
  auto twin = store.some_user();
  twin.email = "ADA@example.org";
  CHECK(add_user(connection, twin).error().code == ErrorCode::conflict);
}

TEST_CASE_TEMPLATE("a person has one credential, which the next one replaces", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  CHECK_FALSE(good(find_credential(connection, store.user.id)));
  good(put_credential(connection,
                      {.user_id = store.user.id, .password_hash = "$a", .updated_at = store.clock.now()}));
  const auto later = store.clock.now();
  good(put_credential(connection, {.user_id = store.user.id, .password_hash = "$b", .updated_at = later}));
  CHECK(good(find_credential(connection, store.user.id))->password_hash == "$b");
  CHECK(good(find_credential(connection, store.user.id))->updated_at == later);
}

TEST_CASE_TEMPLATE("sessions are found by their token, listed, and ended one by one or together",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto first = some_session(store, "h1");
  const auto second = some_session(store, "h2");
  const auto third = some_session(store, "h3");
  for (const auto& session : {first, second, third}) good(add_session(connection, session));
  CHECK(add_session(connection, some_session(store, "h1")).error().code == ErrorCode::conflict);
  CHECK(good(find_session(connection, "h2"))->id == second.id);
  CHECK(good(find_session(connection, "h2"))->label == "Firefox on Ünix");
  CHECK_FALSE(good(find_session(connection, "h4")));
  const auto all = good(sessions_of(connection, store.user.id));
  REQUIRE(all.size() == 3);
  CHECK(all[0].id == third.id);

  const auto used = store.clock.now();
  good(touch_session(connection, second.id, used));
  good(touch_session(connection, second.id, second.created_at));
  CHECK(good(find_session(connection, "h2"))->last_used_at == used);

  auto other = store.some_user();
  other.email = "bob@example.org";
  good(add_user(connection, other));
  CHECK_FALSE(good(remove_session(connection, other.id, first.id)));
  CHECK(good(remove_session(connection, store.user.id, first.id)));
  CHECK_FALSE(good(remove_session(connection, store.user.id, first.id)));
  good(remove_other_sessions(connection, store.user.id, third.id));
  REQUIRE(good(sessions_of(connection, store.user.id)).size() == 1);
  good(remove_expired_sessions(connection, third.expires_at - std::chrono::milliseconds(1)));
  CHECK(good(find_session(connection, "h3")));
  good(remove_expired_sessions(connection, third.expires_at));
  CHECK_FALSE(good(find_session(connection, "h3")));
  good(add_session(connection, first));
  good(remove_other_sessions(connection, store.user.id, std::nullopt));
  CHECK(good(sessions_of(connection, store.user.id)).empty());
}

TEST_CASE_TEMPLATE("a sign-in link works once and not after its time", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto now = store.clock.now();
  const auto add = [&](std::string hash, Instant expires_at) {
    good(add_sign_in_link(
        connection, {.token_hash = std::move(hash), .user_id = store.user.id, .expires_at = expires_at}));
  };
  add("once", now + std::chrono::minutes(10));
  add("late", now);
  add("unused", now + std::chrono::minutes(10));
  CHECK(good(take_sign_in_link(connection, "once", now)) == store.user.id);
  CHECK_FALSE(good(take_sign_in_link(connection, "once", now)));
  CHECK_FALSE(good(take_sign_in_link(connection, "late", now)));
  CHECK_FALSE(good(take_sign_in_link(connection, "none", now)));
  good(remove_sign_in_links(connection, store.user.id));
  CHECK_FALSE(good(take_sign_in_link(connection, "unused", now)));
  add("old", now);
  good(remove_expired_sign_in_links(connection, now));
  CHECK_FALSE(good(take_sign_in_link(connection, "old", now - std::chrono::minutes(1))));
}

TEST_CASE_TEMPLATE("failures to sign in are counted by subject", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const std::string subject = "address:2001:db8::/64";
  CHECK_FALSE(good(find_sign_in_failures(connection, subject)));
  SignInFailures failures{
      .subject = subject, .count = 1, .window_start = store.clock.now(), .last_at = store.clock.now()};
  good(put_sign_in_failures(connection, failures));
  failures.count = 2;
  failures.last_at = store.clock.now();
  good(put_sign_in_failures(connection, failures));
  CHECK(good(find_sign_in_failures(connection, subject))->count == 2);
  CHECK(good(find_sign_in_failures(connection, subject))->last_at == failures.last_at);
  good(remove_sign_in_failures_before(connection, failures.last_at));
  CHECK(good(find_sign_in_failures(connection, subject)));
  good(remove_sign_in_failures(connection, subject));
  CHECK_FALSE(good(find_sign_in_failures(connection, subject)));
}

TEST_CASE_TEMPLATE("tokens are found, touched and removed by id", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto token = some_token(store, "h");
  good(add_token(connection, token));
  CHECK(add_token(connection, some_token(store, "h")).error().code == ErrorCode::conflict);
  const auto used = store.clock.now();
  good(touch_token(connection, token.id, used));
  good(touch_token(connection, token.id, token.created_at));
  CHECK(good(find_token(connection, token.id))->last_used_at == used);
  CHECK(good(remove_token(connection, token.id)));
  CHECK_FALSE(good(remove_token(connection, token.id)));
  CHECK_FALSE(good(find_token(connection, token.id)));
}

TEST_CASE_TEMPLATE("a provider is changed and removed, unless generations were made with it",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  auto other = store.some_provider();
  other.label = "Other";
  CHECK(add_provider(connection, other).error().code == ErrorCode::conflict);
  other.is_default = false;
  good(add_provider(connection, other));
  other.label = "Better";
  other.base_url = std::nullopt;
  good(update_provider(connection, other));
  CHECK(good(find_provider(connection, other.id))->label == "Better");
  other.is_default = true;
  CHECK(update_provider(connection, other).error().code == ErrorCode::conflict);
  good(choose_default(connection, other));
  CHECK(good(default_provider(connection, store.user.id))->id == other.id);
  CHECK(good(remove_provider(connection, other.id)));
  CHECK_FALSE(good(remove_provider(connection, other.id)));
  good(claim_job(connection, store.some_job()));
  CHECK(remove_provider(connection, store.provider.id).error().code == ErrorCode::conflict);
}

TEST_CASE_TEMPLATE("an answer is kept once under a person's key", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  StoredAnswer answer{.user_id = store.user.id,
                      .key = "k-1",
                      .request_hash = "abc",
                      .status = 201,
                      .headers = R"({"Location":"/api/projects/1"})",
                      .body = "{\"name\":\"Drachen – \\u0000\"}",
                      .created_at = store.clock.now()};
  good(add_answer(connection, answer));
  const auto found = good(find_answer(connection, store.user.id, "k-1"));
  REQUIRE(found);
  CHECK(found->body == answer.body);
  CHECK(found->headers == answer.headers);
  CHECK(found->status == 201);
  CHECK(add_answer(connection, answer).error().code == ErrorCode::conflict);
  CHECK_FALSE(good(find_answer(connection, store.user.id, "k-2")));
  answer.key = "k-2";
  answer.status = 42;
  CHECK(add_answer(connection, answer).error().code == ErrorCode::invalid_input);
  good(remove_answers_before(connection, answer.created_at));
  CHECK(good(find_answer(connection, store.user.id, "k-1")));
  good(remove_answers_before(connection, answer.created_at + std::chrono::milliseconds(1)));
  CHECK_FALSE(good(find_answer(connection, store.user.id, "k-1")));
}

TEST_CASE_TEMPLATE("events of a job are numbered from 1 and read from where one stopped", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  const auto job = good(claim_job(connection, store.some_job()));
  for (int i = 1; i <= 5; ++i) {
    CHECK(good(add_job_event(connection, job.id, "delta", R"({"text":"ä"})", store.clock.now())) == i);
  }
  const auto events = good(job_events_after(connection, job.id, 2, 2));
  REQUIRE(events.size() == 2);
  CHECK(events[0].seq == 3);
  CHECK(events[1].seq == 4);
  CHECK(events[1].body == R"({"text":"ä"})");
  CHECK(good(job_events_after(connection, job.id, 5, 10)).empty());
  CHECK(add_job_event(connection, job.id, "delta", "{", store.clock.now()).error().code ==
        ErrorCode::invalid_input);
  good(remove_job_events_before(connection, events[1].created_at));
  CHECK(good(job_events_after(connection, job.id, 0, 10)).size() == 2);
  CHECK(good(add_job_event(connection, job.id, "end", "{}", store.clock.now())) == 6);
}

}  // namespace nonagon::store
