#include "workbench/job_news.hpp"

#include "store/job_events.hpp"
#include "store/notifications.hpp"

namespace nonagon::workbench {

class JobNews::Heard {
 public:
  explicit Heard(const std::string& url) : listener(url, {std::string(store::job_channel)}) {}

  store::Listener listener;
};

JobNews::JobNews(std::unique_ptr<Heard> heard) : heard_(std::move(heard)) {}

JobNews::~JobNews() = default;

std::unique_ptr<JobNews> JobNews::of(const Installation& installation) {
  if (installation.database().empty()) return nullptr;
  return std::unique_ptr<JobNews>(new JobNews(std::make_unique<Heard>(installation.database())));
}

bool JobNews::wait() {
  const auto heard = heard_->listener.wait(std::chrono::seconds(15));
  return heard.has_gap || !heard.notifications.empty();
}

void JobNews::stop() {
  heard_->listener.stop();
}

}  // namespace nonagon::workbench
