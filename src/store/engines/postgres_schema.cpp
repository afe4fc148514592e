#include "store/engines/postgres_schema.hpp"

#include <array>

namespace nonagon::store {
namespace {

// The steps are those of the SQLite schema in PostgreSQL's types. Columns are compared by their bytes where
// rows are sorted or told apart by them. What reads and writes JSON text as it is, is json; what the design
// calls jsonb is that.
constexpr std::string_view nine_entities = R"sql(
CREATE TABLE users (
  id uuid NOT NULL PRIMARY KEY,
  email text COLLATE "C" NOT NULL,
  name text NOT NULL,
  avatar_url text,
  preferences jsonb,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

CREATE UNIQUE INDEX users_one_email ON users (lower(email));

CREATE TABLE ai_provider_configs (
  id uuid NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('anthropic', 'openai', 'custom')),
  label text NOT NULL,
  api_key_encrypted text NOT NULL,
  default_model text NOT NULL,
  base_url text,
  is_default boolean NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX ai_provider_configs_user ON ai_provider_configs (user_id);
CREATE UNIQUE INDEX ai_provider_configs_one_default ON ai_provider_configs (user_id) WHERE is_default;

CREATE TABLE templates (
  id uuid NOT NULL PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  description text NOT NULL,
  category text NOT NULL CHECK (category IN ('saas', 'api', 'landing', 'mobile', 'cli', 'fullstack', 'other')),
  icon text,
  stage_defaults jsonb NOT NULL,
  is_built_in boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  user_id uuid REFERENCES users (id) ON DELETE CASCADE,
  CHECK (is_built_in = (user_id IS NULL))
);
CREATE UNIQUE INDEX templates_name ON templates (coalesce(user_id::text, ''), name);

CREATE TABLE projects (
  id uuid NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name text NOT NULL,
  slug text COLLATE "C" NOT NULL,
  description text,
  current_stage bigint NOT NULL CHECK (current_stage BETWEEN 1 AND 9),
  status text NOT NULL CHECK (status IN ('active', 'archived', 'deleted')),
  ai_provider_id uuid REFERENCES ai_provider_configs (id) ON DELETE SET NULL,
  template_id uuid REFERENCES templates (id) ON DELETE SET NULL,
  design_version text NOT NULL,
  waivers json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3),
  UNIQUE (user_id, slug),
  CHECK ((status = 'deleted') = (deleted_at IS NOT NULL))
);
CREATE INDEX projects_provider ON projects (ai_provider_id) WHERE ai_provider_id IS NOT NULL;
CREATE INDEX projects_template ON projects (template_id) WHERE template_id IS NOT NULL;

CREATE TABLE stages (
  id uuid NOT NULL PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  stage_number bigint NOT NULL CHECK (stage_number BETWEEN 1 AND 9),
  stage_name text NOT NULL CHECK (stage_name IN ('product', 'dataModel', 'database', 'api', 'stack', 'design', 'sections', 'infrastructure', 'export')),
  stage_label text NOT NULL,
  status text NOT NULL CHECK (status IN ('locked', 'active', 'generating', 'review', 'complete')),
  data jsonb,
  user_input text,
  validated_at timestamptz(3),
  completed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  payload_hash text NOT NULL,
  made_from json NOT NULL,
  before_generating text,
  before_revert text,
  locked_by text,
  UNIQUE (project_id, stage_number),
  UNIQUE (project_id, stage_name),
  CHECK ((status = 'generating') = (before_generating IS NOT NULL)),
  CHECK ((data IS NULL) = (payload_hash = ''))
);

CREATE TABLE jobs (
  id uuid NOT NULL PRIMARY KEY,
  stage_id uuid NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  provider_id uuid NOT NULL REFERENCES ai_provider_configs (id),
  model text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  owner text NOT NULL,
  lease_until timestamptz(3) NOT NULL,
  fence bigint NOT NULL,
  output_version bigint,
  error text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);
CREATE INDEX jobs_stage ON jobs (stage_id);
CREATE INDEX jobs_provider ON jobs (provider_id);
CREATE UNIQUE INDEX jobs_one_at_a_time ON jobs (stage_id) WHERE state IN ('queued', 'running');

CREATE TABLE ai_generations (
  id uuid NOT NULL PRIMARY KEY,
  stage_id uuid NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  provider_id uuid NOT NULL REFERENCES ai_provider_configs (id),
  model text NOT NULL,
  prompt_template text NOT NULL,
  input_tokens bigint NOT NULL CHECK (input_tokens >= 0),
  output_tokens bigint NOT NULL CHECK (output_tokens >= 0),
  total_tokens bigint NOT NULL CHECK (total_tokens = input_tokens + output_tokens),
  estimated_cost numeric NOT NULL CHECK (estimated_cost >= 0 AND estimated_cost < 'Infinity'),
  duration_ms bigint NOT NULL CHECK (duration_ms >= 0),
  status text NOT NULL CHECK (status IN ('success', 'error', 'timeout')),
  error_message text,
  created_at timestamptz(3) NOT NULL,
  is_price_known boolean NOT NULL,
  job_id uuid NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  CHECK (status = 'success' OR error_message IS NOT NULL)
);
CREATE INDEX ai_generations_stage ON ai_generations (stage_id, created_at);
CREATE INDEX ai_generations_provider ON ai_generations (provider_id);
CREATE INDEX ai_generations_job ON ai_generations (job_id);

CREATE TABLE stage_outputs (
  id uuid NOT NULL PRIMARY KEY,
  stage_id uuid NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  version bigint NOT NULL CHECK (version >= 1),
  format text COLLATE "C" NOT NULL CHECK (format IN ('json', 'md', 'sql', 'yaml')),
  content text NOT NULL,
  generated_by text NOT NULL CHECK (generated_by IN ('ai', 'human')),
  ai_generation_id uuid REFERENCES ai_generations (id) ON DELETE SET NULL,
  is_active boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  content_hash text NOT NULL,
  made_from json NOT NULL,
  UNIQUE (stage_id, version, format)
);
CREATE UNIQUE INDEX stage_outputs_one_active ON stage_outputs (stage_id, format) WHERE is_active;
CREATE INDEX stage_outputs_generation ON stage_outputs (ai_generation_id) WHERE ai_generation_id IS NOT NULL;

CREATE TABLE export_packages (
  id uuid NOT NULL PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  format text NOT NULL CHECK (format IN ('folder', 'zip')),
  validation_status text NOT NULL CHECK (validation_status IN ('valid', 'warnings', 'errors')),
  validation_messages jsonb,
  file_path text NOT NULL,
  file_size_bytes bigint NOT NULL CHECK (file_size_bytes >= 0),
  exported_at timestamptz(3) NOT NULL
);
CREATE INDEX export_packages_project ON export_packages (project_id, exported_at);

CREATE TABLE mcp_tokens (
  id uuid NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE,
  label text NOT NULL,
  last_used_at timestamptz(3),
  expires_at timestamptz(3),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX mcp_tokens_user ON mcp_tokens (user_id);
CREATE INDEX mcp_tokens_project ON mcp_tokens (project_id);

CREATE TABLE carried_files (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  path text COLLATE "C" NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (project_id, path)
);
)sql";

constexpr std::string_view drafts_and_budgets = R"sql(
CREATE TABLE drafts (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  stage_id uuid NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  data json,
  answers json,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, stage_id),
  CHECK (data IS NOT NULL OR answers IS NOT NULL)
);
CREATE INDEX drafts_stage ON drafts (stage_id);

CREATE TABLE budgets (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  scope text NOT NULL CHECK (scope IN ('call', 'project', 'day', 'month')),
  amount numeric NOT NULL CHECK (amount >= 0 AND amount < 'Infinity'),
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, scope)
);
)sql";

