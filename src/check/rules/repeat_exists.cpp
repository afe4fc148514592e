#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using design::Place;

class Examiner {
 public:
  Examiner(const Facts& facts, Report& report) : facts_(facts), report_(report) {}

  // `where` ends at the component.
  void examine(const design::Component& component, const Place& where) {
    if (!component.repeat.empty() && !exists(component.repeat))
      report_.add(StageName::sections,
                  where.pointer() + "/repeat",
                  fmt::format("there is no `{}`", component.repeat));
    const Place children{&where, "children"};
    for (std::size_t i = 0; i < component.children.size(); ++i)
      examine(component.children[i], Place{&children, {}, i});
  }

 private:
  bool exists(std::string_view text) const {
    const auto dot = text.find('.');
    const auto owner = text.substr(0, dot);
    const auto member = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
    if (const auto* view = facts_.view(owner)) return member.empty() || shows(*view, member);
    const auto* entity = facts_.entity(owner);
    if (entity == nullptr) return false;
    return member.empty() || facts_.field(*entity, member) != nullptr || is_beside(*entity, member);
  }

  static bool shows(const design::View& view, std::string_view member) {
    return std::ranges::find(view.fields, member) != view.fields.end() ||
           std::ranges::find(view.adds, member, &design::ViewField::name) != view.adds.end();
  }

  // Embedded or summarised by a resource of the entity.
  bool is_beside(const Entity& entity, std::string_view member) const {
    return std::ranges::any_of(facts_.design.api.resources, [&](const design::Resource& resource) {
      return resource.entity == entity.name &&
             (std::ranges::find(resource.embeds, member, &design::Embed::as) != resource.embeds.end() ||
              std::ranges::find(resource.summaries, member, &design::Summary::as) !=
                  resource.summaries.end());
    });
  }

  const Facts& facts_;
  Report& report_;
};

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  Examiner examiner(facts, report);
  const auto& sections = design.sections.sections;
  const Place all{nullptr, "sections"};
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Place section{&all, {}, i};
    const Place components{&section, "components"};
    for (std::size_t j = 0; j < sections[i].components.size(); ++j)
      examiner.examine(sections[i].components[j], Place{&components, {}, j});
  }
}

}  // namespace

extern constinit const Rule repeat_exists{
    .id = "repeat-exists",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "What a component stands for once each is an entity, a view, or a list inside one.",
    .reason = "Nothing says what is repeated, so the list cannot be built.",
    .mend = "Name an entity or view of the design, or Entity.field.",
    .source = "XR-023",
    .bad = R"("repeat": "Rental")",
    .good = R"("repeat": "Loan")",
    .check = inspect,
};

}  // namespace nonagon::check
