#include "emit/openapi/examples.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/pattern_sample.hpp"

namespace nonagon::emit {
namespace {

using design::TextFormat;
using design::TypeKind;

struct WordExample {
  std::string_view word;  // last word of the field's name
  std::string_view text;
};

// {} stands for the owner in words.
constexpr std::array word_examples{
    WordExample{"address", "12 Canal Street"},
    WordExample{"body", "A few words about the {}."},
    WordExample{"bio", "Twenty years in the trade."},
    WordExample{"brand", "Batavus"},
    WordExample{"category", "Repairs"},
    WordExample{"city", "Utrecht"},
    WordExample{"code", "AB-1042"},
    WordExample{"color", "dark green"},
    WordExample{"colour", "dark green"},
    WordExample{"comment", "Looks good."},
    WordExample{"company", "Lindqvist and Sons"},
    WordExample{"complaint", "It makes a noise."},
    WordExample{"content", "A few words about the {}."},
    WordExample{"country", "NL"},
    WordExample{"currency", "EUR"},
    WordExample{"description", "A few words about the {}."},
    WordExample{"diagnosis", "A part is worn out."},
    WordExample{"email", "ada@example.com"},
    WordExample{"hash", "9f86d081884c7d65"},
    WordExample{"host", "host.example.com"},
    WordExample{"industry", "Printing"},
    WordExample{"instructions", "Ring twice."},
    WordExample{"isbn", "9780306406157"},
    WordExample{"label", "Example {}"},
    WordExample{"language", "en"},
    WordExample{"link", "https://example.com/page"},
    WordExample{"locale", "en-GB"},
    WordExample{"location", "Second floor, room 4"},
    WordExample{"make", "Batavus"},
    WordExample{"message", "A few words about the {}."},
    WordExample{"model", "Quip"},
    WordExample{"name", "Example {}"},
    WordExample{"note", "Rings back after six."},
    WordExample{"notes", "Rings back after six."},
    WordExample{"number", "AB-1042"},
    WordExample{"phone", "+31201234567"},
    WordExample{"postcode", "3511 AB"},
    WordExample{"reason", "Changed plans."},
    WordExample{"reference", "AB-1042"},
    WordExample{"prefix", "ab12"},
    WordExample{"scope", "invoices:read"},
    WordExample{"scopes", "invoices:read"},
    WordExample{"shelf", "B-12"},
    WordExample{"sku", "AB-1042"},
    WordExample{"slug", "example"},
    WordExample{"street", "Canal Street"},
    WordExample{"subject", "Example {}"},
    WordExample{"summary", "A few words about the {}."},
    WordExample{"tag", "new"},
    WordExample{"text", "A few words about the {}."},
    WordExample{"timezone", "Europe/Amsterdam"},
    WordExample{"title", "Example {}"},
    WordExample{"unit", "piece"},
    WordExample{"url", "https://example.com/page"},
    WordExample{"username", "ada"},
    WordExample{"version", "1.0.0"},
    WordExample{"zip", "3511 AB"},
};
static_assert(std::ranges::all_of(word_examples, [](const auto& row) { return !row.text.empty(); }));

struct NameExample {
  std::string_view name;
  std::string_view text;
};

constexpr std::array person_examples{
    NameExample{"first name", "Ada"},
    NameExample{"given name", "Ada"},
    NameExample{"last name", "Lindqvist"},
    NameExample{"family name", "Lindqvist"},
    NameExample{"surname", "Lindqvist"},
    NameExample{"full name", "Ada Lindqvist"},
    NameExample{"display name", "Ada"},
    NameExample{"contact name", "Ada Lindqvist"},
    NameExample{"postal code", "3511 AB"},
    NameExample{"zip code", "3511 AB"},
    NameExample{"country code", "NL"},
    NameExample{"currency code", "EUR"},
};

struct NumberExample {
  std::string_view word;
  std::int64_t value;
};

constexpr std::array number_examples{
    NumberExample{"age", 34},      NumberExample{"attempts", 0}, NumberExample{"duration", 45},
    NumberExample{"height", 180},  NumberExample{"length", 120}, NumberExample{"minutes", 45},
    NumberExample{"number", 1042}, NumberExample{"order", 1},    NumberExample{"position", 1},
    NumberExample{"quantity", 2},  NumberExample{"rating", 4},   NumberExample{"seconds", 30},
    NumberExample{"size", 2048},   NumberExample{"stock", 12},   NumberExample{"total", 24},
    NumberExample{"version", 1},   NumberExample{"weight", 12},  NumberExample{"width", 80},
    NumberExample{"year", 2026},   NumberExample{"revision", 1},
};

struct AmountExample {
  std::string_view words;  // the end of the field's name
  double value;
};

// Two pieces at 24.90 with 21 % tax: amounts of one document add up. The longer ending stands first.
constexpr std::array amount_examples{
    AmountExample{"tax total", 10.46},  AmountExample{"tax amount", 10.46},
    AmountExample{"line total", 49.80}, AmountExample{"subtotal", 49.80},
    AmountExample{"net total", 49.80},  AmountExample{"tax rate", 0.21},
    AmountExample{"total", 60.26},      AmountExample{"tax", 10.46},
    AmountExample{"rate", 0.21},        AmountExample{"price", 24.90},
    AmountExample{"cost", 24.90},       AmountExample{"fee", 4.50},
    AmountExample{"amount", 60.26},     AmountExample{"discount", 5.00},
    AmountExample{"deposit", 50.00},    AmountExample{"balance", 120.00},
    AmountExample{"budget", 2500.00},   AmountExample{"limit", 100.00},
    AmountExample{"latitude", 52.0907}, AmountExample{"longitude", 5.1214},
    AmountExample{"weight", 1.20},      AmountExample{"distance", 4.50},
    AmountExample{"hours", 1.50},       AmountExample{"percent", 21.00},
    AmountExample{"percentage", 21.00}, AmountExample{"quantity", 2.00},
};

// Words of a field that holds the end of something: it lies after what began.
constexpr std::array<std::string_view, 16> end_words{"end",
                                                     "ends",
                                                     "ended",
                                                     "until",
                                                     "expires",
                                                     "expired",
                                                     "due",
                                                     "deadline",
                                                     "finished",
                                                     "closed",
                                                     "completed",
                                                     "left",
                                                     "promised",
                                                     "paid",
                                                     "returned",
                                                     "decided"};

std::string_view moment_example(TypeKind kind, std::string_view name) {
  const auto words = words_of(name);
  const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  const bool is_end = std::ranges::any_of(words, [](const auto& word) {
    return std::ranges::find(end_words, std::string_view(word)) != end_words.end();
  });
  if (kind == TypeKind::date)
    return has("born") || has("birth") ? "1988-05-14" : is_end ? "2026-03-19" : "2026-03-12";
  if (kind == TypeKind::time) return is_end ? "17:00:00Z" : "09:30:00Z";
  if (has("updated")) return "2026-03-10T11:05:00.000Z";
  return is_end ? "2026-03-12T17:00:00.000Z" : "2026-03-10T09:30:00.000Z";
}

std::string_view format_example(TextFormat format) {
  switch (format) {
    case TextFormat::email: return "ada@example.com";
    case TextFormat::uri: return "https://example.com/page";
    case TextFormat::phone: return "+31201234567";
    case TextFormat::slug: return "example";
    case TextFormat::colour: return "#0f766e";
    case TextFormat::currency: return "EUR";
    case TextFormat::country: return "NL";
    case TextFormat::language: return "en";
    case TextFormat::markdown: return "A few words with *weight*.";
    case TextFormat::timezone: return "Europe/Amsterdam";
  }
  return "text";
}

std::string worded_example(const ExampleRequest& request) {
  const auto words = words_of(request.name);
  if (words.empty()) return "text";
  const auto spoken = join(words, " ");
  const auto* person = std::ranges::find(person_examples, std::string_view(spoken), &NameExample::name);
  if (person != person_examples.end()) return std::string(person->text);
  if (request.is_personal && words.back() == "name") return "Ada Lindqvist";
  const auto* row = std::ranges::find(word_examples, std::string_view(words.back()), &WordExample::word);
  if (row == word_examples.end()) return sentence_case(spoken);
  return replace_all(std::string(row->text), "{}", join(words_of(request.owner), " "));
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

json::value text_example(const Shape& shape, const ExampleRequest& request) {
  std::string text;
  if (!shape.pattern.empty() && (!request.format || request.bounds.pattern == shape.pattern)) {
    text = pattern_sample(shape.pattern).value_or("");
  } else {
    text = request.format ? std::string(format_example(*request.format)) : worded_example(request);
  }
  if (!is_ascii(text)) text = "Text";
  const auto longest = static_cast<std::size_t>(shape.max_length.value_or(1 << 20));
  if (text.size() > longest) {
    if (!shape.pattern.empty() || !shape.format.empty()) return nullptr;
    text.resize(longest);
    text = std::string(trim(text));
  }
  const auto shortest = static_cast<std::size_t>(shape.min_length.value_or(0));
  if (text.size() < std::max<std::size_t>(shortest, 1)) return nullptr;
  return json::string(text);
}

std::int64_t wished_number(const ExampleRequest& request) {
  const auto words = words_of(request.name);
  if (words.empty()) return 3;
  const auto* row = std::ranges::find(number_examples, std::string_view(words.back()), &NumberExample::word);
  return row == number_examples.end() ? 3 : row->value;
}

json::value decimal_example(const Shape& shape, const ExampleRequest& request) {
  const int scale = request.type.precision > 0 ? request.type.scale : 2;
  const int whole =
      request.type.precision > 0 ? std::max(1, request.type.precision - request.type.scale) : 20;
  const double largest = std::pow(10.0, whole) - std::pow(10.0, -scale);
  const double least = std::max(request.bounds.minimum.value_or(0), -largest);
  const double most = std::min(request.bounds.maximum.value_or(largest), largest);
  if (least > most) return nullptr;
  const auto name = join(words_of(request.name), " ");
  const auto* wished =
      std::ranges::find_if(amount_examples, [&](const auto& row) { return name.ends_with(row.words); });
  const double first = wished == amount_examples.end() ? 24.9 : wished->value;
  for (const auto candidate : {first, 24.9, 4.5, 0.21, 1.0, 0.0}) {
    const auto rounded = std::round(candidate * std::pow(10.0, scale)) / std::pow(10.0, scale);
    if (rounded < least || rounded > most) continue;
    return json::string(fmt::format("{:.{}f}", rounded, scale));
  }
  const auto raised = std::ceil(least * std::pow(10.0, scale) - 1e-6) / std::pow(10.0, scale);
  auto text = fmt::format("{:.{}f}", raised, scale);
  const bool fits = static_cast<std::int64_t>(text.size()) <= shape.max_length.value_or(64) && raised <= most;
  return fits ? json::value(json::string(text)) : json::value(nullptr);
}

}  // namespace

json::value example_of(const Shape& shape, const ExampleRequest& request) {
  switch (request.type.kind) {
    case TypeKind::uuid: return json::string(fmt::format("0197f000-0000-7000-8000-{:012x}", request.place));
    case TypeKind::string:
    case TypeKind::text: return text_example(shape, request);
    case TypeKind::integer:
    case TypeKind::bigint: return std::clamp(wished_number(request), *shape.minimum, *shape.maximum);
    case TypeKind::decimal: return decimal_example(shape, request);
    case TypeKind::float_: return 4.5;
    case TypeKind::boolean: return true;
    case TypeKind::date:
    case TypeKind::datetime:
    case TypeKind::time: return json::string(moment_example(request.type.kind, request.name));
    case TypeKind::jsonb: return json::object{};
    case TypeKind::binary: return "ZGF0YQ==";
    case TypeKind::enum_: return nullptr;  // the values say enough
  }
  return nullptr;
}

}  // namespace nonagon::emit
