#include "derive/database/retention.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/database/index_plan.hpp"
#include "derive/reading/list_plan.hpp"

namespace nonagon::derive {
namespace {

using design::Field;
using design::Retention;
using design::RetentionAction;
using design::TextFormat;
using design::TypeKind;

const Field* moment_named(const EntityFacts& facts, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    const auto* field = find_field(*facts, name);
    if (field != nullptr && is_moment(*field)) return field;
  }
  return nullptr;
}

// The moment from which a finished row ages.
const Field* end_of_life(const EntityFacts& facts) {
  if (facts->lifecycle) {
    for (const auto& state : facts->lifecycle->final) {
      const auto* moment = moment_of_state(*facts.entity, state);
      if (moment != nullptr && moment->required) return moment;
    }
  }
  return moment_named(facts, {"updatedAt", "issuedOn", "createdAt", "occurredAt", "sentAt", "recordedAt"});
}

bool has_personal_data(const EntityFacts& facts) {
  return std::ranges::any_of(facts->fields, [](const Field& field) { return field.pii; });
}

bool is_message(const EntityFacts& facts) {
  const auto words = words_of(facts->name);
  if (words.empty()) return false;
  constexpr std::array<std::string_view, 6> kinds{
      "notice", "message", "notification", "reminder", "email", "alert"};
  const bool is_sent = std::ranges::any_of(facts->fields, [](const Field& field) {
    return field.name == "recipient" || field.name == "channel" || field.name == "attempts";
  });
  return is_sent && std::ranges::find(kinds, words.back()) != kinds.end();
}

// Papers of account: they outlive the people on them.
bool is_account(const EntityFacts& facts) {
  constexpr std::array<std::string_view, 9> kinds{
      "invoice", "payment", "receipt", "refund", "payout", "payroll", "payslip", "contract", "bill"};
  const auto words = words_of(facts->name);
  return std::ranges::any_of(kinds, [&](auto kind) { return std::ranges::find(words, kind) != words.end(); });
}

Retention keep(const EntityFacts& facts,
               std::string_view after,
               const Field& since,
               RetentionAction action,
               std::string basis) {
  return {.entity = facts->name,
          .after = std::string(after),
          .since = since.name,
          .action = action,
          .basis = std::move(basis)};
}

// Deleting is safe only when nothing holds the row.
bool is_held(const EntityFacts& facts) {
  return std::ranges::any_of(facts.referrers, [](const design::ForeignKey* key) {
    return key->relationship->on_delete.value_or(design::OnDelete::restrict_) == design::OnDelete::restrict_;
  });
}

// An erased unique value holds the row's key, a UUID, which a short text has no room for.
bool is_too_short_for_key(const Field& field) {
  constexpr int needed = 56;
  const auto type = type_of(field);
  return field.required && field.unique && type.length > 0 && type.length < needed;
}

Retention erase(const EntityFacts& facts, std::string_view after, const Field& since, std::string basis) {
  auto entry = keep(facts, after, since, RetentionAction::anonymise, std::move(basis));
  std::string stays;
  for (const auto& field : facts->fields) {
    if (!field.pii) continue;
    if (is_too_short_for_key(field)) {
      stays += (stays.empty() ? "" : ", ") + field.name;
    } else {
      entry.set[field.name] = erased_value(field);
    }
  }
  if (!stays.empty())
    entry.basis += fmt::format("; {} stays unique and points at nobody without the rest", stays);
  const bool has_key = std::ranges::any_of(entry.set, [](const auto& member) {
    return member.value().is_string() && member.value().as_string().find("{id}") != json::string::npos;
  });
  if (has_key) entry.basis += "; {id} stands for the row's key, so that the value stays unique";
  return entry;
}

void add_internal(const EntityFacts& facts, design::Database& database) {
  const auto* end = moment_named(facts, {"expiresAt", "endsAt", "usedAt", "createdAt"});
  if (end == nullptr) return;
  const bool is_end = end->name == "expiresAt" || end->name == "endsAt";
  database.retention.push_back(
      keep(facts, is_end ? "P1D" : "P30D", *end, RetentionAction::delete_, "No use after it ended"));
}

void add_one(const EntityFacts& facts, const ModelFacts& model, Scale scale, design::Database& database) {
  if (facts.reach == Reach::internal) return add_internal(facts, database);
  const auto* removed = find_field(*facts, facts->soft_delete);
  const auto* aged = end_of_life(facts);
  const bool is_personal = has_personal_data(facts);
  if (removed != nullptr) {
    database.retention.push_back(
        is_personal ? erase(facts, "P30D", *removed, "Erasure on request; 30 days to undo a mistake")
                    : keep(facts,
                           is_held(facts) ? "P10Y" : "P90D",
                           *removed,
                           is_held(facts) ? RetentionAction::keep : RetentionAction::delete_,
                           is_held(facts) ? "Other rows point at it; it only leaves the lists"
                                          : "90 days to undo a mistake, then it only costs space"));
    return;
  }
  if (aged == nullptr) return;
  if (is_message(facts)) {
    const auto* created = moment_named(facts, {"createdAt"});
    const auto action = is_held(facts) ? RetentionAction::keep : RetentionAction::delete_;
    database.retention.push_back(keep(facts,
                                      "P180D",
                                      created == nullptr ? *aged : *created,
                                      action,
                                      "Proof of notice is not needed after half a year"));
  } else if (is_account(facts)) {
    const auto* issued = moment_named(facts, {"issuedOn", "issuedAt"});
    database.retention.push_back(keep(facts,
                                      "P10Y",
                                      issued == nullptr ? *aged : *issued,
                                      RetentionAction::keep,
                                      "Statutory period for accounts; confirm for your country"));
  } else if (is_personal && &facts == model.subject) {
    database.retention.push_back(
        keep(facts,
             "P2Y",
             *aged,
             RetentionAction::keep,
             fmt::format("Names stand behind what {} did; review accounts that were unused for two years",
                         spoken_plural(facts->name))));
  } else if (is_personal && facts->append_only) {
    database.retention.push_back(
        is_held(facts) ? keep(facts, "P2Y", *aged, RetentionAction::keep, "Other rows point at it")
                       : keep(facts,
                              "P2Y",
                              *aged,
                              RetentionAction::delete_,
                              "Two years answer most questions about the past"));
  } else if (is_personal) {
    database.retention.push_back(
        erase(facts, "P3Y", *aged, "Nobody asked for it in three years; figures stay, people go"));
  } else if (facts->append_only && scale == Scale::large && !is_held(facts) &&
             facts.reach != Reach::embedded) {
    database.retention.push_back(keep(facts,
                                      "P2Y",
                                      *aged,
                                      RetentionAction::delete_,
                                      "It grows without end; two years answer most questions"));
  }
}

std::string cut(std::string_view text, const design::FieldType& type) {
  const auto length = static_cast<std::size_t>(type.length);
  return std::string(length > 0 ? text.substr(0, length) : text);
}

// The text literal behind `matches` in a check, empty when there is none.
std::string pattern_in(std::string_view check) {
  const auto place = check.find("matches '");
  if (place == std::string_view::npos) return {};
  const auto start = place + std::string_view("matches '").size();
  const auto end = check.find('\'', start);
  return end == std::string_view::npos ? std::string() : std::string(check.substr(start, end - start));
}

std::string text_that_matches(const std::string& pattern,
                              const design::FieldType& type,
                              std::string_view usual) {
  constexpr std::array<std::string_view, 12> candidates{"Erased",
                                                        "erased",
                                                        "ERASED",
                                                        "+10000000",
                                                        "0",
                                                        "00000",
                                                        "0000000000",
                                                        "AA",
                                                        "XX00",
                                                        "#000000",
                                                        "https://erased.invalid",
                                                        "erased@invalid.example"};
  if (pattern.size() > 200) return std::string(usual);
  try {
    const std::regex expression(pattern);
    if (std::regex_search(std::string(usual), expression)) return std::string(usual);
    for (const auto candidate : candidates) {
      const auto text = cut(candidate, type);
      if (std::regex_search(text, expression)) return text;
    }
  } catch (const std::regex_error&) {
    return std::string(usual);  // the engine knows constructs that std::regex does not
  }
  return std::string(usual);
}

std::string erased_text(const Field& field, const design::FieldType& type) {
  const bool is_email = field.format == TextFormat::email || has_word(field.name, "email");
  if (field.unique) return cut(is_email ? "{id}@erased.invalid" : "erased-{id}", type);
  if (is_email) return cut("erased@erased.invalid", type);
  if (field.format == TextFormat::phone || has_word(field.name, "phone")) return "+10000000";
  if (field.format == TextFormat::uri) return "https://erased.invalid";
  if (field.format == TextFormat::country) return "ZZ";
  if (field.format == TextFormat::language) return "und";
  if (field.format == TextFormat::timezone) return "UTC";
  if (field.format == TextFormat::slug || field.check.find("lower(") != std::string::npos)
    return cut("erased", type);
  return cut("Erased", type);
}

}  // namespace

