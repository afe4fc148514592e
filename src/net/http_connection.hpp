#pragma once

// The inside of the server, shared by its two files: the only place where Asio and Beast are seen.

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>

#include "net/http_head.hpp"
#include "net/http_server.hpp"

namespace nonagon::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>,
                                         asio::io_context::executor_type>;
using Moment = std::chrono::steady_clock::time_point;

// What all connections of a server share.
struct ServerState {
  Handler handler;
  AtHand at_hand;
  HttpLimits limits;
  asio::thread_pool workers;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> in_work{0};
  std::atomic<bool> is_draining{false};

  ServerState(Handler the_handler, AtHand what_is_at_hand, const HttpLimits& the_limits, unsigned threads)
      : handler(std::move(the_handler)),
        at_hand(std::move(what_is_at_hand)),
        limits(the_limits),
        workers(threads) {}
};

// One client. Lives on one event loop; everything but the sinks' entrances runs there.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, ServerState& state);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void start();
  // Called about once a second.
  void sweep(Moment now);
  // Ends what nobody waits for; the rest ends after its answer.
  void drain();

 private:
  enum class Phase { reading, working, writing, streaming, lingering, closed };

  class ReplySink;
  class StreamSink;
  friend class ReplySink;
  friend class StreamSink;

  void read_head();
  void look_at_head();
  void take_head();
  void read_body();
  void work();
  std::optional<ReadyResponse> look_at_hand(const Request& request) const;
  void send(Response response);
  void send(ReadyResponse response);
  void refuse(int status, std::string_view text);
  void after_answer();
  void linger();
  void open_stream(Response head, std::shared_ptr<StreamSink> sink);
  void pump();
  void watch_for_end();
  void end_stream();
  void close();
  Request request_of_head(std::string_view head_target) const;
  std::string_view buffered() const;
  std::size_t fields_size() const;

  Socket socket_;
  ServerState& state_;
  beast::flat_buffer buffer_;
  std::optional<HeadReader> head_reader_;
  Request request_;
  std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
  std::string head_;  // of the answer that is being written
  std::shared_ptr<const std::string> body_;
  std::string remote_;
  std::optional<beast::http::response<beast::http::empty_body>> stream_head_;
  std::optional<beast::http::response_serializer<beast::http::empty_body>> stream_serializer_;
  std::shared_ptr<StreamSink> stream_;
  std::string chunk_;  // being written
  std::string scrap_;  // what a client sends while it is streamed to
  std::optional<Moment> deadline_;
  Moment last_write_;
  std::function<void(std::uint64_t, std::string_view, beast::error_code&)> chunk_check_;
  Phase phase_ = Phase::reading;
  std::size_t answered_ = 0;
  bool has_head_begun_ = false;
  bool is_head_ = false;
  bool is_refused_ = false;
  bool keeps_alive_ = false;
  bool is_last_chunk_ = false;
};

}  // namespace nonagon::net
