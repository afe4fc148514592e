// Interview answers in YAML: any document that is YAML survives being written, answers survive as JSON.

#include "base/yaml.hpp"
#include "design/answers.hpp"
#include "fuzz/target.hpp"
#include "pipeline/stage.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto document = parse_yaml(text);
  if (!document) return 0;
  const auto again = parse_yaml(write_yaml(*document));
  ensure(again.has_value() && write_json(*again) == write_json(*document),
         "YAML that was written reads the same");
  const auto answers = design::read_answers(*document);
  if (!answers) return 0;
  const auto read_again = design::read_answers(design::to_json(*answers));
  ensure(read_again.has_value() && *read_again == *answers, "answers survive as JSON");
  static_cast<void>(pipeline::check_answers(*answers).has_value());
  return 0;
}
