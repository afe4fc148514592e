#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "pipeline/stage.hpp"
#include "store/accounts.hpp"
#include "store/generations.hpp"
#include "store/input_hashes.hpp"
#include "store/projects.hpp"
#include "store/versions.hpp"
#include "support/files.hpp"

namespace nonagon::store::test {

// Each reading is one millisecond later than the last.
class TickingClock final : public Clock {
 public:
  Instant now() const override { return Instant(std::chrono::milliseconds(1'763'000'000'000 + ticks_++)); }

 private:
  mutable std::int64_t ticks_ = 0;
};

class CountingEntropy final : public Entropy {
 public:
  void fill(std::span<std::byte> bytes) override {
    ++count_;
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::byte>((count_ >> (8 * (i % 4))) & 0xff);
  }

 private:
  unsigned count_ = 0;
};

template <class T>
T good(Result<T> result) {
  REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().detail + ": " + result.error().reason));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// An open store of one engine with one user, the built-in provider and one project.
template <class Engine>
struct Fixture {
  nonagon::test::TemporaryFolder folder;
  TickingClock clock;
  CountingEntropy entropy;
  std::unique_ptr<Connection> connection = opened();
  Origin origin{clock, entropy};
  User user = some_user();
  AIProviderConfig provider = some_provider();
  Project project = some_project("kites");
  std::vector<Stage> stages = some_stages(project);

  Fixture() {
    good(add_user(*connection, user));
    good(add_provider(*connection, provider));
    good(add_project(*connection, project, stages));
  }

  std::unique_ptr<Connection> opened() {
    auto made = good(Engine::open(folder.path()));
    good(made->migrate(rfc3339(clock.now())));
    return made;
  }

  User some_user() {
    return {.id = UserId::make(clock, entropy),
            .email = "ada@example.org",
            .name = "Ada",
            .avatar_url = std::nullopt,
            .preferences = "{\"theme\":\"dark\"}",
            .created_at = clock.now(),
            .updated_at = clock.now()};
  }

  AIProviderConfig some_provider() {
    return {.id = AIProviderConfigId::make(clock, entropy),
            .user_id = user.id,
            .provider = ProviderKind::custom,
            .label = "Built-in",
            .api_key_encrypted = "",
            .default_model = "nonagon-rules-1",
            .base_url = "builtin:",
            .is_default = true,
            .created_at = clock.now()};
  }

  Project some_project(std::string slug) {
    return {.id = ProjectId::make(clock, entropy),
            .user_id = user.id,
            .name = "Kites \"and\" 'kettles' – ünïcode",
            .slug = std::move(slug),
            .description = std::nullopt,
            .current_stage = 1,
            .status = ProjectStatus::active,
            .ai_provider_id = std::nullopt,
            .template_id = std::nullopt,
            .design_version = "0.1.0",
            .waivers = "[]",
            .created_at = clock.now(),
            .updated_at = clock.now(),
            .deleted_at = std::nullopt};
  }

  std::vector<Stage> some_stages(const Project& owner) {
    std::vector<Stage> all;
    const auto state = pipeline::new_pipeline();
    for (const auto* stage : pipeline::stages()) {
      all.push_back({.id = StageId::make(clock, entropy),
                     .project_id = owner.id,
                     .stage_number = design::number_of(stage->name),
                     .stage_name = stage->name,
                     .stage_label = std::string(stage->label),
                     .status = state.of(stage->name).status,
                     .user_input = std::nullopt,
                     .validated_at = std::nullopt,
                     .completed_at = std::nullopt,
                     .created_at = clock.now(),
                     .updated_at = clock.now(),
                     .payload_hash = "",
                     .made_from = "{}",
                     .before_generating = std::nullopt,
                     .before_revert = std::nullopt,
                     .locked_by = std::nullopt});
    }
    return all;
  }

  Job some_job(std::string owner = "host/1") {
    return {.id = JobId::make(clock, entropy),
            .stage_id = stages[0].id,
            .provider_id = provider.id,
            .model = "nonagon-rules-1",
            .state = JobState::running,
            .owner = std::move(owner),
            .lease_until = clock.now(),
            .fence = 0,
            .output_version = std::nullopt,
            .error = std::nullopt,
            .created_at = clock.now(),
            .updated_at = clock.now()};
  }

  AIGeneration some_generation(const Job& job) {
    return {.id = AIGenerationId::make(clock, entropy),
            .stage_id = job.stage_id,
            .provider_id = provider.id,
            .model = job.model,
            .prompt_template = "rules-1",
            .error_message = std::nullopt,
            .created_at = clock.now(),
            .job_id = job.id};
  }

  NewVersion some_version(std::string json) {
    return {.stage_id = stages[0].id,
            .contents = {{OutputFormat::json, std::move(json)}, {OutputFormat::md, "# Kites\n"}},
            .generated_by = GeneratedBy::human,
            .ai_generation_id = std::nullopt,
            .made_from = {}};
  }
};

}  // namespace nonagon::store::test
