#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"
#include "design/stage_set.hpp"
#include "emit/emitter.hpp"
#include "emit/parts.hpp"

namespace nonagon::pack {

// A package that is compiled again whenever its design changes, and then only as far as it reads what has
// changed. It remembers bytes and nothing of the design, which may go away in between.
class Compilation {
 public:
  enum class Fate {
    rebuilt,  // new, or other bytes than before
    same,     // made again with the same bytes
    kept      // reads nothing that has changed
  };

  // What a compiled file belongs to and depends on, and what the last run did with it.
  struct Output {
    design::StageName stage = design::StageName::export_;
    design::StageSet reads;
    bool reads_waivers = false;
    Fate fate = Fate::rebuilt;
  };

  using Outputs = std::map<std::string, Output, std::less<>>;

  enum class Life {
    one_run,  // compiles once
    warm  // keeps the parts of its files, as much again as the package, so that the next run writes few of
          // them
  };

  // `carried`: files that are kept as they are (database/migrations/*, files of foreign packages).
  explicit Compilation(Files carried = {}, Life life = Life::one_run);

  // Compiles the design. `touched` names every stage whose payload may differ from the last time; one that
  // turns out equal rebuilds nothing. Name, slug, version, description and the list of stages are compared
  // as well; a change there rebuilds everything.
  void compile(const design::Design& design, design::StageSet touched = design::StageSet::all());

  // Every file of the package but the manifest: authored, compiled and carried.
  const Files& files() const { return files_; }

  // The compiled ones among them.
  const Outputs& outputs() const { return outputs_; }

  // The stages whose payload the last run found changed.
  design::StageSet changed() const { return changed_; }

  // Findings of every rule, waivers applied.
  const std::vector<design::Finding>& findings() const { return findings_; }

  // sdp.json over the files. A file is hashed again only when its bytes have changed.
  std::string manifest(const design::Design& design);

  // Every file with the manifest, and with it the end of this compilation.
  Files package(const design::Design& design) &&;

 private:
  Files run(const emit::Emitter& emitter, emit::Parts& parts, const emit::Source& source) const;
  void write_authored(const design::Design& design, design::StageSet touched);
  void write_reports(const emit::Source& source);
  void replace(std::vector<std::string>& paths, Files&& made, const Output& made_by);
  void keep(const std::vector<std::string>& paths);
  bool put(const std::string& path, std::string&& bytes);
  void remove(const std::string& path);

  Files carried_;
  Life life_;
  Files files_;
  Outputs outputs_;
  std::map<std::string, std::string, std::less<>> hashes_;
  std::vector<std::vector<std::string>> paths_;  // of each emitter, in the order of emit::emitters()
  std::vector<emit::Parts> parts_;               // likewise
  std::vector<std::string> report_paths_;
  std::vector<design::Finding> findings_;
  std::string frame_;
  std::string waivers_;
  design::StageSet changed_;
};

}  // namespace nonagon::pack
