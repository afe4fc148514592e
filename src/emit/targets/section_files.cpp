#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "design/describe.hpp"
#include "design/design.hpp"
#include "design/operations.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/screens/screen_index.hpp"

namespace nonagon::emit {
namespace {

using design::Operation;
using design::Section;

using Rows = std::vector<std::vector<std::string>>;

constexpr std::string_view made_from =
    "stages/sections.json, stages/api.json, stages/dataModel.json, stages/design.json";

// One step of a life cycle that a screen can take.
struct NextStep {
  std::string state;
  const Operation* operation;
  std::string to;
  std::string guard;
};

// "Entity.field" and, a value, its colour role.
using StateColours = std::pair<std::string, design::Dictionary<std::string>>;

// The section as it stands in its payload, with one more member at its end.
std::string with_derived(Section section, json::object derived) {
  section.extras.erase("derived");
  section.extras.emplace("derived", std::move(derived));
  return design::write(section);
}

class SectionCompiler {
 public:
  explicit SectionCompiler(const ScreenIndex& index) : design_(index.design), index_(index) {
    for (const auto& field : design_.design.status_colours) state_colours_.emplace(field.first, &field);
  }

  std::string json_of(const Section& section) const {
    json::array calls;
    for (const auto* operation : index_.calls_of(section)) {
      json::object call{{"endpoint", fmt::format("{} {}", operation->method, operation->path)},
                        {"operationId", operation->id}};
      if (!operation->roles.empty() || operation->is_closed)
        call["roles"] = json::array(operation->roles.begin(), operation->roles.end());
      if (operation->is_public) call["public"] = true;
      calls.emplace_back(std::move(call));
    }
    json::array steps;
    for (const auto& step : steps_of(section)) {
      json::object entry{{"status", step.state}, {"operationId", step.operation->id}, {"to", step.to}};
      if (!step.operation->roles.empty() || step.operation->is_closed)
        entry["roles"] = json::array(step.operation->roles.begin(), step.operation->roles.end());
      steps.emplace_back(std::move(entry));
    }
    json::object derived{{"shell", index_.is_inside_shell(section)},
                         {"picture", index_.stem(section) + ".svg"},
                         {"operations", std::move(calls)}};
    if (auto next = screens_after(section); !next.empty()) derived["goesTo"] = std::move(next);
    if (has(design_, design::StageName::design)) derived["tokens"] = tokens_of(section);
    if (!steps.empty()) derived["nextSteps"] = std::move(steps);
    return with_derived(section, std::move(derived));
  }

  std::string markdown_of(const Section& section) const {
    const auto title = trim(section.name).empty() ? "Screen" : markdown_text(section.name);
    auto out = fmt::format("# {}\n", title);
    // A screen may be called like one of its parts.
    const auto append = [&](std::string_view heading, const std::string& body) {
      if (body.empty()) return;
      out += fmt::format("\n## {}{}\n\n{}", heading, heading == title ? " of this screen" : "", body);
    };
    if (!trim(section.description).empty())
      out += fmt::format("\n{}\n", markdown_sentence(section.description));
    if (const auto lines = facts(section); !lines.empty()) out += "\n" + lines;
    out += fmt::format("\n![Picture of the screen {}]({}.svg)\n",
                       markdown_text(section.name),
                       index_.stem(section).substr(index_.stem(section).rfind('/') + 1));
    append("Components", components(section.components, 0));
    append("Data", data(section));
    append("Interactions", interactions(section));
    append("Next step by state", next_steps(section));
    append("Colours of states", state_colours(section));
    append("States", states(section));
    append("State kept", kept(section));
    append("Done when", done_when(section));
    return out + "\n" + markdown_mark(made_from);
  }

 private:
  std::vector<NextStep> steps_of(const Section& section) const {
    std::vector<NextStep> steps;
    for (const auto* operation : index_.calls_of(section)) {
      if (operation->entity == nullptr || !operation->entity->lifecycle || operation->action == nullptr)
        continue;
      for (const auto& transition : operation->entity->lifecycle->transitions) {
        if (transition.action != operation->id) continue;
        for (const auto& state : transition.from)
          steps.push_back({state, operation, transition.to, transition.guard});
      }
    }
    return steps;
  }

  // The screens that follow, with the routes at which they stand.
  json::array screens_after(const Section& section) const {
    json::array next;
    std::set<std::string_view> seen;
    for (const auto& interaction : section.interactions) {
      if (interaction.goes_to.empty() || !seen.insert(interaction.goes_to).second) continue;
      const auto* other = index_.section(interaction.goes_to);
      if (other != nullptr) next.push_back({{"section", other->id}, {"route", other->route}});
    }
    return next;
  }

