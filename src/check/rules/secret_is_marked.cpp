#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 4> secrets{"password", "passwd", "passphrase", "secret"};
constexpr std::array<std::string_view, 5> carriers{"token", "key", "pin", "otp", "credential"};
constexpr std::array<std::string_view, 2> marks{"hash", "digest"};

// passwordHash, clientSecret, tokenHash, apiKey; passwordChangedAt and secretSanta are none, being times or
// links.
bool is_secret(const Field& field, design::TypeKind kind) {
  if (kind != design::TypeKind::string && kind != design::TypeKind::text && kind != design::TypeKind::binary)
    return false;
  const auto last = last_word(field.name);
  if (has_word(last, secrets)) return true;
  const bool is_hash = has_word(last, marks);
  if (is_hash && (has_word(field.name, secrets) || has_word(field.name, carriers))) return true;
  static constexpr std::array<std::string_view, 4> owners{"api", "access", "private", "refresh"};
  return has_word(last, carriers) && has_word(field.name, owners);
}

// The hash that sign-in compares with, for which sign-in-fields-exist speaks.
bool is_sign_in_secret(const design::Design& design, const Entity& entity, const Field& field) {
  const auto& session = design.api.auth.session;
  return session && session->sign_in && session->subject == entity.name &&
         session->sign_in->secret == field.name;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.secret || facts.foreign_key(field) != nullptr || !is_secret(field, facts.type(field).kind) ||
          is_sign_in_secret(design, entity, field))
        continue;
      auto& finding = report.add(StageName::data_model,
                                 facts.pointer(entity, field),
                                 fmt::format("`{}.{}` reads like a secret", entity.name, field.name));
      finding.fix = add_at("Mark it as secret", finding.pointer + "/secret", true);
    }
  }
}

}  // namespace

extern constinit const Rule secret_is_marked{
    .id = "secret-is-marked",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A field that holds a secret by its name is marked as such.",
    .reason = "Unmarked, it is part of every answer, export and log line that shows the entity.",
    .mend = R"(Mark it with "secret": true.)",
    .source = "XR-016; OWASP API3:2023",
    .bad = R"({"name": "passwordHash", "type": "text"})",
    .good = R"({"name": "passwordHash", "type": "text", "secret": true})",
    .check = inspect,
};

}  // namespace nonagon::check
