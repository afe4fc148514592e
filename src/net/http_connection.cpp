#include "net/http_connection.hpp"

#include <algorithm>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

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
  read_head();
}

void Connection::read_head() {
  phase_ = Phase::reading;
  deadline_ =
      std::chrono::steady_clock::now() + (answered_ == 0 ? state_.limits.head_time : state_.limits.idle_time);
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(state_.limits.head_bytes));
  parser_->body_limit(state_.limits.body_bytes);
  http::async_read_header(
      socket_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error) {
          if (is_client_fault(error)) return self->refuse(status_of(error), "the request cannot be read");
          return self->close();
        }
        if (!self->has_one_host()) return self->refuse(400, "a request names one Host");
        self->read_body();
      });
}

bool Connection::has_one_host() const {
  return parser_->get().count(http::field::host) == 1;
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

Request Connection::take_request() {
  auto message = parser_->release();
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  for (const auto& field : message)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  request.body = std::move(message.body());
  beast::error_code ignored;
  const auto peer = socket_.remote_endpoint(ignored);
  request.remote = peer.address().to_string(ignored);
  return request;
}

void Connection::work() {
  phase_ = Phase::working;
  deadline_.reset();
  is_head_ = parser_->get().method() == http::verb::head;
  keeps_alive_ = parser_->get().keep_alive() && answered_ + 1 < state_.limits.requests_a_connection;
  if (state_.is_draining) keeps_alive_ = false;
  if (state_.in_work.fetch_add(1) >= state_.limits.requests_in_work) {
    state_.in_work.fetch_sub(1);
    return refuse(503, "too many requests are in work");
  }
  Reply reply(std::make_shared<ReplySink>(shared_from_this()));
  asio::post(state_.workers, [&state = state_, request = take_request(), reply = std::move(reply)]() mutable {
    try {
      state.handler(std::move(request), reply);
    } catch (const std::exception&) {
      reply.send({.status = 500, .headers = {}, .body = {}});
    }
  });
}

void Connection::refuse(int status, std::string_view text) {
  keeps_alive_ = false;
  Response response{
      .status = status, .headers = {{"Content-Type", "text/plain"}}, .body = std::string(text) + "\n"};
  if (status == 503) response.headers.push_back({"Retry-After", "1"});
  send(std::move(response));
}

void Connection::send(Response response) {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::writing;
  deadline_ = std::chrono::steady_clock::now() + state_.limits.stall_time;
  response_.emplace(static_cast<http::status>(response.status), 11);
  for (auto& header : response.headers) response_->insert(header.name, header.value);
  response_->keep_alive(keeps_alive_);
  response_->body() = std::move(response.body);
  // A 204 or 304 has no body and no length (RFC 9110, section 8.6).
  if (response.status != 204 && response.status != 304) response_->content_length(response_->body().size());
  if (is_head_) response_->body().clear();  // its length is told, the body is not sent
  http::async_write(socket_, *response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error) return self->close();
    self->after_answer();
  });
}

void Connection::after_answer() {
  ++answered_;
  response_.reset();
  if (!keeps_alive_ || state_.is_draining) return close();
  read_head();
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
