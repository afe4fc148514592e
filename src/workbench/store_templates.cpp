#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/templates.hpp"
#include "design/describe.hpp"
#include "pipeline/stage.hpp"
#include "store/packages.hpp"
#include "store/projects.hpp"
#include "workbench/outputs.hpp"
#include "workbench/paging.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

// {"product": {"userInput": "…", "data": {…}}, …}: what a stage of a new project starts with.
json::object defaults_of(const design::Design& design) {
  json::object defaults;
  for (const auto stage : design::all_stages) {
    json::object own;
    if (const auto input = write_user_input(design.answers, stage)) own["userInput"] = *input;
    if (design::has(design, stage)) own["data"] = parse_json(design::write_payload(design, stage)).value();
    if (!own.empty()) defaults[design::wire_name(stage)] = std::move(own);
  }
  return defaults;
}

store::Template row_of(const derive::Template& known,
                       const store::Template* present,
                       const store::Origin& origin) {
  json::object defaults;
  for (const auto stage : design::all_stages) {
    const auto name = design::wire_name(stage);
    json::object own;
    if (const auto input = write_user_input(known.answers, stage)) own["userInput"] = *input;
    if (const auto* data = known.stages.if_contains(name)) own["data"] = *data;
    if (!own.empty()) defaults[name] = std::move(own);
  }
  return {.id = present == nullptr ? store::TemplateId::make(origin.clock, origin.entropy) : present->id,
          .name = known.name,
          .description = known.description,
          .category = design::parse_enum<store::TemplateCategory>(known.category)
                          .value_or(store::TemplateCategory::other),
          .icon = known.icon.empty() ? std::nullopt : std::optional(known.icon),
          .stage_defaults = write_json_line(defaults),
          .is_built_in = true,
          .created_at = present == nullptr ? origin.clock.now() : present->created_at,
          .user_id = std::nullopt};
}

Result<design::Design> design_from(const json::value& defaults) {
  design::Design design;
  for (const auto stage : design::all_stages) {
    const auto pointer = pointer_to("", design::wire_name(stage));
    if (const auto* input = find_pointer(defaults, pointer + "/userInput");
        input != nullptr && input->is_string()) {
      TRY(read_user_input(design.answers, stage, input->get_string()));
    }
    if (const auto* data = find_pointer(defaults, pointer + "/data")) {
      const auto reading = design::read_payload(design, stage, *data);
      if (!reading.is_valid()) {
        return fail(
            ErrorCode::invalid_input,
            fmt::format(
                "the template has no valid {}: {}", design::wire_name(stage), reading.findings[0].message),
            reading.findings[0].pointer);
      }
    }
  }
  return design;
}

std::unexpected<Error> no_such_template(std::string_view name) {
  return fail(Error{.code = ErrorCode::not_found,
                    .detail = fmt::format("there is no template \"{}\"", name),
                    .pointer = {},
                    .reason = "neither a built-in one nor one of yours has that name",
                    .fix = "List them with `nonagon template list`."});
}

}  // namespace

// The rows of the templates that come with the program follow the program.
Result<void> Workbench::sync_built_in_templates() {
  const auto rows = TRY(store::templates_for(*connection_, user_.id));
  return transaction([&]() -> Result<void> {
    for (const auto& known : derive::templates()) {
      const auto present = std::ranges::find_if(
          rows, [&](const store::Template& row) { return row.is_built_in && row.name == known.name; });
      const auto wanted = row_of(known, present == rows.end() ? nullptr : &*present, origin());
      if (present == rows.end()) {
        TRY(store::add_template(*connection_, wanted));
      } else if (present->stage_defaults != wanted.stage_defaults ||
                 present->description != wanted.description) {
        TRY(store::update_template(*connection_, wanted));
      }
    }
    return {};
  });
}

Result<std::vector<store::Template>> Workbench::templates() {
  TRY(sync_built_in_templates());
  return store::templates_for(*connection_, user_.id);
}

Result<Page<store::Template>> Workbench::templates(const PageOf& part) {
  TRY(sync_built_in_templates());
  const auto request = TRY(page_request<store::TemplateId>(part));
  return page_of(TRY(store::templates_page(*connection_, user_.id, request)), part);
}

Result<std::optional<store::Template>> Workbench::find_template(std::string_view name) {
  auto all = TRY(store::templates_for(*connection_, user_.id));
  const auto* built_in = derive::find_template(name);
  const auto found = std::ranges::find_if(all, [&](const store::Template& row) {
    return row.name == name || row.id.text() == name ||
           (built_in != nullptr && row.is_built_in && row.name == built_in->name);
  });
  if (found == all.end()) return std::optional<store::Template>{};
  return std::optional(std::move(*found));
}

