#include "design/describe.hpp"

namespace nonagon::design {

struct Cup {
  std::string name;
  std::string colour;
  json::object extras;

  static constexpr std::array about{
      must("name", "What it is called."),
#ifndef MUST_NOT_COMPILE
      may("colour", "What it looks like."),
#endif
  };
};
BOOST_DESCRIBE_STRUCT(Cup, (), (name, colour))

std::string text_of(const Cup& cup) {
  return write(cup);
}

}  // namespace nonagon::design
