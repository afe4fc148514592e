#include "derive/stack/choice.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::StageName;

struct LanguagePart {
  std::string_view experience;
  std::string_view service;
  std::string_view program;
};

constexpr std::array language_parts{
    LanguagePart{"typescript", "backend-hono", "program-typescript"},
    LanguagePart{"javascript", "backend-hono", "program-typescript"},
    LanguagePart{"react", "backend-hono", "program-typescript"},
    LanguagePart{"vue", "backend-hono", "program-typescript"},
    LanguagePart{"svelte", "backend-hono", "program-typescript"},
    LanguagePart{"angular", "backend-hono", "program-typescript"},
    LanguagePart{"python", "backend-fastapi", "program-python"},
    LanguagePart{"go", "backend-go", "program-go"},
    LanguagePart{"java", "backend-spring", "program-java"},
    LanguagePart{"csharp", "backend-aspnet", "program-csharp"},
    LanguagePart{"ruby", "backend-rails", "program-ruby"},
    LanguagePart{"php", "backend-laravel", "program-php"},
    LanguagePart{"rust", "backend-axum", "program-rust"},
    LanguagePart{"cpp", "backend-cpp", "program-cpp"},
};

const LanguagePart* part_of(std::string_view experience) {
  const auto* known = std::ranges::find(language_parts, experience, &LanguagePart::experience);
  return known == language_parts.end() ? nullptr : known;
}

bool is_front_end_experience(std::string_view experience) {
  return experience == "react" || experience == "vue" || experience == "svelte" || experience == "angular";
}

// A language decides before a front-end library does: people who know Python and React write the service in
// Python.
const LanguagePart* deciding_part(const std::vector<std::string>& named) {
  const LanguagePart* best = nullptr;
  for (const auto& experience : named) {
    const auto* known = part_of(experience);
    if (known == nullptr) continue;
    if (!is_front_end_experience(experience)) return known;
    if (best == nullptr) best = known;
  }
  return best;
}

std::string backend_file(const StackChoice& stack, std::string_view frontend) {
  const auto* known = deciding_part(stack.experience);
  if (!has_server(stack.kind)) return std::string(known == nullptr ? "program-go" : known->program);
  const std::string_view service = known == nullptr ? "backend-hono" : known->service;
  return frontend == "nextjs" && service == "backend-hono" ? "backend-nextjs" : std::string(service);
}

// What the screens are built with when nobody said: what people know, else what fits the backend.
std::string usual_frontend(const StackChoice& stack) {
  const auto known = std::ranges::find_if(stack.experience, is_front_end_experience);
  if (known != stack.experience.end()) return *known;
  const auto* deciding = deciding_part(stack.experience);
  const bool makes_pages =
      deciding != nullptr && (deciding->experience == "ruby" || deciding->experience == "php");
  return makes_pages || stack.kind == ProductForm::landing ? "server-rendered" : "react";
}

bool can_style(std::string_view frontend, std::string_view styling) {
  if (styling == "styled-components") return frontend == "react" || frontend == "nextjs";
  if (styling == "css-modules") return frontend != "server-rendered" && frontend != "angular";
  return true;
}

void choose_styling(StackChoice& stack, const Design& design, std::string_view frontend) {
  auto wanted = choice(design, StageName::stack, "styling-preference");
  if (wanted.empty() || find_stack_part("styling-" + wanted) == nullptr) wanted = "tailwindcss";
  if (!can_style(frontend, wanted)) {
    stack.refused_styling = wanted;
    wanted = "plain-css";
  }
  stack.styling = find_stack_part("styling-" + wanted);
}

}  // namespace

StackChoice choose_stack(const Design& design) {
  StackChoice stack;
  stack.kind = product_form(design);
  for (const auto& item : design.answers.items(StageName::stack, "experience")) {
    auto name = lower(trim(item));
    if (!name.empty() && name != "none") stack.experience.push_back(std::move(name));
  }
  const auto wanted = choice(design, StageName::stack, "frontend-preference");
  const bool is_asked_for = !wanted.empty() && has_server(stack.kind);
  stack.has_screens = wanted != "none" && (has_screens(stack.kind) || is_asked_for);
  auto frontend = !stack.has_screens ? std::string() : wanted.empty() ? usual_frontend(stack) : wanted;
  stack.backend = find_stack_part(backend_file(stack, frontend));
  if (!stack.has_screens) return stack;
  const bool is_native = stack.kind == ProductForm::mobile && (frontend == "react" || frontend == "nextjs");
  if (is_native) frontend = "expo";
  const bool is_whole = stack.backend != nullptr && stack.backend->id == frontend;
  if (!is_whole) stack.frontend = find_stack_part("frontend-" + frontend);
  if (!is_native) choose_styling(stack, design, frontend);
  return stack;
}

}  // namespace nonagon::derive
