#include "ai/http_client.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ai/libcurl.hpp"
#include "ai/wire.hpp"
#include "base/text.hpp"

namespace nonagon::ai {
namespace {

using Time = std::chrono::steady_clock;

// One request on its way, as curl's callbacks see it.
struct Transfer {
  const ServiceUrl& url;
  const Network& network;
  const Patience& patience;
  const BodyReader& reader;
  HttpHead& head;
  Time::time_point start = Time::now();
  Time::time_point last_piece = start;
  Time::time_point last_progress = start;
  bool has_body = false;
  std::size_t bytes = 0;
  std::optional<Failure> failure = {};
};

std::size_t take_header(char* data, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const auto line = trim({data, size});
  if (line.starts_with("HTTP/")) {
    transfer.head = {};  // a 1xx stood before it
    const auto space = line.find(' ');
    if (space != std::string_view::npos)
      transfer.head.status = std::atoi(std::string(line.substr(space + 1, 3)).c_str());
    return size;
  }
  const auto colon = line.find(':');
  if (colon != std::string_view::npos)
    transfer.head.headers.emplace_back(lower(line.substr(0, colon)),
                                       std::string(trim(line.substr(colon + 1))));
  return size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  transfer.has_body = true;
  transfer.last_piece = Time::now();
  transfer.bytes += size;
  if (transfer.bytes > transfer.patience.bytes) {
    transfer.failure = Failure{.cause = Cause::malformed, .message = "the answer is larger than is read"};
    return 0;
  }
  const auto taken = transfer.reader.take(transfer.head, {data, size});
  if (!taken) {
    transfer.failure = Failure{.cause = Cause::malformed, .message = taken.error().detail};
    return 0;
  }
  if (*taken) transfer.last_progress = transfer.last_piece;
  return size;
}

// The last look before a connection is made: what is connected to is what was checked.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* place) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (transfer.network.proxy.empty()) {
    Address address;
    if (place->family == AF_INET6) {
      address.is_v6 = true;
      std::memcpy(address.bytes.data(),
                  reinterpret_cast<const char*>(&place->addr) + offsetof(sockaddr_in6, sin6_addr),
                  16);
    } else {
      std::memcpy(address.bytes.data(),
                  reinterpret_cast<const char*>(&place->addr) + offsetof(sockaddr_in, sin_addr),
                  4);
    }
    if (auto checked = check_reach(transfer.url, {address}, transfer.network); !checked) {
      transfer.failure = Failure{.cause = Cause::refused, .message = checked.error().detail};
      return CURL_SOCKET_BAD;
    }
  }
  return socket(place->family, place->socktype | SOCK_CLOEXEC, place->protocol);
}

// Curl's lists end with their owner.
class List {
 public:
  explicit List(const Libcurl& curl) : curl_(curl) {}

  List(const List&) = delete;
  List& operator=(const List&) = delete;

  ~List() { curl_.slist_free_all(list_); }

  void add(const std::string& text) { list_ = curl_.slist_append(list_, text.c_str()); }

  curl_slist* get() const { return list_; }

 private:
  const Libcurl& curl_;
  curl_slist* list_ = nullptr;
};

std::string pin_of(const ServiceUrl& url, const std::vector<Address>& addresses) {
  std::vector<std::string> texts;
  for (const auto& address : addresses)
    texts.push_back(address.is_v6 ? fmt::format("[{}]", address.text()) : address.text());
  return fmt::format("{}:{}:{}", url.host, url.port, join(texts, ","));
}

std::optional<Failure> overdue(const Transfer& transfer) {
  const auto now = Time::now();
  const auto& patience = transfer.patience;
  const auto timed_out = [](std::string message) {
    return Failure{.cause = Cause::timed_out, .message = std::move(message)};
  };
  if (now - transfer.start > patience.total) return timed_out("the answer took too long");
  if (!transfer.has_body && now - transfer.start > patience.first_byte)
    return timed_out("no answer began in time");
  if (transfer.has_body && now - transfer.last_piece > patience.idle) return timed_out("the answer stalled");
  if (now - transfer.last_progress > patience.progress) return timed_out("the answer went on without a word");
  return std::nullopt;
}

Failure failure_of_curl(const Libcurl& curl, CURLcode code, const Transfer& transfer) {
  auto message = fmt::format("{}: {}", transfer.url.host, curl.easy_strerror(code));
  if (code == CURLE_OPERATION_TIMEDOUT) return {.cause = Cause::timed_out, .message = std::move(message)};
  if (transfer.has_body || code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING ||
      code == CURLE_RECV_ERROR)
    return {.cause = Cause::cut, .message = std::move(message)};
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
    return {.cause = Cause::refused, .message = std::move(message)};
  return {.cause = Cause::not_reached, .message = std::move(message)};
}

