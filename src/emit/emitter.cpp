#include "emit/emitter.hpp"

#include <fmt/format.h>

namespace nonagon::emit {

const Emitter* find_emitter(std::string_view id) {
  for (const auto* emitter : emitters()) {
    if (emitter->id == id) return emitter;
  }
  return nullptr;
}

Files one(std::string path, std::string bytes) {
  Files files;
  files.emplace(std::move(path), std::move(bytes));
  return files;
}

std::string derived_mark(std::string_view made_from) {
  const bool is_one_file = made_from.find(',') == std::string_view::npos;
  return fmt::format("Derived from {} by Nonagon. Edit {}, then run `nonagon build`.",
                     made_from,
                     is_one_file ? "that file" : "those files");
}

}  // namespace nonagon::emit
