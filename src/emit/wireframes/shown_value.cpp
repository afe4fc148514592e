#include "emit/wireframes/shown_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::TypeKind;

constexpr std::array<std::string_view, 4> people{"Ada Lindqvist", "Noor Jansen", "Sam Okafor", "Mei Tanaka"};
constexpr std::array<std::string_view, 4> mail_names{"ada", "noor", "sam", "mei"};
constexpr std::array<std::string_view, 4> days{"12 Mar 2026", "13 Mar 2026", "16 Mar 2026", "20 Mar 2026"};
constexpr std::array<std::string_view, 4> moments{
    "12 Mar, 09:30", "12 Mar, 11:05", "13 Mar, 14:20", "16 Mar, 08:45"};
constexpr std::array<std::string_view, 4> times{"09:30", "11:00", "14:15", "16:45"};
constexpr std::array letters{'A', 'B', 'C', 'D'};
constexpr std::array amount_factors{1.0, 0.5, 4.5, 1.6};

// Fields that name a row, best first.
constexpr std::array<std::string_view, 12> naming{"displayName",
                                                  "fullName",
                                                  "name",
                                                  "title",
                                                  "label",
                                                  "subject",
                                                  "number",
                                                  "code",
                                                  "make",
                                                  "email",
                                                  "summary",
                                                  "reference"};

std::string_view last_word(std::string_view spoken) {
  const auto at = spoken.rfind(' ');
  return at == std::string_view::npos ? spoken : spoken.substr(at + 1);
}

// "AB-1042" → "AB-1044": what ends in a number counts up from row to row.
std::string counted_up(std::string text, std::size_t row) {
  const auto first = text.find_last_not_of("0123456789") + 1;
  const auto digits = std::string_view(text).substr(first);
  if (digits.empty() || digits.size() > 9) return text;
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  auto next = fmt::format("{:0{}}", number + row, digits.size());
  return next.size() == digits.size() ? text.substr(0, first) + next : text;
}

bool is_personal_name(const Field& field, std::string_view spoken) {
  const auto last = last_word(spoken);
  return field.pii && (last == "name" || last == "by");
}

}  // namespace

ShownModel::ShownModel(const Source& source)
    : source_(source), symbols_(source.symbols()), neighbours_(symbols_) {
  for (const auto& entity : source.design.data_model.entities) {
    const auto name = spoken(entity.name);
    spoken_.emplace(name, &entity);
    const auto [found, is_new] = last_words_.emplace(last_word(name), &entity);
    if (!is_new) found->second = nullptr;
  }
  for (const auto& resource : source.design.api.resources) {
    for (const auto& embed : resource.embeds)
      parts_.emplace(fmt::format("{}.{}", resource.entity, embed.as), embed.entity);
  }
}

const Entity* ShownModel::part(const Entity& entity, std::string_view name) const {
  const auto found = parts_.find(fmt::format("{}.{}", entity.name, name));
  return found == parts_.end() ? nullptr : noted(symbols_.entity(found->second));
}

const Entity* ShownModel::noted(const Entity* entity) const {
  if (entity != nullptr) source_.note(*entity);
  return entity;
}

const ShownModel::Fields& ShownModel::fields_of(const Entity& entity) const {
  const auto [found, is_new] = fields_.try_emplace(&entity);
  if (is_new) {
    for (const auto& field : entity.fields) found->second.emplace(spoken(field.name), &field);
  }
  return found->second;
}

const Entity* ShownModel::entity(std::string_view name) const {
  return noted(symbols_.entity(name));
}

const Entity* ShownModel::entity_in(std::string_view component_name) const {
  auto words = words_of(component_name);
  while (!words.empty()) {
    const auto text = join(words, " ");
    if (const auto found = spoken_.find(text); found != spoken_.end()) return noted(found->second);
    if (const auto found = spoken_.find(singular_of(text)); found != spoken_.end())
      return noted(found->second);
    if (const auto found = last_words_.find(text); found != last_words_.end()) return noted(found->second);
    words.pop_back();
  }
  return nullptr;
}

const Field* ShownModel::field(const Entity& entity, std::string_view subject) const {
  source_.note(entity);
  const auto& fields = fields_of(entity);
  const std::string name(subject);
  for (const auto* ending : {"", " id", " on", " at", " amount"}) {
    if (const auto found = fields.find(name + ending); found != fields.end()) return found->second;
  }
  return nullptr;
}

const Entity* ShownModel::target(const Field& field) const {
  const auto found = neighbours_.targets.find(&field);
  return found == neighbours_.targets.end() ? nullptr : noted(found->second);
}

