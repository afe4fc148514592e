#include <charconv>

#include "http/call.hpp"
#include "http/event_streams.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

// The number of the last event that a client saw, from the header that its EventSource sends again.
Result<std::int64_t> last_seen(const Call& call) {
  const auto* sent = call.request.header("Last-Event-ID");
  if (sent == nullptr) return 0;
  std::int64_t number = -1;
  const auto parsed = std::from_chars(sent->data(), sent->data() + sent->size(), number);
  if (parsed.ec == std::errc{} && parsed.ptr == sent->data() + sent->size() && number >= 0) return number;
  return fail(ErrorCode::invalid_input, "the header Last-Event-ID is the id of an event of this stream");
}

Result<Answer> handle(Call& call) {
  const auto last = TRY(last_seen(call));
  const auto job = TRY(call.workbench().generation(
      call.project(), TRY(call.stage()), TRY(call.id<store::JobId>("generation"))));
  auto answer = bytes_answer({}, "text/event-stream");
  answer.with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
  answer.follow = [&events = call.parts.events, user = call.identity().user.id, id = job.row.id, last](
                      net::EventStream stream) { events.follow(user, id, last, std::move(stream)); };
  return answer;
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route follow_generation{
    .id = "followGeneration",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/generations/{generation}/events",
    .summary =
        "What happens to a generation, as server-sent events: phase, delta (what the model writes), item (a "
        "part of it "
        "that is whole), usage, and last done, error or cancelled.",
    .tag = "Generations",
    .success = {.shape = shapes::bytes,
                .type = "text/event-stream",
                .summary = "Events; `Last-Event-ID` resumes."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
