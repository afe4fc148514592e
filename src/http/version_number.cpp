#include "http/version_number.hpp"

#include <charconv>

namespace nonagon::http {

Result<std::int64_t> version_in_path(const Call& call) {
  const auto text = call.parameter("version");
  std::int64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && number > 0) return number;
  return fail(ErrorCode::not_found, fmt::format("there is no version \"{}\"", text));
}

}  // namespace nonagon::http
