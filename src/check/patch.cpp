#include "check/patch.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::check {
namespace {

std::unexpected<Error> no_place(std::string_view path) {
  return fail(ErrorCode::invalid_input, fmt::format("there is nothing at {}", path), std::string(path));
}

std::string_view text_of(const json::object& step, std::string_view member) {
  const auto* value = step.if_contains(member);
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

// The index that a reference token names; `-` is the one behind the last (RFC 6901, section 4).
std::optional<std::size_t> index_of(std::string_view token, std::size_t size) {
  if (token == "-") return size;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc{} || end != token.data() + token.size() || index > size) return std::nullopt;
  return index;
}

Result<void> apply_to(json::object& parent, const json::object& step, std::string_view token) {
  const auto operation = text_of(step, "op");
  if (operation != "add" && !parent.contains(token)) return no_place(text_of(step, "path"));
  if (operation == "remove") {
    parent.erase(token);
  } else {
    parent[token] = step.at("value");
  }
  return {};
}

Result<void> apply_to(json::array& parent, const json::object& step, std::string_view token) {
  const auto operation = text_of(step, "op");
  const auto index = index_of(token, parent.size());
  if (!index || (operation != "add" && *index == parent.size())) return no_place(text_of(step, "path"));
  const auto place = parent.begin() + static_cast<std::ptrdiff_t>(*index);
  if (operation == "add") {
    parent.insert(place, step.at("value"));
  } else if (operation == "remove") {
    parent.erase(place);
  } else {
    *place = step.at("value");
  }
  return {};
}

Result<void> apply_step(json::value& document, const json::object& step) {
  const auto path = text_of(step, "path");
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return no_place(path);
  json::error_code error;
  auto* parent = document.find_pointer(path.substr(0, slash), error);
  if (parent == nullptr) return no_place(path);
  const auto token = replace_all(replace_all(std::string(path.substr(slash + 1)), "~1", "/"), "~0", "~");
  if (auto* object = parent->if_object()) return apply_to(*object, step, token);
  if (auto* array = parent->if_array()) return apply_to(*array, step, token);
  return no_place(path);
}

}  // namespace

Result<void> apply_patch(json::value& document, const json::array& patch) {
  for (const auto& step : patch) TRY(apply_step(document, step.as_object()));
  return {};
}

}  // namespace nonagon::check
