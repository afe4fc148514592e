#include <algorithm>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct InfrastructureArguments {
  std::string file;
  std::int64_t offset = 0;
  json::object extras;

  static constexpr std::array about{
      design::may("file",
                  "A compiled file, e.g. Dockerfile, compose.yaml, .env.example, ci.yml; without it the "
                  "decisions as data."),
      design::may("offset", "Where to go on in a file: nextOffset of the part before."),
  };
};
BOOST_DESCRIBE_STRUCT(InfrastructureArguments, (), (file, offset))

constexpr std::string_view folder = "infrastructure/";

std::vector<std::string_view> file_names(const Snapshot& snapshot) {
  std::vector<std::string_view> names;
  for (auto file = snapshot.files().lower_bound(folder);
       file != snapshot.files().end() && file->first.starts_with(folder);
       ++file) {
    names.push_back(std::string_view(file->first).substr(folder.size()));
  }
  return names;
}

ToolAnswer answer(const Snapshot& snapshot, const InfrastructureArguments& arguments) {
  if (!design::has(snapshot.design, design::StageName::infrastructure))
    return error_answer("this design has no infrastructure yet");
  const auto names = file_names(snapshot);
  if (arguments.file.empty()) {
    json::array files(names.begin(), names.end());
    return data_answer(
        {{"infrastructure", design::to_value(snapshot.design.infrastructure)}, {"files", std::move(files)}});
  }
  const auto file = snapshot.files().find(std::string(folder) + arguments.file);
  if (file == snapshot.files().end()) return unknown_name("file", arguments.file, names);
  return text_page(file->first, file->second, arguments.offset);
}

}  // namespace

extern constinit const ProjectTool get_infrastructure{
    .name = "get_infrastructure",
    .title = "Infrastructure",
    .description =
        "Hosting, services, environments, variables, CI and monitoring as data, or one compiled file "
        "(Dockerfile, compose.yaml, .env.example, ci.yml).",
    .input_schema = schema_of_arguments<InfrastructureArguments>,
    .output_schema =
        R"({"type":"object","properties":{"infrastructure":{"type":"object"},"files":{"type":"array","items":{"type":"string"}},"path":{"type":"string"},"text":{"type":"string"},"nextOffset":{"type":"integer"}}})",
    .answer = with_arguments<InfrastructureArguments, answer>,
};

}  // namespace nonagon::mcp
