#include <fmt/format.h>

#include "base/text.hpp"
#include "design/describe.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

using design::Product;

void append_section(std::string& out, std::string_view title, const std::string& body) {
  if (!body.empty()) out += fmt::format("\n## {}\n\n{}", title, body);
}

std::string problems(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& problem : product.problems) {
    rows.push_back(
        {markdown_cell(problem.problem), markdown_cell(problem.solution), markdown_codes(problem.features)});
  }
  return markdown_table({"Problem", "Answer", "Features"}, rows);
}

std::string features(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& feature : product.features) {
    const auto priority =
        feature.priority ? std::string(design::wire_value(*feature.priority)) : std::string{};
    rows.push_back({markdown_code(feature.id),
                    markdown_cell(feature.name),
                    priority,
                    markdown_cell(feature.description)});
  }
  return markdown_table({"Id", "Feature", "Priority", "What a user can do"}, rows);
}

std::string personas(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& persona : product.personas) {
    rows.push_back({markdown_cell(persona.name),
                    persona.role ? markdown_code(*persona.role) : "no account",
                    markdown_cell(persona.description)});
  }
  return markdown_table({"Who", "Role", "What they do"}, rows);
}

std::string constraints(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& constraint : product.constraints) {
    rows.push_back({markdown_cell(constraint.kind), markdown_cell(constraint.text)});
  }
  return markdown_table({"About", "The design must respect"}, rows);
}

std::string glossary(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& term : product.glossary) {
    rows.push_back({markdown_cell(term.term),
                    markdown_cell(term.meaning),
                    markdown_code(term.entity),
                    markdown_cell(join(term.avoid, ", "))});
  }
  return markdown_table({"Say", "It means", "Entity", "Never say"}, rows);
}

std::string assumptions(const Product& product) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& assumption : product.assumptions) {
    rows.push_back({markdown_cell(assumption.text),
                    markdown_cell(assumption.because),
                    markdown_code(assumption.override_)});
  }
  return markdown_table({"Assumed", "Because", "Change the answer"}, rows);
}

std::string product_markdown(const design::Design& design) {
  const auto& product = design.product;
  auto out = fmt::format("# {}\n", product.name.empty() ? "Product" : markdown_text(product.name));
  if (!trim(product.tagline).empty()) out += fmt::format("\n> {}\n", markdown_text(product.tagline));
  if (!trim(product.description).empty())
    out += fmt::format("\n{}\n", markdown_sentence(product.description));
  append_section(out, "Problems and answers", problems(product));
  append_section(out, "Features", features(product));
  append_section(out, "People", personas(product));
  append_section(out, "Constraints", constraints(product));
  std::string non_goals;
  for (const auto& text : product.non_goals) {
    if (!trim(text).empty()) non_goals += fmt::format("- {}\n", markdown_text(text));
  }
  append_section(out, "What it does not do", non_goals);
  append_section(out, "Words", glossary(product));
  append_section(out, "Assumptions", assumptions(product));
  return out + "\n" + markdown_mark("stages/product.json");
}

Files emit_product(const Source& source) {
  const auto& design = source.design;
  Files files;
  files.emplace("product/definition.json", design::write(design.product));
  files.emplace("product/product.md", product_markdown(design));
  return files;
}

}  // namespace

extern constinit const Emitter product_definition{
    .id = "product-definition",
    .stage = design::StageName::product,
    .summary =
        "The product in the public form, and for people: problems, features, people, words and assumptions.",
    .made_from = "stages/product.json",
    .reads = {StageName::product},
    .emit = emit_product,
};

}  // namespace nonagon::emit
