#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 3> kinds{"anthropic", "openai", "custom"};
constexpr std::array positionals{Positional{"LABEL", "What you call it"}};
constexpr std::array options{
    Option{"--kind",
           "KIND",
           "Whose wire format it speaks; custom: any that is compatible with OpenAI's",
           true,
           kinds},
    Option{"--model", "MODEL", "Model that is asked unless another one is named", true},
    Option{"--base-url", "URL", "Where its API stands; wanted of a custom one"},
    Option{"--key-file",
           "FILE",
           "File with the API key; - reads standard input. Never an argument: others could read it"},
    Option{"--default", {}, "New projects use it"}};
constexpr std::array<std::string_view, 1> examples{
    "provider add \"Local model\" --kind custom --model qwen3 --base-url http://127.0.0.1:11434/v1"};

Result<int> run_provider_add(const Arguments& arguments, Console& console) {
  workbench::NewProvider wanted{.provider = *design::parse_enum<store::ProviderKind>(arguments.get("kind")),
                                .label = arguments.get("LABEL"),
                                .api_key = {},
                                .default_model = arguments.get("model"),
                                .base_url = arguments.find_value("base-url"),
                                .is_default = arguments.has("default")};
  if (const auto file = arguments.find_value("key-file"))
    wanted.api_key = std::string(trim(TRY(read_input(*file, "the API key"))));
  auto store = TRY(open_store(console));
  const auto made = TRY(store->add_provider(wanted));
  console.print(provider_line(made, console));
  console.answer(workbench::to_json(made));
  return 0;
}

}  // namespace

extern constinit const Command provider_add_command{
    .name = "provider add",
    .summary = "Add a provider to generate stages with",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_provider_add,
};

}  // namespace nonagon::cli
