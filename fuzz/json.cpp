// JSON documents: what was read is written and read again as the same value.

#include "base/json.hpp"

#include "fuzz/target.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto document = parse_json(text);
  if (!document) return 0;
  const auto written = write_json(*document);
  const auto again = parse_json(written);
  ensure(again.has_value() && write_json(*again) == written, "canonical JSON is a fixed point");
  const auto line = parse_json(write_json_line(*document));
  ensure(line.has_value() && write_json(*line) == written, "one line holds the same document");
  return 0;
}
