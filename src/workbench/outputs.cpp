#include "workbench/outputs.hpp"

#include <array>

#include "emit/emitter.hpp"

namespace nonagon::workbench {
namespace {

using design::StageName;
using store::OutputFormat;

// The file of the package that is the stage in this format; a folder stands for its files of that format, one
// after the other.
struct Source {
  StageName stage;
  OutputFormat format;
  std::string_view path;
  std::string_view suffix;
};

constexpr std::array sources{
    Source{StageName::product, OutputFormat::md, "product/product.md", ".md"},
    Source{StageName::data_model, OutputFormat::md, "data-model/data-model.md", ".md"},
    Source{StageName::database, OutputFormat::md, "database/database.md", ".md"},
    Source{StageName::database, OutputFormat::sql, "database/schema.sql", ".sql"},
    Source{StageName::api, OutputFormat::md, "api/api.md", ".md"},
    Source{StageName::api, OutputFormat::yaml, "api/openapi.yaml", ".yaml"},
    Source{StageName::stack, OutputFormat::md, "stack/stack.md", ".md"},
    Source{StageName::design, OutputFormat::md, "design/design-system.md", ".md"},
    Source{StageName::sections, OutputFormat::md, "sections/", ".md"},
    Source{StageName::infrastructure, OutputFormat::md, "infrastructure/infrastructure.md", ".md"},
    Source{StageName::infrastructure, OutputFormat::yaml, "infrastructure/compose.yaml", ".yaml"},
    Source{StageName::export_, OutputFormat::md, "README.md", ".md"},
};

}  // namespace

std::map<OutputFormat, std::string> compile_outputs(const design::Design& design, StageName stage) {
  Files files;
  for (const auto* emitter : emit::emitters()) {
    if (emitter->stage == stage) files.merge(emitter->emit(design));
  }
  std::map<OutputFormat, std::string> contents{{OutputFormat::json, design::write_payload(design, stage)}};
  for (const auto& source : sources) {
    if (source.stage != stage) continue;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with(source.path) && path.ends_with(source.suffix)) contents[source.format] += bytes;
    }
  }
  return contents;
}

}  // namespace nonagon::workbench
