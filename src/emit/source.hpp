#pragma once

#include <optional>

#include "design/design.hpp"
#include "design/symbols.hpp"
#include "emit/fingerprints.hpp"
#include "emit/parts.hpp"
#include "sql/schema.hpp"

namespace nonagon::emit {

// What emitters compile: a design, and what several of them take from it, made once at the first call. One
// compilation has one source; it belongs to one thread. The design must outlive it.
class Source {
 public:
  // Implicit: a design is a source as it stands.
  Source(const design::Design& the_design) : design(the_design) {}

  // The same compilation, for one emitter that keeps parts of its files from one compilation to the next.
  Source(const Source& shared, Parts& parts) : design(shared.design), shared_(&shared), parts_(&parts) {}

  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const design::Design& design;

  const design::Symbols& symbols() const {
    if (shared_ != nullptr) return shared_->symbols();
    if (!symbols_) symbols_.emplace(design);
    return *symbols_;
  }

  // The tables in the words of the design's engine.
  const sql::Schema& schema() const {
    if (shared_ != nullptr) return shared_->schema();
    if (!schema_) schema_ = sql::lower(design, design.database.engine);
    return *schema_;
  }

  const Fingerprints& fingerprints() const {
    if (shared_ != nullptr) return shared_->fingerprints();
    if (!fingerprints_) fingerprints_.emplace(design);
    return *fingerprints_;
  }

  // Appends a part of a file. It is written only when something that it was made from differs from the last
  // compilation: what `given` tells a FingerprintWriter, the outline of the payloads that the emitter reads,
  // and the elements that `write` passed to `note`, all that it looks at.
  template <class Given, class Write>
  void append_part(std::string& out, const PartName& name, const Given& given, const Write& write) const {
    append_part(out, name, given, write, [](std::string_view) { return true; }, [] { return std::string(); });
  }

  template <class Write>
  void append_part(std::string& out, const PartName& name, const Write& write) const {
    append_part(out, name, [](FingerprintWriter&) {}, write);
  }

  // The same for a part that asks something of the rest of its document: `claims` says it after writing, and
  // a kept part stays only if `claim` finds that it can be had again.
  template <class Given, class Write, class Claim, class Claims>
  void append_part(std::string& out,
                   const PartName& name,
                   const Given& given,
                   const Write& write,
                   const Claim& claim,
                   const Claims& claims) const {
    if (parts_ == nullptr) {
      out += write();
      return;
    }
    FingerprintWriter writer;
    given(writer);
    const auto fingerprint = writer.take();
    auto& part = parts_->part(name);
    if (part.given != fingerprint || !is_as_seen(part) || !claim(part.claims)) {
      noting_ = &part;
      part.seen.clear();
      part.given = fingerprint;
      part.text = write();
      part.claims = claims();
      noting_ = nullptr;
    }
    out += part.text;
  }

  bool keeps_parts() const { return parts_ != nullptr; }

  // The part that is being written looks at this.
  void note(const design::Entity& entity) const {
    note(Element::Kind::entity, &entity - design.data_model.entities.data());
  }

  void note(const design::Resource& resource) const {
    note(Element::Kind::resource, &resource - design.api.resources.data());
  }

  void note(const design::Action& action) const {
    note(Element::Kind::action, &action - design.api.actions.data());
  }

  // An operation with its entity, resource and action, where it has them.
  void note(const design::Operation& operation) const {
    if (operation.entity != nullptr) note(*operation.entity);
    if (operation.resource != nullptr) note(*operation.resource);
    if (operation.action != nullptr) note(*operation.action);
  }

  void note(const design::Section& section) const {
    note(Element::Kind::section, &section - design.sections.sections.data());
  }

 private:
  bool is_as_seen(const Part& part) const;
  void note(Element::Kind kind, std::ptrdiff_t place) const;

  const Source* shared_ = nullptr;
  Parts* parts_ = nullptr;
  mutable Part* noting_ = nullptr;
  mutable std::optional<design::Symbols> symbols_;
  mutable std::optional<sql::Schema> schema_;
  mutable std::optional<Fingerprints> fingerprints_;
};

}  // namespace nonagon::emit
