#include "base/id.hpp"

struct Project;
struct User;

bool same(const nonagon::Id<Project>& project, const nonagon::Id<User>& user, const nonagon::Id<Project>& other) {
#ifdef MUST_NOT_COMPILE
  return project == user && project == other;
#else
  return project.text() == user.text() && project == other;
#endif
}
