#include "cli/design_with_model.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "cli/generation_options.hpp"
#include "cli/open_store.hpp"

namespace nonagon::cli {
namespace {

using design::StageName;

std::int64_t spent_on(const std::vector<store::AIGeneration>& calls) {
  std::int64_t sum = 0;
  for (const auto& call : calls) sum += workbench::parse_cost(call.estimated_cost);
  return sum;
}

Error left_at(Error error, const std::string& slug, StageName stage) {
  error.fix += fmt::format(" The project is kept as {}: go on with `nonagon stage generate {} {}`.",
                           slug,
                           slug,
                           design::wire_name(stage));
  return error;
}

}  // namespace

Result<design::Design> design_with_model(const Arguments& arguments,
                                         const workbench::DesignRequest& request,
                                         Console& console) {
  if (!request.template_id.empty()) {
    return fail({.code = ErrorCode::usage,
                 .detail = "--template and --provider were both given",
                 .pointer = {},
                 .reason = "the stages of a template are decided",
                 .fix = "leave one of them out"});
  }
  auto store = TRY(open_store(console));
  workbench::GenerationRequest wanted;
  TRY(read_generation_options(*store, arguments, wanted));
  const auto most = wanted.most_cost;
  workbench::NewProject fresh;
  fresh.name = request.name;
  fresh.answers = TRY(workbench::answers_of(request));
  const auto slug = TRY(store->create_project(fresh)).project.slug;
  const auto start = std::chrono::steady_clock::now();
  for (const auto stage : design::all_stages) {
    if (most) wanted.most_cost = std::max<std::int64_t>(*most - spent_on(TRY(store->generations(slug))), 0);
    auto generated = store->generate(slug, stage, wanted, [&](const store::JobId& job) {
      return workbench::GenerationWatch{.told = GenerationProgress(*store, console, job)};
    });
    if (!generated) return fail(left_at(std::move(generated).error(), slug, stage));
    auto completed = store->complete(slug, stage);
    if (!completed) return fail(left_at(std::move(completed).error(), slug, stage));
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
    if (!console.is_json())
      console.progress(
          design::wire_name(stage), design::index_of(stage) + 1, design::all_stages.size(), passed.count());
  }
  return store->design(slug);
}

}  // namespace nonagon::cli
