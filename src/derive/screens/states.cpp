#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::OperationKind;
using design::ScreenStates;

ScreenStates states(std::string empty, std::string loading, std::string error) {
  ScreenStates made;
  made.empty = std::move(empty);
  made.loading = std::move(loading);
  made.error = std::move(error);
  return made;
}

std::string who_may_add(const ScreenContext& context, const Screen& screen) {
  const auto* create = operation_of(screen, OperationKind::create, screen.entity);
  const auto* form = find_screen(context.plan, ScreenKind::form, screen.entity);
  if (create == nullptr && form != nullptr)
    create = operation_of(*form, OperationKind::create, screen.entity);
  if (create == nullptr) return "says where they come from.";
  const auto noun = spoken(screen.entity->name);
  if (create->roles.empty()) return fmt::format("one button adds the first {}.", noun);
  std::vector<std::string> roles;
  for (const auto& role : create->roles) roles.push_back(spoken(role));
  return fmt::format(
      "the button for the first {1} is there for {0}; others read whom to ask.", in_words(roles), noun);
}

ScreenStates of_collection(const ScreenContext& context, const Screen& screen) {
  const auto nouns = spoken_plural(screen.entity->name);
  const auto open = open_states(*screen.entity);
  switch (screen.kind) {
    case ScreenKind::board:
      return states(fmt::format("The {} columns stand there without cards; {}",
                                open.empty() ? std::string("empty") : std::to_string(open.size()),
                                who_may_add(context, screen)),
                    fmt::format("Columns with grey cards, three in {}.",
                                open.empty() ? std::string("each") : "\"" + spoken(open.front()) + "\""),
                    "The last board stays with its time above it; a card that could not be moved is back in "
                    "its column, marked.");
    case ScreenKind::calendar:
      return states(fmt::format("The week without {}; {}", nouns, who_may_add(context, screen)),
                    "The grid of days stands at once, entries follow.",
                    "The days shown last stay, with Try again above them.");
    case ScreenKind::map:
      return states(
          fmt::format("The map of the whole area and: no {} here; {}", nouns, who_may_add(context, screen)),
          fmt::format("The map stands at once, the {} follow in the list and as pins.", nouns),
          "The list works without the map and says so when the map fails.");
    case ScreenKind::list:
    case ScreenKind::detail:
    case ScreenKind::form:
    case ScreenKind::dashboard:
    case ScreenKind::hub:
    case ScreenKind::tools:
    case ScreenKind::link:
    case ScreenKind::welcome:
    case ScreenKind::settings:
    case ScreenKind::sign_in:
    case ScreenKind::sign_up: break;
  }
  return states(
      fmt::format("No {} yet: {} With filters: none fit, and one button clears them.",
                  nouns,
                  who_may_add(context, screen)),
      screen.is_data_heavy
          ? fmt::format("Column heads and filters work at once; grey rows until the first page of {}.", nouns)
          : fmt::format("Ten grey rows with the widths of {}.", nouns),
      fmt::format("The {} that were there stay readable; Try again stands above them.", nouns));
}

ScreenStates of_detail(const Screen& screen) {
  const auto noun = spoken(screen.entity->name);
  std::vector<std::string> parts;
  for (const auto* part : screen.parts) {
    if (parts.size() < 3) parts.push_back(spoken_plural(part->name));
  }
  auto empty = fmt::format(
      "The address leads to no {}: says that it was removed or never was, and leads back to the list.", noun);
  if (!parts.empty())
    empty =
        fmt::format("No {} yet: the field for the first one is in focus. {}", in_words(parts, "or"), empty);
  const auto* label = label_field(*screen.entity);
  return states(
      std::move(empty),
      label == nullptr
          ? fmt::format("The frame of the {} in grey.", noun)
          : fmt::format("{} from the list at once, the rest grey.", sentence_case(spoken(label->name))),
      fmt::format(
          "What could not be saved stays marked at its field with Try again; the rest of the {} works.",
          noun));
}

ScreenStates of_form(const Screen& screen) {
  const auto noun = spoken(screen.entity->name);
  return states(
      fmt::format("An empty {} with the cursor in the first field; what has a usual value is filled.", noun),
      "The form stands at once; fields that choose fill when opened. Submitting locks the button, not the "
      "fields.",
      fmt::format("Nothing typed is lost. Each fault stands at its field, others above the form, with "
                  "whether the {} exists.",
                  noun));
}

}  // namespace

