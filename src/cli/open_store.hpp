#pragma once

#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::cli {

// The store of --data, NONAGON_DATA or the user's data folder; made when it is not there yet.
Result<std::unique_ptr<workbench::Workbench>> open_store(const Console& console);

// The place of --data and --db, NONAGON_DATA and NONAGON_DB, or the settings.
workbench::StorePlace store_place(const Arguments& arguments, const Console& console);

// For commands that take it.
inline constexpr Option database_option{"--db", "URL", "postgres://…; SQLite in the data folder unless told"};

// What the settings let providers reach; those on this machine only for whoever sits at it, unless a setting
// says otherwise.
workbench::ProviderReach provider_reach(const Settings& settings, bool is_local);

// A version number; fails with usage when it is none.
Result<std::int64_t> version_of(const std::string& text);

// One line for people: "2 dataModel      review    version 3   stale: product".
std::string stage_line(const workbench::StageView& stage, const Console& console);
std::string project_line(const store::Project& project, const Console& console);

// What a stage command prints when it is done.
int answer_stage(const workbench::StageView& stage, const Console& console);

}  // namespace nonagon::cli
