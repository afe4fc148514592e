#include "workbench/catalogue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/near_match.hpp"
#include "base/text.hpp"
#include "check/rule.hpp"
#include "derive/templates.hpp"
#include "emit/emitter.hpp"
#include "pipeline/stage.hpp"
#include "workbench/written_sql.hpp"

namespace nonagon::workbench {
namespace {

RuleInfo info(const check::Rule& rule) {
  return {rule.id,
          rule.severity,
          rule.stage,
          rule.summary,
          rule.reason,
          rule.mend,
          rule.source,
          rule.bad,
          rule.good};
}

json::object to_json(const pipeline::Question& question) {
  json::object object{{"topic", question.topic},
                      {"kind", design::wire_value(question.ask)},
                      {"required", question.is_required},
                      {"question", question.text},
                      {"hint", question.hint}};
  if (!question.choices.empty()) {
    json::array choices;
    for (const auto& choice : question.choices)
      choices.push_back(json::object{{"id", choice.id}, {"label", choice.label}});
    object["choices"] = std::move(choices);
  }
  if (question.takes_text) object["takesText"] = true;
  if (question.takes_other) object["takesOther"] = true;
  return object;
}

}  // namespace

std::vector<TargetInfo> targets() {
  std::vector<TargetInfo> all;
  for (const auto* emitter : emit::emitters())
    all.push_back({emitter->id, emitter->stage, emitter->summary, emitter->made_from});
  std::ranges::sort(all, {}, &TargetInfo::id);
  return all;
}

Result<Files> emit_target(std::string_view id, const design::Design& design) {
  const auto* emitter = emit::find_emitter(id);
  if (emitter == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& target : targets()) known.push_back(target.id);
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("there is no target `{}`", id),
                 .pointer = {},
                 .reason = "outputs are known by their id",
                 .fix = did_you_mean(id, known) + "`nonagon targets` lists them"});
  }
  if (!design::has(design, emitter->stage)) {
    return fail(
        {.code = ErrorCode::precondition_missing,
         .detail = fmt::format("the package has no stage {}", design::wire_name(emitter->stage)),
         .pointer = {},
         .reason = fmt::format("`{}` is made from it", id),
         .fix = "add the stage, or let the built-in engine derive it with `nonagon import --derive`"});
  }
  auto files = emitter->emit(design);
  TRY(check_written_sql(design, files));
  return files;
}

std::vector<RuleInfo> rules() {
  std::vector<RuleInfo> all;
  for (const auto* rule : check::rules()) all.push_back(info(*rule));
  std::ranges::sort(all, {}, &RuleInfo::id);
  return all;
}

Result<RuleInfo> rule(std::string_view id) {
  if (const auto* found = check::find_rule(id)) return info(*found);
  std::vector<std::string_view> known;
  for (const auto& candidate : rules()) known.push_back(candidate.id);
  return fail({.code = ErrorCode::not_found,
               .detail = fmt::format("there is no rule `{}`", id),
               .pointer = {},
               .reason = "rules are known by their id",
               .fix = did_you_mean(id, known) + "`nonagon rules` lists them"});
}

json::object stage_definition(design::StageName name) {
  const auto& stage = pipeline::stage(name);
  json::array reads;
  for (const auto read : stage.reads) reads.emplace_back(design::wire_name(read));
  json::array questions;
  for (const auto& question : stage.interview) questions.push_back(to_json(question));
  return {{"number", design::number_of(name)},
          {"name", design::wire_name(name)},
          {"label", stage.label},
          {"reads", std::move(reads)},
          {"interview", std::move(questions)}};
}

std::vector<TemplateInfo> built_in_templates() {
  std::vector<TemplateInfo> all;
  for (const auto& known : derive::templates()) {
    all.push_back({known.id, known.name, known.description, known.category, known.icon});
  }
  return all;
}

Result<json::object> template_document(std::string_view id) {
  if (const auto* known = derive::find_template(id)) return derive::to_json(*known);
  return fail({.code = ErrorCode::not_found,
               .detail = fmt::format("there is no template `{}`", id),
               .pointer = {},
               .reason = "templates are known by their id",
               .fix = "list them with `nonagon templates`"});
}

}  // namespace nonagon::workbench
