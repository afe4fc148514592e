#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.secret) continue;
      for (const auto& source : field.copied_from) {
        const auto dot = source.find('.');
        const auto* from = facts.entity(std::string_view(source).substr(0, dot));
        if (from == nullptr || dot == std::string::npos) continue;
        const auto* original = facts.field(*from, std::string_view(source).substr(dot + 1));
        if (original == nullptr || !original->secret) continue;
        auto& finding = report.add(
            StageName::data_model,
            facts.pointer(entity, field),
            fmt::format("`{}` is secret, its copy `{}.{}` is not", source, entity.name, field.name));
        finding.fix = add_at("Mark the copy as secret", finding.pointer + "/secret", true);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule secret_copy_is_secret{
    .id = "secret-copy-is-secret",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A copy of a secret field is secret.",
    .reason = "The copy would leave the server where the original may not.",
    .mend = R"(Mark the copy with "secret": true, or do not copy it.)",
    .source = "XR-016",
    .bad = "Audit.oldHash copied from Staff.passwordHash, not secret",
    .good = R"("secret": true on the copy)",
    .check = inspect,
};

}  // namespace nonagon::check
