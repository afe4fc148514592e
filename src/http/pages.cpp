#include "http/pages.hpp"

#include <algorithm>
#include <array>

#include "http/compress.hpp"
#include "http/problem.hpp"
#include "http/web_files.hpp"

namespace nonagon::http {
namespace {

struct MediaType {
  std::string_view ending;
  std::string_view type;
};

constexpr std::array media_types{
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".json", "application/json"},
    MediaType{".woff2", "font/woff2"},
};

// What the page may do. Styles are also set by the editor and by layers that hold the page still, in elements
// of their own.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

std::string_view media_type(std::string_view path) {
  for (const auto& known : media_types) {
    if (path.ends_with(known.ending)) return known.type;
  }
  return "application/octet-stream";
}

const EmbeddedFile* find(std::string_view path) {
  const auto files = web_files();  // sorted by address
  const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
  return found != files.end() && found->path == path ? &*found : nullptr;
}

Answer file_answer(std::string_view path,
                   const EmbeddedFile& file,
                   bool is_packed,
                   const net::Request& request) {
  const std::string_view bytes(file.begin, file.end);
  const auto* accepted = request.header("Accept-Encoding");
  const bool may_stay_packed = is_packed && accepted != nullptr && accepts_gzip(*accepted);
  auto answer =
      bytes_answer(is_packed && !may_stay_packed ? gunzip(bytes) : std::string(bytes), media_type(path));
  if (may_stay_packed) answer.with("Content-Encoding", "gzip");
  if (is_packed) answer.with("Vary", "Accept-Encoding");
  // The name of an asset holds a hash of its bytes.
  answer.with("Cache-Control",
              path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (path.ends_with(".html")) answer.with("Content-Security-Policy", std::string(page_policy));
  return answer;
}

}  // namespace

Answer page(const net::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    auto refused = problem(405, "wrong-method", "pages are read", "");
    refused.with("Allow", "GET, HEAD");
    return refused;
  }
  const auto wanted = request.path();
  const auto last = wanted.substr(wanted.rfind('/') + 1);
  const bool is_file = wanted.starts_with("/assets/") || last.find('.') != std::string_view::npos;
  const std::string path(is_file ? wanted : "/index.html");
  if (const auto* packed = find(path + ".gz")) return file_answer(path, *packed, true, request);
  if (const auto* plain = find(path)) return file_answer(path, *plain, false, request);
  return problem(404, "not-found", "there is nothing at this address", "");
}

}  // namespace nonagon::http
