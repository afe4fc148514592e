#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/json.hpp"
#include "net/http.hpp"
#include "support/files.hpp"

namespace nonagon::test {

// `nonagon serve` on a data folder of its own, ended with the object: it must end well.
class Served {
 public:
  // More words of the command line, "--db URL" among them.
  explicit Served(const std::vector<std::string>& more = {});
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  const std::string& url() const { return url_; }

  std::string data() const { return (folder_.path() / "data").string(); }

  // A session of the user of this machine.
  std::string token() const;

  // Writes a file beside the data folder.
  std::string file(const std::string& name, std::string_view text) const;

  // kill -9, and the same server again on the same address; `meanwhile` may change what it finds.
  void kill();
  void restart();
  void kill_and_restart(const std::function<void()>& meanwhile = [] {});

 private:
  void start(const std::string& address);

  TemporaryFolder folder_;
  std::vector<std::string> more_;
  std::string url_;
  pid_t pid_ = 0;
};

// What a caller of the API sends again and again.
struct Caller {
  std::string url;
  std::string token;  // none when empty

  net::Response send(std::string_view method,
                     std::string_view target,
                     const json::value& body = nullptr,
                     std::vector<net::Header> headers = {}) const;
  // The same, where it must succeed: the document of the answer.
  json::value get(std::string_view target) const;
  json::value post(std::string_view target,
                   const json::value& body = json::object(),
                   std::vector<net::Header> headers = {}) const;
};

// A question of an agent in the revision without sessions; `agent` has the token of a project.
net::Response asked(const Caller& agent, std::string_view method, json::object params, json::value id = 1);

// Makes an account and signs it in.
Caller registered(const std::string& url, std::string_view email);

}  // namespace nonagon::test
