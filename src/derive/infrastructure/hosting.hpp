#pragma once

#include <string>
#include <string_view>

#include "design/design.hpp"

namespace nonagon::derive {

// Where the product and its data live.
struct Hosting {
  std::string target;        // docker, own-server, vercel, flyio, railway, aws or none
  bool has_services = true;  // false for programs that people install
  bool has_database = true;  // rows are kept at all
  bool is_file = false;      // in a file of the program's own
  bool is_managed = false;   // by somebody else's database service
  std::string place;         // the answer to database.hosting-preference, or empty
};

Hosting hosting_of(const design::Design& design);

// What infrastructure.hosting says, and why.
std::string_view hosting_name(const Hosting& hosting);
std::string because_of(const Hosting& hosting, const design::Design& design);

}  // namespace nonagon::derive
