#include <algorithm>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct TokenArguments {
  std::string format;
  std::string group;
  std::int64_t offset = 0;
  json::object extras;

  static constexpr std::array about{
      design::may("format",
                  "json (flat hex, unless told), dtcg (W3C 2025.10), css (variables with dark theme), "
                  "tailwind (theme) or markdown (with contrast table)."),
      design::may("group", "Only this member of the json or dtcg document, e.g. color."),
      design::may("offset", "Where to go on in a text: nextOffset of the part before."),
  };
};
BOOST_DESCRIBE_STRUCT(TokenArguments, (), (format, group, offset))

ToolAnswer as_data(const Snapshot& snapshot, std::string_view path, std::string_view group) {
  const auto tokens = compiled_json(snapshot, path);
  if (!tokens.is_object()) return error_answer("this design has no design system yet");
  if (group.empty()) {
    if (write_json_line(tokens).size() <= most_answer_bytes) return data_answer({{"tokens", tokens}});
    return error_answer("the tokens are too many for one answer; ask for one `group`");
  }
  if (const auto* found = tokens.as_object().if_contains(group))
    return data_answer({{"tokens", json::object{{group, *found}}}});
  std::vector<std::string_view> known;
  for (const auto& [name, value] : tokens.as_object()) known.push_back(name);
  return unknown_name("group", group, known);
}

ToolAnswer as_text(const Snapshot& snapshot, std::string_view path, std::int64_t offset) {
  const auto file = snapshot.files().find(path);
  if (file == snapshot.files().end()) return error_answer("this design has no design system yet");
  return text_page(path, file->second, offset);
}

ToolAnswer answer(const Snapshot& snapshot, const TokenArguments& arguments) {
  const auto& format = arguments.format;
  if (format.empty() || format == "json") return as_data(snapshot, "design/tokens.json", arguments.group);
  if (format == "dtcg") return as_data(snapshot, "design/tokens.dtcg.json", arguments.group);
  if (format == "css") return as_text(snapshot, "design/tokens.css", arguments.offset);
  if (format == "tailwind") return as_text(snapshot, "design/tailwind.css", arguments.offset);
  if (format == "markdown") return as_text(snapshot, "design/design-system.md", arguments.offset);
  return error_answer("format is one of json, dtcg, css, tailwind, markdown");
}

}  // namespace

extern constinit const ProjectTool get_design_tokens{
    .name = "get_design_tokens",
    .title = "Design tokens",
    .description =
        "Colours, type, spacing, radius and shadow of the design system, as flat JSON, W3C design "
        "tokens, CSS variables with a dark theme, a Tailwind theme, or Markdown with the contrast "
        "table.",
    .input_schema = schema_of_arguments<TokenArguments>,
    .output_schema =
        R"({"type":"object","properties":{"tokens":{"type":"object"},"path":{"type":"string"},"text":{"type":"string"},"nextOffset":{"type":"integer"}}})",
    .answer = with_arguments<TokenArguments, answer>,
};

}  // namespace nonagon::mcp
