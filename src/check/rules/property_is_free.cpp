#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The field of that name is itself the value, so only another one of that name takes it.
class Taken {
 public:
  Taken(const Facts& facts, const Entity& entity) : facts_(facts), entity_(entity) {}

  bool is_second(std::string_view name) {
    return facts_.field(entity_, name) != nullptr || !names_.insert(name).second;
  }

 private:
  const Facts& facts_;
  const Entity& entity_;
  Names names_;
};

void examine_resource(const design::Resource& resource,
                      const std::string& pointer,
                      const Facts& facts,
                      Report& report) {
  const auto* entity = facts.entity(resource.entity);
  if (entity == nullptr) return;
  Taken taken(facts, *entity);
  const auto complain = [&](std::string place, std::string_view name) {
    if (taken.is_second(name))
      report.add(StageName::api, std::move(place), fmt::format("`{}` has `{}` already", entity->name, name));
  };
  for (std::size_t i = 0; i < resource.embeds.size(); ++i)
    complain(fmt::format("{}/embeds/{}/as", pointer, i), resource.embeds[i].as);
  for (std::size_t i = 0; i < resource.summaries.size(); ++i)
    complain(fmt::format("{}/summaries/{}/as", pointer, i), resource.summaries[i].as);
  for (std::size_t i = 0; i < resource.write_only.size(); ++i) {
    // A secret may be taken under the name of the field that keeps it: answers do not have it.
    if (resource.write_only[i].name != resource.write_only[i].becomes)
      complain(fmt::format("{}/writeOnly/{}/name", pointer, i), resource.write_only[i].name);
  }
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& api = design.api;
  for (std::size_t i = 0; i < api.resources.size(); ++i)
    examine_resource(api.resources[i], fmt::format("/resources/{}", i), facts, report);
  for (std::size_t i = 0; i < api.views.size(); ++i) {
    Names shown(api.views[i].fields.begin(), api.views[i].fields.end());
    for (std::size_t j = 0; j < api.views[i].adds.size(); ++j) {
      const auto& name = api.views[i].adds[j].name;
      if (shown.insert(name).second) continue;
      report.add(StageName::api,
                 fmt::format("/views/{}/adds/{}/name", i, j),
                 fmt::format("`{}` shows `{}` already", api.views[i].id, name));
    }
  }
}

}  // namespace

extern constinit const Rule property_is_free{
    .id = "property-is-free",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "What an answer or request carries beside the fields of its entity has a name of its own.",
    .reason = "One member of a JSON object can hold one value; the other is lost.",
    .mend = "Rename what is embedded, summarised, added or taken.",
    .source = "RFC 8259, 4; Redocly no-required-schema-properties-undefined",
    .bad = R"({"as": "status", "via": "memberId"} on Loan, which has a field status)",
    .good = R"({"as": "member", "via": "memberId"})",
    .check = inspect,
};

}  // namespace nonagon::check
