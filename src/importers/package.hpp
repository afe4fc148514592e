#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/json.hpp"
#include "importers/format.hpp"

namespace nonagon::importers {

// The folder that holds sdp.json, or the first one below that does: the paths below it, without that folder.
// Unchanged when there is none.
Files below_manifest(const Files& files);

// A package that another tool wrote. Hands out its documents, and knows afterwards which files nobody took.
class Package {
 public:
  explicit Package(const Files& files) : files_(files) {}

  bool contains(std::string_view path) const { return files_.contains(path); }

  const Files& files() const { return files_; }

  // The JSON document at `path`, or at the first of several names. None when there is none or it does not
  // parse (a note says so).
  struct Document {
    std::string path;
    json::value value;
  };

  std::optional<Document> take(std::initializer_list<std::string_view> paths);

  void note(Note::Kind kind, std::string place, std::string text);

  // The files that were not taken, under imported/.
  Files rest() const;

  std::vector<Note> notes;

 private:
  const Files& files_;
  std::set<std::string, std::less<>> taken_;
};

// Reads a payload that was brought into our shape. What has the wrong type is kept beside as `asWritten`,
// what is missing is noted.
void adopt(design::Design& design,
           design::StageName stage,
           json::value payload,
           std::string_view place,
           Package& package);

// Renames a member, unless there is none or the new name is taken.
void rename(json::object& object, std::string_view from, std::string_view to);

// The text of a member, empty when there is none: a copy, since callers go on to change the object.
std::string text_of(const json::object& object, std::string_view name);

// A list in which bare texts stand for objects: {"name": text}. Other members are left as they are.
void texts_to_objects(json::object& object, std::string_view list, std::string_view member);

// Each object of a list member, if it is one.
template <class Visit>
void each_object(json::object& object, std::string_view list, Visit visit) {
  auto* member = object.if_contains(list);
  if (member == nullptr || !member->is_array()) return;
  for (auto& value : member->get_array()) {
    if (value.is_object()) visit(value.get_object());
  }
}

}  // namespace nonagon::importers
