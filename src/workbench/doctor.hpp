#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "workbench/installation.hpp"

namespace nonagon::workbench {

enum class Health { good, doubtful, bad };

// One thing that was looked at.
struct Diagnosis {
  Health health;
  std::string what;
  std::string fix;  // empty when nothing is to be done
};

// Looks at what the program needs: its knowledge, the data folder, the database in it or elsewhere. Makes
// nothing that is not there.
std::vector<Diagnosis> diagnose(const StorePlace& place, const Clock& clock, Entropy& entropy);

}  // namespace nonagon::workbench
