#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& glossary = design.product.glossary;
  std::unordered_map<std::string, std::size_t> terms;
  for (std::size_t i = 0; i < glossary.size(); ++i) {
    if (!terms.emplace(lower(glossary[i].term), i).second)
      report.add(StageName::product,
                 fmt::format("/glossary/{}/term", i),
                 fmt::format("`{}` is explained twice", glossary[i].term));
  }
  for (std::size_t i = 0; i < glossary.size(); ++i) {
    for (std::size_t j = 0; j < glossary[i].avoid.size(); ++j) {
      const auto found = terms.find(lower(glossary[i].avoid[j]));
      if (found == terms.end()) continue;
      report.add(StageName::product,
                 fmt::format("/glossary/{}/avoid/{}", i, j),
                 fmt::format("`{}` is a term of the glossary", glossary[found->second].term));
    }
  }
}

}  // namespace

extern constinit const Rule term_is_unique{
    .id = "term-is-unique",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "A word of the glossary stands for one thing, and none is avoided by another.",
    .reason = "People use one word for two things, or are told to use and to avoid it.",
    .mend = "Join the two entries, or choose another word for one of them.",
    .source = "XR-041",
    .bad = R"("member" as a term, and "member" among the words to avoid)",
    .good = "one of the two",
    .check = inspect,
};

}  // namespace nonagon::check
