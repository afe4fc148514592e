#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::test {

// A design with a product and a data model (tests/fixtures/tool-library) and none of the later stages.
design::Design tool_library();

// The same after one more answer: choices when there are several, a text otherwise.
design::Design tool_library_with(design::StageName stage,
                                 std::string topic,
                                 std::vector<std::string> choices);

// A design that begins with this idea and has the data model of the tool library.
design::Design tool_library_as(std::string idea);

// Runs the stages after the data model that the tests are about, in order.
void derive_later_stages(design::Design& design);

bool assumes(const design::Design& design, std::string_view topic);

// A data model of `count` entities in a chain, each with a lifecycle, a label and personal data.
design::Design many_entities(int count);

}  // namespace nonagon::test
