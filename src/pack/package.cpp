#include "pack/package.hpp"

#include <set>

#include "base/hash.hpp"
#include "pack/compilation.hpp"
#include "pack/manifest.hpp"

namespace nonagon::pack {

Files package_files(const design::Design& design, const Files& carried) {
  Compilation compilation(carried);
  compilation.compile(design);
  return std::move(compilation).package(design);
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