void put_options(const Libcurl& curl, CURL* easy, const HttpRequest& request, Transfer& transfer) {
  const auto set = [&](CURLoption option, auto value) { curl.easy_setopt(easy, option, value); };
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROXY, transfer.network.proxy.c_str());  // empty: none, also when the environment names one
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(transfer.patience.connect.count()));
  set(CURLOPT_TCP_KEEPALIVE, 1L);
  set(CURLOPT_TCP_KEEPIDLE, 30L);
  set(CURLOPT_TCP_KEEPINTVL, 30L);
  set(CURLOPT_USERAGENT, "nonagon");
  if (!transfer.network.ca_file.empty()) set(CURLOPT_CAINFO, transfer.network.ca_file.c_str());
  if (request.method == "POST") {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_POSTFIELDS, request.body.data());
  }
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &transfer);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, &transfer);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &transfer);
}

}  // namespace

struct HttpClient::Handles {
  const Libcurl& curl;
  CURLM* multi;

  // Drives one transfer to its end.
  std::optional<Failure> drive(Transfer& transfer, const std::stop_token& stop) {
    constexpr int poll_ms = 100;
    const std::stop_callback wake(stop, [this] { curl.multi_wakeup(multi); });
    while (true) {
      if (stop.stop_requested()) return Failure{.cause = Cause::cancelled, .message = "cancelled"};
      int running = 0;
      curl.multi_perform(multi, &running);
      int left = 0;
      while (const auto* message = curl.multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        if (transfer.failure) return transfer.failure;
        if (message->data.result == CURLE_OK) return std::nullopt;
        return failure_of_curl(curl, message->data.result, transfer);
      }
      if (auto late = overdue(transfer)) return late;
      int ready = 0;
      curl.multi_poll(multi, nullptr, 0, poll_ms, &ready);
      if (ready == 0) transfer.reader.pause();
    }
  }
};

Result<std::unique_ptr<HttpClient>> HttpClient::make(Network network, Resolver resolver) {
  const auto* curl = TRY(libcurl());
  auto* multi = curl->multi_init();
  ensure(multi != nullptr, "curl has memory for a handle");
  auto handles = std::unique_ptr<Handles>(new Handles{*curl, multi});
  return std::unique_ptr<HttpClient>(
      new HttpClient(std::move(network), std::move(resolver), std::move(handles)));
}

HttpClient::HttpClient(Network network, Resolver resolver, std::unique_ptr<Handles> handles)
    : network_(std::move(network)), resolver_(std::move(resolver)), handles_(std::move(handles)) {}

HttpClient::~HttpClient() {
  handles_->curl.multi_cleanup(handles_->multi);
}

std::optional<Failure> HttpClient::send(const HttpRequest& request,
                                        const Patience& patience,
                                        std::stop_token stop,
                                        const BodyReader& reader,
                                        HttpHead& head) {
  const auto refused = [](const Error& error) {
    const auto cause = error.code == ErrorCode::cancelled     ? Cause::cancelled
                       : error.code == ErrorCode::unavailable ? Cause::not_reached
                                                              : Cause::refused;
    return Failure{.cause = cause,
                   .message = error.detail + (error.reason.empty() ? "" : ": " + error.reason)};
  };
  // Our own paths may have a query; what a person gave may not.
  const auto url = ServiceUrl::parse(std::string_view(request.url).substr(0, request.url.find('?')));
  if (!url) return refused(url.error());
  const auto& curl = handles_->curl;
  List pin(curl);
  if (network_.proxy.empty() || Address::parse(url->host)) {
    const auto addresses = resolver_(url->host, stop);
    if (!addresses) return refused(addresses.error());
    if (const auto checked = check_reach(*url, *addresses, network_); !checked)
      return refused(checked.error());
    if (network_.proxy.empty() && !Address::parse(url->host)) pin.add(pin_of(*url, *addresses));
  }
  List headers(curl);
  for (const auto& [name, value] : request.headers) {
    if (value.find_first_of("\r\n") == std::string::npos) headers.add(fmt::format("{}: {}", name, value));
  }
  headers.add("Accept: text/event-stream, application/json");
  headers.add("Expect:");
  Transfer transfer{.url = *url, .network = network_, .patience = patience, .reader = reader, .head = head};
  auto* easy = curl.easy_init();
  ensure(easy != nullptr, "curl has memory for a handle");
  put_options(curl, easy, request, transfer);
  curl.easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
  if (pin.get() != nullptr) curl.easy_setopt(easy, CURLOPT_RESOLVE, pin.get());
  curl.multi_add_handle(handles_->multi, easy);
  auto failure = handles_->drive(transfer, stop);
  curl.multi_remove_handle(handles_->multi, easy);
  curl.easy_cleanup(easy);
  return failure;
}

}  // namespace nonagon::ai
