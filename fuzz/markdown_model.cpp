// Data models in Markdown: what is understood can be written and read, and what does not fit is told.

#include "design/design.hpp"
#include "fuzz/target.hpp"
#include "importers/format.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto imported = importers::import_files({{"model.md", std::string(text)}}, "model.md");
  if (!imported) return 0;
  const auto written = design::write_payload(imported->design, design::StageName::data_model);
  design::Design again;
  const auto reading = design::read_payload_text(again, design::StageName::data_model, written);
  ensure(reading.has_value(), "an imported data model is JSON within the limits");
  ensure(reading->is_valid() || !imported->notes.empty(), "what does not fit is told");
  ensure(!reading->is_valid() || design::write_payload(again, design::StageName::data_model) == written,
         "and what fits is canonical");
  return 0;
}
