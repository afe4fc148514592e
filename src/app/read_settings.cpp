#include "app/read_settings.hpp"

#include <array>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/near_match.hpp"
#include "base/text.hpp"

namespace nonagon::app {
namespace {

struct Known {
  std::string_view name;
  const char* variable;
  std::string_view usual;
};

constexpr std::array known{
    Known{"data", "NONAGON_DATA", ""},
    Known{"db", "NONAGON_DB", ""},
    Known{"listen", "NONAGON_LISTEN", "127.0.0.1:8737"},
    Known{"public-url", "NONAGON_PUBLIC_URL", ""},
    Known{"registration", "NONAGON_REGISTRATION", "closed"},
    Known{"rate-limit", "NONAGON_RATE_LIMIT", ""},
    Known{"insecure-http", "NONAGON_INSECURE_HTTP", "false"},
    Known{"provider-loopback", "NONAGON_PROVIDER_LOOPBACK", ""},
    Known{"provider-allow", "NONAGON_PROVIDER_ALLOW", ""},
    Known{"provider-proxy", "NONAGON_PROVIDER_PROXY", ""},
    Known{"provider-ca-file", "NONAGON_PROVIDER_CA_FILE", ""},
    Known{"access-log", "NONAGON_ACCESS_LOG", "true"},
    Known{"server", "NONAGON_SERVER", ""},
    Known{"token", "NONAGON_TOKEN", ""},
};

// XDG Base Directory Specification 0.8.
std::string usual_data(const Environment& environment) {
  if (auto folder = environment("XDG_DATA_HOME"); !folder.empty()) return folder + "/nonagon";
  return environment("HOME") + "/.local/share/nonagon";
}

std::optional<std::filesystem::path> settings_file(const Environment& environment) {
  auto own = environment("XDG_CONFIG_HOME");
  if (own.empty()) own = environment("HOME") + "/.config";
  for (const std::filesystem::path& file : {std::filesystem::path("nonagon.toml"),
                                            std::filesystem::path(own) / "nonagon" / "nonagon.toml",
                                            std::filesystem::path("/etc/nonagon/nonagon.toml")}) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) return file;
  }
  return std::nullopt;
}

std::string text_of(const toml::node& node) {
  if (const auto text = node.value<std::string>(); text && node.is_string()) return *text;
  if (const auto flag = node.value<bool>(); flag && node.is_boolean()) return *flag ? "true" : "false";
  if (const auto number = node.value<std::int64_t>(); number && node.is_integer())
    return std::to_string(*number);
  return {};
}

Result<void> check_names(const toml::table& table, const std::string& file) {
  std::vector<std::string_view> names;
  for (const auto& entry : known) names.push_back(entry.name);
  for (const auto& [key, node] : table) {
    const bool is_value = node.is_string() || node.is_boolean() || node.is_integer();
    if (is_value && std::ranges::find(names, std::string_view(key.str())) != names.end()) continue;
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("{}, line {}: there is no setting `{}` of this kind",
                                       file,
                                       key.source().begin.line,
                                       std::string_view(key.str())),
                 .pointer = {},
                 .reason = did_you_mean(key.str(), names),
                 .fix = "see `nonagon config` for those that there are"});
  }
  return {};
}

Result<toml::table> read_file(const std::filesystem::path& file) {
  try {
    auto table = toml::parse_file(file.string());
    TRY(check_names(table, file.string()));
    return table;
  } catch (const toml::parse_error& error) {
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("{}, line {}, column {}: {}",
                                       file.string(),
                                       error.source().begin.line,
                                       error.source().begin.column,
                                       error.description()),
                 .pointer = {},
                 .reason = "the settings file is no TOML",
                 .fix = "mend the line, or move the file away"});
  }
}

}  // namespace

Result<cli::Settings> read_settings(const Environment& environment) {
  const auto file = settings_file(environment);
  toml::table table;
  if (file) table = TRY(read_file(*file));
  std::vector<cli::Setting> all;
  for (const auto& entry : known) {
    cli::Setting setting{.name = entry.name, .value = std::string(entry.usual), .source = "default"};
    if (entry.name == "data") setting.value = usual_data(environment);
    if (const auto* node = table.get(entry.name)) {
      setting.value = text_of(*node);
      setting.source = file->string();
    }
    if (auto value = environment(entry.variable); !value.empty()) {
      setting.value = std::move(value);
      setting.source = entry.variable;
    }
    all.push_back(std::move(setting));
  }
  return cli::Settings(std::move(all));
}

}  // namespace nonagon::app
