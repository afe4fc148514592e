#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

// Known ways in which a screen does more than show and save, with what each owes to people who cannot use it
// that way.
struct Pattern {
  std::array<std::string_view, 4> stems;
  std::string_view component;
  std::string_view behavior;
  bool moves_rows = false;
  bool saves_rows = false;
};

constexpr std::array patterns{
    Pattern{{"drag", "drop", "reorder", "move"},
            "DragHandle",
            "What is held follows the pointer and the places that take it are marked; the keyboard does the "
            "same with Space and the arrows. A refusal puts it back and says why.",
            true,
            true},
    Pattern{{"wizard", "step", "onboarding", "checkout"},
            "StepIndicator",
            "One question group at a time with the way back open; each step is checked before the next, and "
            "a reload returns to the same step.",
            false,
            true},
    Pattern{{"total", "sum", "calculate", "calculation"},
            "RunningTotal",
            "The figures follow every change at once; the service computes them again and its result counts.",
            false,
            true},
    Pattern{{"autosave", "inline", "edit", "typing"},
            "SaveMark",
            "Saves one second after the last change and shows when it did; what could not be saved keeps a "
            "mark and is tried again.",
            false,
            true},
    Pattern{{"upload", "photo", "attachment", "file"},
            "UploadArea",
            "Takes files by choosing, dropping or camera, shows the progress of each, and goes on with the "
            "rest when one fails.",
            false,
            true},
    Pattern{
        {"scan", "barcode", "qr", "scanner"},
        "CodeScanner",
        "Camera or hand scanner; a code that is not known can be typed. A sound and a mark confirm each one.",
        false,
        true},
    Pattern{{"offline", "sync", "connection", "queue"},
            "SyncStatus",
            "Works on without a network; changes wait in order, are sent when it returns, and conflicts are "
            "shown side by side.",
            false,
            true},
    Pattern{{"live", "real", "realtime", "presence"},
            "LiveMark",
            "Changes of others appear without a reload and without moving what is under the pointer.",
            false,
            false},
    Pattern{{"bulk", "select", "multiple", "batch"},
            "SelectionBar",
            "Rows are chosen one by one or by range; the bar says how many and what will happen, and "
            "afterwards which ones were refused.",
            true,
            true},
    Pattern{{"search", "filter", "find", "autocomplete"},
            "SearchField",
            "Answers while typing, after a short pause; the arrows choose and Enter opens.",
            false,
            false},
    Pattern{{"chart", "graph", "zoom", "timeline"},
            "Chart",
            "Choosing a part narrows the rows below; a table with the same figures stands behind it.",
            false,
            false},
    Pattern{{"map", "route", "location", "geo"},
            "MapView",
            "Moving the map narrows the list beside it, and the list alone is enough to do everything.",
            false,
            false},
    Pattern{{"sign", "signature", "draw", "sketch"},
            "DrawingArea",
            "Drawn with finger, pen or mouse; it can be cleared and repeated, and typing the name is the "
            "other way.",
            false,
            true},
    Pattern{{"comment", "chat", "message", "mention"},
            "MessageThread",
            "New ones stand at the end; what is being written survives leaving the screen.",
            false,
            true},
    Pattern{{"compare", "diff", "version", "undo"},
            "ComparisonView",
            "Both sides stand next to each other with the differences marked by more than colour; either one "
            "can be taken.",
            false,
            true},
};

constexpr std::size_t max_component_words = 4;

std::string own_component(std::string_view text) {
  auto words = words_of(text);
  std::erase_if(words, [](const auto& word) {
    return word.size() < 3 || word == "the" || word == "and" || word == "with" || word == "for";
  });
  if (words.size() > max_component_words) words.resize(max_component_words);
  return component_name(join(words, " "));
}

}  // namespace

Wish read_wish(std::string_view text) {
  const auto stems = stems_of(text);
  const Pattern* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const auto& pattern : patterns) {
    const auto hits = std::ranges::count_if(
        pattern.stems, [&](std::string_view stem) { return std::ranges::find(stems, stem) != stems.end(); });
    if (hits <= most) continue;
    best = &pattern;
    most = hits;
  }
  if (best == nullptr)
    return {own_component(text),
            "Happens in place, without leaving the screen; it can be undone until it is saved, and works by "
            "keyboard too.",
            false,
            true};
  return {std::string(best->component), std::string(best->behavior), best->moves_rows, best->saves_rows};
}

}  // namespace nonagon::derive
