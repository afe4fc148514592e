#include "workbench/generation_teller.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::size_t most_text = 2048;
constexpr std::chrono::milliseconds most_wait{100};

// Bytes at the end that begin a character whose rest has not come yet (RFC 3629).
std::size_t unfinished(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

void GenerationTeller::delta(std::string_view text) {
  text_ += text;
  if (text_.size() >= most_text || Time::now() - last_ >= most_wait) flush();
}

void GenerationTeller::tell(std::string kind, json::object body) {
  if (const auto keep = unfinished(text_); text_.size() > keep) {
    events_.emplace_back("delta", json::object{{"text", text_.substr(0, text_.size() - keep)}});
    text_.erase(0, text_.size() - keep);
  }
  events_.emplace_back(std::move(kind), std::move(body));
  if (Time::now() - last_ >= most_wait || events_.back().first != "item") flush();
}

void GenerationTeller::flush() {
  if (const auto keep = unfinished(text_); text_.size() > keep) {
    events_.emplace_back("delta", json::object{{"text", text_.substr(0, text_.size() - keep)}});
    text_.erase(0, text_.size() - keep);
  }
  last_ = Time::now();
  if (events_.empty() || is_lost_) return;
  if (!write_(std::exchange(events_, {}))) {
    is_lost_ = true;
    lost_();
  }
}

}  // namespace nonagon::workbench
