#include "base/json.hpp"
#include "design/references.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

// The graph straight as text: a tree of values would cost as much again.
std::string text_of(const design::Graph& graph) {
  std::string out;
  JsonWriter writer(out);
  const auto member = [&](std::string_view name, std::string_view value) {
    writer.key(name);
    writer.text(value);
  };
  writer.begin_object();
  writer.key("nodes");
  writer.begin_array();
  for (const auto& node : graph.nodes) {
    writer.begin_object();
    member("id", node.id);
    member("kind", node.kind);
    member("name", node.name);
    member("stage", design::wire_name(node.stage));
    member("pointer", node.pointer);
    writer.end_object();
  }
  writer.end_array();
  writer.key("edges");
  writer.begin_array();
  for (const auto& edge : graph.edges) {
    writer.begin_object();
    member("from", edge.from);
    member("to", edge.to);
    member("kind", edge.kind);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  out += '\n';
  return out;
}

Files emit_trace(const Source& source) {
  if (!has_validation(source.design)) return {};
  std::string trace;
  source.append_part(
      trace,
      {"graph"},
      [&](FingerprintWriter& writer) { add_links(writer, source.symbols()); },
      [&] { return text_of(design::reference_graph(source.symbols())); });
  return one("validation/trace.json", std::move(trace));
}

}  // namespace

extern constinit const Emitter trace{
    .id = "trace",
    .stage = design::StageName::export_,
    .summary = "The reference graph: what each element of the design depends on.",
    .made_from = "stages/*.json",
    .reads = {StageName::product,
              StageName::data_model,
              StageName::database,
              StageName::api,
              StageName::sections,
              StageName::infrastructure},
    .emit = emit_trace,
    .is_always = true,
};

}  // namespace nonagon::emit
