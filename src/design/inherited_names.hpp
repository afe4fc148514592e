#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace nonagon::design {

// Whether every object of JavaScript inherits a member of this name (ECMA-262, 20.1.3), so that programs
// there take it for given.
constexpr bool is_inherited_in_javascript(std::string_view name) {
  constexpr std::array<std::string_view, 12> inherited{"constructor",
                                                       "hasOwnProperty",
                                                       "isPrototypeOf",
                                                       "propertyIsEnumerable",
                                                       "toLocaleString",
                                                       "toString",
                                                       "valueOf",
                                                       "__proto__",
                                                       "__defineGetter__",
                                                       "__defineSetter__",
                                                       "__lookupGetter__",
                                                       "__lookupSetter__"};
  return std::ranges::find(inherited, name) != inherited.end();
}

}  // namespace nonagon::design
