#include "design/stage_name.hpp"

#include "design/describe.hpp"

namespace nonagon::design {

std::string_view wire_name(StageName stage) {
  return wire_value(stage);
}

std::string_view wire_name(StageStatus status) {
  return wire_value(status);
}

std::optional<StageName> parse_stage(std::string_view text) {
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '9')
    return all_stages.at(static_cast<std::size_t>(text[0] - '1'));
  return parse_enum<StageName>(text);
}

}  // namespace nonagon::design
