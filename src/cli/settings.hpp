#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nonagon::cli {

// One thing that an operator decides, with the place that decided it.
struct Setting {
  std::string_view name;  // as an option of the command line: "public-url"
  std::string value;
  std::string source;  // "default", "NONAGON_LISTEN", "/etc/nonagon/nonagon.toml"
};

// All that there are, in the order of the manual.
class Settings {
 public:
  Settings() = default;

  explicit Settings(std::vector<Setting> all) : all_(std::move(all)) {}

  const std::vector<Setting>& all() const { return all_; }

  // Empty for one that there is not.
  std::string get(std::string_view name) const {
    for (const auto& setting : all_) {
      if (setting.name == name) return setting.value;
    }
    return {};
  }

 private:
  std::vector<Setting> all_;
};

}  // namespace nonagon::cli
