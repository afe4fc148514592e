#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/describe.hpp"

namespace nonagon::derive {

using design::may;
using design::must;

// How a product should feel, as decisions. Data in knowledge/moods/*.json.
struct Mood {
  std::string name;
  std::vector<std::string> words;
  std::string seed;
  double chroma = 1;
  std::string radius;
  std::string shadow;
  double ratio = 1.2;
  std::int64_t base_size = 16;
  std::string heading;
  std::string body;
  std::string mono;
  std::string because;
  json::object extras;

  static constexpr std::array about{
      must("name", "The answer that chooses it."),
      must("words", "Words of an idea that suggest it, lower case and singular."),
      must("seed", "Primary colour when nobody names one, as #rrggbb."),
      must("chroma", "How much livelier (above 1) or quieter the seed of another mood becomes beside it."),
      must("radius", "none, small, medium, large or full."),
      must("shadow", "none, low, medium or high."),
      must("ratio", "Step between sizes."),
      must("base_size", "Size of body text in px."),
      must("heading", "Family of headings, free to use."),
      must("body", "Family of text, free to use."),
      must("mono", "Family of code and figures, free to use."),
      must("because", "Why these families."),
  };
};
BOOST_DESCRIBE_STRUCT(
    Mood, (), (name, words, seed, chroma, radius, shadow, ratio, base_size, heading, body, mono, because))

// What somebody's example of a good look moves. Data in knowledge/inspirations.json; what is empty stays as
// it is.
struct Inspiration {
  std::vector<std::string> words;
  std::string seed;
  std::string radius;
  std::string shadow;
  double ratio = 0;
  std::int64_t base_size = 0;
  std::int64_t spacing = 0;
  std::string heading;
  json::object extras;

  static constexpr std::array about{
      must("words", "Words of the answer, lower case."),
      may("seed", "Primary colour."),
      may("radius", "Corner radius."),
      may("shadow", "Shadow."),
      may("ratio", "Step between sizes."),
      may("base_size", "Size of body text in px."),
      may("spacing", "Unit of distance in px."),
      may("heading", "Family of headings."),
  };
};
BOOST_DESCRIBE_STRUCT(Inspiration, (), (words, seed, radius, shadow, ratio, base_size, spacing, heading))

const std::vector<Mood>& moods();
const Mood* find_mood(std::string_view name);
const std::vector<Inspiration>& inspirations();

// The colour role of a state by its word: "in_progress" → primary. Empty when the word is not known.
std::string status_role(std::string_view value);

// The icon of the library for a thing by its word, the last word of a name first. Empty when none fits.
std::string icon_for(std::string_view name);

}  // namespace nonagon::derive
