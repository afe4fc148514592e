#include "check/engine_name.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace nonagon::check {

std::optional<design::Engine> engine_in(std::string_view text) {
  using design::Engine;
  static constexpr std::array<std::pair<std::string_view, Engine>, 9> words{{
      {"postgres", Engine::postgresql},
      {"supabase", Engine::postgresql},
      {"neon", Engine::postgresql},
      {"mysql", Engine::mysql},
      {"mariadb", Engine::mysql},
      {"planetscale", Engine::mysql},
      {"sqlite", Engine::sqlite},
      {"turso", Engine::sqlite},
      {"mongo", Engine::mongodb},
  }};
  const auto plain = lower(text);
  for (const auto& [word, engine] : words) {
    if (plain.contains(word)) return engine;
  }
  return std::nullopt;
}

}  // namespace nonagon::check
