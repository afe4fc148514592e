#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace nonagon::ai {

// Which members of a payload are meant, written like "name features{id name} rows+{key}": of a list the
// members of each element, of a dictionary its keys. A plus says that the list is added to, not replaced.
struct Selection {
  struct Member {
    std::string name;
    bool is_added_to = false;
    Selection inner() const;
    std::vector<Member> members;  // empty: the whole
  };

  std::vector<Member> members;

  // Fails when the text is not of that form.
  static Result<Selection> parse(std::string_view text);
};

// What a selection leaves of a payload; absent members stay absent.
json::value project(const json::value& value, const Selection& selection);

// The schema of the answer that decides a selection: objects closed, every member required, so that each
// provider's strict mode takes it. What may be left out may be empty or null instead. Descriptions stay.
json::object answer_schema(const json::object& payload_schema, const Selection& selection);

// Takes control characters and turns of direction out of every text of an answer.
json::value without_controls(const json::value& answer);

// Takes out what an answer left open: empty texts and lists, null.
json::value without_blanks(const json::value& answer);

}  // namespace nonagon::ai
