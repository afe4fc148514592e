#include "http/generation_wish.hpp"

namespace nonagon::http {

Result<workbench::GenerationRequest> request_of(const GenerationWish& wish, design::StageName stage) {
  workbench::GenerationRequest request{.user_input = wish.user_input,
                                       .answers = {},
                                       .provider_id = wish.provider_id,
                                       .model = wish.model,
                                       .most_cost = {},
                                       .intent = wish.intent};
  if (wish.answers)
    request.answers = TRY(design::read_answers(json::object{{design::wire_name(stage), *wish.answers}}));
  if (wish.max_cost) request.most_cost = TRY(workbench::read_limit(*wish.max_cost, "/maxCost"));
  return request;
}

}  // namespace nonagon::http
