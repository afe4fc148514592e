#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace nonagon {

// What went wrong, in the caller's terms. cli/exit_code.cpp maps the whole enum; nothing else looks at
// transport codes.
enum class ErrorCode {
  invalid_input,    // cannot be read, or is not what it should be
  usage,            // unknown command, option or value
  unauthenticated,  // sign-in or key needed
  forbidden,
  declined,              // the user said no
  not_found,             // also a missing file or folder
  conflict,              // somebody else was first
  wrong_state,           // locked stage, archived project
  stale,                 // an If-Match that no longer matches
  precondition_missing,  // an If-Match that was not sent
  limit_reached,         // too big, too deep, too many
  throttled,             // too often; later it would do
  over_budget,
  has_findings,  // findings at or above the wanted severity
  unavailable,   // provider, disk or database does not answer
  cancelled
};

// The name of the failure on every surface: "invalid-input".
std::string_view error_name(ErrorCode code);

// One of several places where an input is wrong.
struct ErrorPlace {
  std::string pointer;  // JSON Pointer (RFC 6901) into the input
  std::string detail;
};

struct Error {
  ErrorCode code;
  std::string detail;                   // what happened and where: one sentence
  std::string pointer;                  // JSON Pointer (RFC 6901) into the input, empty when there is none
  std::string reason;                   // why it is refused
  std::string fix;                      // what to do next
  std::vector<ErrorPlace> places = {};  // all of them, when there is more than `pointer` to say
};

template <class T>
class [[nodiscard]] Result : public std::expected<T, Error> {
 public:
  using std::expected<T, Error>::expected;

  Result(std::expected<T, Error> other) : std::expected<T, Error>(std::move(other)) {}
};

inline std::unexpected<Error> fail(ErrorCode code, std::string detail, std::string pointer = {}) {
  return std::unexpected(Error{code, std::move(detail), std::move(pointer), {}, {}, {}});
}

inline std::unexpected<Error> fail(Error error) {
  return std::unexpected(std::move(error));
}

template <class T>
T take(Result<T>&& result) {
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

// Our own bugs: prints what should have held and ends the process.
[[noreturn]] void broken(std::string_view law);

inline void ensure(bool holds, std::string_view law) {
  if (!holds) broken(law);
}

// The value of a Result, or an early return of its Error. The only control-flow macro we have; never in a
// coroutine.
#define TRY(...)                                                                                          \
  __extension__({                                                                                         \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"") auto try_result =       \
        (__VA_ARGS__);                                                                                    \
    _Pragma("GCC diagnostic pop") if (!try_result) return std::unexpected(std::move(try_result).error()); \
    ::nonagon::take(std::move(try_result));                                                               \
  })

}  // namespace nonagon
