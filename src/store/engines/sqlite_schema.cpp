#include "store/engines/sqlite_schema.hpp"

#include <array>

namespace nonagon::store {
namespace {

constexpr std::string_view nine_entities = R"sql(
CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  avatar_url TEXT,
  preferences TEXT CHECK (preferences IS NULL OR json_valid(preferences)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE ai_provider_configs (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  provider TEXT NOT NULL CHECK (provider IN ('anthropic', 'openai', 'custom')),
  label TEXT NOT NULL,
  api_key_encrypted TEXT NOT NULL,
  default_model TEXT NOT NULL,
  base_url TEXT,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX ai_provider_configs_user ON ai_provider_configs (user_id);
CREATE UNIQUE INDEX ai_provider_configs_one_default ON ai_provider_configs (user_id) WHERE is_default = 1;

CREATE TABLE templates (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('saas', 'api', 'landing', 'mobile', 'cli', 'fullstack', 'other')),
  icon TEXT,
  stage_defaults TEXT NOT NULL CHECK (json_valid(stage_defaults)),
  is_built_in INTEGER NOT NULL CHECK (is_built_in IN (0, 1)),
  created_at TEXT NOT NULL,
  user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
  CHECK (is_built_in = (user_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX templates_name ON templates (ifnull(user_id, ''), name);

CREATE TABLE projects (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  slug TEXT NOT NULL,
  description TEXT,
  current_stage INTEGER NOT NULL CHECK (current_stage BETWEEN 1 AND 9),
  status TEXT NOT NULL CHECK (status IN ('active', 'archived', 'deleted')),
  ai_provider_id TEXT REFERENCES ai_provider_configs (id) ON DELETE SET NULL,
  template_id TEXT REFERENCES templates (id) ON DELETE SET NULL,
  design_version TEXT NOT NULL,
  waivers TEXT NOT NULL CHECK (json_valid(waivers)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (user_id, slug),
  CHECK ((status = 'deleted') = (deleted_at IS NOT NULL))
) STRICT;
CREATE INDEX projects_provider ON projects (ai_provider_id) WHERE ai_provider_id IS NOT NULL;
CREATE INDEX projects_template ON projects (template_id) WHERE template_id IS NOT NULL;

CREATE TABLE stages (
  id TEXT NOT NULL PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  stage_number INTEGER NOT NULL CHECK (stage_number BETWEEN 1 AND 9),
  stage_name TEXT NOT NULL CHECK (stage_name IN ('product', 'dataModel', 'database', 'api', 'stack', 'design', 'sections', 'infrastructure', 'export')),
  stage_label TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('locked', 'active', 'generating', 'review', 'complete')),
  data TEXT CHECK (data IS NULL OR json_valid(data)),
  user_input TEXT,
  validated_at TEXT,
  completed_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  made_from TEXT NOT NULL CHECK (json_valid(made_from)),
  before_generating TEXT,
  before_revert TEXT,
  locked_by TEXT,
  UNIQUE (project_id, stage_number),
  UNIQUE (project_id, stage_name),
  CHECK ((status = 'generating') = (before_generating IS NOT NULL)),
  CHECK ((data IS NULL) = (payload_hash = ''))
) STRICT;

CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  provider_id TEXT NOT NULL REFERENCES ai_provider_configs (id),
  model TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  owner TEXT NOT NULL,
  lease_until TEXT NOT NULL,
  fence INTEGER NOT NULL,
  output_version INTEGER,
  error TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_stage ON jobs (stage_id);
CREATE INDEX jobs_provider ON jobs (provider_id);
CREATE UNIQUE INDEX jobs_one_at_a_time ON jobs (stage_id) WHERE state IN ('queued', 'running');

CREATE TABLE ai_generations (
  id TEXT NOT NULL PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  provider_id TEXT NOT NULL REFERENCES ai_provider_configs (id),
  model TEXT NOT NULL,
  prompt_template TEXT NOT NULL,
  input_tokens INTEGER NOT NULL CHECK (input_tokens >= 0),
  output_tokens INTEGER NOT NULL CHECK (output_tokens >= 0),
  total_tokens INTEGER NOT NULL CHECK (total_tokens = input_tokens + output_tokens),
  estimated_cost TEXT NOT NULL CHECK (estimated_cost GLOB '[0-9]*' AND estimated_cost NOT GLOB '*[^0-9.]*'),
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
  status TEXT NOT NULL CHECK (status IN ('success', 'error', 'timeout')),
  error_message TEXT,
  created_at TEXT NOT NULL,
  is_price_known INTEGER NOT NULL CHECK (is_price_known IN (0, 1)),
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  CHECK (status = 'success' OR error_message IS NOT NULL)
) STRICT;
CREATE INDEX ai_generations_stage ON ai_generations (stage_id, created_at);
CREATE INDEX ai_generations_provider ON ai_generations (provider_id);
CREATE INDEX ai_generations_job ON ai_generations (job_id);

CREATE TABLE stage_outputs (
  id TEXT NOT NULL PRIMARY KEY,
  stage_id TEXT NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  format TEXT NOT NULL CHECK (format IN ('json', 'md', 'sql', 'yaml')),
  content TEXT NOT NULL,
  generated_by TEXT NOT NULL CHECK (generated_by IN ('ai', 'human')),
  ai_generation_id TEXT REFERENCES ai_generations (id) ON DELETE SET NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  made_from TEXT NOT NULL CHECK (json_valid(made_from)),
  UNIQUE (stage_id, version, format)
) STRICT;
CREATE UNIQUE INDEX stage_outputs_one_active ON stage_outputs (stage_id, format) WHERE is_active = 1;
CREATE INDEX stage_outputs_generation ON stage_outputs (ai_generation_id) WHERE ai_generation_id IS NOT NULL;

CREATE TABLE export_packages (
  id TEXT NOT NULL PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  format TEXT NOT NULL CHECK (format IN ('folder', 'zip')),
  validation_status TEXT NOT NULL CHECK (validation_status IN ('valid', 'warnings', 'errors')),
  validation_messages TEXT CHECK (validation_messages IS NULL OR json_valid(validation_messages)),
  file_path TEXT NOT NULL,
  file_size_bytes INTEGER NOT NULL CHECK (file_size_bytes >= 0),
  exported_at TEXT NOT NULL
) STRICT;
CREATE INDEX export_packages_project ON export_packages (project_id, exported_at);

CREATE TABLE mcp_tokens (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  last_used_at TEXT,
  expires_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mcp_tokens_user ON mcp_tokens (user_id);
CREATE INDEX mcp_tokens_project ON mcp_tokens (project_id);

CREATE TABLE carried_files (
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (project_id, path)
) STRICT;
)sql";

constexpr std::string_view drafts_and_budgets = R"sql(
CREATE TABLE drafts (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  stage_id TEXT NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  data TEXT CHECK (data IS NULL OR json_valid(data)),
  answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (user_id, stage_id),
  CHECK (data IS NOT NULL OR answers IS NOT NULL)
) STRICT;
CREATE INDEX drafts_stage ON drafts (stage_id);

CREATE TABLE budgets (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('call', 'project', 'day', 'month')),
  amount TEXT NOT NULL CHECK (amount GLOB '[0-9]*' AND amount NOT GLOB '*[^0-9.]*'),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (user_id, scope)
) STRICT;
)sql";

// Lists are read in pages by (owner, id): ids are made in the order of time.
constexpr std::string_view accounts_and_events = R"sql(
CREATE TABLE credentials (
  user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  password_hash TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_used_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_page ON sessions (user_id, id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_links_user ON sign_in_links (user_id);

CREATE TABLE sign_in_failures (
  subject TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL CHECK (count >= 1),
  window_start TEXT NOT NULL,
  last_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_age ON sign_in_failures (last_at);

CREATE TABLE audit_events (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  request_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  created_at TEXT NOT NULL,
  previous_hash TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX audit_events_user ON audit_events (user_id, position);
CREATE TRIGGER audit_events_keep_rows BEFORE DELETE ON audit_events
BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_events_keep_words BEFORE UPDATE ON audit_events
BEGIN SELECT raise(ABORT, 'the audit log is only added to'); END;

CREATE TABLE audit_heads (
  chain INTEGER NOT NULL PRIMARY KEY CHECK (chain = 1),
  length INTEGER NOT NULL CHECK (length >= 0),
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_heads (chain, length, hash) VALUES (1, 0, '');

CREATE TABLE stored_answers (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  body TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT;
CREATE INDEX stored_answers_age ON stored_answers (created_at);

CREATE TABLE job_events (
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (job_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_events_age ON job_events (created_at);

CREATE INDEX users_email ON users (lower(email));
CREATE INDEX projects_page ON projects (user_id, status, id);
CREATE INDEX export_packages_page ON export_packages (project_id, id);
CREATE INDEX ai_generations_page ON ai_generations (stage_id, id);
CREATE INDEX mcp_tokens_page ON mcp_tokens (project_id, id);
CREATE INDEX templates_page ON templates (user_id, id);
CREATE INDEX ai_provider_configs_page ON ai_provider_configs (user_id, id);
DROP INDEX mcp_tokens_project;
DROP INDEX ai_provider_configs_user;
)sql";

// The bytes of exports by their SHA-256, in base64url: what two exports share is kept once.
constexpr std::string_view export_files = R"sql(
CREATE TABLE export_files (
  hash TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX export_packages_file ON export_packages (file_path);
CREATE INDEX projects_deleted ON projects (deleted_at) WHERE deleted_at IS NOT NULL;
)sql";

// SQLite takes a partial index only for a condition that is written as the index has it.
constexpr std::string_view active_outputs = R"sql(
DROP INDEX stage_outputs_one_active;
CREATE UNIQUE INDEX stage_outputs_one_active ON stage_outputs (stage_id, format) WHERE is_active = TRUE;
)sql";

constexpr std::array migrations{
    Migration{.name = "nine entities", .sql = nine_entities},
    Migration{.name = "drafts and budgets", .sql = drafts_and_budgets},
    Migration{.name = "accounts and events", .sql = accounts_and_events},
    Migration{.name = "export files", .sql = export_files},
    Migration{.name = "active outputs", .sql = active_outputs},
};

}  // namespace

std::span<const Migration> sqlite_migrations() {
  return migrations;
}

}  // namespace nonagon::store
