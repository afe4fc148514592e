#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/commands/command_manual.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

using design::Operation;
using design::OperationKind;

// One word of a shell command: in single quotes, where nothing is special.
std::string shell_word(std::string_view text) {
  return "'" + replace_all(std::string(text), "'", R"('\'')") + "'";
}

// The address of an example; a path of plain characters stands inside the quotes of the variable.
std::string shell_address(const std::string& path) {
  static constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.-";
  if (path.find_first_not_of(plain) == std::string::npos) return "\"$BASE_URL" + path + "\"";
  return "\"$BASE_URL\"" + shell_word(path);
}

// The path with a value for each parameter.
std::string example_path(const Book& book, const Operation& operation) {
  std::string path = book.design.api.base_path == "/" ? "" : book.design.api.base_path;
  path += operation.path;
  for (const auto& name : design::path_parameters(operation.path)) {
    const auto value =
        name == "token" ? std::string("TOKEN") : std::string("0197f000-0000-7000-8000-000000000001");
    path = replace_all(std::move(path), "{" + name + "}", value);
  }
  return path;
}

std::string credentials(const Book& book, const Operation& operation) {
  if (operation.is_public || !operation.link.empty()) return {};
  const auto& auth = book.design.api.auth;
  if (auth.strategy == "jwt" || (!auth.session && !auth.api_keys))
    return " \\\n  --header \"Authorization: Bearer $TOKEN\"";
  if (!auth.session)
    return fmt::format(
        " \\\n  --header {}\"$API_KEY\"",
        shell_word((auth.api_keys->header.empty() ? "X-Api-Key" : auth.api_keys->header) + ": "));
  return " \\\n  --cookie cookies.txt";
}

std::string curl(Book& book, const Operation& operation) {
  auto command =
      fmt::format("curl --request {} {}", operation.method, shell_address(example_path(book, operation)));
  command += credentials(book, operation);
  if (operation.kind == OperationKind::sign_in && book.design.api.auth.strategy != "jwt")
    command += " \\\n  --cookie-jar cookies.txt";
  if (design::needs_if_match(book.design.api, operation))
    command += " \\\n  --header 'If-Match: \"1773135000000000\"'";
  if (design::needs_idempotency_key(book.design.api, operation)) {
    const auto& header = book.design.api.idempotency->header;
    command += " \\\n  --header " + shell_word((header.empty() ? "Idempotency-Key" : header) +
                                               ": 0197f000-0000-7000-8000-0000000000aa");
  }
  if (const auto type = body_type(book, operation); !type.empty()) {
    command += fmt::format(" \\\n  --header 'Content-Type: {}'", type);
    command += " \\\n  --data " + shell_word(write_json_line(sample_body(book, operation)));
  }
  return markdown_block("sh", command);
}

std::string callers(const Book& book, const Operation& operation) {
  if (operation.is_public) return "Everybody";
  if (!operation.link.empty()) return fmt::format("Whoever has the link {}", markdown_code(operation.link));
  if (operation.is_closed) return "Nobody";
  if (!operation.roles.empty()) return markdown_codes(operation.roles);
  return book.design.api.auth.roles ? "Every role" : "Every signed-in caller";
}

std::string refusal_text(const Book& book, const Operation& operation) {
  std::vector<std::string> parts;
  for (const auto& error : design::refusals(book.design, operation)) {
    parts.push_back(
        fmt::format("{} ({}, {})", markdown_code(error.code), error.status, markdown_text(error.title)));
  }
  return join(parts, "; ");
}

std::string heading_text(const Operation& operation) {
  return markdown_text(operation.id);
}

std::string operation_text(Book& book, const Operation& operation) {
  auto out = fmt::format("\n### {}\n\n", heading_text(operation));
  out += fmt::format("{} {}\n\n",
                     markdown_code(operation.method + " " + operation.path),
                     markdown_sentence(operation.summary));
  if (operation.description != operation.summary && !operation.description.empty()) {
    out += fmt::format("{}\n\n", markdown_sentence(operation.description));
  }
  out += fmt::format("- Who: {}\n", callers(book, operation));
  if (const auto scope = scope_of(book, operation); !scope.empty())
    out += fmt::format("- Scope of a key: {}\n", markdown_code(scope));
  out += fmt::format("- Answer: {}\n",
                     operation.returns.empty()
                         ? (operation.endpoint != nullptr ? "as the package says" : "no body")
                         : markdown_code(operation.returns));
  if (const auto refusals = refusal_text(book, operation); !refusals.empty())
    out += fmt::format("- Refusals: {}\n", refusals);
  return out + "\n" + curl(book, operation);
}

