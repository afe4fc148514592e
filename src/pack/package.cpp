#include "pack/package.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "emit/emitter.hpp"
#include "pack/manifest.hpp"
#include "pack/report.hpp"

namespace nonagon::pack {
namespace {

using design::Design;
using design::StageName;

// The product stage names the product; a name or description that was set beside it must not survive one
// export and vanish in the next.
bool is_aligned(const Design& design) {
  return (design.product.name.empty() || design.name == design.product.name) &&
         (design.product.description.empty() || design.description == design.product.description);
}

Design aligned(Design design) {
  if (!design.product.name.empty()) design.name = design.product.name;
  if (!design.product.description.empty()) design.description = design.product.description;
  return design;
}

bool is_included(const Design& design, StageName stage) {
  if (!has(design, stage)) return false;
  const auto& include = design.export_plan.include;
  if (stage == StageName::export_ || !has(design, StageName::export_) || include.empty()) return true;
  return std::ranges::find(include, wire_name(stage)) != include.end();
}

bool includes_validation(const Design& design) {
  const auto& include = design.export_plan.include;
  if (!has(design, StageName::export_) || include.empty()) return true;
  return std::ranges::find(include, "validation") != include.end();
}

class Builder {
 public:
  explicit Builder(Files carried) : files_(std::move(carried)) {
    std::erase_if(files_,
                  [](const auto& file) { return is_authored(file.first) || file.first == manifest_path; });
  }

  void add(Files&& files, StageName stage) {
    for (auto& [path, bytes] : files) {
      stages_.insert_or_assign(path, stage);
      files_.insert_or_assign(path, std::move(bytes));
    }
  }

  void add_authored(const Design& design) {
    for (auto& [path, bytes] : authored_files(design)) files_.insert_or_assign(path, std::move(bytes));
    for (const auto stage : design::all_stages) {
      if (has(design, stage)) stages_.insert_or_assign(design::payload_path(stage), stage);
    }
  }

  Files finish(const Design& design) && {
    files_.insert_or_assign(std::string(manifest_path), write_manifest(design, files_, stages_));
    return std::move(files_);
  }

 private:
  Files files_;
  StageOfFile stages_;
};

Files build(const Design& design, const Files& carried) {
  Builder builder(carried);
  for (const auto* emitter : emit::emitters()) {
    if (emitter->is_always || is_included(design, emitter->stage))
      builder.add(emitter->emit(design), emitter->stage);
  }
  if (includes_validation(design)) builder.add(validation_files(design), StageName::export_);
  builder.add_authored(design);
  return std::move(builder).finish(design);
}

}  // namespace

Files package_files(const Design& design, const Files& carried) {
  return is_aligned(design) ? build(design, carried) : build(aligned(design), carried);
}

Files carried_files(const Files& files) {
  std::set<std::string, std::less<>> compiled;
  if (const auto entries = read_manifest(files)) {
    for (const auto& entry : *entries) {
      if (entry.stage) compiled.insert(entry.path);
    }
  }
  Files carried;
  for (const auto& [path, bytes] : files) {
    if (path == manifest_path || is_authored(path) || compiled.contains(path)) continue;
    carried.emplace(path, bytes);
  }
  return carried;
}

Result<Verification> verify(const Files& files) {
  const auto entries = TRY(read_manifest(files));
  Verification verification;
  std::set<std::string_view> listed{manifest_path};
  for (const auto& entry : entries) {
    listed.insert(entry.path);
    const auto file = files.find(entry.path);
    if (file == files.end()) {
      verification.missing.push_back(entry.path);
    } else if (file->second.size() != static_cast<std::size_t>(entry.bytes) ||
               sha256_hex(file->second) != entry.sha256) {
      verification.changed.push_back(entry.path);
    } else {
      ++verification.verified;
    }
  }
  for (const auto& [path, bytes] : files) {
    if (!listed.contains(path)) verification.unlisted.push_back(path);
  }
  return verification;
}

}  // namespace nonagon::pack
