#pragma once

#include <array>

#include "http/call.hpp"

namespace nonagon::http {

inline constexpr QueryParameter limit_parameter{
    "limit",
    "How many items a page has.",
    R"({"type": "integer", "minimum": 1, "maximum": 100, "default": 50})"};
inline constexpr QueryParameter cursor_parameter{"cursor", "`nextCursor` of the page before."};
inline constexpr std::array page_parameters{limit_parameter, cursor_parameter};

// The same address with another cursor, as a Link to the next page (RFC 8288).
std::string next_link(const Call& call, std::string_view cursor);

// {"items": […], "nextCursor": …}, each item written by `write`.
template <class T, class Write>
Answer page_answer(const Call& call, const workbench::Page<T>& page, Write&& write) {
  std::string body = R"({"items":[)";
  for (const auto& item : page.items) {
    if (body.back() != '[') body += ',';
    body += write(item);
  }
  body += R"(],"nextCursor":)";
  if (page.next) {
    append_json_text(body, *page.next);
  } else {
    body += "null";
  }
  auto answer = json_answer(body + '}');
  if (page.next) answer.with("Link", next_link(call, *page.next));
  return answer;
}

}  // namespace nonagon::http
