#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array constraints{
    Choice{"solo", "One person builds and runs it"},
    Choice{"mvp", "A first release with the least that is useful"},
    Choice{"offline", "Works without a network for a while"},
    Choice{"auth", "People sign in"},
    Choice{"mobile", "Used on a phone first"},
    Choice{"real-time", "Changes show without a reload"},
    Choice{"data-heavy", "Many rows, reports and exports"},
};

constexpr std::array interview{
    Question{
        .topic = "elevator-pitch",
        .ask = Ask::textarea,
        .is_required = true,
        .text = "What is it, in two sentences that a stranger would understand?",
        .hint = "Becomes tagline and description; its nouns and verbs are read for entities and operations."},
    Question{.topic = "target-users",
             .ask = Ask::textarea,
             .is_required = true,
             .text = "Who works with it, and who is only served by it?",
             .hint = "One group a sentence. Each becomes a persona; those who sign in become roles."},
    Question{.topic = "pain-points",
             .ask = Ask::multi_input,
             .is_required = true,
             .text = "What goes wrong for these people today?",
             .hint = "One trouble a line. Each becomes a problem that features have to solve."},
    Question{
        .topic = "key-features",
        .ask = Ask::multi_input,
        .is_required = true,
        .text = "What must the first release be able to do?",
        .hint =
            "One ability a line, in the order of importance: the first are musts, the later ones shoulds."},
    Question{.topic = "alternatives",
             .ask = Ask::textarea,
             .text = "What do people use instead, and what does that lack?",
             .hint = "Cuts the scope: what others already do well becomes a non-goal."},
    Question{.topic = "differentiator",
             .ask = Ask::textarea,
             .text = "Why would somebody change over to this?",
             .hint = "Sharpens the tagline and says which feature may not be dropped."},
    Question{
        .topic = "constraints",
        .ask = Ask::checkbox,
        .text = "What limits the design from the start?",
        .hint = "Each one is carried into later stages: sign-in, screen sizes, caching, retention, pages.",
        .choices = constraints,
        .takes_text = true},
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage product{
    .name = StageName::product,
    .label = "Product Definition",
    .reads = {},
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
