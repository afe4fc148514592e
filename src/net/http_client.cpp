#include "net/http_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <sys/socket.h>

namespace nonagon::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

struct Address {
  bool is_secure = false;
  std::string host;
  std::string port;
  std::string path;  // before the target; without a slash at its end
};

std::unexpected<Error> unreachable(const std::string& base, const std::string& why) {
  return fail({.code = ErrorCode::unavailable,
               .detail = fmt::format("the server {} does not answer", base),
               .pointer = {},
               .reason = why,
               .fix = "look whether it runs there, then try again"});
}

Result<Address> parse(const std::string& base) {
  Address address;
  auto rest = std::string_view(base);
  address.is_secure = rest.starts_with("https://");
  if (!address.is_secure && !rest.starts_with("http://")) {
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("\"{}\" is no address of a server", base),
                 .pointer = {},
                 .reason = "it begins with https:// or http://",
                 .fix = "give it like https://design.example.com"});
  }
  rest.remove_prefix(rest.find("//") + 2);
  const auto slash = rest.find('/');
  auto authority = rest.substr(0, slash);
  if (slash != std::string_view::npos) address.path = rest.substr(slash);
  while (address.path.ends_with('/')) address.path.pop_back();
  const auto colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && colon > authority.rfind(']') + 1;
  address.port = has_port ? std::string(authority.substr(colon + 1)) : address.is_secure ? "443" : "80";
  authority = authority.substr(0, has_port ? colon : std::string_view::npos);
  if (authority.starts_with('[') && authority.ends_with(']'))
    authority = authority.substr(1, authority.size() - 2);
  address.host = std::string(authority);
  return address;
}

void limit_stalls(Tcp::socket& socket, std::chrono::seconds time) {
  const timeval patience{.tv_sec = time.count(), .tv_usec = 0};
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

template <class Stream>
Result<Response> exchange(Stream& stream,
                          const http::request<http::string_body>& question,
                          const std::string& base,
                          const ClientLimits& limits) {
  beast::error_code error;
  http::write(stream, question, error);
  if (error) return unreachable(base, error.message());
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(limits.body_bytes);
  http::read(stream, buffer, parser, error);
  if (error) return unreachable(base, error.message());
  auto message = parser.release();
  Response response{.status = static_cast<int>(message.result_int()), .headers = {}, .body = {}};
  for (const auto& field : message)
    response.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  response.body = std::move(message.body());
  return response;
}

http::request<http::string_body> question_of(const Request& request, const Address& address) {
  http::request<http::string_body> question(
      http::string_to_verb(request.method), address.path + request.target, 11);
  const bool is_usual = address.port == (address.is_secure ? "443" : "80");
  question.set(http::field::host, is_usual ? address.host : fmt::format("{}:{}", address.host, address.port));
  question.set(http::field::user_agent, "nonagon");
  question.set(http::field::connection, "close");
  for (const auto& header : request.headers) question.set(header.name, header.value);
  question.body() = request.body;
  question.prepare_payload();
  return question;
}

}  // namespace

Result<Response> ask(const std::string& base, const Request& request, const ClientLimits& limits) {
  const auto address = TRY(parse(base));
  const auto question = question_of(request, address);
  asio::io_context context;
  beast::error_code error;
  Tcp::resolver resolver(context);
  const auto places = resolver.resolve(address.host, address.port, error);
  if (error) return unreachable(base, error.message());
  if (!address.is_secure) {
    Tcp::socket socket(context);
    asio::connect(socket, places, error);
    if (error) return unreachable(base, error.message());
    limit_stalls(socket, limits.stall_time);
    return exchange(socket, question, base, limits);
  }
  asio::ssl::context tls(asio::ssl::context::tls_client);
  tls.set_default_verify_paths(error);
  tls.set_verify_mode(asio::ssl::verify_peer, error);
  asio::ssl::stream<Tcp::socket> stream(context, tls);
  stream.set_verify_callback(asio::ssl::host_name_verification(address.host), error);
  SSL_set_tlsext_host_name(stream.native_handle(), address.host.c_str());
  asio::connect(stream.next_layer(), places, error);
  if (error) return unreachable(base, error.message());
  limit_stalls(stream.next_layer(), limits.stall_time);
  stream.handshake(asio::ssl::stream_base::client, error);
  if (error)
    return unreachable(base, fmt::format("its certificate or connection is refused: {}", error.message()));
  return exchange(stream, question, base, limits);
}

}  // namespace nonagon::net
