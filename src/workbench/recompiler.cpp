#include "workbench/recompiler.hpp"

#include "pack/manifest.hpp"
#include "pack/package.hpp"

namespace nonagon::workbench {

Files Recompiler::files(const design::Design& design, const Files& carried) {
  const std::lock_guard lock(mutex_);
  if (!was_asked_) {  // most designs are read once, and need no parts
    was_asked_ = true;
    return pack::package_files(design, carried);
  }
  if (!compilation_ || carried != carried_) {
    carried_ = carried;
    compilation_.emplace(carried, pack::Compilation::Life::warm);
  }
  compilation_->compile(design);
  auto files = compilation_->files();
  files.insert_or_assign(std::string(pack::manifest_path), compilation_->manifest(design));
  return files;
}

}  // namespace nonagon::workbench
