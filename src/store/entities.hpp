#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "design/stage_name.hpp"

// One struct a table; the members are its columns by their names. Columns beyond the nine entities of design/
// are listed with their reasons in extras.hpp.
namespace nonagon::store {

using design::StageName;
using design::StageStatus;

enum class ProviderKind { anthropic, openai, custom };
BOOST_DESCRIBE_ENUM(ProviderKind, anthropic, openai, custom)

enum class ProjectStatus { active, archived, deleted };
BOOST_DESCRIBE_ENUM(ProjectStatus, active, archived, deleted)

enum class OutputFormat { json, md, sql, yaml };
BOOST_DESCRIBE_ENUM(OutputFormat, json, md, sql, yaml)

enum class GeneratedBy { ai, human };
BOOST_DESCRIBE_ENUM(GeneratedBy, ai, human)

enum class GenerationStatus { success, error, timeout };
BOOST_DESCRIBE_ENUM(GenerationStatus, success, error, timeout)

enum class TemplateCategory { saas, api, landing, mobile, cli, fullstack, other };
BOOST_DESCRIBE_ENUM(TemplateCategory, saas, api, landing, mobile, cli, fullstack, other)

enum class ExportFormat { folder, zip };
BOOST_DESCRIBE_ENUM(ExportFormat, folder, zip)

enum class ValidationStatus { valid, warnings, errors };
BOOST_DESCRIBE_ENUM(ValidationStatus, valid, warnings, errors)

enum class JobState { queued, running, succeeded, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobState, queued, running, succeeded, failed, cancelled)

// What a limit of spending is counted over. `project` and `call` have no end; `day` and `month` are those of
// UTC.
enum class BudgetScope { call, project, day, month };
BOOST_DESCRIBE_ENUM(BudgetScope, call, project, day, month)

struct User;
struct AIProviderConfig;
struct Project;
struct Stage;
struct StageOutput;
struct AIGeneration;
struct Template;
struct ExportPackage;
struct MCPToken;
struct Job;
struct Session;
struct AuditEvent;

using UserId = Id<User>;
using AIProviderConfigId = Id<AIProviderConfig>;
using ProjectId = Id<Project>;
using StageId = Id<Stage>;
using StageOutputId = Id<StageOutput>;
using AIGenerationId = Id<AIGeneration>;
using TemplateId = Id<Template>;
using ExportPackageId = Id<ExportPackage>;
using MCPTokenId = Id<MCPToken>;
using JobId = Id<Job>;
using SessionId = Id<Session>;
using AuditEventId = Id<AuditEvent>;

struct User {
  static constexpr std::string_view table = "users";
  UserId id;
  std::string email;
  std::string name;
  std::optional<std::string> avatar_url;
  std::optional<std::string> preferences;  // JSON
  Instant created_at;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, avatar_url, preferences, created_at, updated_at))

