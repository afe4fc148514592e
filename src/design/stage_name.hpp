#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace nonagon::design {

enum class StageName { product, data_model, database, api, stack, design, sections, infrastructure, export_ };
BOOST_DESCRIBE_ENUM(
    StageName, product, data_model, database, api, stack, design, sections, infrastructure, export_)

enum class StageStatus { locked, active, generating, review, complete };
BOOST_DESCRIBE_ENUM(StageStatus, locked, active, generating, review, complete)

// In pipeline order; stage number = index + 1.
inline constexpr std::array all_stages{
    StageName::product,
    StageName::data_model,
    StageName::database,
    StageName::api,
    StageName::stack,
    StageName::design,
    StageName::sections,
    StageName::infrastructure,
    StageName::export_,
};

constexpr std::size_t index_of(StageName stage) {
  return static_cast<std::size_t>(stage);
}

constexpr int number_of(StageName stage) {
  return static_cast<int>(stage) + 1;
}

// The name on the wire: "dataModel".
std::string_view wire_name(StageName stage);
std::string_view wire_name(StageStatus status);

// From a wire name ("dataModel") or a number ("2").
std::optional<StageName> parse_stage(std::string_view text);

}  // namespace nonagon::design