json::value erased_value(const Field& field) {
  if (!field.required) return nullptr;
  const auto type = type_of(field);
  if (type.is_list) return json::array{};
  switch (type.kind) {
    case TypeKind::string:
    case TypeKind::text: {
      auto text = erased_text(field, type);
      const auto pattern = pattern_in(field.check);
      return json::string(pattern.empty() || field.unique ? text : text_that_matches(pattern, type, text));
    }
    case TypeKind::enum_: return json::string(type.values.empty() ? "" : type.values.front());
    case TypeKind::integer:
    case TypeKind::bigint: return 0;
    case TypeKind::decimal:
    case TypeKind::float_: return json::string("0");
    case TypeKind::boolean: return false;
    case TypeKind::date: return json::string("1900-01-01");
    case TypeKind::datetime: return json::string("1900-01-01T00:00:00Z");
    case TypeKind::time: return json::string("00:00:00");
    case TypeKind::jsonb: return json::object{};
    case TypeKind::uuid: return json::string("00000000-0000-0000-0000-000000000000");
    case TypeKind::binary: return json::string("");
  }
  return nullptr;
}

void derive_retention(const ModelFacts& model, design::Design& design) {
  const auto scale = scale_of(design);
  for (const auto& facts : model.entities()) add_one(facts, model, scale, design.database);
}

}  // namespace nonagon::derive
