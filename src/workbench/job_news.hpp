#pragma once

#include <memory>

#include "workbench/installation.hpp"

namespace nonagon::workbench {

// Hears that the events of some job went on, written by whichever server on the database.
class JobNews {
 public:
  // Nothing for a store of one process, which hears of its own jobs by itself.
  static std::unique_ptr<JobNews> of(const Installation& installation);
  ~JobNews();
  JobNews(const JobNews&) = delete;
  JobNews& operator=(const JobNews&) = delete;

  // Waits. True when events are to be read, because there was news or it may have been missed.
  bool wait();

  // Ends the present and every later wait. From any thread.
  void stop();

 private:
  class Heard;

  explicit JobNews(std::unique_ptr<Heard> heard);

  std::unique_ptr<Heard> heard_;
};

}  // namespace nonagon::workbench
