#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/lifecycle.hpp"
#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/input_hashes.hpp"

namespace nonagon::store {

// A revision of a stage: its content in every format of the stage, JSON always.
struct NewVersion {
  StageId stage_id;
  std::map<OutputFormat, std::string> contents;
  GeneratedBy generated_by;
  std::optional<AIGenerationId> ai_generation_id;
  pipeline::InputHashes made_from;
};

struct VersionSummary {
  StageId stage_id;
  std::int64_t version;
  GeneratedBy generated_by;
  std::optional<AIGenerationId> ai_generation_id;
  bool is_active;
  Instant created_at;
  std::string content_hash;  // of the JSON
  std::vector<OutputFormat> formats;
  std::vector<StageOutputId> ids;  // one a format
};

// The hash of the JSON among the formats of a version.
std::string hash_of(const std::map<OutputFormat, std::string>& contents);

// Where ids and times of new rows come from.
struct Origin {
  const Clock& clock;
  Entropy& entropy;
};

// A version by its number, and the hash of its JSON.
struct AddedVersion {
  std::int64_t number;
  std::string hash;
};

// Adds the version with the next number and makes it the active one; that its JSON becomes the stage's data
// is left to whoever writes the row of the stage, see NewData.
Result<AddedVersion> add_outputs(Connection& connection, const NewVersion& version, const Origin& origin);

// The same, with the stage's data. Returns the number.
Result<std::int64_t> add_version(Connection& connection, const NewVersion& version, const Origin& origin);

// Makes version `number` the active one and writes its JSON as the stage's data; fails with not_found.
Result<StageOutput> activate_version(Connection& connection, const StageId& stage, std::int64_t number);

// In the order of their numbers.
Result<std::vector<VersionSummary>> versions_of(Connection& connection, const StageId& stage);
Result<std::optional<StageOutput>> find_output(Connection& connection,
                                               const StageId& stage,
                                               std::int64_t version,
                                               OutputFormat format);
Result<std::optional<std::int64_t>> active_version(Connection& connection, const StageId& stage);

}  // namespace nonagon::store