  // The state fields that the screen shows, as "Entity.field", with the colour role of each value.
  std::vector<const StateColours*> colours_of(const Section& section) const {
    std::vector<const StateColours*> found;
    for (const auto& need : section.data_requirements) {
      for (const auto& field : need.fields) {
        const auto at = state_colours_.find(fmt::format("{}.{}", need.entity, field));
        if (at != state_colours_.end() && std::ranges::find(found, at->second) == found.end())
          found.push_back(at->second);
      }
    }
    return found;
  }

  // Theme roles of design/tokens.css (`--color-` and the name) that the screen is drawn with.
  json::object tokens_of(const Section& section) const {
    json::array roles{"surface-page",
                      "surface-card",
                      "text-strong",
                      "text-default",
                      "text-muted",
                      "border-subtle",
                      "focus-ring"};
    const auto& calls = index_.calls_of(section);
    const bool writes = std::ranges::any_of(calls, [](const auto* one) { return one->method != "GET"; });
    const bool removes = std::ranges::any_of(calls, [](const auto* one) { return one->method == "DELETE"; });
    if (writes) {
      for (const auto* role :
           {"border-control", "action-primary", "action-primary-hover", "action-on-primary"})
        roles.emplace_back(role);
    }
    if (removes) {
      for (const auto* role : {"action-danger", "action-danger-hover", "action-on-danger"})
        roles.emplace_back(role);
    }
    json::object tokens{{"roles", std::move(roles)}};
    json::object states;
    for (const auto* field : colours_of(section)) {
      json::object values;
      for (const auto& [value, role] : field->second) values[value] = "status-" + slug_of(role);
      states[field->first] = std::move(values);
    }
    if (!states.empty()) tokens["states"] = std::move(states);
    return tokens;
  }

  std::string state_colours(const Section& section) const {
    Rows rows;
    for (const auto* field : colours_of(section)) {
      for (const auto& [value, role] : field->second) {
        rows.push_back(
            {markdown_code(field->first),
             markdown_code(value),
             fmt::format("`--color-status-{0}-background`, `--color-status-{0}-text`", slug_of(role))});
      }
    }
    return markdown_table({"Field", "Value", "Tokens"}, rows);
  }

  // The roles that may read all that the screen shows.
  std::vector<std::string> readers(const Section& section) const {
    std::vector<std::string> roles;
    bool is_first = true;
    for (const auto& need : section.data_requirements) {
      const auto* operation = index_.symbols.endpoint(need.endpoint);
      if (operation == nullptr || operation->roles.empty()) continue;
      if (is_first) {
        roles = operation->roles;
        is_first = false;
      } else {
        std::erase_if(roles, [&](const auto& role) {
          return std::ranges::find(operation->roles, role) == operation->roles.end();
        });
      }
    }
    return roles;
  }

  std::string facts(const Section& section) const {
    std::string out;
    if (!section.route.empty())
      out += fmt::format("- Route: {}, {} the shell\n",
                         markdown_code(section.route),
                         index_.is_inside_shell(section) ? "inside" : "outside");
    if (section.persona && !section.persona->empty())
      out += fmt::format("- For: {}\n", markdown_text(*section.persona));
    if (const auto roles = readers(section); roles.size() > 1)
      out += fmt::format("- Open to: {}\n", markdown_text(join(roles, ", ")));
    if (!section.features.empty())
      out += fmt::format("- Features: {}\n", markdown_text(join(section.features, ", ")));
    return out;
  }

  static std::string components(const std::vector<design::Component>& list, std::size_t depth) {
    std::string out;
    for (const auto& component : list) {
      out += fmt::format("{}- {}", std::string(2 * depth, ' '), markdown_text(component.name));
      if (!component.repeat.empty()) out += fmt::format(", one for each {}", markdown_code(component.repeat));
      if (!trim(component.description).empty()) out += ": " + markdown_text(component.description);
      out += '\n' + components(component.children, depth + 1);
    }
    return out;
  }

  std::string data(const Section& section) const {
    Rows rows;
    for (const auto& requirement : section.data_requirements) {
      rows.push_back({markdown_cell(requirement.entity),
                      markdown_cell(join(requirement.fields, ", ")),
                      markdown_code(requirement.endpoint)});
    }
    return markdown_table({"Entity", "Fields", "From"}, rows);
  }

