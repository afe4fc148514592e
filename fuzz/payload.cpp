// Payloads of the nine stages: the first byte names the stage.

#include "design/design.hpp"
#include "fuzz/target.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (text.empty()) return 0;
  const auto stage = design::all_stages[static_cast<unsigned char>(text[0]) % design::all_stages.size()];
  design::Design read;
  const auto reading = design::read_payload_text(read, stage, text.substr(1));
  if (!reading || !reading->is_valid()) return 0;
  const auto written = design::write_payload(read, stage);
  design::Design again;
  const auto second = design::read_payload_text(again, stage, written);
  ensure(second.has_value() && second->is_valid(), "a payload that was written can be read");
  ensure(design::write_payload(again, stage) == written, "a canonical payload is a fixed point");
  design::assign_ids(again);
  return 0;
}
