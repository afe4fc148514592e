#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::database, StageName::api, StageName::stack};

constexpr std::array environments{
    Choice{"single", "One, that is used"},
    Choice{"dev-and-production", "Development and production"},
    Choice{"dev-staging-production", "Development, staging and production"},
};

constexpr std::array ci_providers{
    Choice{"github-actions", "GitHub Actions"},
    Choice{"gitlab-ci", "GitLab CI"},
    Choice{"none", "None"},
};

constexpr std::array signals{
    Choice{"health", "Is it up?"},
    Choice{"logs", "What did it do?"},
    Choice{"errors", "What failed?"},
    Choice{"metrics", "How much and how fast?"},
    Choice{"tracing", "Where did the time go?"},
    Choice{"uptime", "Is it reachable from outside?"},
};

constexpr std::array interview{
    Question{.topic = "env-complexity",
             .ask = Ask::single_select,
             .is_required = true,
             .text = "How many copies of it run, and what for?",
             .hint = "Decides environments, their variables and the steps between them.",
             .choices = environments},
    Question{.topic = "ci-preference",
             .ask = Ask::single_select,
             .text = "What checks and delivers each change?",
             .hint = "Decides which workflow file is written, or that none is.",
             .choices = ci_providers},
    Question{.topic = "monitoring",
             .ask = Ask::checkbox,
             .text = "What should be watched from the first day?",
             .hint = "Each adds a signal with the alert that somebody gets.",
             .choices = signals},
};

constexpr std::array<std::string_view, 3> formats{"json", "md", "yaml"};

}  // namespace

extern constinit const Stage infrastructure{
    .name = StageName::infrastructure,
    .label = "Infrastructure",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
