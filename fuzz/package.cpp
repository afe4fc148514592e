// Packages of every dialect, as text: a line "=== PATH" begins a file.
#include <string>

#include "design/design.hpp"
#include "fuzz/target.hpp"
#include "importers/format.hpp"

using namespace nonagon;

namespace {

constexpr std::string_view mark = "=== ";

Files files_of(std::string_view text) {
  Files files;
  std::string path;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    auto line = text.substr(0, end);
    text.remove_prefix(end);
    if (!line.starts_with(mark)) {
      if (!path.empty()) files[path] += line;
      continue;
    }
    if (line.ends_with('\n')) line.remove_suffix(1);
    path = line.substr(mark.size());
  }
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto imported = importers::import_files(files_of(fuzz::text_of(data, size)), "package.sdp");
  if (!imported) return 0;
  for (const auto stage : design::all_stages) {
    if (!design::has(imported->design, stage)) continue;
    const auto written = design::write_payload(imported->design, stage);
    design::Design again;
    const auto reading = design::read_payload_text(again, stage, written);
    ensure(reading.has_value(), "an imported payload is JSON within the limits");
    ensure(!reading->is_valid() || design::write_payload(again, stage) == written,
           "and canonical when valid");
  }
  return 0;
}
