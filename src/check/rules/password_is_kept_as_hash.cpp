#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 3> words{"password", "passwd", "passphrase"};

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto kind = facts.type(field).kind;
      const bool is_text = kind == design::TypeKind::string || kind == design::TypeKind::text;
      if (!is_text || !has_word(last_word(field.name), words)) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/name",
                 fmt::format("`{}.{}` would hold the password itself", entity.name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule password_is_kept_as_hash{
    .id = "password-is-kept-as-hash",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A password is kept as a hash.",
    .reason =
        "Who reads the table, a backup or a log reads every password, here and wherever else people use it.",
    .mend = "Keep passwordHash (Argon2id) and take the password as a write-only property of the request.",
    .source = "OWASP ASVS 2.4; CWE-256",
    .bad = R"~({"name": "password", "type": "string(60)"})~",
    .good = R"({"name": "passwordHash", "type": "text", "secret": true})",
    .check = inspect,
};

}  // namespace nonagon::check
