#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What HTTP/1.1 carries (RFC 9110), apart from how it travels.
namespace nonagon::net {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method;
  std::string target;  // path and query as they were sent
  std::vector<Header> headers;
  std::string body;
  std::string remote;  // address of the peer

  // The first value of a header, null when it was not sent. Names ignore case.
  const std::string* header(std::string_view name) const;

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
};

// An answer that was written before, to be sent as it is.
struct ReadyResponse {
  int status = 200;
  std::string head;  // see field_lines
  std::shared_ptr<const std::string> body;
};

// Header fields as lines of a message's head (RFC 9112, section 5); what a line cannot hold becomes a space.
std::string field_lines(const std::vector<Header>& headers);

// An answer that goes on: server-sent events. May be used from any thread, and kept as long as wanted.
class EventStream {
 public:
  class Sink {
   public:
    virtual ~Sink() = default;
    virtual bool write(std::string bytes) = 0;
    virtual void close() = 0;
    virtual bool is_open() const = 0;
    virtual void on_close(std::function<void()> tell) = 0;
  };

  EventStream() = default;

  explicit EventStream(std::shared_ptr<Sink> sink) : sink_(std::move(sink)) {}

  // Hands bytes on; false when the client is gone or reads so slowly that it was dropped.
  bool write(std::string bytes) const { return sink_ != nullptr && sink_->write(std::move(bytes)); }

  void close() const {
    if (sink_ != nullptr) sink_->close();
  }

  bool is_open() const { return sink_ != nullptr && sink_->is_open(); }

  // Called once, from any thread, when the client goes away; at once if it is gone.
  void on_close(std::function<void()> tell) const {
    if (sink_ != nullptr) sink_->on_close(std::move(tell));
  }

 private:
  std::shared_ptr<Sink> sink_;
};

// Where the answer to one request goes: exactly one of `send` and `open` is called, once, from any thread.
class Reply {
 public:
  class Sink {
   public:
    virtual ~Sink() = default;
    virtual void send(Response response) = 0;
    virtual EventStream open(Response head) = 0;
  };

  explicit Reply(std::shared_ptr<Sink> sink) : sink_(std::move(sink)) {}

  void send(Response response) const { sink_->send(std::move(response)); }

  // Sends the head; the body follows piece by piece.
  EventStream open(Response head) const { return sink_->open(std::move(head)); }

 private:
  std::shared_ptr<Sink> sink_;
};

using Handler = std::function<void(Request request, Reply reply)>;

// Gives the answer that is at hand in memory, if there is one. Runs on the event loop: it neither waits nor
// works.
using AtHand = std::function<std::optional<ReadyResponse>(const Request& request)>;

// "Not Found" (RFC 9110, section 15).
std::string_view reason_phrase(int status);

bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace nonagon::net
