#include <algorithm>
#include <charconv>

#include "http/call.hpp"
#include "http/generation_wish.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

constexpr std::chrono::seconds longest_wait{30};

// `wait=N` of the header Prefer (RFC 7240, section 4.3), in seconds.
std::chrono::seconds wanted_wait(const Call& call) {
  const auto* prefer = call.request.header("Prefer");
  if (prefer == nullptr) return {};
  for (const auto part : split(*prefer, ',')) {
    const auto preference = trim(part);
    if (!preference.starts_with("wait=")) continue;
    int seconds = 0;
    std::from_chars(preference.data() + 5, preference.data() + preference.size(), seconds);
    return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), longest_wait);
  }
  return {};
}

Result<Answer> handle(Call& call) {
  const auto stage = TRY(call.stage());
  const auto request = TRY(request_of(TRY(call.body<GenerationWish>()), stage));
  if (!call.parts.generations.has_room()) {
    return fail({.code = ErrorCode::unavailable,
                 .detail = "too many generations are waiting",
                 .pointer = {},
                 .reason = "the server runs a few at a time",
                 .fix = "Try again in a moment."});
  }
  auto generation = TRY(call.workbench().begin_generation(call.project(), stage, request));
  const auto project = generation.project.id.text();
  const auto job = generation.job.id;
  const auto place =
      fmt::format("/api/projects/{}/stages/{}/generations/{}", project, design::wire_name(stage), job.text());
  auto answer = json_answer(workbench::write(TRY(call.workbench().generation(project, stage, job))), 202);
  answer.with("Location", place);
  auto begun = std::make_shared<workbench::Workbench::Generation>(std::move(generation));
  call.afterwards = [&call, begun, project, stage, job, place](Answer accepted) {
    call.parts.generations.start(call.identity().user.id, std::move(*begun));
    const auto wait = wanted_wait(call);
    if (wait.count() == 0 || !call.parts.generations.wait(job, wait)) return accepted;
    const auto settled = call.workbench().generation(project, stage, job);
    if (!settled) return accepted;
    auto now = json_answer(workbench::write(*settled));
    now.with("Location", place).with("Preference-Applied", "wait");
    return now;
  };
  return answer;
}

constexpr std::array refusals{403, 404, 409};

}  // namespace

extern constinit const Route generate_stage{
    .id = "generateStage",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/generate",
    .summary =
        "Let a provider decide a stage; with `Prefer: wait=N` the answer is the settled generation, if it "
        "settles in time.",
    .tag = "Generations",
    .body = {.shape = shapes::body<GenerationWish>, .is_required = false},
    .success = {.status = 202,
                .shape = shapes::job,
                .summary = "The generation has begun; Location says where it is followed."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
