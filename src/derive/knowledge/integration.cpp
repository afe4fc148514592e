#include "derive/knowledge/integration.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace nonagon::derive {

const std::vector<IntegrationKind>& integration_kinds() {
  static const auto kinds = [] {
    const auto document = parse_json(embedded("integrations.json"));
    ensure(document.has_value(), "knowledge/integrations.json holds JSON");
    design::ShapeReader reader(design::StageName::api);
    IntegrationKinds read;
    reader.read(*document, "", design::detail::any_row, read);
    ensure(reader.findings.empty(), "knowledge/integrations.json holds kinds of integration");
    return std::move(read.integrations);
  }();
  return kinds;
}

const IntegrationKind* find_integration(std::string_view words) {
  const auto& kinds = integration_kinds();
  const auto found = std::ranges::find_if(kinds, [&](const IntegrationKind& kind) {
    return std::ranges::any_of(kind.words,
                               [&](const std::string& word) { return contains_word(words, word); });
  });
  return found == kinds.end() ? nullptr : &*found;
}

const IntegrationKind* integration_by_id(std::string_view id) {
  const auto& kinds = integration_kinds();
  const auto found = std::ranges::find(kinds, id, &IntegrationKind::id);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace nonagon::derive