// Lists are read in pages by (owner, id): ids are made in the order of time.
constexpr std::string_view accounts_and_events = R"sql(
CREATE TABLE credentials (
  user_id uuid NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  password_hash text NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

CREATE TABLE sessions (
  id uuid NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE,
  label text NOT NULL,
  address text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX sessions_page ON sessions (user_id, id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_links (
  token_hash text NOT NULL PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX sign_in_links_user ON sign_in_links (user_id);

CREATE TABLE sign_in_failures (
  subject text COLLATE "C" NOT NULL PRIMARY KEY,
  count bigint NOT NULL CHECK (count >= 1),
  window_start timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL
);
CREATE INDEX sign_in_failures_age ON sign_in_failures (last_at);

CREATE TABLE audit_events (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  user_id uuid,
  action text NOT NULL,
  target text NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  request_id text NOT NULL,
  outcome text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  previous_hash text NOT NULL UNIQUE,
  hash text NOT NULL UNIQUE
);
CREATE INDEX audit_events_user ON audit_events (user_id, position);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'check_violation';
END
$body$;
CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TABLE audit_heads (
  chain bigint NOT NULL PRIMARY KEY CHECK (chain = 1),
  length bigint NOT NULL CHECK (length >= 0),
  hash text NOT NULL
);
INSERT INTO audit_heads (chain, length, hash) VALUES (1, 0, '');

CREATE TABLE stored_answers (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key text COLLATE "C" NOT NULL,
  request_hash text NOT NULL,
  status bigint NOT NULL CHECK (status BETWEEN 100 AND 599),
  headers json NOT NULL,
  body text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, key)
);
CREATE INDEX stored_answers_age ON stored_answers (created_at);

CREATE TABLE job_events (
  job_id uuid NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  seq bigint NOT NULL CHECK (seq >= 1),
  kind text NOT NULL,
  body json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (job_id, seq)
);
CREATE INDEX job_events_age ON job_events (created_at);

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
  hash text COLLATE "C" NOT NULL PRIMARY KEY,
  content text NOT NULL
);
CREATE INDEX export_packages_file ON export_packages (file_path);
CREATE INDEX projects_deleted ON projects (deleted_at) WHERE deleted_at IS NOT NULL;
)sql";

// The number of the active version is read from the index alone.
constexpr std::string_view active_outputs = R"sql(
DROP INDEX stage_outputs_one_active;
CREATE UNIQUE INDEX stage_outputs_one_active ON stage_outputs (stage_id, format) INCLUDE (version) WHERE is_active;
)sql";

constexpr std::array migrations{
    Migration{.name = "nine entities", .sql = nine_entities},
    Migration{.name = "drafts and budgets", .sql = drafts_and_budgets},
    Migration{.name = "accounts and events", .sql = accounts_and_events},
    Migration{.name = "export files", .sql = export_files},
    Migration{.name = "active outputs", .sql = active_outputs},
};

}  // namespace

std::span<const Migration> postgres_migrations() {
  return migrations;
}

}  // namespace nonagon::store
