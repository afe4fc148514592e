#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "store/generations.hpp"
#include "workbench/paging.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::int64_t nano = 1'000'000'000;
constexpr std::size_t decimals = 9;

void add(UsageRow& row, const store::AIGeneration& call) {
  ++row.calls;
  row.input_tokens += call.input_tokens;
  row.output_tokens += call.output_tokens;
  row.cost_nano += parse_cost(call.estimated_cost);
  row.calls_without_price += call.is_price_known ? 0 : 1;
}

UsageRow& row_of(std::vector<UsageRow>& rows, const std::string& key) {
  const auto found = std::ranges::find(rows, key, &UsageRow::key);
  if (found != rows.end()) return *found;
  rows.push_back({.key = key});
  return rows.back();
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string print_cost(std::int64_t nano_dollars) {
  auto text = fmt::format("{}.{:09}", nano_dollars / nano, nano_dollars % nano);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::int64_t parse_cost(std::string_view dollars) {
  const auto point = dollars.find('.');
  const auto whole = number_of(dollars.substr(0, point)) * nano;
  if (point == std::string_view::npos) return whole;
  std::string fraction(dollars.substr(point + 1, decimals));
  fraction.resize(decimals, '0');
  return whole + number_of(fraction);
}

Result<Usage> Workbench::usage(std::optional<int> days) {
  const auto since = days ? clock_.now() - std::chrono::days(*days) : Instant{};
  Usage usage;
  for (const auto& [project, call] : TRY(store::calls_since(*connection_, user_.id, since))) {
    add(usage.total, call);
    add(row_of(usage.by_project, project.slug), call);
    add(row_of(usage.by_model, call.model), call);
    add(row_of(usage.by_day, rfc3339(call.created_at).substr(0, 10)), call);
  }
  std::ranges::sort(usage.by_day, {}, &UsageRow::key);
  return usage;
}

Result<std::vector<store::AIGeneration>> Workbench::generations(std::string_view project) {
  return store::generations_of(*connection_, TRY(find(project, Access::read)).id);
}

Result<Page<store::AIGeneration>> Workbench::generations(std::string_view project, const PageOf& part) {
  const auto owner = TRY(find(project, Access::read));
  const auto request = TRY(page_request<store::AIGenerationId>(part));
  return page_of(TRY(store::generations_page(*connection_, owner.id, request)), part);
}

}  // namespace nonagon::workbench
