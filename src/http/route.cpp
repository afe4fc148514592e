#include "http/route.hpp"

namespace nonagon::http {

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::put: return "PUT";
    case Method::post: return "POST";
    case Method::patch: return "PATCH";
    case Method::remove: return "DELETE";
  }
  broken("a method is one of five");
}

std::optional<Method> parse_method(std::string_view name) {
  for (const auto method : {Method::get, Method::put, Method::post, Method::patch, Method::remove}) {
    if (name_of(method) == name) return method;
  }
  return std::nullopt;
}

}  // namespace nonagon::http
