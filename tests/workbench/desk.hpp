#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "store/fixture.hpp"
#include "support/scripted_server.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

using nonagon::test::Reply;
using nonagon::test::ScriptedServer;
using store::test::good;

inline constexpr std::string_view canary = "sk-canary-5f0c9d31e7";

inline constexpr std::string_view product_answer =
    R"({"name":"Lendwell","tagline":"Tools for everyone","description":"Members of a library borrow tools.",)"
    R"("problems":[{"problem":"Tools lie idle.","solution":"Members share them."}],)"
    R"("features":[{"name":"Lending","description":"Members borrow tools and return them.","priority":"must"},)"
    R"({"name":"Reservations","description":"Members reserve tools that are out.","priority":"should"}],)"
    R"("personas":[{"name":"Member","description":"Borrows tools.","role":"member"}],"constraints":[],"nonGoals":[],"glossary":[]})";

inline std::string chunks(std::string_view text) {
  std::string body;
  for (std::size_t at = 0; at < text.size(); at += 40)
    body += fmt::format("data: {{\"choices\":[{{\"index\":0,\"delta\":{}}}]}}\n\n",
                        write_json_line(json::object{{"content", text.substr(at, 40)}}));
  return body;
}

inline Reply streamed(std::string_view text) {
  return {{chunks(text) + "data: "
                          "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{"
                          "\"prompt_tokens\":1000,"
                          "\"completion_tokens\":200}}\n\n"}};
}

inline Reply refused(int status, std::string_view message) {
  return {.pieces = {write_json_line(json::object{{"error", {{"message", message}}}})},
          .status = status,
          .type = "application/json"};
}

// A store of the user of this machine, and a provider with a script that is their default.
struct Desk {
  explicit Desk(std::vector<Reply> replies, std::string_view model = "gpt-5.6-luna")
      : server(std::move(replies)) {
    NewProject wanted;
    wanted.answers.set(StageName::product,
                       "idea",
                       {.selected = {}, .text = "Members of a tool library borrow tools and return them."});
    slug = good(store->create_project(wanted)).project.slug;
    provider = good(store->add_provider({.provider = store::ProviderKind::custom,
                                         .label = "Scripted",
                                         .api_key = std::string(canary),
                                         .default_model = std::string(model),
                                         .base_url = server.url() + "/v1",
                                         .is_default = true}))
                   .row.id;
  }

  Result<StageView> generate(GenerationRequest request = {}) {
    return store->generate(slug, StageName::product, request, [&](const store::JobId& id) {
      job = id;
      return GenerationWatch{};
    });
  }

  std::vector<std::string> kinds() {
    std::vector<std::string> all;
    for (const auto& event : good(store->events(*job, 0))) all.push_back(event.kind);
    return all;
  }

  // Everything that the data folder holds but its key.
  std::string kept_bytes() const {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "data")) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  nonagon::test::TemporaryFolder folder;
  SystemClock clock;
  SystemEntropy entropy;
  ScriptedServer server;
  std::shared_ptr<Installation> installation =
      good(Installation::open({.data = folder.path() / "data", .database = {}}, clock, entropy));
  std::unique_ptr<Workbench> store = good(installation->local_workbench());
  std::string slug;
  std::optional<store::AIProviderConfigId> provider;
  std::optional<store::JobId> job;
};

}  // namespace nonagon::workbench
