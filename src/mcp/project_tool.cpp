#include "mcp/project_tool.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/near_match.hpp"

namespace nonagon::mcp {
namespace {

// Room for the members around a page's items.
constexpr std::size_t page_overhead = 2'000;

// Escaping may lengthen a text; the answer carries it twice, as data and as text, and only one copy is read.
constexpr std::size_t most_text_bytes = 30'000;

}  // namespace

std::expected<json::object, std::string> page_of(const json::array& all,
                                                 std::int64_t limit,
                                                 std::string_view cursor) {
  std::size_t first = 0;
  if (!cursor.empty()) {
    const auto* end = cursor.data() + cursor.size();
    const auto parsed = std::from_chars(cursor.data(), end, first);
    if (parsed.ec != std::errc{} || parsed.ptr != end || first > all.size())
      return std::unexpected("this cursor was not given here; ask again without one");
  }
  const auto wanted = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, 100));
  json::array items;
  std::size_t bytes = page_overhead;
  std::size_t next = first;
  for (; next < all.size() && items.size() < wanted; ++next) {
    bytes += write_json_line(all[next]).size();
    if (bytes > most_answer_bytes && !items.empty()) break;
    items.push_back(all[next]);
  }
  json::object page{{"items", std::move(items)}, {"total", all.size()}};
  if (next < all.size()) page["nextCursor"] = std::to_string(next);
  return page;
}

ToolAnswer text_page(std::string_view path, std::string_view text, std::int64_t offset) {
  if (offset < 0 || static_cast<std::size_t>(offset) > text.size())
    return error_answer(fmt::format("offset must be between 0 and {}, the length of {}", text.size(), path));
  const auto first = static_cast<std::size_t>(offset);
  auto last = std::min(text.size(), first + most_text_bytes);
  if (last < text.size()) {
    const auto line_end = text.rfind('\n', last - 1);
    if (line_end != std::string_view::npos && line_end > first) last = line_end + 1;
    while (last > first + 1 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
  }
  json::object data{{"path", path}, {"totalBytes", text.size()}};
  if (last < text.size()) data["nextOffset"] = last;
  data["text"] = text.substr(first, last - first);
  return data_answer(std::move(data));
}

json::value compiled_json(const Snapshot& snapshot, std::string_view path) {
  const auto file = snapshot.files().find(path);
  if (file == snapshot.files().end()) return nullptr;
  auto document = parse_json(file->second);
  return document ? *std::move(document) : json::value(nullptr);
}

ToolAnswer unknown_name(std::string_view kind,
                        std::string_view name,
                        const std::vector<std::string_view>& known) {
  return error_answer(fmt::format("there is no {} `{}`. {}", kind, name, did_you_mean(name, known)));
}

}  // namespace nonagon::mcp
