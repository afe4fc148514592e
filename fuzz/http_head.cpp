// Heads of HTTP requests: what is found does not depend on how the bytes come in.

#include "net/http_head.hpp"

#include <algorithm>

#include "base/result.hpp"
#include "fuzz/target.hpp"

using namespace nonagon;

namespace {

struct Outcome {
  bool is_whole = false;
  int status = 0;
  std::size_t size = 0;

  bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(std::string_view text, std::size_t piece) {
  net::HeadReader reader({});
  for (std::size_t end = std::min(piece, text.size());; end = std::min(end + piece, text.size())) {
    if (reader.read(text.substr(0, end))) return {.is_whole = true, .status = 0, .size = reader.size()};
    if (reader.fault()) return {.is_whole = false, .status = reader.fault()->status, .size = 0};
    if (end == text.size()) return {};
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto whole = outcome_of(text, std::max<std::size_t>(text.size(), 1));
  ensure(outcome_of(text, 1) == whole, "pieces change nothing");
  ensure(outcome_of(text, 7) == whole, "pieces change nothing");
  return 0;
}
