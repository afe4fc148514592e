#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/knowledge/mood.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interface.hpp"
#include "derive/screens/navigation.hpp"
#include "derive/stages/stages.hpp"
#include "design/palette.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::DesignSystem;
using design::StageName;

constexpr std::size_t max_moods = 3;
constexpr std::array<std::string_view, 5> radii{"none", "small", "medium", "large", "full"};
constexpr std::array<std::string_view, 4> shadows{"none", "low", "medium", "high"};

// The middle of several choices on a scale, the first one counting twice.
template <std::size_t N>
std::string middle(const std::array<std::string_view, N>& scale,
                   const std::vector<std::string_view>& choices) {
  double sum = 0;
  double weight = 0;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto place = std::ranges::find(scale, choices[i]) - scale.begin();
    const double own = i == 0 ? 2 : 1;
    sum += own * static_cast<double>(std::min<std::ptrdiff_t>(place, N - 1));
    weight += own;
  }
  return std::string(scale[static_cast<std::size_t>(std::lround(sum / weight))]);
}

std::vector<const Mood*> chosen_moods(const Design& design) {
  std::vector<const Mood*> chosen;
  for (const auto& name : design.answers.items(StageName::design, "mood")) {
    const auto* mood = find_mood(lower(trim(name)));
    const bool is_new = std::ranges::find(chosen, mood) == chosen.end();
    if (mood != nullptr && is_new && chosen.size() < max_moods) chosen.push_back(mood);
  }
  return chosen;
}

