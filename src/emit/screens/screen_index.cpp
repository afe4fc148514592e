#include "emit/screens/screen_index.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {

using design::Operation;
using design::Section;

ScreenIndex::ScreenIndex(const Source& the_source)
    : source(the_source), design(the_source.design), symbols(the_source.symbols()) {
  if (const auto& shell = design.design.application_shell) {
    for (const auto& item : shell->navigation) entries_.emplace(item.section, &item);
  }
  std::set<std::string> taken;
  for (const auto& section : design.sections.sections) {
    const auto stem = slug_of(section.id.empty() ? section.name : section.id);
    auto name = stem;
    for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}-{}", stem, n);
    sections_.emplace(section.id, &section);
    screens_.emplace(&section, Screen{"sections/" + name, find_calls(section)});
  }
}

std::vector<const Operation*> ScreenIndex::find_calls(const Section& section) const {
  std::vector<const Operation*> calls;
  std::set<const Operation*> seen;
  const auto add = [&](const std::string& endpoint) {
    const auto* one = symbols.endpoint(endpoint);
    if (one != nullptr && seen.insert(one).second) calls.push_back(one);
  };
  for (const auto& requirement : section.data_requirements) add(requirement.endpoint);
  for (const auto& interaction : section.interactions) std::ranges::for_each(interaction.calls, add);
  return calls;
}

const std::vector<const Operation*>& ScreenIndex::calls_of(const Section& section) const {
  return screens_.at(&section).calls;
}

bool ScreenIndex::is_inside_shell(const Section& section) const {
  if (!design.design.application_shell) return false;
  if (entry(section) != nullptr) return true;
  const auto& calls = calls_of(section);
  if (calls.empty()) return false;
  const bool is_open = std::ranges::any_of(calls, [](const auto* one) {
    return !one->link.empty() || one->kind == design::OperationKind::sign_in;
  });
  const bool has_sign_in = design.api.auth.session.has_value();
  const bool is_public = has_sign_in && std::ranges::all_of(calls, &Operation::is_public);
  return !is_open && !is_public;
}

const Section* ScreenIndex::section(std::string_view id) const {
  const auto found = sections_.find(id);
  return found == sections_.end() ? nullptr : found->second;
}

const std::string& ScreenIndex::stem(const Section& section) const {
  return screens_.at(&section).stem;
}

const design::NavigationItem* ScreenIndex::entry(const Section& section) const {
  const auto found = entries_.find(section.id);
  return found == entries_.end() ? nullptr : found->second;
}

}  // namespace nonagon::emit
