#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

struct Typeface {
  std::string font_family;
  std::vector<std::int64_t> weights;
  json::object extras;

  static constexpr std::array about{
      must("font_family", "Name of the family."),
      must("weights", "Weights that are used, 1 to 1000.").range(1, 1000),
  };
};
BOOST_DESCRIBE_STRUCT(Typeface, (), (font_family, weights))

struct Typography {
  Typeface heading;
  Typeface body;
  Typeface mono;
  std::int64_t base_size = 16;
  double ratio = 1.2;
  std::string because;
  json::object extras;

  static constexpr std::array about{
      must("heading", "Typeface of headings."),
      must("body", "Typeface of text."),
      must("mono", "Typeface of code and figures."),
      may("base_size", "Size of body text in px.").range(8, 32),
      may("ratio", "Step between sizes."),
      may("because", "Why these."),
  };
};
BOOST_DESCRIBE_STRUCT(Typography, (), (heading, body, mono, base_size, ratio, because))

struct Spacing {
  std::int64_t base = 4;
  json::object extras;

  static constexpr std::array about{must("base", "Unit of every distance in px.").range(1, 32)};
};
BOOST_DESCRIBE_STRUCT(Spacing, (), (base))

struct NavigationItem {
  std::string label;
  std::string icon;
  std::string section;
  std::vector<std::string> roles;
  json::object extras;

  static constexpr std::array about{
      must("label", "What people read."),
      may("icon", "Icon of the library."),
      must("section", "Screen that it opens.").refers(Refers::section),
      may("roles", "Roles that see it; all when absent.").refers(Refers::role),
  };
};
BOOST_DESCRIBE_STRUCT(NavigationItem, (), (label, icon, section, roles))

struct ApplicationShell {
  std::string layout;
  bool collapsible = false;
  std::vector<NavigationItem> navigation;
  json::object extras;

  static constexpr std::array about{
      must("layout", "sidebar, topbar, tabs or none."),
      may("collapsible", "True when the navigation can be folded away."),
      may("navigation", "Entries in order."),
  };
};
BOOST_DESCRIBE_STRUCT(ApplicationShell, (), (layout, collapsible, navigation))

// Stage 6: how it looks. Holds decisions only: palettes are compiled from the seeds unless somebody set them.
struct DesignSystem {
  std::vector<std::string> mood;
  Dictionary<std::string> seeds;
  Typography typography;
  Spacing spacing;
  std::string radius;
  std::string shadow;
  std::int64_t touch_target = 44;
  std::vector<std::string> themes;
  std::string icon_library;
  Dictionary<Dictionary<std::string>> status_colours;
  std::optional<ApplicationShell> application_shell;
  Dictionary<Dictionary<std::string>> palettes;
  json::object extras;

  static constexpr std::array about{
      may("mood", "Words for how it should feel."),
      must("seeds",
           "Role (primary, secondary, neutral, success, warning, danger, info) to seed colour as #rrggbb."),
      may("typography", "Typefaces and sizes."),
      may("spacing", "Distances."),
      may("radius", "none, small, medium, large or full."),
      may("shadow", "none, low, medium or high."),
      may("touch_target", "Smallest control in px.").range(24, 96),
      may("themes", "light, dark or both."),
      may("icon_library", "Icon library."),
      may("status_colours", "\"Entity.field\" to value to colour role."),
      may("application_shell", "Frame around the screens; absent without a user interface."),
      may("palettes", "Role to step (50 to 950) to #rrggbb, only where somebody set them."),
  };
};
BOOST_DESCRIBE_STRUCT(DesignSystem,
                      (),
                      (mood,
                       seeds,
                       typography,
                       spacing,
                       radius,
                       shadow,
                       touch_target,
                       themes,
                       icon_library,
                       status_colours,
                       application_shell,
                       palettes))

}  // namespace nonagon::design
