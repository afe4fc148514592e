#include "base/result.hpp"

nonagon::Result<int> count();

void drop() {
#ifdef MUST_NOT_COMPILE
  count();
#else
  (void)count();
#endif
}
