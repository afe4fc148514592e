#pragma once

#include <span>
#include <string_view>

#include "design/describe.hpp"
#include "mcp/protocol/service.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::mcp {

using workbench::Snapshot;

// A tool over the design of one project, in one file of tools/. A pure function of the design and the
// arguments: nothing is ever written through it.
struct ProjectTool {
  std::string_view name;         // get_section
  std::string_view title;        // "Read a screen"
  std::string_view description;  // first sentence: what it gives and when to ask for it
  json::object (*input_schema)();
  std::string_view output_schema;  // JSON Schema of structuredContent, an object at its root
  ToolAnswer (*answer)(const Snapshot& snapshot, const json::object& arguments);
};

// All tools, sorted by file name.
std::span<const ProjectTool* const> project_tools();

// The schema of a described struct whole, as an input schema must be: an object at the root, nothing beyond
// its members.
template <design::Described T>
json::object schema_of_arguments() {
  design::SchemaWriter writer;
  writer.schema_of<T>(design::detail::any_row);
  auto root = writer.definitions.at(design::name_of_struct<T>()).as_object();
  root["additionalProperties"] = false;
  return root;
}

// Of a tool that takes none.
struct NoArguments {
  json::object extras;
  static constexpr std::array<design::About, 0> about{};
};
BOOST_DESCRIBE_STRUCT(NoArguments, (), ())

// Arguments read into their struct, or what is wrong with them, in words that a model can act on.
template <design::Described T>
std::expected<T, std::string> read_arguments(const json::object& arguments) {
  design::ShapeReader reader(design::StageName::product);
  T value;
  reader.read(json::value(arguments), "", design::detail::any_row, value);
  if (!reader.findings.empty()) {
    const auto& first = reader.findings.front();
    return std::unexpected(fmt::format("argument {}: {}", first.pointer, first.message));
  }
  if (!value.extras.empty()) {
    return std::unexpected(fmt::format("there is no argument `{}`; known are: {}",
                                       std::string_view(value.extras.begin()->key()),
                                       join(design::wire_names<T>(), ", ")));
  }
  return value;
}

// The `answer` of a tool whose arguments are a described struct.
template <design::Described T, ToolAnswer (*answer)(const Snapshot&, const T&)>
ToolAnswer with_arguments(const Snapshot& snapshot, const json::object& arguments) {
  const auto value = read_arguments<T>(arguments);
  return value ? answer(snapshot, *value) : error_answer(value.error());
}

// The longest answer in bytes, about 10,000 tokens: hosts cut longer ones or fail on them.
inline constexpr std::size_t most_answer_bytes = 40'000;

// Cuts a list to `limit` items from the one that `cursor` names, and to what an answer may weigh, at an
// item's border. Members: items, total, and nextCursor where more follows.
std::expected<json::object, std::string> page_of(const json::array& all,
                                                 std::int64_t limit,
                                                 std::string_view cursor);

// A text from `offset` on, cut at a line's end to what an answer may weigh. Members: path, text, totalBytes,
// and nextOffset where more follows.
ToolAnswer text_page(std::string_view path, std::string_view text, std::int64_t offset);

// A compiled JSON file of the package, parsed; null when there is none.
json::value compiled_json(const Snapshot& snapshot, std::string_view path);

// "there is no entity `Ordr`; near: Order, OrderLine". All names are listed when they are few.
ToolAnswer unknown_name(std::string_view kind,
                        std::string_view name,
                        const std::vector<std::string_view>& known);

}  // namespace nonagon::mcp
