#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/wireframes/studio.hpp"

namespace nonagon::emit {
namespace {

Files emit_wireframes(const Source& source) {
  const auto& design = source.design;
  Files files;
  if (design.sections.sections.empty()) return files;
  const Studio studio(source);
  for (const auto& section : design.sections.sections) {
    studio.screens.append_part(files[studio.screens.stem(section) + ".svg"], "picture", section, [&] {
      return screen_picture(studio, section);
    });
  }
  return files;
}

}  // namespace

extern constinit const Emitter wireframes{
    .id = "wireframes",
    .stage = design::StageName::sections,
    .summary =
        "A picture of each screen: its component tree in the design's colours, with real labels and fields.",
    .made_from = "stages/sections.json, stages/design.json, stages/api.json, stages/dataModel.json",
    .reads = {StageName::data_model, StageName::api, StageName::design, StageName::sections},
    .emit = emit_wireframes,
};

}  // namespace nonagon::emit