std::string conventions(const design::Api& api) {
  std::string out;
  if (api.pagination) {
    out +=
        fmt::format("- Lists give {} entries, at most {}; {}.\n",
                    api.pagination->default_limit,
                    api.pagination->max_limit,
                    api.pagination->style == "offset" ? "`offset` reads on"
                                                      : "`cursor` with the `nextCursor` of a page reads on");
  }
  if (api.concurrency) {
    out += fmt::format("- Answers carry an `ETag` made from {}; {} needs it back as `If-Match`.\n",
                       markdown_code(api.concurrency->etag),
                       markdown_codes(api.concurrency->if_match_on));
  }
  if (api.idempotency) {
    out += fmt::format("- {} is needed on {}; the same key within {} returns the first answer.\n",
                       markdown_code(api.idempotency->header),
                       markdown_codes(api.idempotency->required_on),
                       markdown_text(spoken_duration(api.idempotency->keep)));
  }
  out +=
      "- Failures are problems (RFC 9457) with `code`, and `errors` with a place for each fault of the "
      "input.\n";
  return out;
}

std::string tables(const design::Api& api) {
  std::string out;
  std::vector<std::vector<std::string>> rows;
  for (const auto& error : api.errors)
    rows.push_back({markdown_code(error.code), fmt::format("{}", error.status), markdown_cell(error.title)});
  if (!rows.empty()) out += "\n## Refusals\n\n" + markdown_table({"Code", "Status", "When"}, rows);
  rows.clear();
  for (const auto& limit : api.rate_limits) {
    rows.push_back({markdown_code(limit.id),
                    markdown_codes(limit.applies),
                    fmt::format("{} in {}", limit.limit, markdown_cell(spoken_duration(limit.per))),
                    markdown_cell(limit.by),
                    markdown_cell(limit.why)});
  }
  if (!rows.empty())
    out += "\n## Limits\n\n" + markdown_table({"Limit", "Applies to", "Requests", "Counted by", "Why"}, rows);
  rows.clear();
  for (const auto& job : api.jobs)
    rows.push_back({markdown_code(job.id),
                    markdown_cell(spoken_duration(job.every)),
                    markdown_code(job.entity),
                    markdown_cell(job.effect)});
  if (!rows.empty()) out += "\n## Jobs\n\n" + markdown_table({"Job", "Every", "Works on", "Does"}, rows);
  rows.clear();
  for (const auto& webhook : api.webhooks)
    rows.push_back({markdown_code(webhook.event),
                    markdown_code(webhook.entity),
                    markdown_code(webhook.trigger),
                    markdown_cell(webhook.description)});
  if (!rows.empty())
    out += "\n## Events\n\n" + markdown_table({"Event", "Carries", "Caused by", "When"}, rows);
  rows.clear();
  for (const auto& other : api.integrations)
    rows.push_back({markdown_code(other.id),
                    markdown_cell(other.purpose),
                    markdown_codes(other.used_by),
                    markdown_codes(other.env),
                    markdown_cell(other.when_down)});
  if (!rows.empty())
    out += "\n## Other systems\n\n" +
           markdown_table({"System", "For", "Used by", "Variables", "While it is down"}, rows);
  return out;
}

Files emit_api_markdown(const Source& source) {
  const auto& design = source.design;
  Book book(source);
  const auto mark = markdown_mark("stages/api.json, stages/dataModel.json");
  if (!is_served(design)) return one("api/api.md", command_manual(book) + tables(design.api) + "\n" + mark);
  const auto title = design.name.empty() ? design.slug : design.name;
  auto out = fmt::format("# API of {}\n\n", markdown_text(title));
  out += fmt::format("{} operations below {}; the contract for programs is [openapi.yaml](openapi.yaml).\n\n",
                     book.operations.size(),
                     design.api.base_path.empty() ? "`/`" : markdown_code(design.api.base_path));
  out += "The examples expect `BASE_URL`, such as `http://localhost:8080`, in the environment.\n";
  out += "\n## Conventions\n\n" + conventions(design.api);
  std::vector<std::string> tags;
  for (const auto& operation : book.operations) {
    if (std::ranges::find(tags, operation.tag) == tags.end()) tags.push_back(operation.tag);
  }
  for (const auto& tag : tags) {
    const auto* entity = book.entity(tag);
    out += fmt::format("\n## {}\n", markdown_text(tag.empty() ? "Operations" : tag));
    if (entity != nullptr && !entity->description.empty())
      out += fmt::format("\n{}\n", markdown_sentence(entity->description));
    for (const auto& operation : book.operations) {
      if (operation.tag != tag) continue;
      const auto given = [&](FingerprintWriter& writer) { add_operation(writer, operation); };
      source.append_part(out, {"operation", std::hash<std::string>()(operation.id)}, given, [&] {
        source.note(operation);
        return operation_text(book, operation);
      });
    }
  }
  out += tables(design.api);
  return one("api/api.md", out + "\n" + mark);
}

}  // namespace

extern constinit const Emitter api_markdown{
    .id = "api-markdown",
    .stage = design::StageName::api,
    .summary =
        "The manual of the API: every operation with a curl command, or as a command of a program that "
        "people "
        "start themselves; refusals, limits, jobs and events.",
    .made_from = "stages/api.json, stages/dataModel.json",
    .reads = {StageName::data_model, StageName::api, StageName::infrastructure},
    .emit = emit_api_markdown,
};

}  // namespace nonagon::emit
