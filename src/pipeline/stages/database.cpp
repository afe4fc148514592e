#include <array>

#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

constexpr std::array reads{StageName::data_model};

constexpr std::array engines{
    Choice{"postgresql", "PostgreSQL"},
    Choice{"mysql", "MySQL"},
    Choice{"sqlite", "SQLite"},
    Choice{"mongodb", "MongoDB"},
};

constexpr std::array scales{
    Choice{"small", "Up to a few hundred people and a million rows"},
    Choice{"medium", "Thousands of people, tens of millions of rows"},
    Choice{"large", "More than that, or steep growth"},
};

constexpr std::array hostings{
    Choice{"own-server", "A server of our own"},
    Choice{"cloud", "Virtual machines of a cloud provider"},
    Choice{"managed", "A database service that somebody else runs"},
    Choice{"serverless", "Pay by request, sleeps when idle"},
    Choice{"on-device", "A file on the user's device"},
};

constexpr std::array interview{
    Question{.topic = "engine-preference",
             .ask = Ask::single_select,
             .is_required = true,
             .text = "Which database should keep the data?",
             .hint = "Decides types, constraints, index kinds and the script that creates the schema.",
             .choices = engines},
    Question{.topic = "scale-expectations",
             .ask = Ask::single_select,
             .text = "How much will there be in two years?",
             .hint = "Decides which indexes pay, how long rows are kept and how lists are paged.",
             .choices = scales},
    Question{.topic = "hosting-preference",
             .ask = Ask::single_select,
             .text = "Where may the database run?",
             .hint = "Decides the service in the deployment, its backup, and whether the engine fits at all.",
             .choices = hostings},
};

constexpr std::array<std::string_view, 3> formats{"json", "md", "sql"};

}  // namespace

extern constinit const Stage database{
    .name = StageName::database,
    .label = "Database Design",
    .reads = reads,
    .interview = interview,
    .formats = formats,
};

}  // namespace nonagon::pipeline
