#include "design/design.hpp"
#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

Files emit(const Source& source) {
  const auto& design = source.design;
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("entities");
  design::write_value(writer, design.data_model.entities);
  writer.end_object();
  out += '\n';
  return one("data-model/entities.json", std::move(out));
}

}  // namespace

extern constinit const Emitter entities{
    .id = "entities",
    .stage = design::StageName::data_model,
    .summary = "The entities with their fields and marks, as JSON.",
    .made_from = "stages/dataModel.json",
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
