#include "http/project_answer.hpp"

#include "base/hash.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {

std::string project_tag(const store::Project& project) {
  constexpr std::size_t told_of_hash = 16;
  return entity_tag(sha256_hex(workbench::write(project)).substr(0, told_of_hash));
}

Result<void> check_project_tag(const Call& call, const store::Project& project) {
  const auto* sent = call.request.header("If-Match");
  if (sent == nullptr || trim(*sent) == "*" || trim(*sent) == project_tag(project)) return {};
  return fail({.code = ErrorCode::stale,
               .detail = "the project was changed since you read it",
               .pointer = {},
               .reason = "its tag is another one by now",
               .fix = "Read it again, then send its ETag."});
}

}  // namespace nonagon::http
