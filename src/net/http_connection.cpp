// Beast's parser holds it for impossible that a last chunk comes byte by byte, and still reads it rightly. In
// a program with assertions anybody could end the server by it.
#define BOOST_DISABLE_ASSERTS

#include "net/http_connection.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

namespace nonagon::net {

namespace http = beast::http;

namespace {

// What the parser says of bad input, as a status (RFC 9110, RFC 6585).
int status_of(beast::error_code error) {
  if (error == http::error::body_limit) return 413;
  if (error == http::error::header_limit) return 431;
  return 400;
}

bool is_client_fault(beast::error_code error) {
  return error.category() == http::make_error_code(http::error::bad_method).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

}  // namespace

// Carries an answer from any thread to the connection's own. A handler that throws its reply away without an
// answer still gives the client one.
class Connection::ReplySink : public Reply::Sink {
 public:
  explicit ReplySink(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  ReplySink(const ReplySink&) = delete;
  ReplySink& operator=(const ReplySink&) = delete;

  ~ReplySink() override {
    if (!is_answered_.exchange(true)) deliver({.status = 500, .headers = {}, .body = {}});
  }

  void send(Response response) override {
    if (!is_answered_.exchange(true)) deliver(std::move(response));
  }

  EventStream open(Response head) override;

 private:
  void deliver(Response response) {
    auto& connection = *connection_;
    connection.state_.in_work.fetch_sub(1);
    asio::post(connection.socket_.get_executor(),
               [connection = connection_, response = std::move(response)]() mutable {
                 connection->send(std::move(response));
               });
  }

  std::shared_ptr<Connection> connection_;
  std::atomic<bool> is_answered_{false};
};

// A bounded queue between whoever has events and the connection.
class Connection::StreamSink : public EventStream::Sink, public std::enable_shared_from_this<StreamSink> {
 public:
  explicit StreamSink(const std::shared_ptr<Connection>& connection)
      : connection_(connection), most_bytes_(connection->state_.limits.stream_bytes) {}

  bool write(std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (is_ended_ || is_closing_) return false;
    if (waiting_.size() + bytes.size() > most_bytes_) {
      is_closing_ = true;
      waiting_.clear();
      wake();
      return false;
    }
    const bool was_empty = waiting_.empty();
    waiting_ += bytes;
    if (was_empty) wake();
    return true;
  }

  void close() override {
    const std::lock_guard lock(mutex_);
    if (is_closing_ || is_ended_) return;
    is_closing_ = true;
    wake();
  }

  bool is_open() const override {
    const std::lock_guard lock(mutex_);
    return !is_closing_ && !is_ended_;
  }

  void on_close(std::function<void()> tell) override {
    {
      const std::lock_guard lock(mutex_);
      if (!is_ended_) {
        tell_ = std::move(tell);
        return;
      }
    }
    tell();
  }

  // What waits, and whether nothing will follow.
  std::pair<std::string, bool> take() {
    const std::lock_guard lock(mutex_);
    return {std::exchange(waiting_, {}), is_closing_};
  }

  void end() {
    std::function<void()> tell;
    {
      const std::lock_guard lock(mutex_);
      if (is_ended_) return;
      is_ended_ = true;
      tell = std::move(tell_);
    }
    if (tell) tell();
  }

 private:
  void wake() {
    if (auto connection = connection_.lock())
      asio::post(connection->socket_.get_executor(), [connection] { connection->pump(); });
  }

