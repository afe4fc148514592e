#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::product};

constexpr std::array moods{
    Choice{"calm", "Calm"},
    Choice{"playful", "Playful"},
    Choice{"serious", "Serious"},
    Choice{"bold", "Bold"},
    Choice{"minimal", "Minimal"},
    Choice{"warm", "Warm"},
    Choice{"technical", "Technical"},
    Choice{"elegant", "Elegant"},
    Choice{"friendly", "Friendly"},
    Choice{"sturdy", "Sturdy"},
    Choice{"legible", "Legible"},
    Choice{"energetic", "Energetic"},
};

constexpr std::array layouts{
    Choice{"sidebar", "Navigation at the side"},
    Choice{"topbar", "Navigation along the top"},
    Choice{"tabs", "Tabs at the bottom, as on a phone"},
    Choice{"minimal", "One page after the other, no navigation"},
};

constexpr std::array themes{
    Choice{"light", "Light only"},
    Choice{"dark", "Dark only"},
    Choice{"both", "Both, by the device's setting"},
};

constexpr std::array interview{
    Question{.topic = "mood",
             .ask = Ask::multi_select,
             .is_required = true,
             .text = "How should it feel to use?",
             .hint = "Up to three. Decides hue and chroma of the seeds, type, corner radius and shadow.",
             .choices = moods},
    Question{.topic = "color-seed",
             .ask = Ask::colour,
             .text = "Is there a colour that must appear?",
             .hint = "As #rrggbb. It stands unchanged in the primary palette; the other steps are worked out "
                     "around it."},
    Question{
        .topic = "inspiration",
        .ask = Ask::multi_input,
        .text = "Which products or places look right to you?",
        .hint = "One a line, with what is good about it. Words on shape and density move spacing and type."},
    Question{.topic = "layout",
             .ask = Ask::single_select,
             .text = "How do people get around?",
             .hint = "Decides the application shell that every screen stands in.",
             .choices = layouts},
    Question{.topic = "dark-mode",
             .ask = Ask::single_select,
             .text = "Light, dark, or both?",
             .hint = "Decides which themes are made and measured for contrast.",
             .choices = themes},
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage design{
    .name = StageName::design,
    .label = "Design System",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
