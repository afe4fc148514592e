#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{
    StageName::product,
    StageName::data_model,
    StageName::database,
    StageName::api,
    StageName::stack,
    StageName::design,
    StageName::sections,
    StageName::infrastructure,
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage export_{
    .name = StageName::export_,
    .label = "Export",
    .reads = reads,
    .interview = {},
    .formats = formats,
};

}  // namespace nonagon::pipeline
