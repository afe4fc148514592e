// `nonagon serve`, its PostgreSQL, or both are killed at random moments under a mixed load of writes. What
// was acknowledged must be there, and nothing twice: whoever got no answer asks again with the same
// Idempotency-Key or ETag, as a client would.
#include <atomic>
#include <cstdlib>
#include <map>
#include <random>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "net/http_client.hpp"
#include "store/engines/postgres.hpp"
#include "store/engines/sqlite.hpp"
#include "support/postgres.hpp"
#include "support/served.hpp"

namespace nonagon {
namespace {

using test::Caller;
using test::Served;

int kills(int usual, const char* name) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? usual : std::max(std::atoi(wanted), 1);
}

unsigned seed() {
  const char* wanted = std::getenv("NONAGON_SEED");
  return wanted == nullptr ? 20260101U : static_cast<unsigned>(std::atoi(wanted));
}

// One write, which may have to be sent several times until its fate is known.
struct Write {
  std::string kind;
  std::string method;
  std::string target;
  json::value body;
  std::string marker;    // its Idempotency-Key, and in the data where it leaves a trace
  std::string tag = {};  // of the stage that a save is made over
};

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

// Somebody with a project of their own, who writes one thing after the other.
class Writer {
 public:
  Writer(Caller caller, int number, unsigned seed)
      : caller_(std::move(caller)), number_(number), random_(seed) {
    project_ =
        "/api/projects/" +
        text(caller_.post("/api/projects", {{"name", fmt::format("Writer {}", number)}, {"idea", idea}})
                 .at("id"));
  }

  // Writes until the server is gone, or it is enough.
  void write_until(const std::atomic<bool>& is_enough) {
    while (!is_enough) {
      if (!pending_) pending_ = next();
      if (!send_pending()) return;
    }
  }

