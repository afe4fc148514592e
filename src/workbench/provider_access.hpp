#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "ai/client.hpp"
#include "ai/prices.hpp"
#include "store/entities.hpp"
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

  // Money that requests under way may cost, so that two that run beside each other do not both fit under one
  // limit. Nano-dollars; 0 ends the reservation.
  void reserve(const store::UserId& user, const store::JobId& job, std::int64_t amount);
  // Of the user's other jobs.
  std::int64_t reserved(const store::UserId& user, const store::JobId& except) const;

 private:
  ai::Network network_;
  std::filesystem::path prices_file_;
  ai::Experience experience_;
  mutable std::mutex mutex_;
  std::map<std::string, std::pair<store::UserId, std::int64_t>> reservations_;  // by job
};

}  // namespace nonagon::workbench
