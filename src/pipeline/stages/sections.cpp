#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::product, StageName::data_model, StageName::api, StageName::design};

constexpr std::array interview{
    Question{.topic = "main-screens",
             .ask = Ask::multi_input,
             .is_required = true,
             .text = "Which screens does somebody open on a normal day?",
             .hint = "One a line, the most used first: it becomes the start page."},
    Question{.topic = "landing-page",
             .ask = Ask::textarea,
             .is_required = true,
             .text = "What does a visitor see who is not signed in?",
             .hint = "Becomes a public page with these parts; \"none\" leads straight to sign-in."},
    Question{.topic = "complex-interactions",
             .ask = Ask::multi_input,
             .text = "Where does a screen do more than show and save?",
             .hint = "Drag and drop, wizards, running totals: each becomes an interaction on the screen that "
                     "it names."},
    Question{.topic = "data-heavy-screens",
             .ask = Ask::multi_input,
             .text = "Which screens show many rows or figures?",
             .hint = "These get filters, sorting, paging and export instead of plain lists."},
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage sections{
    .name = StageName::sections,
    .label = "Sections",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