struct AIProviderConfig {
  static constexpr std::string_view table = "ai_provider_configs";
  AIProviderConfigId id;
  UserId user_id;
  ProviderKind provider;
  std::string label;
  std::string api_key_encrypted;  // sealed, see provider_keys.hpp
  std::string default_model;
  std::optional<std::string> base_url;
  bool is_default;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(
    AIProviderConfig,
    (),
    (id, user_id, provider, label, api_key_encrypted, default_model, base_url, is_default, created_at))

struct Project {
  static constexpr std::string_view table = "projects";
  ProjectId id;
  UserId user_id;
  std::string name;
  std::string slug;
  std::optional<std::string> description;
  std::int64_t current_stage;
  ProjectStatus status;
  std::optional<AIProviderConfigId> ai_provider_id;
  std::optional<TemplateId> template_id;
  std::string design_version;
  std::string waivers;  // JSON
  Instant created_at;
  Instant updated_at;
  std::optional<Instant> deleted_at;
};
BOOST_DESCRIBE_STRUCT(Project,
                      (),
                      (id,
                       user_id,
                       name,
                       slug,
                       description,
                       current_stage,
                       status,
                       ai_provider_id,
                       template_id,
                       design_version,
                       waivers,
                       created_at,
                       updated_at,
                       deleted_at))

// Without the column `data`, which stage_data and replace_active read and write: states are wanted far more
// often than payloads.
struct Stage {
  static constexpr std::string_view table = "stages";
  static constexpr std::array<std::string_view, 5> fixed{
      "project_id", "stage_number", "stage_name", "stage_label", "created_at"};
  StageId id;
  ProjectId project_id;
  std::int64_t stage_number;
  StageName stage_name;
  std::string stage_label;
  StageStatus status;
  std::optional<std::string> user_input;  // answers of the interview, JSON
  std::optional<Instant> validated_at;
  std::optional<Instant> completed_at;
  Instant created_at;
  Instant updated_at;
  std::string payload_hash;
  std::string made_from;  // JSON: stage → hash
  std::optional<StageStatus> before_generating;
  std::optional<StageStatus> before_revert;
  std::optional<StageName> locked_by;
};
BOOST_DESCRIBE_STRUCT(Stage,
                      (),
                      (id,
                       project_id,
                       stage_number,
                       stage_name,
                       stage_label,
                       status,
                       user_input,
                       validated_at,
                       completed_at,
                       created_at,
                       updated_at,
                       payload_hash,
                       made_from,
                       before_generating,
                       before_revert,
                       locked_by))

struct StageOutput {
  static constexpr std::string_view table = "stage_outputs";
  StageOutputId id;
  StageId stage_id;
  std::int64_t version;
  OutputFormat format;
  std::string content;
  GeneratedBy generated_by;
  std::optional<AIGenerationId> ai_generation_id;
  bool is_active;
  Instant created_at;
  std::string content_hash;
  std::string made_from;  // JSON: stage → hash
};
BOOST_DESCRIBE_STRUCT(StageOutput,
                      (),
                      (id,
                       stage_id,
                       version,
                       format,
                       content,
                       generated_by,
                       ai_generation_id,
                       is_active,
                       created_at,
                       content_hash,
                       made_from))

struct AIGeneration {
  static constexpr std::string_view table = "ai_generations";
  AIGenerationId id;
  StageId stage_id;
  AIProviderConfigId provider_id;
  std::string model;
  std::string prompt_template;
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;
  std::int64_t total_tokens = 0;
  std::string estimated_cost = "0";  // decimal, USD
  std::int64_t duration_ms = 0;
  GenerationStatus status = GenerationStatus::success;
  std::optional<std::string> error_message;
  Instant created_at;
  bool is_price_known = true;
  JobId job_id;
};
BOOST_DESCRIBE_STRUCT(AIGeneration,
                      (),
                      (id,
                       stage_id,
                       provider_id,
                       model,
                       prompt_template,
                       input_tokens,
                       output_tokens,
                       total_tokens,
                       estimated_cost,
                       duration_ms,
                       status,
                       error_message,
                       created_at,
                       is_price_known,
                       job_id))

struct Template {
  static constexpr std::string_view table = "templates";
  TemplateId id;
  std::string name;
  std::string description;
  TemplateCategory category;
  std::optional<std::string> icon;
  std::string stage_defaults;  // JSON: stage → payload
  bool is_built_in;
  Instant created_at;
  std::optional<UserId> user_id;
};
BOOST_DESCRIBE_STRUCT(
    Template, (), (id, name, description, category, icon, stage_defaults, is_built_in, created_at, user_id))

struct ExportPackage {
  static constexpr std::string_view table = "export_packages";
  ExportPackageId id;
  ProjectId project_id;
  ExportFormat format;
  ValidationStatus validation_status;
  std::optional<std::string> validation_messages;  // JSON
  std::string file_path;
  std::int64_t file_size_bytes;
  Instant exported_at;
};
BOOST_DESCRIBE_STRUCT(
    ExportPackage,
    (),
    (id, project_id, format, validation_status, validation_messages, file_path, file_size_bytes, exported_at))

struct MCPToken {
  static constexpr std::string_view table = "mcp_tokens";
  MCPTokenId id;
  UserId user_id;
  ProjectId project_id;
  std::string token_hash;
  std::string label;
  std::optional<Instant> last_used_at;
  std::optional<Instant> expires_at;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(MCPToken,
                      (),
                      (id, user_id, project_id, token_hash, label, last_used_at, expires_at, created_at))

// A generation from claim to settlement. The fence rises with every claim: who settles must still hold it.
struct Job {
  static constexpr std::string_view table = "jobs";
  JobId id;
  StageId stage_id;
  AIProviderConfigId provider_id;
  std::string model;
  JobState state;
  std::string owner;
  Instant lease_until;
  std::int64_t fence;
  std::optional<std::int64_t> output_version;
  std::optional<std::string> error;
  Instant created_at;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Job,
                      (),
                      (id,
                       stage_id,
                       provider_id,
                       model,
                       state,
                       owner,
                       lease_until,
                       fence,
                       output_version,
                       error,
                       created_at,
                       updated_at))

// A file of an imported package that no stage decides, kept so that nothing is lost.
struct CarriedFile {
  static constexpr std::string_view table = "carried_files";
  ProjectId project_id;
  std::string path;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(CarriedFile, (), (project_id, path, content))

// What one person typed into a stage and has not saved: any JSON, no version. One a person and stage.
struct Draft {
  static constexpr std::string_view table = "drafts";
  UserId user_id;
  StageId stage_id;
  std::optional<std::string> data;     // JSON, as far as it was typed; need not be a valid payload
  std::optional<std::string> answers;  // JSON: topic → answer
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (user_id, stage_id, data, answers, updated_at))

// What one person's generations may cost.
struct Budget {
  static constexpr std::string_view table = "budgets";
  UserId user_id;
  BudgetScope scope;
  std::string amount;  // decimal, USD
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Budget, (), (user_id, scope, amount, updated_at))

// What proves that somebody is this person.
struct Credential {
  static constexpr std::string_view table = "credentials";
  UserId user_id;
  std::string password_hash;  // PHC string
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Credential, (), (user_id, password_hash, updated_at))

// One signed-in browser or program.
struct Session {
  static constexpr std::string_view table = "sessions";
  SessionId id;
  UserId user_id;
  std::string token_hash;  // SHA-256, hexadecimal
  std::string label;       // user agent or program
  std::string address;
  Instant created_at;
  Instant last_used_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Session,
                      (),
                      (id, user_id, token_hash, label, address, created_at, last_used_at, expires_at))

// Signs a person in once, without a password.
struct SignInLink {
  static constexpr std::string_view table = "sign_in_links";
  std::string token_hash;  // SHA-256, hexadecimal
  UserId user_id;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SignInLink, (), (token_hash, user_id, expires_at))

// Failed attempts to sign in, counted over a window.
struct SignInFailures {
  static constexpr std::string_view table = "sign_in_failures";
  std::string subject;  // "account:<email>", or "address:<IPv4 or IPv6 /64>"
  std::int64_t count;
  Instant window_start;
  Instant last_at;
};
BOOST_DESCRIBE_STRUCT(SignInFailures, (), (subject, count, window_start, last_at))

// Who did what to what, and how it ended. Rows are only ever added; each holds the hash of the one before.
struct AuditEvent {
  static constexpr std::string_view table = "audit_events";
  AuditEventId id;
  std::optional<UserId> user_id;  // no foreign key: the log outlives its users
  std::string action;
  std::string target;
  std::string address;
  std::string user_agent;
  std::string request_id;
  std::string outcome;
  Instant created_at;
  std::string previous_hash;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(
    AuditEvent,
    (),
    (id, user_id, action, target, address, user_agent, request_id, outcome, created_at, previous_hash, hash))

// The answer to a request that carried an Idempotency-Key, for when it is sent again.
struct StoredAnswer {
  static constexpr std::string_view table = "stored_answers";
  UserId user_id;
  std::string key;
  std::string request_hash;
  std::int64_t status;
  std::string headers;  // JSON
  std::string body;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(StoredAnswer, (), (user_id, key, request_hash, status, headers, body, created_at))

// What a generation told while it ran; `seq` counts from 1 without gaps.
struct JobEvent {
  static constexpr std::string_view table = "job_events";
  JobId job_id;
  std::int64_t seq;
  std::string kind;
  std::string body;  // JSON
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(JobEvent, (), (job_id, seq, kind, body, created_at))

}  // namespace nonagon::store
