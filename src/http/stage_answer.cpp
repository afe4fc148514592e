#include "http/stage_answer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "workbench/drafts.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

// `text` is the stage as an object.
std::string with_draft_mark(std::string text, bool has_draft) {
  text.pop_back();
  text += has_draft ? R"(,"hasDraft":true})" : R"(,"hasDraft":false})";
  return text;
}

Answer tagged(std::string text, const workbench::StageView& stage) {
  auto answer = json_answer(std::move(text));
  answer.with("ETag", stage_tag(stage));
  return answer;
}

}  // namespace

std::string stage_tag(const workbench::StageView& stage) {
  constexpr std::size_t told_of_hash = 16;
  return entity_tag(
      fmt::format("v{}-{}", stage.version.value_or(0), stage.row.payload_hash.substr(0, told_of_hash)));
}

Answer stage_answer(const workbench::StageView& stage) {
  return tagged(workbench::write(stage), stage);
}

Result<Answer> stage_answer(const workbench::StageView& stage, workbench::Workbench& reader) {
  const auto drafted = TRY(workbench::drafted_stages(reader, stage.row.project_id));
  const bool has_draft = std::ranges::find(drafted, stage.row.id) != drafted.end();
  return tagged(with_draft_mark(workbench::write(stage), has_draft), stage);
}

Result<Answer> stages_answer(const std::vector<workbench::StageView>& stages, workbench::Workbench& reader) {
  const auto drafted = TRY(workbench::drafted_stages(reader, stages.front().row.project_id));
  std::string items;
  for (const auto& stage : stages) {
    if (!items.empty()) items += ',';
    items +=
        with_draft_mark(workbench::write(stage), std::ranges::find(drafted, stage.row.id) != drafted.end());
  }
  return json_answer(fmt::format(R"({{"items":[{}]}})", items));
}

}  // namespace nonagon::http
