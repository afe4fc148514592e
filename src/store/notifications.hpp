#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nonagon::store {

// Something that a committed transaction told by Connection::notify.
struct Notification {
  std::string channel;
  std::string payload;

  friend bool operator==(const Notification&, const Notification&) = default;
};

struct Heard {
  std::vector<Notification> notifications;

  // Nobody listened for a while before this: at the start, and after a lost connection. What is wanted has to
  // be read from the tables.
  bool has_gap = false;
};

// Hears what other servers on the same database tell, on a connection of its own. They are hints only: read
// the tables, and look from time to time without having been told. A SQLite store has one server, which needs
// nobody to tell it; there nothing is ever heard.
class Listener {
 public:
  // `url` is that of engine_of. Channels are lower case letters and underscores. Connects when it first
  // waits.
  Listener(std::string_view url, std::vector<std::string> channels);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Returns when something was told, when there was a gap, when stopped, and at the latest after `patience`.
  // A lost connection is made again, here or in a later call.
  Heard wait(std::chrono::milliseconds patience);

  // Ends the present and every later wait. From any thread.
  void stop();

 private:
  class Server;

  std::vector<std::string> channels_;
  std::unique_ptr<Server> server_;  // none for SQLite
  int stop_signal_;
};

}  // namespace nonagon::store
