#include "design/authored.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"

namespace nonagon::design {
namespace {

// The same error, saying in which file it is.
Error in_file(std::string_view file, Error error) {
  error.detail = fmt::format("{}: {}", file, error.detail);
  return error;
}

Result<json::value> parse_file(const Files& files, std::string_view path) {
  auto parsed = parse_json(files.find(path)->second);
  if (!parsed) return fail(in_file(path, std::move(parsed).error()));
  return *std::move(parsed);
}

std::string text_member(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  const auto* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

// A version becomes part of a file name, so it holds nothing that a path could mean.
bool is_version(std::string_view text) {
  constexpr std::size_t longest = 60;
  const auto is_allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '+';
  };
  return !text.empty() && text.size() <= longest && text[0] >= '0' && text[0] <= '9' &&
         std::ranges::all_of(text, is_allowed);
}

void read_statuses(Design& design, const json::object& manifest) {
  const auto* stages = manifest.if_contains("stages");
  if (stages == nullptr || !stages->is_object()) return;
  for (const auto stage : all_stages) {
    const auto status = parse_enum<StageStatus>(text_member(stages->get_object(), wire_name(stage)));
    if (status) design.status[index_of(stage)] = *status;
  }
}

Result<void> read_manifest(Design& design, const Files& files) {
  if (!files.contains("sdp.json")) {
    if (holds_payloads(files)) return {};
    return fail(
        {ErrorCode::not_found,
         "There is neither sdp.json nor a payload in stages/",
         {},
         "A package is known by its manifest, or by the payloads that people write.",
         "Name the folder or zip that holds them, or import a foreign package with `nonagon import`."});
  }
  const auto document = TRY(parse_file(files, "sdp.json"));
  if (!document.is_object()) return fail(ErrorCode::invalid_input, "sdp.json: expected an object");
  const auto& manifest = document.get_object();
  design.name = text_member(manifest, "name");
  design.description = text_member(manifest, "description");
  const auto slug = text_member(manifest, "slug");
  design.slug = slug_of(slug.empty() ? design.name : slug);
  const auto version = text_member(manifest, "version");
  if (!version.empty()) design.version = version;
  if (!is_version(design.version)) {
    return fail({ErrorCode::invalid_input,
                 fmt::format("sdp.json: `{}` is no version", clean_text(design.version)),
                 "/version",
                 "The version is part of the zip's name.",
                 "Write it as in SemVer: 1.2.0."});
  }
  read_statuses(design, manifest);
  return {};
}

// Without a manifest the product names the package, and what is decided counts as accepted.
void name_by_payloads(Design& design) {
  design.name = design.product.name;
  design.description = design.product.description;
  design.slug = slug_of(design.name);
  infer_statuses(design);
}

Result<void> read_rest(Design& design, const Files& files) {
  if (files.contains("answers.json")) {
    auto answers = read_answers(TRY(parse_file(files, "answers.json")));
    if (!answers) return fail(in_file("answers.json", std::move(answers).error()));
    design.answers = *std::move(answers);
  }
  if (files.contains("waivers.json"))
    design.waivers = TRY(read_waivers(TRY(parse_file(files, "waivers.json"))));
  return {};
}

}  // namespace

std::string payload_path(StageName stage) {
  return fmt::format("stages/{}.json", wire_name(stage));
}

bool is_authored(std::string_view path) {
  if (path == "answers.json" || path == "waivers.json") return true;
  return std::ranges::any_of(all_stages, [&](StageName stage) { return path == payload_path(stage); });
}

bool holds_payloads(const Files& files) {
  return std::ranges::any_of(all_stages,
                             [&](StageName stage) { return files.contains(payload_path(stage)); });
}

void infer_statuses(Design& design) {
  auto status = StageStatus::complete;
  for (const auto stage : all_stages) {
    auto& own = design.status[index_of(stage)];
    if (status == StageStatus::complete && !has(design, stage)) {
      own = StageStatus::active;
      status = StageStatus::locked;
    } else {
      own = status;
    }
  }
}

Files authored_files(const Design& design) {
  Files files;
  for (const auto stage : all_stages) {
    if (has(design, stage)) files.emplace(payload_path(stage), write_payload(design, stage));
  }
  files.emplace("answers.json", write_json(to_json(design.answers)));
  if (!design.waivers.empty()) files.emplace("waivers.json", write_waivers(design.waivers));
  return files;
}

Result<AuthoredReading> inspect_authored(const Files& files) {
  AuthoredReading reading;
  auto& design = reading.design;
  TRY(read_manifest(design, files));
  for (const auto stage : all_stages) {
    const auto path = payload_path(stage);
    if (!files.contains(path)) continue;
    auto payload = read_payload(design, stage, TRY(parse_file(files, path)));
    std::ranges::move(payload.findings, std::back_inserter(reading.findings));
  }
  if (!files.contains("sdp.json")) name_by_payloads(design);
  TRY(read_rest(design, files));
  return reading;
}

Result<Design> read_authored(const Files& files) {
  auto reading = TRY(inspect_authored(files));
  if (reading.findings.empty()) return std::move(reading.design);
  const auto& first = reading.findings.front();
  return fail(
      {ErrorCode::invalid_input,
       fmt::format("{}: {}", payload_path(first.stage), first.message),
       first.pointer,
       first.reason,
       fmt::format("Mend the file; `nonagon schema {}` prints what it may hold.", wire_name(first.stage))});
}

}  // namespace nonagon::design
