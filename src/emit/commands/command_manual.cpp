#include "emit/commands/command_manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

using design::Operation;
using design::OperationKind;

std::string value_word(const design::FieldType& type) {
  switch (type.kind) {
    case design::TypeKind::integer:
    case design::TypeKind::bigint:
    case design::TypeKind::decimal:
    case design::TypeKind::float_: return "NUMBER";
    case design::TypeKind::boolean: return "true|false";
    case design::TypeKind::date: return "DATE";
    case design::TypeKind::datetime: return "TIME";
    case design::TypeKind::time: return "HH:MM";
    case design::TypeKind::uuid: return "ID";
    case design::TypeKind::jsonb: return "JSON";
    case design::TypeKind::binary: return "FILE";
    case design::TypeKind::enum_: return join(type.values, "|");
    case design::TypeKind::string:
    case design::TypeKind::text: break;
  }
  return "TEXT";
}

enum class Need { required, optional };

std::string option(std::string_view name, const design::FieldType& type, Need need) {
  auto text = fmt::format("--{} {}{}", kebab_case(name), value_word(type), type.is_list ? "..." : "");
  return need == Need::required ? text : "[" + text + "]";
}

std::string_view verb_of(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::list: return "list";
    case OperationKind::create: return "add";
    case OperationKind::get: return "show";
    case OperationKind::update: return "change";
    case OperationKind::remove: return "remove";
    case OperationKind::action:
    case OperationKind::sign_in:
    case OperationKind::current_session:
    case OperationKind::sign_out: break;
  }
  const std::string_view path = operation.path;
  return path.substr(path.rfind('/') + 1);
}

std::string list_options(const Book& book, const Operation& operation) {
  std::string out;
  for (const auto& filter : operation.resource->filters) {
    const auto* field =
        operation.entity == nullptr ? nullptr : book.symbols.field(*operation.entity, filter.field);
    const auto name = filter.name.empty() ? filter.field : filter.name;
    if (name.empty()) continue;
    const auto type = field == nullptr ? design::FieldType{} : book.symbols.type(*field);
    out += ' ' + option(name,
                        filter.match == design::Match::flag
                            ? design::FieldType{.kind = design::TypeKind::boolean}
                            : type,
                        Need::optional);
  }
  if (book.design.api.pagination) out += " [--limit NUMBER] [--cursor TEXT]";
  return out;
}

std::string action_options(const Book& book, const Operation& operation) {
  std::string out;
  for (const auto& input : operation.action->input) {
    const auto* field =
        operation.entity == nullptr ? nullptr : book.symbols.field(*operation.entity, input.name);
    const auto type = input.type.empty() && field != nullptr ? book.symbols.type(*field)
                                                             : design::field_type_or_text(input.type);
    out += ' ' + option(input.name, type, input.required ? Need::required : Need::optional);
  }
  return out;
}

std::string field_options(const Book& book, const Operation& operation) {
  std::string out;
  const bool is_new = operation.kind == OperationKind::create;
  const auto fields = is_new ? design::create_fields(book.design, *operation.entity)
                             : design::update_fields(book.design, *operation.entity);
  for (const auto* field : fields) {
    const bool is_needed = is_new && field->required && field->default_.is_null();
    out += ' ' + option(field->name, book.symbols.type(*field), is_needed ? Need::required : Need::optional);
  }
  return out;
}

std::string usage(const Book& book, const Operation& operation) {
  const auto program = slug_of(book.design.slug.empty() ? book.design.name : book.design.slug);
  auto line = fmt::format("{} {} {}", program, kebab_case(operation.tag), verb_of(operation));
  for (const auto& parameter : design::path_parameters(operation.path)) {
    auto word = kebab_case(parameter);
    std::ranges::transform(
        word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    line += ' ' + word;
  }
  if (operation.kind == OperationKind::list && operation.resource != nullptr) {
    line += list_options(book, operation);
  } else if (operation.action != nullptr) {
    line += action_options(book, operation);
  } else if (operation.entity != nullptr &&
             (operation.kind == OperationKind::create || operation.kind == OperationKind::update)) {
    line += field_options(book, operation);
  }
  return line;
}

void append_operation(std::string& out, const Book& book, const Operation& operation) {
  out += fmt::format("\n### {}\n\n{}", markdown_text(operation.id), markdown_sentence(operation.summary));
  if (operation.description != operation.summary && !operation.description.empty())
    out += ' ' + markdown_sentence(operation.description);
  out += "\n\n" + markdown_block("text", usage(book, operation));
  out += fmt::format("\n- Prints: {}\n",
                     operation.returns.empty() ? "nothing" : markdown_code(operation.returns) + " as JSON");
  std::vector<std::string> refusals;
  for (const auto& error : design::refusals(book.design, operation))
    refusals.push_back(fmt::format("{} ({})", markdown_code(error.code), markdown_text(error.title)));
  if (!refusals.empty()) out += fmt::format("- Refusals: {}\n", join(refusals, "; "));
}

}  // namespace

std::string command_manual(const Book& book) {
  const auto& design = book.design;
  auto out =
      fmt::format("# Commands of {}\n\n", markdown_text(design.name.empty() ? design.slug : design.name));
  out += fmt::format("{} commands. Nothing listens on a network: each begins, works and ends.\n",
                     book.operations.size());
  out +=
      "\n## Conventions\n\n"
      "- What stands in brackets may be left out; `...` takes the option several times.\n"
      "- Answers are JSON on the output, one line each; messages are on the error output.\n"
      "- The exit code is 0 after success, 1 after a refusal, whose code is the first word of its message, "
      "and 2 when the command is not understood.\n";
  if (design.api.pagination)
    out += fmt::format(
        "- Lists give {} entries, at most {}; `--cursor` with the `nextCursor` of a page reads on.\n",
        design.api.pagination->default_limit,
        design.api.pagination->max_limit);
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
      if (operation.tag == tag) append_operation(out, book, operation);
    }
  }
  return out;
}

}  // namespace nonagon::emit
