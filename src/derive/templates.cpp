#include "derive/templates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "derive/derive.hpp"

namespace nonagon::derive {

using design::Answers;
using design::Design;
using design::StageName;

namespace {

Result<std::string> text_member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string() || value->get_string().empty()) {
    return fail(
        ErrorCode::invalid_input, fmt::format("a template needs the text `{}`", name), pointer_to("", name));
  }
  return std::string(value->get_string());
}

Answers merged(const Answers& base, const Answers& more) {
  auto all = base;
  for (const auto& [stage, topic, answer] : more.entries()) all.set(stage, topic, answer);
  return all;
}

// The caller's own idea names and describes the product; the template's structure stays.
void follow_idea(Design& design, const Answers& more_answers) {
  if (more_answers.text(StageName::product, "idea").empty()) return;
  Design from_idea;
  from_idea.answers = more_answers;
  derive_stage(from_idea, StageName::product);
  design.product.name = from_idea.product.name;
  design.product.tagline = from_idea.product.tagline;
  design.product.description = from_idea.product.description;
}

}  // namespace

const std::vector<Template>& templates() {
  static const auto all = [] {
    std::vector<Template> read;
    for (const auto path : embedded_under("templates/")) {
      auto document = parse_json(embedded(path));
      ensure(document.has_value(), "every embedded template is JSON");
      auto known = read_template(*document);
      ensure(known.has_value(), "every embedded template is complete");
      read.push_back(*std::move(known));
    }
    std::ranges::sort(read, {}, &Template::id);
    return read;
  }();
  return all;
}

const Template* find_template(std::string_view id) {
  const auto found = std::ranges::find(templates(), id, &Template::id);
  return found == templates().end() ? nullptr : &*found;
}

Result<Template> read_template(const json::value& document) {
  const auto* object = document.if_object();
  if (object == nullptr) return fail(ErrorCode::invalid_input, "a template is a JSON object");
  Template known;
  known.id = TRY(text_member(*object, "id"));
  known.name = TRY(text_member(*object, "name"));
  known.description = TRY(text_member(*object, "description"));
  known.category = TRY(text_member(*object, "category"));
  if (const auto* icon = object->if_contains("icon"); icon != nullptr && icon->is_string())
    known.icon = icon->get_string();
  if (const auto* answers = object->if_contains("answers"))
    known.answers = TRY(design::read_answers(*answers));
  const auto* stages = object->if_contains("stages");
  if (stages == nullptr) return known;
  if (!stages->is_object())
    return fail(ErrorCode::invalid_input, "`stages` is an object of payloads", "/stages");
  Design trial;
  for (const auto& [name, payload] : stages->get_object()) {
    const auto stage = design::parse_stage(name);
    if (!stage)
      return fail(ErrorCode::invalid_input,
                  fmt::format("`{}` is no stage", std::string_view(name)),
                  pointer_to("/stages", name));
    const auto reading = design::read_payload(trial, *stage, payload);
    if (!reading.is_valid()) {
      const auto& first = reading.findings[0];
      return fail(ErrorCode::invalid_input, first.message, pointer_to("/stages", name) + first.pointer);
    }
  }
  known.stages = stages->get_object();
  return known;
}

json::object to_json(const Template& known) {
  return {{"id", known.id},
          {"name", known.name},
          {"description", known.description},
          {"category", known.category},
          {"icon", known.icon},
          {"answers", design::to_json(known.answers)},
          {"stages", known.stages}};
}

Design design_from_template(const Template& known, const Answers& more_answers, std::string_view name) {
  Design design;
  design.answers = merged(known.answers, more_answers);
  for (const auto& [stage_name, payload] : known.stages) {
    if (const auto stage = design::parse_stage(stage_name)) design::read_payload(design, *stage, payload);
  }
  if (design::has(design, StageName::product)) follow_idea(design, more_answers);
  if (!name.empty()) design.product.name = name;
  for (const auto stage : design::all_stages) {
    if (!design::has(design, stage)) derive_stage(design, stage);
    design.status[design::index_of(stage)] = design::StageStatus::complete;
  }
  design::assign_ids(design);
  design.name = design.product.name;
  design.description = design.product.description;
  design.slug = slug_of(design.name);
  return design;
}

}  // namespace nonagon::derive
