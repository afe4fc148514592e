#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::product, StageName::api};

constexpr std::array experiences{
    Choice{"typescript", "TypeScript"},
    Choice{"javascript", "JavaScript"},
    Choice{"react", "React"},
    Choice{"vue", "Vue"},
    Choice{"svelte", "Svelte"},
    Choice{"angular", "Angular"},
    Choice{"python", "Python"},
    Choice{"go", "Go"},
    Choice{"java", "Java"},
    Choice{"csharp", "C#"},
    Choice{"ruby", "Ruby"},
    Choice{"php", "PHP"},
    Choice{"rust", "Rust"},
    Choice{"cpp", "C++"},
    Choice{"none", "None yet"},
};

constexpr std::array frontends{
    Choice{"react", "React"},
    Choice{"vue", "Vue"},
    Choice{"svelte", "Svelte"},
    Choice{"nextjs", "Next.js"},
    Choice{"angular", "Angular"},
    Choice{"server-rendered", "Pages made by the server"},
    Choice{"none", "No user interface"},
};

constexpr std::array stylings{
    Choice{"tailwindcss", "Tailwind CSS"},
    Choice{"css-modules", "CSS Modules"},
    Choice{"styled-components", "styled-components"},
    Choice{"plain-css", "Plain CSS with variables"},
};

constexpr std::array targets{
    Choice{"docker", "Containers"},
    Choice{"own-server", "A server of our own"},
    Choice{"vercel", "Vercel"},
    Choice{"flyio", "Fly.io"},
    Choice{"railway", "Railway"},
    Choice{"aws", "AWS"},
    Choice{"none", "Nowhere yet"},
};

constexpr std::array interview{
    Question{.topic = "experience",
             .ask = Ask::multi_select,
             .is_required = true,
             .text = "What do the people who build it know well?",
             .hint = "Decides language and framework: each is used, or refused with a reason.",
             .choices = experiences,
             .takes_other = true},
    Question{.topic = "frontend-preference",
             .ask = Ask::single_select,
             .text = "What should the user interface be built with?",
             .hint = "Decides the client's libraries and folders; \"none\" leaves the screens out.",
             .choices = frontends},
    Question{.topic = "styling-preference",
             .ask = Ask::single_select,
             .text = "How should it be styled?",
             .hint = "Decides in which form the design tokens reach the code.",
             .choices = stylings},
    Question{.topic = "deployment-target",
             .ask = Ask::single_select,
             .text = "Where should it run?",
             .hint = "Decides runtime, adapters, and how the infrastructure stage delivers it.",
             .choices = targets},
};

constexpr std::array<std::string_view, 2> formats{"json", "md"};

}  // namespace

extern constinit const Stage stack{
    .name = StageName::stack,
    .label = "Programming Stack",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
