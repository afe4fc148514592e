#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 12> personal{"email",
                                                    "mobile",
                                                    "birthday",
                                                    "birthdate",
                                                    "surname",
                                                    "passport",
                                                    "ssn",
                                                    "iban",
                                                    "nationality",
                                                    "gender",
                                                    "religion",
                                                    "ethnicity"};

// The last word says what a field holds: emailVerifiedAt holds a time, contactEmail an address. Texts and
// dates can be personal, numbers and marks of that name count or say something about them.
bool is_personal(const Field& field, design::TypeKind kind) {
  const bool can_be =
      kind == design::TypeKind::string || kind == design::TypeKind::text || kind == design::TypeKind::date;
  return can_be && has_word(last_word(field.name), personal);
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.pii || field.secret || !is_personal(field, facts.type(field).kind)) continue;
      auto& finding = report.add(StageName::data_model,
                                 facts.pointer(entity, field),
                                 fmt::format("`{}.{}` reads like personal data", entity.name, field.name));
      finding.fix = add_at("Mark it as personal", finding.pointer + "/pii", true);
    }
  }
}

}  // namespace

extern constinit const Rule personal_data_is_marked{
    .id = "personal-data-is-marked",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A field that holds personal data by its name is marked as such.",
    .reason =
        "Retention, access and erasure look at the mark; what is not marked is kept for ever and shown to "
        "everybody.",
    .mend = R"(Mark it with "pii": true, or give it a name that says whose it is not.)",
    .source = "XR-042; GDPR, article 4(1)",
    .bad = R"~({"name": "email", "type": "string(200)"})~",
    .good = R"~({"name": "email", "type": "string(200)", "pii": true})~",
    .check = inspect,
};

}  // namespace nonagon::check
