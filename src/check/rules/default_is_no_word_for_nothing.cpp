#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 5> words{"null", "undefined", "none", "n/a", "nan"};

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto* text = field.default_.if_string();
      if (text == nullptr || text->size() > 9 || facts.type(field).kind == design::TypeKind::enum_) continue;
      if (std::ranges::find(words, lower(*text)) == words.end()) continue;
      auto& finding = report.add(StageName::data_model,
                                 facts.pointer(entity, field) + "/default",
                                 fmt::format("`{}` is stored as a text", std::string_view(*text)));
      finding.fix = remove_at("Remove the default", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule default_is_no_word_for_nothing{
    .id = "default-is-no-word-for-nothing",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A default is a value, not a word for its absence.",
    .reason = "The text 'null' is stored as four letters, is not empty, and is shown to people.",
    .mend = "Remove the default and make the field optional.",
    .source = "SchemaSpy: columns with the default 'null'",
    .bad = R"("default": "null")",
    .good = R"(no default, "required": false)",
    .check = inspect,
};

}  // namespace nonagon::check
