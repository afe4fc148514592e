#include "http/router.hpp"

#include "base/text.hpp"
#include "http/query.hpp"

namespace nonagon::http {
namespace {

constexpr std::string_view rest = "{path}";

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{');
}

std::string_view name_in(std::string_view segment) {
  return segment.substr(1, segment.size() - 2);
}

// Where segment `index` of the path begins; for what a last {path} takes.
std::size_t start_of(std::string_view path, std::size_t index) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < index; ++i) at = path.find('/', at) + 1;
  return at;
}

bool matches(const std::vector<std::string_view>& wanted, const std::vector<std::string_view>& given) {
  const bool takes_rest = wanted.back() == rest;
  if (takes_rest ? given.size() < wanted.size() : given.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_parameter(wanted[i]) ? given[i].empty() : wanted[i] != given[i]) return false;
  }
  return true;
}

}  // namespace

Router::Router() {
  for (const auto* route : routes()) known_.push_back({.route = route, .segments = split(route->path, '/')});
}

Match Router::find(std::string_view method, std::string_view path) const {
  const auto given = split(path, '/');
  const auto wanted_method = parse_method(method);
  const Known* found = nullptr;
  Match match;
  for (const auto& known : known_) {
    if (!matches(known.segments, given)) continue;
    // What is spelled out goes before a parameter: /projects/import before /projects/{project}.
    const bool is_better = found == nullptr || known.segments.back() == given.back();
    if (wanted_method == known.route->method && is_better) found = &known;
    match.allowed.push_back(known.route->method);
  }
  if (found == nullptr) return match;
  match.route = found->route;
  match.allowed.clear();
  for (std::size_t i = 0; i < found->segments.size(); ++i) {
    const auto segment = found->segments[i];
    if (!is_parameter(segment)) continue;
    const auto text = segment == rest ? path.substr(start_of(path, i)) : given[i];
    auto value = percent_decoded(text, false);
    if (!value) return {.route = nullptr, .parameters = {}, .allowed = {}, .is_malformed = true};
    match.parameters.emplace_back(name_in(segment), *std::move(value));
  }
  return match;
}

}  // namespace nonagon::http
