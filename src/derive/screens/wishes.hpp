#pragma once

#include "derive/screens/plan.hpp"

namespace nonagon::derive {

// What the answers of stage 7 ask for.

// A public page, when the answer on what visitors see names anything.
void add_welcome(const design::Design& design, ScreenPlan& plan);

// Renames, reorders and adds screens after main-screens; marks data-heavy ones; gives complex interactions to
// the screens they name.
void fulfil_wishes(const design::Design& design, ScreenPlan& plan);

// Figures and short lists of one entity, or of the first four collections. Stands last in the plan.
Screen& add_dashboard(ScreenPlan& plan, std::string name, const design::Entity* entity);

// The words of an answer, one item a sentence, line or clause.
std::vector<std::string> clauses_of(std::string_view text);

}  // namespace nonagon::derive
