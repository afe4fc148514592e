#pragma once

#include <filesystem>
#include <memory>

#include "ai/client.hpp"
#include "ai/prices.hpp"
#include "workbench/installation.hpp"

namespace nonagon::workbench {

// How providers are asked from this installation. Safe from any thread.
class ProviderAccess {
 public:
  ProviderAccess(const ProviderReach& reach, std::filesystem::path prices_file);

  const ai::Network& network() const { return network_; }

  ai::Experience& experience() { return experience_; }

  // The built-in prices, behind those of the operator's prices.json, which is read each time.
  Result<std::shared_ptr<const ai::PriceTable>> prices() const;

 private:
  ai::Network network_;
  std::filesystem::path prices_file_;
  ai::Experience experience_;
};

}  // namespace nonagon::workbench