ScreenStates states_of(const ScreenContext& context, const Screen& screen) {
  switch (screen.kind) {
    case ScreenKind::board:
    case ScreenKind::calendar:
    case ScreenKind::map:
    case ScreenKind::list: return of_collection(context, screen);
    case ScreenKind::detail: return of_detail(screen);
    case ScreenKind::form: return of_form(screen);
    case ScreenKind::dashboard:
      return states(
          fmt::format("Figures at zero, each with the way to its first {}.",
                      screen.parts.empty() ? std::string("entry") : spoken(screen.parts.front()->name)),
          "Figures and lists appear one by one, none waits for another.",
          "The part that failed says so with Try again; the others stay.");
    case ScreenKind::hub:
      return states("No group fits what is typed; one button clears it.",
                    "The groups are known without loading.",
                    "Groups stay; a list that fails says so when opened.");
    case ScreenKind::tools:
      return states("Each operation with what it does, nothing run yet.",
                    "The button that was pressed says that it works.",
                    "What went wrong stands under the operation, with what was sent.");
    case ScreenKind::link:
      return states(is_own_link(screen) ? "A dead link: says that it ended, and how to have a new one sent."
                                        : "A dead link: says that it ended and whom to ask.",
                    fmt::format("{} and a grey sheet.",
                                context.design.product.name.empty() ? std::string("The name")
                                                                    : context.design.product.name),
                    "The answer was not saved; the form stays filled, with Try again.");
    case ScreenKind::welcome:
      return states("The page stands without data; lists that are empty are left out.",
                    "Text at once, pictures and lists after it.",
                    "What could not be loaded is left out; signing in still works.");
    case ScreenKind::settings:
      return states(fmt::format("No {} yet: what belongs there and why.",
                                screen.parts.empty() ? std::string("entries")
                                                     : spoken_plural(screen.parts.front()->name)),
                    "Group names at once, five grey rows in the open one.",
                    "Each fault at its field; other groups stay usable.");
    case ScreenKind::sign_in:
      return states("The first field is in focus.",
                    "The button says that it works.",
                    "One message above the form; what was typed as name stays.");
    case ScreenKind::sign_up:
      return states("The first field is in focus; what is needed is said beforehand.",
                    "The button says that it works.",
                    "Each fault at its field; a taken address says so and leads to signing in.");
  }
  return {};
}

std::string description_of(const ScreenContext& context, const Screen& screen) {
  const auto nouns = screen.entity == nullptr ? std::string{} : spoken_plural(screen.entity->name);
  const auto noun = screen.entity == nullptr ? std::string{} : spoken(screen.entity->name);
  std::vector<std::string> parts;
  for (const auto* part : screen.parts) {
    if (parts.size() < 4) parts.push_back(spoken_plural(part->name));
  }
  const auto* date = screen.entity == nullptr ? nullptr : date_field(*screen.entity);
  const auto& product = context.design.product.name;
  std::string text;
  switch (screen.kind) {
    case ScreenKind::board:
      text = fmt::format("Where every {} stands, by state{}.",
                         noun,
                         date == nullptr || is_row_time(date->name) ? "" : " and " + spoken_time(*date));
      break;
    case ScreenKind::calendar:
      text = fmt::format(
          "The {} of a day, week or month{}.", nouns, date == nullptr ? "" : ", by " + spoken_time(*date));
      break;
    case ScreenKind::map:
      text = fmt::format("Where the {} are, with the same rows beside the map.", nouns);
      break;
    case ScreenKind::list:
      text = screen.is_data_heavy ? fmt::format("All {} with filters, columns to choose, and export.", nouns)
                                  : fmt::format("Find {} and open or add one.", nouns);
      break;
    case ScreenKind::detail:
      text = parts.empty()
                 ? fmt::format("One {}: what is known of it and what can be done next.", noun)
                 : fmt::format("One {} with its {}, and what can be done next.", noun, in_words(parts));
      break;
    case ScreenKind::form:
      text = screen.is_in_shell
                 ? fmt::format("Everything that a new {} needs, on one page.", noun)
                 : fmt::format("A new {} from somebody without an account. Outside the shell.", noun);
      break;
    case ScreenKind::dashboard:
      text = parts.empty() ? std::string("What needs attention now.")
                           : fmt::format("What needs attention now: {} at a glance.", in_words(parts));
      break;
    case ScreenKind::hub:
      text = "Every kind of record by name, for those that are not in the navigation.";
      break;
    case ScreenKind::tools:
      text = fmt::format("{}: operations that belong to no single record.", screen.name);
      break;
    case ScreenKind::link:
      text = is_own_link(screen)
                 ? fmt::format("{} that was sent by mail. Outside the shell, for a phone.",
                               screen.operations.front()->summary)
                 : fmt::format(
                       "The page behind the link{}: what it is about, until when, and the answer. "
                       "Outside the shell, for a phone.",
                       noun.empty() ? "" : " to " + with_article(noun));
      break;
    case ScreenKind::welcome:
      text = fmt::format("What {} is, for somebody who is not signed in. Outside the shell.",
                         product.empty() ? "it" : product);
      break;
    case ScreenKind::settings:
      text = parts.empty() ? std::string("What is set once and used everywhere.")
                           : fmt::format("{}: kept by few, used everywhere.", sentence_case(in_words(parts)));
      break;
    case ScreenKind::sign_in: text = "The way in. Outside the shell."; break;
    case ScreenKind::sign_up: {
      std::vector<std::string> people;
      for (const auto* operation : screen.operations) {
        if (operation->entity != nullptr) people.push_back(with_article(operation->entity->name));
      }
      text = fmt::format("An account of one's own, as {}. Outside the shell.",
                         people.empty() ? with_article(noun) : in_words(people, "or"));
      break;
    }
  }
  if (screen.kind != ScreenKind::welcome) {
    for (const auto& words : screen.words) text += fmt::format(" Asked for as {}{}", '"' + words + '"', ".");
  }
  return text;
}

}  // namespace nonagon::derive