std::string ShownModel::title(const Entity& entity, std::size_t row) const {
  source_.note(entity);
  for (const auto name : naming) {
    const auto* field = symbols_.field(entity, name);
    if (field == nullptr || field->secret) continue;
    const bool is_number = name == "number" || name == "code" || name == "reference";
    const auto shown = value(entity, *field, row);
    return is_number ? fmt::format("{} {}", sentence_case(spoken(entity.name)), shown) : shown;
  }
  return fmt::format("{} {}", sentence_case(spoken(entity.name)), row + 1);
}

std::string ShownModel::amount_value(const Entity& entity, const Field& field, std::size_t row) const {
  const auto shape = shape_of(entity, field, neighbours_);
  if (!shape.example.is_string()) return "0";
  const auto& text = shape.example.get_string();
  double base = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), base);
  if (error != std::errc{} || end != text.data() + text.size()) return std::string(text);
  const auto type = symbols_.type(field);
  const auto bounds = bounds_of(field.check, field.name);
  const double wanted = base * amount_factors[row % amount_factors.size()];
  const bool fits =
      (!bounds.maximum || wanted <= *bounds.maximum) && (!bounds.minimum || wanted >= *bounds.minimum);
  return fmt::format("{:.{}f}", fits && base > 1 ? wanted : base, type.precision > 0 ? type.scale : 2);
}

std::string ShownModel::text_value(const Entity& entity, const Field& field, std::size_t row) const {
  const auto name = spoken(field.name);
  const auto place = row % people.size();
  if (field.format == design::TextFormat::email || last_word(name) == "email")
    return fmt::format("{}@example.com", mail_names[place]);
  if (is_personal_name(field, name)) {
    const std::string_view person = people[place];
    const auto gap = person.find(' ');
    if (name.starts_with("first") || name.starts_with("given")) return std::string(person.substr(0, gap));
    if (name.starts_with("last") || name.starts_with("family")) return std::string(person.substr(gap + 1));
    return std::string(person);
  }
  const auto last = last_word(name);
  const bool is_plain = field.check.empty() && !field.format;
  if (field.format == design::TextFormat::markdown)
    return fmt::format("A few words about the {}.", spoken(entity.name));
  if (is_plain && (last == "name" || last == "title" || last == "label" || last == "subject")) {
    const auto before = name.substr(0, name.size() - last.size());
    const auto owner = before.empty() || before == "display " || before == "full "
                           ? spoken(entity.name)
                           : std::string(trim(before));
    return fmt::format("{} {}", sentence_case(owner), letters[place]);
  }
  const auto shape = shape_of(entity, field, neighbours_);
  return shape.example.is_string() ? counted_up(std::string(shape.example.get_string()), row)
                                   : sentence_case(name);
}

std::string ShownModel::value(const Entity& entity, const Field& field, std::size_t row) const {
  source_.note(entity);
  // Two keys of one row name two rows: an order's customer is not its clerk.
  const auto place = static_cast<std::size_t>(&field - entity.fields.data());
  if (const auto* to = target(field); to != nullptr && to != &entity) return title(*to, row + place);
  const auto type = symbols_.type(field);
  switch (type.kind) {
    case TypeKind::enum_:
      return type.values.empty() ? std::string{}
                                 : sentence_case(spoken(type.values[row % type.values.size()]));
    case TypeKind::boolean: return row % 2 == 0 ? "Yes" : "No";
    case TypeKind::date: return std::string(days[row % days.size()]);
    case TypeKind::datetime: return std::string(moments[row % moments.size()]);
    case TypeKind::time: return std::string(times[row % times.size()]);
    case TypeKind::decimal: return amount_value(entity, field, row);
    case TypeKind::float_: return "4.5";
    case TypeKind::integer:
    case TypeKind::bigint: {
      const auto shape = shape_of(entity, field, neighbours_);
      const auto base = shape.example.is_int64() ? shape.example.get_int64() : 1;
      const auto next = base + static_cast<std::int64_t>(row);
      return fmt::to_string(shape.maximum && next > *shape.maximum ? base : next);
    }
    case TypeKind::string:
    case TypeKind::text: return text_value(entity, field, row);
    case TypeKind::uuid: return fmt::format("0197f0…{:02}", row + 1);
    case TypeKind::jsonb: return "{ … }";
    case TypeKind::binary: return "file.pdf";
  }
  return {};
}

}  // namespace nonagon::emit
