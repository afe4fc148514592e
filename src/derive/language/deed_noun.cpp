#include "derive/language/deed_noun.hpp"

#include <array>
#include <string>

namespace nonagon::derive {
namespace {

constexpr std::array<std::string_view, 13> endings{
    "ment", "ion", "ation", "ition", "al", "ance", "ence", "ing", "y", "age", "ure", "cation", "tion"};

}  // namespace

bool is_deed_noun(std::string_view noun, std::string_view verb) {
  if (verb.size() < 3) return false;
  if (noun == verb) return true;
  const auto stem = verb.substr(0, verb.size() - 1);  // arrive → arrival, apply → application
  const bool drops = verb.ends_with('e') || verb.ends_with('y');
  for (const auto ending : endings) {
    if (!noun.ends_with(ending)) continue;
    const auto base = noun.substr(0, noun.size() - ending.size());
    const bool is_doubled = ending == "ing" && base.size() == verb.size() + 1 && base.starts_with(verb) &&
                            base.back() == verb.back();  // planning
    if (base == verb || (drops && base == stem) || is_doubled) return true;
    // apply → appli-cation, notify → notifi-cation
    if (verb.ends_with('y') && base == std::string(stem) + "i") return true;
  }
  return false;
}

}  // namespace nonagon::derive
