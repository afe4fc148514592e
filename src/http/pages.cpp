#include "http/pages.hpp"

#include <array>

#include "base/embedded.hpp"
#include "http/problem.hpp"

namespace nonagon::http {
namespace {

struct Page {
  std::string_view address;
  std::string_view file;
  std::string_view type;
};

constexpr std::array pages{
    Page{"/", "index.html", "text/html; charset=utf-8"},
    Page{"/sign-in", "sign-in.html", "text/html; charset=utf-8"},
    Page{"/static/sign-in.js", "sign-in.js", "text/javascript; charset=utf-8"},
    Page{"/static/page.css", "page.css", "text/css; charset=utf-8"},
};

}  // namespace

Answer page(const net::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    auto refused = problem(405, "wrong-method", "pages are read", "");
    refused.with("Allow", "GET, HEAD");
    return refused;
  }
  for (const auto& known : pages) {
    if (known.address == request.path()) return bytes_answer(std::string(embedded(known.file)), known.type);
  }
  return problem(404, "not-found", "there is nothing at this address", "");
}

}  // namespace nonagon::http