  std::weak_ptr<Connection> connection_;  // the stream may outlive it, and even its server
  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::string waiting_;
  std::function<void()> tell_;
  bool is_closing_ = false;
  bool is_ended_ = false;
};

EventStream Connection::ReplySink::open(Response head) {
  if (is_answered_.exchange(true)) return {};
  connection_->state_.in_work.fetch_sub(1);
  auto sink = std::make_shared<StreamSink>(connection_);
  asio::post(connection_->socket_.get_executor(),
             [connection = connection_, sink, head = std::move(head)]() mutable {
               connection->open_stream(std::move(head), std::move(sink));
             });
  return EventStream(std::move(sink));
}

Connection::Connection(Socket socket, ServerState& state)
    : socket_(std::move(socket)), state_(state), buffer_(state.limits.head_bytes + (64U << 10U)) {
  state_.connections.fetch_add(1);
}

Connection::~Connection() {
  state_.connections.fetch_sub(1);
}

void Connection::start() {
  beast::error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto peer = socket_.remote_endpoint(ignored);
  remote_ = peer.address().to_string(ignored);
  read_head();
}

std::string_view Connection::buffered() const {
  const auto bytes = buffer_.cdata();
  return {static_cast<const char*>(bytes.data()), bytes.size()};
}

void Connection::read_head() {
  phase_ = Phase::reading;
  has_head_begun_ = answered_ == 0 || buffer_.size() > 0;
  deadline_ = std::chrono::steady_clock::now() +
              (has_head_begun_ ? state_.limits.head_time : state_.limits.idle_time);
  head_reader_.emplace(HeadLimits{.line_bytes = state_.limits.line_bytes,
                                  .head_bytes = state_.limits.head_bytes,
                                  .fields = state_.limits.fields});
  look_at_head();
}

void Connection::look_at_head() {
  constexpr std::size_t at_once = 8192;
  // Empty lines before a request are passed over (RFC 9112, section 2.2).
  while (buffered().starts_with("\r\n")) buffer_.consume(2);
  if (buffered() != "\r") {
    if (head_reader_->read(buffered())) return take_head();
    if (const auto& fault = head_reader_->fault()) return refuse(fault->status, fault->text);
  }
  const auto room = std::min(at_once, buffer_.max_size() - buffer_.size());
  socket_.async_read_some(
      buffer_.prepare(room), [self = shared_from_this()](beast::error_code error, std::size_t count) {
        if (error) return self->close();
        if (!std::exchange(self->has_head_begun_, true))
          self->deadline_ = std::chrono::steady_clock::now() + self->state_.limits.head_time;
        self->buffer_.commit(count);
        self->look_at_head();
      });
}

// The head is sound: Beast reads it again, for the body that follows.
void Connection::take_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(state_.limits.head_bytes));
  parser_->body_limit(state_.limits.body_bytes);
  chunk_check_ = [](std::uint64_t, std::string_view extensions, beast::error_code& error) {
    constexpr std::size_t most_bytes = 256;
    if (extensions.size() > most_bytes) error = http::error::bad_chunk_extension;
  };
  parser_->on_chunk_header(chunk_check_);
  beast::error_code error;
  const auto used = parser_->put(asio::buffer(buffered().substr(0, head_reader_->size())), error);
  buffer_.consume(used);
  if (error) return refuse(status_of(error), "the request cannot be read");
  const auto& head = parser_->get();
  const auto target = origin_form(head.target(), head[http::field::host]);
  if (!target || (*target == "*" && head.method() != http::verb::options))
    return refuse(400, "the target is no path of this host");
  // What comes as a trailer is no part of the head: it must not change what was decided by it.
  request_ = request_of_head(*target);
  read_body();
}

void Connection::read_body() {
  deadline_ = std::chrono::steady_clock::now() + state_.limits.body_time;
  const auto& head = parser_->get();
  if (beast::iequals(head[http::field::expect], "100-continue") && !parser_->is_done()) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    beast::error_code ignored;
    asio::write(socket_, asio::buffer(go_on), ignored);  // 25 bytes into an empty send buffer never wait
  }
  http::async_read(
      socket_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (!error) return self->work();
        if (is_client_fault(error)) return self->refuse(status_of(error), "the request cannot be read");
        self->close();
      });
}

Request Connection::request_of_head(std::string_view head_target) const {
  const auto& head = parser_->get();
  Request request{.method = std::string(head.method_string()),
                  .target = std::string(head_target),
                  .headers = {},
                  .body = {},
                  .remote = remote_};
  for (const auto& field : head)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  return request;
}

// Of head and trailers, which Beast puts together.
std::size_t Connection::fields_size() const {
  std::size_t bytes = 0;
  for (const auto& field : parser_->get()) bytes += field.name_string().size() + field.value().size();
  return bytes;
}

void Connection::work() {
  phase_ = Phase::working;
  deadline_.reset();
  is_head_ = request_.method == "HEAD";
  keeps_alive_ = parser_->get().keep_alive() && answered_ + 1 < state_.limits.requests_a_connection;
  if (state_.is_draining) keeps_alive_ = false;
  if (fields_size() > state_.limits.head_bytes)
    return refuse(431, "the trailers of the request are too long");
  auto request = std::exchange(request_, {});
  request.body = std::move(parser_->get().body());
  if (auto ready = look_at_hand(request)) return send(*std::move(ready));
  if (state_.in_work.fetch_add(1) >= state_.limits.requests_in_work) {
    state_.in_work.fetch_sub(1);
    return refuse(503, "too many requests are in work");
  }
  Reply reply(std::make_shared<ReplySink>(shared_from_this()));
  asio::post(state_.workers,
             [&state = state_, request = std::move(request), reply = std::move(reply)]() mutable {
               try {
                 state.handler(std::move(request), reply);
               } catch (const std::exception&) {
                 reply.send({.status = 500, .headers = {}, .body = {}});
               }
             });
}

std::optional<ReadyResponse> Connection::look_at_hand(const Request& request) const {
  if (!state_.at_hand) return std::nullopt;
  try {
    return state_.at_hand(request);
  } catch (const std::exception&) {
    return std::nullopt;  // the handler finds out what is wrong
  }
}

