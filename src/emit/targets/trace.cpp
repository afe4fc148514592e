#include "base/json.hpp"
#include "design/references.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

Files emit_trace(const Source& source) {
  if (!has_validation(source.design)) return {};
  return one("validation/trace.json", write_json(design::to_json(design::reference_graph(source.symbols()))));
}

}  // namespace

extern constinit const Emitter trace{
    .id = "trace",
    .stage = design::StageName::export_,
    .summary = "The reference graph: what each element of the design depends on.",
    .made_from = "stages/*.json",
    .emit = emit_trace,
    .is_always = true,
};

}  // namespace nonagon::emit
