#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::product};

constexpr std::array special_data{
    Choice{"uploads", "Files that people upload"},
    Choice{"real-time", "Values that change while somebody looks"},
    Choice{"geo", "Places on a map"},
    Choice{"time-series", "Measurements over time"},
    Choice{"rich-text", "Formatted text"},
    Choice{"versioning", "Earlier states and who changed them"},
    Choice{"multi-tenant", "Several organisations, each sees only its own"},
    Choice{"soft-delete", "Removed rows can be brought back"},
};

constexpr std::array interview{
    Question{.topic = "core-objects",
             .ask = Ask::multi_input,
             .is_required = true,
             .text = "Which things does the product keep a record of?",
             .hint = "One noun a line. Each becomes an entity, even where the idea never names it."},
    Question{.topic = "relationships",
             .ask = Ask::textarea,
             .is_required = true,
             .text = "How do these things belong together?",
             .hint = "Short sentences: \"A customer has many orders.\" Each becomes a relationship with its "
                     "foreign key."},
    Question{.topic = "key-attributes",
             .ask = Ask::textarea,
             .text = "What must be known about each of them?",
             .hint = "\"Order: due date, total, state.\" Each becomes a field with a type."},
    Question{.topic = "special-data",
             .ask = Ask::checkbox,
             .text = "Does any of the data need special care?",
             .hint = "Adds the entities and fields that the care needs, e.g. attachments, coordinates, an "
                     "audit trail.",
             .choices = special_data},
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage data_model{
    .name = StageName::data_model,
    .label = "Data Model",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
