#include "check/mend.hpp"

#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "check/patch.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using design::Design;
using design::StageName;

// More rounds than a design of the greatest size needs; a pair of rules that undo each other ends here.
constexpr int most_rounds = 1000;

std::string_view path_of(const json::value& step) {
  return step.as_object().at("path").as_string();
}

std::string_view parent_of(std::string_view path) {
  return path.substr(0, path.rfind('/'));
}

// The payloads of one round as JSON, each read when a fix first needs it.
class Round {
 public:
  explicit Round(const Design& design) : design_(design) {}

  // Whether the fix can be applied beside those of this round: each place is changed once, and a list loses
  // one element at most, since the places behind it move.
  bool takes(StageName stage, const json::array& patch) {
    auto& [document, touched, shrunk] = open(stage);
    for (const auto& step : patch) {
      const auto path = path_of(step);
      if (touched.contains(std::string(path))) return false;
      for (const auto& list : shrunk) {
        if (path.starts_with(list)) return false;
      }
      if (removes_element(document, step) && is_touched_below(touched, parent_of(path))) return false;
    }
    return true;
  }

  Result<void> apply(StageName stage, const json::array& patch) {
    auto& [document, touched, shrunk] = open(stage);
    for (const auto& step : patch) {
      if (removes_element(document, step)) shrunk.insert(fmt::format("{}/", parent_of(path_of(step))));
      touched.insert(std::string(path_of(step)));
    }
    return apply_patch(document, patch);
  }

  // The design with the changed payloads.
  Result<Design> finish() const {
    Design mended = design_;
    for (const auto& [stage, payload] : payloads_) {
      const auto reading = design::read_payload(mended, stage, payload.document);
      if (reading.is_valid()) continue;
      const auto& first = reading.findings[0];
      return fail(
          {.code = ErrorCode::has_findings,
           .detail = fmt::format("a fix of stage {} cannot be applied: {}", wire_name(stage), first.message),
           .pointer = first.pointer,
           .reason = "the payload could not be read afterwards, so nothing was changed",
           .fix = "mend the findings of this stage by hand"});
    }
    return mended;
  }

 private:
  struct Payload {
    json::value document;
    std::set<std::string> touched;
    std::set<std::string> shrunk;  // lists that lose an element, each with its closing slash
  };

  Payload& open(StageName stage) {
    const auto found = payloads_.find(stage);
    if (found != payloads_.end()) return found->second;
    auto document = parse_json(design::write_payload(design_, stage));
    ensure(document.has_value(), "what the canonical writer writes can be read");
    return payloads_.emplace(stage, Payload{*std::move(document), {}, {}}).first->second;
  }

  static bool removes_element(const json::value& document, const json::value& step) {
    if (step.as_object().at("op").as_string() != "remove") return false;
    const auto* parent = find_pointer(document, parent_of(path_of(step)));
    return parent != nullptr && parent->is_array();
  }

  static bool is_touched_below(const std::set<std::string>& touched, std::string_view list) {
    const auto first = touched.lower_bound(fmt::format("{}/", list));
    return first != touched.end() && first->starts_with(fmt::format("{}/", list));
  }

  const Design& design_;
  std::map<StageName, Payload> payloads_;
};

}  // namespace

Result<Mending> mend(Design& design) {
  Mending mending;
  auto present = design;
  mending.left = check(present);
  for (int round = 0; round < most_rounds; ++round) {
    Round fixes(present);
    bool has_fixed = false;
    for (const auto& finding : mending.left) {
      if (!finding.fix || finding.waived || !has(present, finding.stage)) continue;
      if (!fixes.takes(finding.stage, finding.fix->patch)) continue;
      TRY(fixes.apply(finding.stage, finding.fix->patch));
      mending.fixed.push_back(finding);
      has_fixed = true;
    }
    if (!has_fixed) break;
    present = TRY(fixes.finish());
    mending.left = check(present);
  }
  design = std::move(present);
  return mending;
}

}  // namespace nonagon::check
