#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::product, StageName::data_model, StageName::database};

constexpr std::array styles{
    Choice{"rest", "REST with OpenAPI"},
    Choice{"graphql", "GraphQL"},
    Choice{"trpc", "tRPC"},
};

constexpr std::array strategies{
    Choice{"session", "Sign-in with a session cookie"},
    Choice{"jwt", "Signed tokens"},
    Choice{"oauth", "Sign-in through another party"},
    Choice{"api-key", "Keys for programs"},
    Choice{"magic-link", "A link by e-mail"},
    Choice{"none", "No sign-in"},
};

constexpr std::array specials{
    Choice{"webhooks", "Other systems are told of events"},
    Choice{"real-time", "Clients hear of changes at once"},
    Choice{"upload", "Files are uploaded"},
    Choice{"bulk", "Many rows in one request"},
    Choice{"rate-limits", "Callers are slowed down"},
    Choice{"versioning", "Old clients keep working"},
};

constexpr std::array interview{
    Question{.topic = "api-style",
             .ask = Ask::single_select,
             .is_required = true,
             .text = "How do programs talk to it?",
             .hint = "Decides paths, error format and the description that clients are generated from.",
             .choices = styles},
    Question{.topic = "auth-strategy",
             .ask = Ask::multi_select,
             .is_required = true,
             .text = "How does a caller show who it is?",
             .hint = "Decides sign-in operations, the entities behind them, and which operations are public.",
             .choices = strategies},
    Question{.topic = "external-integrations",
             .ask = Ask::multi_input,
             .text = "Which other systems does it call, or is called by?",
             .hint = "One a line: \"Stripe for card payments\". Each brings its variables and what users see "
                     "when it is down."},
    Question{.topic = "special-endpoints",
             .ask = Ask::checkbox,
             .text = "What does the interface need beyond reading and writing rows?",
             .hint = "Adds webhooks, event streams, upload, bulk or limit operations.",
             .choices = specials},
};

constexpr std::array<std::string_view, 3> formats{"json", "md", "yaml"};

}  // namespace

extern constinit const Stage api{
    .name = StageName::api,
    .label = "API Design",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
