#include <fmt/format.h>

#include "store/drafts.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

Result<store::Draft> Workbench::draft(std::string_view project, StageName stage) {
  auto loaded = TRY(load(project, Access::read));
  auto found = TRY(store::find_draft(*connection_, user_.id, loaded.of(stage).id));
  if (found) return std::move(*found);
  return fail(Error{
      .code = ErrorCode::not_found,
      .detail = fmt::format("there is no draft of the stage {}", design::wire_name(stage)),
      .pointer = {},
      .reason = "nothing was kept since it was last saved",
      .fix = fmt::format(
          "See the stage with `nonagon stage show {} {}`.", loaded.project.slug, design::wire_name(stage))});
}

Result<store::Draft> Workbench::keep_draft(std::string_view project,
                                           StageName stage,
                                           const NewDraft& wanted) {
  if (!wanted.data && !wanted.answers) {
    return fail(Error{.code = ErrorCode::invalid_input,
                      .detail = "a draft has data, answers or both",
                      .pointer = {},
                      .reason = "neither was given",
                      .fix = "Give one of them, or discard the draft."});
  }
  std::optional<std::string> data;
  if (wanted.data) data = write_json_line(TRY(parse_json(*wanted.data)));
  std::optional<std::string> answers;
  if (wanted.answers) answers = write_answers(*wanted.answers, stage);
  return transaction([&]() -> Result<store::Draft> {
    auto loaded = TRY(load(project, Access::write));
    store::Draft row{.user_id = user_.id,
                     .stage_id = loaded.of(stage).id,
                     .data = std::move(data),
                     .answers = std::move(answers),
                     .updated_at = clock_.now()};
    TRY(store::keep_draft(*connection_, row));
    return row;
  });
}

Result<void> Workbench::discard_draft(std::string_view project, StageName stage) {
  return transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::write));
    return store::remove_draft(*connection_, user_.id, loaded.of(stage).id);
  });
}

}  // namespace nonagon::workbench