  std::string called_name(const std::string& endpoint) const {
    const auto* operation = index_.symbols.endpoint(endpoint);
    return markdown_code(operation == nullptr ? endpoint : operation->id);
  }

  std::string interactions(const Section& section) const {
    Rows rows;
    for (const auto& interaction : section.interactions) {
      std::vector<std::string> calls;
      for (const auto& call : interaction.calls) calls.push_back(called_name(call));
      rows.push_back({markdown_cell(interaction.trigger),
                      markdown_cell(interaction.behavior),
                      join(calls, "<br>"),
                      markdown_code(interaction.goes_to)});
    }
    return markdown_table({"When", "What happens", "Calls", "Then"}, rows);
  }

  std::string next_steps(const Section& section) const {
    Rows rows;
    for (const auto& step : steps_of(section)) {
      const auto& roles = step.operation->roles;
      const auto who = !step.operation->link.empty() ? std::string("whoever has the link")
                       : step.operation->is_closed   ? std::string("nobody")
                       : roles.empty()               ? std::string("everybody signed in")
                                                     : join(roles, ", ");
      rows.push_back({markdown_code(step.state),
                      markdown_code(step.operation->id),
                      markdown_code(step.to),
                      markdown_cell(step.guard),
                      markdown_cell(who)});
    }
    return markdown_table({"State", "Step", "Leads to", "If", "Who"}, rows);
  }

  static std::string states(const Section& section) {
    if (!section.states) return {};
    std::string out;
    const auto add = [&](std::string_view name, const std::string& text) {
      if (!trim(text).empty()) out += fmt::format("- {}: {}\n", name, markdown_sentence(text));
    };
    add("Empty", section.states->empty);
    add("Loading", section.states->loading);
    add("Error", section.states->error);
    return out;
  }

  static std::string kept(const Section& section) {
    if (!section.state_management) return {};
    std::string out;
    const auto& kept = *section.state_management;
    const auto add = [&](std::string_view where, const std::string& what) {
      if (!what.empty()) out += fmt::format("- {}: {}\n", where, what);
    };
    add("From the server", markdown_codes(kept.server));
    add("On this screen", markdown_codes(kept.client));
    return out;
  }

  std::string done_when(const Section& section) const {
    const auto& calls = index_.calls_of(section);
    const auto any = [&](auto holds) {
      return std::ranges::any_of(calls, [&](const auto* one) { return holds(*one); });
    };
    std::string out;
    if (!section.data_requirements.empty())
      out += "- Every field above is shown from the answer named beside it; nothing is asked for twice.\n";
    if (any([&](const Operation& one) { return design::needs_idempotency_key(design_.api, one); }))
      out +=
          "- Every call that makes or moves something carries its idempotency key; a repeated press changes "
          "nothing.\n";
    if (any([&](const Operation& one) { return design::needs_if_match(design_.api, one); }))
      out += "- A 412 shows both versions; nothing typed is lost.\n";
    if (any([&](const Operation& one) { return !design::refusals(design_, one).empty(); }))
      out += "- A refusal shows its title where it belongs.\n";
    if (!steps_of(section).empty()) out += "- Each step is offered only in its state and to its roles.\n";
    if (section.states) out += "- Empty, loading and error look as written above, each in a test.\n";
    if (has(design_, design::StageName::design))
      out += fmt::format(
          "- Everything works by keyboard; touch targets are at least {} px, and colours come from the roles "
          "in `design/tokens.css`.\n",
          design_.design.touch_target);
    return out;
  }

  const design::Design& design_;
  const ScreenIndex& index_;
  std::map<std::string, const StateColours*, std::less<>> state_colours_;
};

Files emit_sections(const Source& source) {
  const auto& design = source.design;
  const ScreenIndex index(source);
  const SectionCompiler compiler(index);
  Files files;
  for (const auto& section : design.sections.sections) {
    const auto& stem = index.stem(section);
    index.append_part(files[stem + ".json"], "json", section, [&] { return compiler.json_of(section); });
    index.append_part(
        files[stem + ".md"], "markdown", section, [&] { return compiler.markdown_of(section); });
  }
  return files;
}

}  // namespace

extern constinit const Emitter section_files{
    .id = "section-files",
    .stage = design::StageName::sections,
    .summary = "Each screen in two files: with its calls for programs, and as a page to build from.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::api, StageName::design, StageName::sections},
    .emit = emit_sections,
};

}  // namespace nonagon::emit
