#include "workbench/outputs.hpp"

#include <array>

#include "emit/emitter.hpp"

namespace nonagon::workbench {
namespace {

using design::StageName;
using store::OutputFormat;

// Part of the stage in this format: what the emitter writes below `path` with this suffix. Parts follow each
// other by their paths.
struct Source {
  StageName stage;
  OutputFormat format;
  std::string_view emitter;
  std::string_view path;
  std::string_view suffix;
};

constexpr std::array sources{
    Source{StageName::product, OutputFormat::md, "product-definition", "product/product.md", ".md"},
    Source{StageName::data_model, OutputFormat::md, "data-model-markdown", "data-model/data-model.md", ".md"},
    Source{StageName::database, OutputFormat::md, "database-markdown", "database/database.md", ".md"},
    Source{StageName::database, OutputFormat::sql, "database-sql", "database/schema.sql", ".sql"},
    Source{StageName::api, OutputFormat::md, "api-markdown", "api/api.md", ".md"},
    Source{StageName::api, OutputFormat::yaml, "openapi", "api/openapi.yaml", ".yaml"},
    Source{StageName::stack, OutputFormat::md, "stack-files", "stack/stack.md", ".md"},
    Source{StageName::design, OutputFormat::md, "design-system-markdown", "design/design-system.md", ".md"},
    Source{StageName::sections, OutputFormat::md, "section-files", "sections/", ".md"},
    Source{StageName::sections, OutputFormat::md, "route-map", "sections/", ".md"},
    Source{StageName::infrastructure,
           OutputFormat::md,
           "infrastructure-markdown",
           "infrastructure/infrastructure.md",
           ".md"},
    Source{StageName::infrastructure, OutputFormat::yaml, "compose", "infrastructure/compose.yaml", ".yaml"},
    Source{StageName::export_, OutputFormat::md, "readme", "README.md", ".md"},
};

const emit::Emitter& emitter_of(const Source& source) {
  const auto* emitter = emit::find_emitter(source.emitter);
  ensure(emitter != nullptr, "outputs of stages name emitters that exist");
  return *emitter;
}

}  // namespace

design::StageSet read_by_outputs(StageName stage) {
  design::StageSet read;
  if (stage != StageName::product) read.insert(StageName::product);  // it names the design
  for (const auto& source : sources) {
    if (source.stage != stage) continue;
    for (const auto other : design::all_stages) {
      if (other != stage && emitter_of(source).reads.contains(other)) read.insert(other);
    }
  }
  return read;
}

std::map<OutputFormat, std::string> compile_outputs(const design::Design& design, StageName stage) {
  std::map<OutputFormat, Files> parts;
  const emit::Source shared(design);
  for (const auto& source : sources) {
    if (source.stage != stage) continue;
    auto files = emitter_of(source).emit(shared);
    for (auto& [path, bytes] : files) {
      if (path.starts_with(source.path) && path.ends_with(source.suffix))
        parts[source.format].emplace(path, std::move(bytes));
    }
  }
  std::map<OutputFormat, std::string> contents{{OutputFormat::json, design::write_payload(design, stage)}};
  for (const auto& [format, files] : parts) {
    for (const auto& [path, bytes] : files) contents[format] += bytes;
  }
  return contents;
}

}  // namespace nonagon::workbench
