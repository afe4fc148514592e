// Streams of providers: however the bytes are cut, the same events come out and fold into the same answer.

#include "ai/event_reader.hpp"
#include "ai/provider.hpp"
#include "fuzz/target.hpp"

using namespace nonagon;

namespace {

struct Read {
  std::string events;
  std::string text;
  bool is_whole = true;
};

Read read_in_pieces(const ai::Provider& provider, std::string_view bytes, std::size_t piece) {
  Read out;
  ai::Answer answer;
  ai::EventReader reader([&](const ai::StreamEvent& event) {
    out.events += event.name + '\x1F' + event.data + '\x1E';
    if (const auto document = parse_json(event.data)) provider.fold(event.name, *document, answer);
  });
  for (std::size_t at = 0; at < bytes.size() && out.is_whole; at += piece)
    out.is_whole = reader.read(bytes.substr(at, piece)).has_value();
  reader.end();
  out.text = answer.text;
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  for (const auto* provider : ai::providers()) {
    const auto whole = read_in_pieces(*provider, bytes, bytes.size() + 1);
    const auto pieces = read_in_pieces(*provider, bytes, 3);
    ensure(whole.events == pieces.events && whole.text == pieces.text, "a stream reads the same however it is cut");
    if (const auto document = parse_json(bytes)) {
      ai::Answer answer;
      provider->fold_whole(*document, answer);
      static_cast<void>(ai::read_models(*document).size());
    }
  }
  return 0;
}
