#include "http/telemetry.hpp"

#include <cstdio>
#include <map>
#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "base/json_line.hpp"

namespace nonagon::http {

struct Telemetry::Figures {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("nonagon_http_requests_total")
                                                          .Help("Requests, by operation and class of status.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("nonagon_http_request_duration_seconds")
          .Help("Time from the whole request to its answer.")
          .Register(registry);
  prometheus::Histogram& duration = durations.Add(
      {}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10});
  std::mutex mutex;
  // Looking a counter up by its labels makes a map each time; operations are few.
  std::map<std::pair<std::string, int>, prometheus::Counter*, std::less<>> known;
};

Telemetry::Telemetry(const Clock& clock, std::FILE* log)
    : clock_(clock), log_(log), figures_(std::make_unique<Figures>()) {}

Telemetry::~Telemetry() = default;

void Telemetry::note(const Served& served) {
  const auto status_class = served.status / 100;
  {
    const std::lock_guard lock(figures_->mutex);
    auto& counter = figures_->known[{std::string(served.operation), status_class}];
    if (counter == nullptr) {
      counter = &figures_->requests.Add(
          {{"operation", std::string(served.operation)}, {"status", std::to_string(status_class) + "xx"}});
    }
    counter->Increment();
  }
  figures_->duration.Observe(std::chrono::duration<double>(served.took).count());
  if (log_ == nullptr) return;
  JsonLine line;
  line.text("time", rfc3339(clock_.now()));
  line.text("level", served.status >= 500 ? "error" : "info");
  line.text("event", "request");
  line.text("method", served.method);
  line.text("path", served.path);
  line.text("operation", served.operation);
  line.number("status", served.status);
  line.number("bytes", static_cast<std::int64_t>(served.bytes));
  line.number("micros", served.took.count());
  line.text("address", served.address);
  line.text("requestId", served.request_id);
  const auto text = std::move(line).finish() + '\n';
  std::fwrite(text.data(), 1, text.size(), log_);
}

std::string Telemetry::metrics() const {
  return prometheus::TextSerializer().Serialize(figures_->registry.Collect());
}

}  // namespace nonagon::http
