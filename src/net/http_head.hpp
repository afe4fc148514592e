#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "net/http.hpp"

// The head of a request, held to the letter of RFC 9112: what two readers could take differently is refused,
// so that no proxy in front sees other requests than this server does.
namespace nonagon::net {

struct HeadLimits {
  std::size_t line_bytes = 8U << 10U;   // of the request line
  std::size_t head_bytes = 32U << 10U;  // of all
  std::size_t fields = 100;
};

// What is wrong with a head, as the status that says so.
struct HeadFault {
  int status = 400;
  std::string_view text;
};

// Finds the end of a head while its bytes come in.
class HeadReader {
 public:
  explicit HeadReader(const HeadLimits& limits) : limits_(limits) {}

  // `bytes`: all that came so far, from the beginning of the head. True when the head is whole and sound;
  // then size() says where it ends. False when more has to come, or something is wrong: see fault().
  bool read(std::string_view bytes);

  const std::optional<HeadFault>& fault() const { return fault_; }

  std::size_t size() const { return size_; }

 private:
  bool refuse(int status, std::string_view text);

  HeadLimits limits_;
  std::size_t seen_ = 0;
  std::size_t line_start_ = 0;
  std::size_t lines_ = 0;
  std::size_t size_ = 0;
  std::optional<HeadFault> fault_;
};

// What is wrong with a whole head: request line, fields and the empty line.
std::optional<HeadFault> find_fault(std::string_view head, const HeadLimits& limits);

// Origin form of a target (RFC 9112, section 3.2): of the absolute form what follows the authority, which is
// the Host. Nothing when the target has neither form and is not "*".
std::optional<std::string_view> origin_form(std::string_view target, std::string_view host);

}  // namespace nonagon::net
