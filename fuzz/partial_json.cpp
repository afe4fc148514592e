// Answers that are still being written: however the bytes come, the same parts are told, and a whole object has
// told all of its members.

#include "ai/partial_json.hpp"
#include "ai/task.hpp"
#include "fuzz/target.hpp"

using namespace nonagon;

namespace {

std::string parts_of(std::string_view bytes, std::size_t piece, json::object& whole) {
  std::string told;
  ai::PartialJson reader([&](const std::string& pointer, const json::value& part) {
    told += pointer + ' ' + write_json_line(part) + '\n';
  });
  for (std::size_t at = 0; at < bytes.size(); at += piece) reader.read(bytes.substr(at, piece));
  whole = reader.whole_parts();
  return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  json::object whole;
  json::object again;
  const auto told = parts_of(bytes, bytes.size() + 1, whole);
  ensure(told == parts_of(bytes, 1, again), "parts are the same however the bytes come");
  const auto document = parse_json(bytes);
  if (document && document->is_object())
    ensure(write_json_line(whole) == write_json_line(*document), "a whole object has told all of its members");
  static_cast<void>(ai::extract(bytes).has_value());
  return 0;
}
