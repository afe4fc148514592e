#include "cli/generation_options.hpp"

#include <fmt/format.h>

#include "cli/provider_argument.hpp"

namespace nonagon::cli {
namespace {

// What a part is called, where it says so.
std::string name_of(const json::value& part) {
  for (const auto* name : {"/name", "/term", "/problem", "/text", "/entity"}) {
    const auto* found = find_pointer(part, name);
    if (found != nullptr && found->is_string()) return std::string(found->get_string());
  }
  return {};
}

}  // namespace

Result<void> read_generation_options(workbench::Workbench& store,
                                     const Arguments& arguments,
                                     workbench::GenerationRequest& request) {
  if (const auto wanted = arguments.find_value("provider"))
    request.provider_id = TRY(find_provider(store, *wanted)).row.id.text();
  request.model = arguments.find_value("model");
  request.intent = arguments.find_value("intent");
  if (const auto dollars = arguments.find_value("max-cost"))
    request.most_cost = TRY(workbench::read_limit(*dollars, "--max-cost"));
  return {};
}

void GenerationProgress::operator()() {
  const auto events = store_->events(job_, last_);
  if (!events || console_->is_json()) return;
  for (const auto& event : *events) {
    last_ = event.seq;
    const auto body = parse_json(event.body);
    if (!body) continue;
    if (event.kind == "phase") {
      const auto* phase = find_pointer(*body, "/phase");
      const std::string text = phase != nullptr && phase->is_string() ? std::string(phase->get_string()) : "";
      const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start_;
      if (text != "generating") console_->progress(text, parts_, parts_, passed.count());
    } else if (event.kind == "item") {
      ++parts_;
      const auto* pointer = find_pointer(*body, "/pointer");
      const auto* part = find_pointer(*body, "/value");
      if (pointer == nullptr || part == nullptr || !pointer->is_string()) continue;
      console_->end_progress();
      console_->say(fmt::format("  {} {}\n", std::string_view(pointer->get_string()), name_of(*part)));
    }
  }
}

}  // namespace nonagon::cli
