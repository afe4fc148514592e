#include "check/facts.hpp"

namespace nonagon::check {

Facts::Facts(const design::Design& all) : design(all) {}

}  // namespace nonagon::check
