// Zip files: what is taken in can be written, and read as the same files.

#include "fuzz/target.hpp"
#include "pack/package.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto files = pack::read_zip(text);
  if (!files) return 0;
  const auto written = pack::write_zip(*files, "root.sdp");
  ensure(written.has_value(), "files of a zip fit into a zip");
  const auto again = pack::read_zip(*written);
  ensure(again.has_value() && *again == *files, "a zip of ours holds the same files");
  static_cast<void>(pack::verify(*files).has_value());
  return 0;
}