Result<store::Template> Workbench::find_template_of(std::string_view reference) {
  TRY(sync_built_in_templates());
  auto found = TRY(find_template(reference));
  if (!found) return no_such_template(reference);
  return *std::move(found);
}

Result<ProjectView> Workbench::apply_template(std::string_view project, std::string_view template_name) {
  const auto found = TRY(find_template_of(template_name));
  const auto defaults = TRY(design_from(TRY(parse_json(found.stage_defaults))));
  return transaction([&]() -> Result<ProjectView> {
    auto loaded = TRY(load(project, Access::write));
    if (!std::ranges::all_of(loaded.stages, &std::string::empty, &store::Stage::payload_hash)) {
      return fail({.code = ErrorCode::wrong_state,
                   .detail = fmt::format("the project {} has begun", loaded.project.slug),
                   .pointer = {},
                   .reason = "a template is a beginning, and would mix with what is there",
                   .fix = "Begin a new project with the template."});
    }
    std::array<std::string, design::all_stages.size()> hashes{};
    std::vector<std::map<store::OutputFormat, std::string>> contents(hashes.size());
    for (auto& row : loaded.stages) {
      if (!row.user_input) row.user_input = write_user_input(defaults.answers, row.stage_name);
      const auto index = design::index_of(row.stage_name);
      if (!design::has(defaults, row.stage_name)) continue;
      contents[index] = compile_outputs(defaults, row.stage_name);
      hashes[index] = store::hash_of(contents[index]);
    }
    const auto state = pipeline::opened_with(hashes);
    TRY(add_first_versions(loaded.stages, contents, state));
    loaded.project.template_id = found.id;
    TRY(store::write_pipeline(*connection_,
                              loaded.project,
                              loaded.stages,
                              {.before = loaded.state, .after = state, .now = clock_.now()}));
    return this->project(project);
  });
}

Result<store::Template> Workbench::save_template(std::string_view project, const NewTemplate& wanted) {
  if (trim(wanted.name).empty()) return fail(ErrorCode::invalid_input, "a template has a name", "/name");
  const auto design = TRY(this->design(project));
  TRY(sync_built_in_templates());
  const store::Template row{
      .id = store::TemplateId::make(clock_, entropy_),
      .name = wanted.name,
      .description = wanted.description.empty() ? design.description : wanted.description,
      .category = wanted.category,
      .icon = wanted.icon,
      .stage_defaults = write_json_line(defaults_of(design)),
      .is_built_in = false,
      .created_at = clock_.now(),
      .user_id = user_.id};
  return transaction([&]() -> Result<store::Template> {
    if (TRY(find_template(row.name))) {
      return fail(Error{.code = ErrorCode::conflict,
                        .detail = fmt::format("there is a template \"{}\" already", row.name),
                        .pointer = "/name",
                        .reason = "templates are found by their names",
                        .fix = "Choose another name, or delete that one first."});
    }
    TRY(store::add_template(*connection_, row));
    return row;
  });
}

Result<store::Template> Workbench::delete_template(std::string_view name) {
  return transaction([&]() -> Result<store::Template> {
    auto found = TRY(find_template(name));
    if (!found) return no_such_template(name);
    if (found->is_built_in) {
      return fail(Error{.code = ErrorCode::forbidden,
                        .detail = fmt::format("the template \"{}\" comes with the program", name),
                        .pointer = {},
                        .reason = "built-in templates cannot be deleted",
                        .fix = "Delete only templates that you saved."});
    }
    TRY(store::remove_template(*connection_, found->id));
    return std::move(*found);
  });
}

Result<ProjectView> Workbench::create_from_template(std::string_view template_name,
                                                    const NewProject& wanted) {
  TRY(pipeline::check_answers(wanted.answers));
  TRY(sync_built_in_templates());
  const auto found = TRY(find_template(template_name));
  if (!found) return no_such_template(template_name);
  auto design = TRY(design_from(TRY(parse_json(found->stage_defaults))));
  for (const auto& entry : wanted.answers.entries())
    design.answers.set(entry.stage, entry.topic, entry.answer);
  const auto name = wanted.name.empty() ? found->name : wanted.name;
  if (design::has(design, StageName::product)) design.product.name = name;
  auto project =
      new_project(name, wanted.description.empty() ? design.product.description : wanted.description);
  project.template_id = found->id;
  return add_project(std::move(project), design, {});
}

}  // namespace nonagon::workbench
