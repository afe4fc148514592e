#include <algorithm>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct SectionArguments {
  std::string section;
  std::string format;
  std::int64_t offset = 0;
  json::object extras;

  static constexpr std::array about{
      design::may("section", "Id of one screen; without it all are listed."),
      design::may("format", "markdown, to get it as text; otherwise data."),
      design::may("offset", "Where to go on in a text: nextOffset of the part before."),
  };
};
BOOST_DESCRIBE_STRUCT(SectionArguments, (), (section, format, offset))

ToolAnswer all_sections(const Snapshot& snapshot) {
  json::array all;
  for (const auto& section : snapshot.design.sections.sections) {
    json::object item{{"id", section.id},
                      {"name", section.name},
                      {"route", section.route},
                      {"description", section.description}};
    if (section.persona) item["persona"] = *section.persona;
    all.push_back(std::move(item));
  }
  auto page = page_of(all, 100, "");
  if (!page) return error_answer(page.error());
  return data_answer(*std::move(page));
}

ToolAnswer answer(const Snapshot& snapshot, const SectionArguments& arguments) {
  if (arguments.section.empty()) return all_sections(snapshot);
  const auto& sections = snapshot.design.sections.sections;
  const auto section = std::ranges::find(sections, arguments.section, &design::Section::id);
  if (section == sections.end()) {
    std::vector<std::string_view> known;
    for (const auto& candidate : sections) known.push_back(candidate.id);
    return unknown_name("section", arguments.section, known);
  }
  if (arguments.format.empty()) return data_answer({{"section", design::to_value(*section)}});
  if (arguments.format != "markdown") return error_answer("format is markdown, or left out for data");
  const auto path = fmt::format("sections/{}.md", section->id);
  const auto file = snapshot.files().find(path);
  if (file == snapshot.files().end()) return error_answer(path + " is not in the package");
  return text_page(path, file->second, arguments.offset);
}

}  // namespace

extern constinit const ProjectTool get_section{
    .name = "get_section",
    .title = "Screen",
    .description =
        "One screen whole: route, component tree, the data that it needs and from which operation, "
        "interactions, empty, loading and error states. Without an id: the list of screens.",
    .input_schema = schema_of_arguments<SectionArguments>,
    .output_schema =
        R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"section":{"type":"object"},"text":{"type":"string"},"nextOffset":{"type":"integer"}}})",
    .answer = with_arguments<SectionArguments, answer>,
};

}  // namespace nonagon::mcp
