#include "emit/parts.hpp"

namespace nonagon::emit {

void Parts::begin(const Fingerprint& outline) {
  if (outline_ != outline) parts_.clear();
  outline_ = outline;
  ++round_;
}

Part& Parts::part(const PartName& name) {
  auto& part = parts_[name];
  part.round = round_;
  return part;
}

void Parts::end() {
  boost::unordered::erase_if(parts_, [this](const auto& entry) { return entry.second.round != round_; });
}

}  // namespace nonagon::emit