void Connection::refuse(int status, std::string_view text) {
  keeps_alive_ = false;
  is_refused_ = true;
  Response response{
      .status = status, .headers = {{"Content-Type", "text/plain"}}, .body = std::string(text) + "\n"};
  if (status == 503) response.headers.push_back({"Retry-After", "1"});
  send(std::move(response));
}

void Connection::send(Response response) {
  send(ReadyResponse{.status = response.status,
                     .head = field_lines(response.headers),
                     .body = std::make_shared<const std::string>(std::move(response.body))});
}

void Connection::send(ReadyResponse response) {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::writing;
  deadline_ = std::chrono::steady_clock::now() + state_.limits.stall_time;
  head_ = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  head_ += response.head;
  if (!keeps_alive_) head_ += "Connection: close\r\n";
  // A 204 or 304 has no body and no length (RFC 9110, section 8.6).
  const bool has_body = response.status != 204 && response.status != 304;
  if (has_body) fmt::format_to(std::back_inserter(head_), "Content-Length: {}\r\n", response.body->size());
  head_ += "\r\n";
  body_ = std::move(response.body);
  const bool is_body_sent = has_body && !is_head_;
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head_),
                                                is_body_sent ? asio::buffer(*body_) : asio::const_buffer()};
  asio::async_write(socket_, parts, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error) return self->close();
    self->after_answer();
  });
}

void Connection::after_answer() {
  ++answered_;
  body_.reset();
  if (is_refused_) return linger();
  if (!keeps_alive_ || state_.is_draining) return close();
  read_head();
}

// Closing while the client still sends would reset the connection, and the answer might never be read
// (RFC 9112, section 9.6).
void Connection::linger() {
  constexpr std::chrono::seconds patience{2};
  phase_ = Phase::lingering;
  deadline_ = std::chrono::steady_clock::now() + patience;
  beast::error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  watch_for_end();
}

void Connection::open_stream(Response head, std::shared_ptr<StreamSink> sink) {
  stream_ = std::move(sink);
  if (phase_ == Phase::closed) return end_stream();
  phase_ = Phase::streaming;
  stream_head_.emplace(static_cast<http::status>(head.status), 11);
  for (auto& header : head.headers) stream_head_->insert(header.name, header.value);
  stream_head_->keep_alive(false);
  stream_head_->chunked(true);
  stream_serializer_.emplace(*stream_head_);
  chunk_ = "head";  // nothing else is written meanwhile
  deadline_ = std::chrono::steady_clock::now() + state_.limits.stall_time;
  http::async_write_header(
      socket_, *stream_serializer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->chunk_.clear();
        if (error) return self->close();
        self->last_write_ = std::chrono::steady_clock::now();
        self->deadline_.reset();
        self->watch_for_end();
        self->pump();
      });
}

// A client that goes away is noticed by reading; what it sends is passed over.
void Connection::watch_for_end() {
  scrap_.resize(512);
  socket_.async_read_some(asio::buffer(scrap_),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            if (error) return self->close();
                            self->watch_for_end();
                          });
}

void Connection::pump() {
  if (phase_ != Phase::streaming || !chunk_.empty() || is_last_chunk_) return;
  auto [bytes, is_closing] = stream_->take();
  if (bytes.empty() && !is_closing) return;
  chunk_ = std::move(bytes);
  deadline_ = std::chrono::steady_clock::now() + state_.limits.stall_time;
  const auto done = [self = shared_from_this()](beast::error_code error, std::size_t) {
    self->chunk_.clear();
    self->last_write_ = std::chrono::steady_clock::now();
    self->deadline_.reset();
    if (error || self->is_last_chunk_) return self->close();
    self->pump();
  };
  if (chunk_.empty()) {
    is_last_chunk_ = true;
    chunk_ = "0\r\n\r\n";
    return asio::async_write(socket_, asio::buffer(chunk_), done);
  }
  asio::async_write(socket_, http::make_chunk(asio::buffer(chunk_)), done);
}

void Connection::end_stream() {
  if (auto stream = std::exchange(stream_, nullptr)) stream->end();
}

void Connection::sweep(Moment now) {
  if (deadline_ && now > *deadline_) return close();
  if (phase_ == Phase::streaming && chunk_.empty() && now - last_write_ > state_.limits.heartbeat_time)
    stream_->write(": \n\n");
}

void Connection::drain() {
  if (phase_ == Phase::reading && buffer_.size() == 0 && answered_ > 0) return close();
  if (phase_ == Phase::streaming && stream_) stream_->close();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  deadline_.reset();
  beast::error_code ignored;
  socket_.shutdown(Socket::shutdown_both, ignored);
  socket_.close(ignored);
  end_stream();
}

}  // namespace nonagon::net
