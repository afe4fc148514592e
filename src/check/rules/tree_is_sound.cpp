#include <string>
#include <utility>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

class Examiner {
 public:
  explicit Examiner(Report& report) : report_(report) {}

  void examine(const design::FolderNode& node, const std::string& pointer) {
    if (node.type != "folder" && node.type != "file") {
      complain(pointer + "/type", fmt::format("`{}` is neither folder nor file", node.type));
    } else if (node.type == "file" && !node.children.empty()) {
      complain(pointer + "/children", fmt::format("`{}` is a file", node.name));
    }
    Names names;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const auto& child = node.children[i];
      const auto place = fmt::format("{}/children/{}", pointer, i);
      if (!names.insert(child.name).second)
        complain(place, fmt::format("`{}` has `{}` already", node.name, child.name));
      examine(child, place);
    }
  }

 private:
  void complain(std::string pointer, std::string message) {
    report_.add(StageName::stack, std::move(pointer), std::move(message));
  }

  Report& report_;
};

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.stack.structure) Examiner(report).examine(*design.stack.structure, "/structure");
}

}  // namespace

extern constinit const Rule tree_is_sound{
    .id = "tree-is-sound",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary =
        "In the folder tree every node is a folder or a file, files have nothing inside, and siblings "
        "differ.",
    .reason = "The tree cannot be made on a disk.",
    .mend = "Rename the second sibling, or make what has children a folder.",
    .source = "POSIX.1, 3.170",
    .bad = R"(a file "main.ts" with children)",
    .good = R"(a folder "main" with children)",
    .check = inspect,
};

}  // namespace nonagon::check
