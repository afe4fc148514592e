#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/route.hpp"

namespace nonagon::http {

using PathParameters = std::vector<std::pair<std::string_view, std::string>>;

// What a path and a method lead to.
struct Match {
  const Route* route = nullptr;  // null: nothing is there for this method
  PathParameters parameters;
  std::vector<Method> allowed;  // when the path is known and the method is not
  bool is_malformed = false;    // a parameter cannot be decoded
};

// Finds routes by their path templates. A last segment {path} takes all that follows.
class Router {
 public:
  Router();

  Match find(std::string_view method, std::string_view path) const;

 private:
  struct Known {
    const Route* route;
    std::vector<std::string_view> segments;
  };

  std::vector<Known> known_;
};

}  // namespace nonagon::http
