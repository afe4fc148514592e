#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>

namespace nonagon {

void broken(std::string_view law) {
  std::fprintf(stderr,
               "error: internal fault: %.*s\nfix: please report this with the command that was run\n",
               static_cast<int>(law.size()),
               law.data());
  std::abort();
}

}  // namespace nonagon