  // What has no answer yet gets one. False when the server does not give it.
  bool settle() {
    for (int i = 0; pending_ && i < 200; ++i) {
      if (!send_pending()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return !pending_;
  }

  enum class Look { quick, deep };
  void check(Look look) const;

  std::size_t acknowledged() const { return acknowledged_; }

  const std::map<std::string, std::size_t>& by_kind() const { return by_kind_; }

  std::size_t projects() const { return count("project"); }

  std::size_t providers() const { return count("provider"); }

 private:
  static constexpr std::string_view idea = "Members of a tool library borrow tools and bring them back.";

  std::size_t count(const std::string& kind) const {
    const auto found = by_kind_.find(kind);
    return found == by_kind_.end() ? 0 : found->second;
  }

  Write next() {
    const auto marker = fmt::format("writer {} write {}", number_, ++writes_);
    const auto stage = project_ + "/stages/1";
    const auto dice = std::uniform_int_distribution<int>(0, 99)(random_);
    if (dice < 25) {
      return {"save",
              "PUT",
              stage,
              {{"data", {{"name", "Tool library"}, {"tagline", marker}, {"description", "Lends tools."}}}},
              marker};
    }
    if (dice < 45) return {"generate", "POST", stage + "/generate", json::object(), marker};
    if (dice < 55) return {"complete", "POST", stage + "/complete", json::object(), marker};
    if (dice < 65) return {"revert", "POST", stage + "/revert", json::object(), marker};
    if (dice < 75) return {"export", "POST", project_ + "/exports", {{"format", "zip"}}, marker};
    if (dice < 80) {
      return {"provider",
              "POST",
              "/api/ai-providers",
              {{"provider", "openai"}, {"label", marker}, {"apiKey", "sk-" + marker}, {"defaultModel", "m"}},
              marker};
    }
    if (dice < 85) return {"token", "POST", project_ + "/mcp-tokens", {{"label", marker}}, marker};
    if (dice < 90) return {"project", "POST", "/api/projects", {{"name", marker}}, marker};
    if (dice < 95) return {"draft", "PUT", stage + "/draft", {{"data", {{"half", marker}}}}, marker};
    return {"rename", "PATCH", project_, {{"description", marker}}, marker};
  }

  // Nothing when the server does not answer, or says that it cannot now.
  std::optional<net::Response> ask(std::string_view method,
                                   const std::string& target,
                                   const json::value& body,
                                   std::vector<net::Header> headers) const {
    headers.push_back({"Authorization", "Bearer " + caller_.token});
    net::Request request{.method = std::string(method),
                         .target = target,
                         .headers = std::move(headers),
                         .body = {},
                         .remote = {}};
    if (!body.is_null()) {
      request.headers.push_back({"Content-Type", "application/json"});
      request.body = write_json_line(body);
    }
    auto response = net::ask(caller_.url, request);
    if (!response || response->status >= 500) return std::nullopt;
    return *std::move(response);
  }

  // True when the fate of the pending write is known now.
  bool send_pending() {
    auto& write = *pending_;
    if (write.kind == "save" && write.tag.empty() && !read_tag(write)) return false;
    const bool is_again = std::exchange(has_been_sent_, true);
    std::vector<net::Header> headers;
    if (write.method == "POST") headers.push_back({"Idempotency-Key", write.marker});
    if (write.kind == "save") headers.push_back({"If-Match", write.tag});
    if (write.kind == "generate" && writes_ % 2 == 0) headers.push_back({"Prefer", "wait=5"});
    const auto response = ask(write.method, write.target, write.body, std::move(headers));
    if (!response) return false;
    if (response->status < 300) {
      const auto document = response->body.empty() ? json::value() : parse_json(response->body).value();
      if (write.kind == "export") exports_.push_back(text(document.at("id")));
      if (write.kind == "generate") jobs_.push_back(text(document.at("id")));
      if (write.kind == "complete" || write.kind == "revert") status_ = text(document.at("status"));
      return acknowledge();
    }
    // The stage has moved on: by the first sending of this save, or by a generation that ended meanwhile.
    const bool is_stale = write.kind == "save" && response->status == 412;
    if (is_stale && is_again) {
      const auto versions = versions_with(write.marker);
      if (!versions) return false;
      if (*versions > 0) return acknowledge();
    }
    // A stage that is complete is not saved, one that is generating is not exported …: told, and nothing
    // done.
    if (!is_stale && response->status != 409 && response->status != 422)
      problems_.push_back(fmt::format("{} → {} {}", write.kind, response->status, response->body));
    forget();
    return true;
  }

  bool read_tag(Write& write) const {
    const auto stage = ask("GET", project_ + "/stages/1", nullptr, {});
    if (!stage || stage->status != 200) return false;
    for (const auto& header : stage->headers) {
      if (header.name == "ETag") write.tag = header.value;
    }
    return !write.tag.empty();
  }

  // How many versions of the stage hold the marker: 0 or 1, or something is wrong.
  std::optional<std::size_t> versions_with(const std::string& marker) {
    const auto list = ask("GET", project_ + "/stages/1/outputs", nullptr, {});
    if (!list || list->status != 200) return std::nullopt;
    const auto items = parse_json(list->body).value().at("items").as_array();
    std::size_t found = 0;
    for (std::size_t i = items.size() > 3 ? items.size() - 3 : 0; i < items.size(); ++i) {
      const auto number = items[i].at("version").to_number<int>();
      const auto output =
          ask("GET", fmt::format("{}/stages/1/outputs/{}?format=json", project_, number), nullptr, {});
      if (!output || output->status != 200) return std::nullopt;
      found += output->body.contains("\"" + marker + "\"") ? 1 : 0;
    }
    if (found > 1) problems_.push_back("a save was done twice: " + marker);
    return found;
  }

  bool acknowledge() {
    ++acknowledged_;
    ++by_kind_[pending_->kind];
    if (pending_->kind == "save" || pending_->kind == "generate") status_.clear();
    if (pending_->kind == "save") saved_.push_back(pending_->marker);
    if (pending_->kind == "rename") description_ = pending_->marker;
    forget();
    return true;
  }

  void forget() {
    pending_.reset();
    has_been_sent_ = false;
  }

  void check_versions(std::int64_t last) const;

  json::array all(const std::string& target) const {
    json::array items;
    std::string cursor;
    while (true) {
      const auto page = caller_.get(fmt::format("{}?limit=100{}", target, cursor));
      for (const auto& item : page.at("items").as_array()) items.push_back(item);
      if (!page.at("nextCursor").is_string()) return items;
      cursor = "&cursor=" + text(page.at("nextCursor"));
    }
  }

  Caller caller_;
  int number_;
  std::mt19937 random_;
  std::string project_;
  int writes_ = 0;
  std::optional<Write> pending_;
  bool has_been_sent_ = false;
  std::size_t acknowledged_ = 0;
  std::map<std::string, std::size_t> by_kind_;
  std::vector<std::string> saved_;
  std::vector<std::string> exports_;
  std::vector<std::string> jobs_;
  std::string status_;  // of the stage, when the last write to it said so
  std::string description_;
  std::vector<std::string> problems_;
};

void Writer::check_versions(std::int64_t last) const {
  std::map<std::string, int> taglines;
  for (std::int64_t number = 1; number <= last; ++number) {
    const auto payload = caller_.get(fmt::format("{}/stages/1/outputs/{}?format=json", project_, number));
    const auto* tagline = payload.as_object().if_contains("tagline");
    if (tagline != nullptr) ++taglines[text(*tagline)];
  }
  for (const auto& marker : saved_) {
    CAPTURE(marker);
    CHECK(taglines[marker] == 1);
  }
}

void Writer::check(Look look) const {
  CAPTURE(number_);
  for (const auto& problem : problems_) FAIL_CHECK(problem);
  auto stage = caller_.get(project_ + "/stages/1");
  // What was just asked for again may still be under way.
  for (int i = 0; look == Look::quick && stage.at("status") == "generating" && i < 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stage = caller_.get(project_ + "/stages/1");
  }
  CHECK(stage.at("status") != "generating");
  if (!status_.empty()) CHECK(text(stage.at("status")) == status_);
  if (!description_.empty()) CHECK(text(caller_.get(project_).at("description")) == description_);

  const auto versions = caller_.get(project_ + "/stages/1/outputs").at("items").as_array();
  std::int64_t expected = 0;
  int active = 0;
  for (const auto& version : versions) {
    CHECK(version.at("version") == ++expected);
    active += version.at("isActive").as_bool() ? 1 : 0;
  }
  CHECK(active == (versions.empty() ? 0 : 1));
  if (look == Look::deep) check_versions(expected);

  const auto exports = all(project_ + "/exports");
  CHECK(exports.size() == exports_.size());
  for (const auto& id : exports_) {
    const auto zip = caller_.send("GET", fmt::format("{}/exports/{}/download", project_, id));
    CHECK(zip.status == 200);
    CHECK(zip.body.starts_with("PK"));
    if (look == Look::quick) break;
  }
  CHECK(all(project_ + "/mcp-tokens").size() == count("token"));

  // One record for each job that was begun, and a version for each that succeeded.
  std::map<std::string, int> records;
  for (const auto& call : all(project_ + "/generations")) ++records[text(call.at("generationId"))];
  CHECK(records.size() == jobs_.size());
  for (const auto& id : jobs_) {
    CAPTURE(id);
    CHECK(records[id] == 1);
    if (look == Look::quick) continue;
    const auto job = caller_.get(fmt::format("{}/stages/1/generations/{}", project_, id));
    const bool has_ended = job.at("state") == "succeeded" || job.at("state") == "failed";
    CHECK(has_ended);
    CHECK(job.at("outputVersion").is_null() == (job.at("state") != "succeeded"));
  }
}

enum class Victims { server, database, server_and_database };

void check_sound(store::Connection& connection) {
  const auto sound = connection.check_integrity();
  CHECK_MESSAGE(sound.has_value(), (sound ? "" : sound.error().detail));
  const auto stuck =
      connection.query("SELECT count(*) FROM stages WHERE status = 'generating'", {}).value().at(0).at(0);
  CHECK(stuck == store::Value(std::int64_t{0}));
  const auto open = connection.query("SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')", {})
                        .value()
                        .at(0)
                        .at(0);
  CHECK(open == store::Value(std::int64_t{0}));
}

void print(std::string_view engine, int killed, const std::vector<Writer>& writers) {
  std::map<std::string, std::size_t> kinds;
  std::size_t acknowledged = 0;
  for (const auto& writer : writers) {
    acknowledged += writer.acknowledged();
    for (const auto& [kind, count] : writer.by_kind()) kinds[kind] += count;
  }
  std::string list;
  for (const auto& [kind, count] : kinds)
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", count, kind);
  fmt::print("{}: killed {} times; {} acknowledged writes ({}) are there once each\n",
             engine,
             killed,
             acknowledged,
             list);
}

void torment(Served& served, int kills, Victims victims, const auto& open, std::string_view engine) {
  constexpr int writers_at_once = 4;
  constexpr int between_looks = 50;
  const auto account = test::registered(served.url(), "ada@example.com");
  std::vector<Writer> writers;
  for (int i = 0; i < writers_at_once; ++i)
    writers.emplace_back(account, i, seed() + static_cast<unsigned>(i));
  std::mt19937 random(seed());
  std::uniform_int_distribution<int> life_ms(1, 200);
  for (int killed = 1; killed <= kills; ++killed) {
    CAPTURE(killed);
    std::atomic<bool> is_enough = false;
    std::vector<std::jthread> threads;
    for (auto& writer : writers) threads.emplace_back([&] { writer.write_until(is_enough); });
    std::this_thread::sleep_for(std::chrono::milliseconds(life_ms(random)));
    if (victims != Victims::database) served.kill();
    if (victims == Victims::database) test::postgres().restart();
    is_enough = true;
    threads.clear();
    if (victims == Victims::server_and_database) test::postgres().restart();
    if (victims != Victims::database) served.restart();
    for (auto& writer : writers) {
      REQUIRE(writer.settle());
      // A generation whose end could not be written is ended when its lease runs out.
      if (victims != Victims::database && killed % between_looks == 0) writer.check(Writer::Look::quick);
    }
  }
  served.kill();
  served.restart();
  std::size_t projects = 0;
  std::size_t providers = 0;
  for (const auto& writer : writers) {
    writer.check(Writer::Look::deep);
    projects += writer.projects() + 1;
    providers += writer.providers();
  }
  {
    const auto connection = open();
    check_sound(*connection);
    const auto count = [&](std::string_view what) {
      return std::get<std::int64_t>(
          connection->query(fmt::format("SELECT count(*) FROM {}", what), {}).value().at(0).at(0));
    };
    CHECK(count("projects") == static_cast<std::int64_t>(projects));
    CHECK(count("ai_provider_configs WHERE base_url IS NULL") == static_cast<std::int64_t>(providers));
  }
  print(engine, kills, writers);
}

}  // namespace

TEST_CASE("kill -9 of a server on SQLite under a mixed load of writes") {
  Served served;
  torment(
      served,
      kills(15, "NONAGON_KILLS"),
      Victims::server,
      [&] { return store::open_sqlite(std::filesystem::path(served.data()) / "nonagon.sqlite").value(); },
      "SQLite");
}

TEST_CASE("kill -9 of the PostgreSQL of a server that goes on, under a mixed load of writes") {
  test::postgres().create_database("orphaned");
  const auto url = test::postgres().url_of("orphaned");
  Served served({"--db", url});
  torment(
      served,
      kills(5, "NONAGON_POSTGRES_KILLS"),
      Victims::database,
      [&] { return store::open_postgres(url).value(); },
      "PostgreSQL alone");
}

TEST_CASE("kill -9 of a server and of its PostgreSQL under a mixed load of writes") {
  test::postgres().create_database("killed");
  const auto url = test::postgres().url_of("killed");
  Served served({"--db", url});
  torment(
      served,
      kills(5, "NONAGON_POSTGRES_KILLS"),
      Victims::server_and_database,
      [&] { return store::open_postgres(url).value(); },
      "PostgreSQL");
}

}  // namespace nonagon
