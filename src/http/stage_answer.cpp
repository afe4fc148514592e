#include "http/stage_answer.hpp"

#include <fmt/format.h>

#include "workbench/views.hpp"

namespace nonagon::http {

std::string stage_tag(const workbench::StageView& stage) {
  constexpr std::size_t told_of_hash = 16;
  return entity_tag(
      fmt::format("v{}-{}", stage.version.value_or(0), stage.row.payload_hash.substr(0, told_of_hash)));
}

Answer stage_answer(const workbench::StageView& stage) {
  auto answer = json_answer(workbench::write(stage));
  answer.with("ETag", stage_tag(stage));
  return answer;
}

}  // namespace nonagon::http