// The mood whose words the product uses most; calm when it uses none.
const Mood* suggested_mood(const Design& design) {
  std::string text(idea_of(design.answers).substr(0, 20'000));
  text += ' ' + design.product.name + ' ' + design.product.tagline + ' ' + design.product.description;
  for (const auto& feature : design.product.features) text += ' ' + feature.name;
  const auto stems = stems_of(text);
  const std::set<std::string, std::less<>> spoken_of(stems.begin(), stems.end());
  const Mood* best = find_mood("calm");
  std::ptrdiff_t most = 0;
  for (const auto& mood : moods()) {
    const auto hits =
        std::ranges::count_if(mood.words, [&](const auto& word) { return spoken_of.contains(word); });
    if (hits <= most) continue;
    best = &mood;
    most = hits;
  }
  return best;
}

std::vector<const Inspiration*> inspirations_in(const Design& design) {
  std::vector<const Inspiration*> found;
  for (const auto& item : design.answers.items(StageName::design, "inspiration")) {
    const auto words = words_of(lower(item));
    for (const auto& one : inspirations()) {
      const bool is_named = std::ranges::any_of(
          one.words, [&](const auto& word) { return std::ranges::find(words, word) != words.end(); });
      if (is_named && std::ranges::find(found, &one) == found.end()) found.push_back(&one);
    }
  }
  return found;
}

// "#0F766E", "0f766e" and "#0fa" as #rrggbb; nothing for anything else.
std::optional<std::string> read_colour(std::string_view text) {
  auto hex = lower(trim(text));
  if (!hex.starts_with('#')) hex.insert(0, "#");
  if (hex.size() == 4) hex = fmt::format("#{0}{0}{1}{1}{2}{2}", hex[1], hex[2], hex[3]);
  return design::parse_hex(hex) ? std::optional(hex) : std::nullopt;
}

std::string mood_seed(const std::vector<const Mood*>& chosen,
                      const std::vector<const Inspiration*>& inspired) {
  for (const auto* one : inspired) {
    if (!one->seed.empty()) return one->seed;
  }
  auto colour = design::to_oklch(design::parse_hex(chosen.front()->seed).value_or(design::Rgb{}));
  for (std::size_t i = 1; i < chosen.size(); ++i) colour.chroma *= chosen[i]->chroma;
  return chosen.size() == 1 ? chosen.front()->seed : design::to_hex(design::to_rgb(colour));
}

void set_seeds(DesignSystem& system, const std::string& primary) {
  system.seeds = {{"primary", primary}};
  design::Dictionary<std::string> seeds;
  for (const auto& palette : design::palettes(system)) {
    const auto step = std::ranges::find(palette.steps, palette.seed_step, &design::PaletteStep::step);
    seeds.emplace_back(palette.role, step->hex);
  }
  system.seeds = std::move(seeds);
}

design::Typeface typeface(const std::string& family, std::vector<std::int64_t> weights) {
  design::Typeface face;
  face.font_family = family;
  face.weights = std::move(weights);
  return face;
}

void set_type(DesignSystem& system,
              const std::vector<const Mood*>& chosen,
              const std::vector<const Inspiration*>& inspired) {
  auto& type = system.typography;
  const auto& first = *chosen.front();
  const auto& second = *chosen[std::min<std::size_t>(1, chosen.size() - 1)];
  type.heading = typeface(first.heading, {600, 700});
  type.body = typeface(second.body, {400, 500, 600});
  type.mono = typeface(first.mono, {500});
  double ratio = 0;
  std::int64_t size = 0;
  for (const auto* mood : chosen) {
    ratio += mood->ratio;
    size = std::max(size, mood->base_size);
  }
  type.ratio = std::round(ratio / static_cast<double>(chosen.size()) * 1000) / 1000;
  type.base_size = size;
  type.because = first.because;
  for (const auto* one : inspired) {
    if (!one->heading.empty()) type.heading.font_family = one->heading;
    if (one->ratio > 0) type.ratio = one->ratio;
    if (one->base_size > 0) type.base_size = one->base_size;
    if (one->spacing > 0) system.spacing.base = one->spacing;
  }
  if (second.body != first.heading)
    type.because += fmt::format(" {} for text: {}", second.body, second.because);
}

void set_shape(DesignSystem& system,
               const std::vector<const Mood*>& chosen,
               const std::vector<const Inspiration*>& inspired) {
  std::vector<std::string_view> corner;
  std::vector<std::string_view> depth;
  for (const auto* mood : chosen) {
    corner.emplace_back(mood->radius);
    depth.emplace_back(mood->shadow);
  }
  system.radius = middle(radii, corner);
  system.shadow = middle(shadows, depth);
  for (const auto* one : inspired) {
    if (!one->radius.empty()) system.radius = one->radius;
    if (!one->shadow.empty()) system.shadow = one->shadow;
  }
}

std::vector<std::string> themes_for(const Design& design) {
  const auto answer = design.answers.text(StageName::design, "dark-mode");
  if (answer == "light" || answer == "dark") return {std::string(answer)};
  return {"light", "dark"};
}

void state_look(Design& design, const std::vector<const Mood*>& chosen) {
  const auto& system = design.design;
  const auto& primary = system.seeds.front().second;
  if (is_open(design, StageName::design, "mood")) {
    assume(design,
           "mood",
           fmt::format("It should feel {}.", chosen.front()->name),
           "No mood was named; this one fits the words of the product best.",
           "design.mood");
  }
  const auto colour = design.answers.text(StageName::design, "color-seed");
  if (colour.empty()) {
    assume(design,
           "color-seed",
           fmt::format("The main colour is {}.", primary),
           "No colour was named; it follows the mood.",
           "design.color-seed");
  } else if (!read_colour(colour)) {
    assume(design,
           "color-seed",
           fmt::format("The main colour is {}.", primary),
           fmt::format("{} is no colour written as #rrggbb.", in_quotes(colour, 40)),
           "design.color-seed");
  }
  if (is_open(design, StageName::design, "inspiration")) {
    assume(design,
           "inspiration",
           fmt::format("Corners are {}, shadows {}, and the type is {}.",
                       system.radius,
                       system.shadow,
                       system.typography.heading.font_family),
           "No example of a good look was given.",
           "design.inspiration");
  }
}

void state_frame(Design& design) {
  const auto& system = design.design;
  if (is_open(design, StageName::design, "layout")) {
    const auto frame = system.application_shell
                           ? fmt::format("People get around by a {} with {} entries.",
                                         system.application_shell->layout,
                                         system.application_shell->navigation.size())
                           : std::string("There is no frame around screens, for there are none.");
    assume(design,
           "layout",
           frame,
           system.application_shell ? "It fits the number of screens and the devices that were named."
                                    : "It reads as a product that programs call.",
           "design.layout");
  }
  if (is_open(design, StageName::design, "dark-mode"))
    assume(design,
           "dark-mode",
           "Light and dark, by the device's setting.",
           "Nothing was said; both are measured for contrast anyway.",
           "design.dark-mode");
}

}  // namespace

void derive_design_system(Design& design) {
  auto chosen = chosen_moods(design);
  if (chosen.empty()) chosen.push_back(suggested_mood(design));
  const auto inspired = inspirations_in(design);

  DesignSystem system;
  for (const auto* mood : chosen) system.mood.push_back(mood->name);
  const auto colour = read_colour(design.answers.text(StageName::design, "color-seed"));
  set_seeds(system, colour ? *colour : mood_seed(chosen, inspired));
  set_type(system, chosen, inspired);
  set_shape(system, chosen, inspired);
  system.themes = themes_for(design);
  system.icon_library = "lucide";
  system.touch_target = is_touched(design) || find_mood("legible") == chosen.front() ? 48 : 44;
  system.status_colours = status_colours(design.data_model);
  system.application_shell = application_shell(design);
  design.design = std::move(system);
  state_look(design, chosen);
  state_frame(design);
}

}  // namespace nonagon::derive
