#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::emit {

// What the product's own service is built with, as far as images and commands are concerned.
enum class RuntimeKind { node, python, go, java, dotnet, ruby, php, rust, cpp, generic };

struct Runtime {
  RuntimeKind kind = RuntimeKind::generic;
  std::string package_manager;  // npm, pnpm, yarn, pip, uv, poetry, maven, gradle …; lower case
  std::string build_image;
  std::string run_image;
  std::string entry;          // file or module that is started, relative to the image's working folder
  std::string binary;         // name of the compiled program
  bool is_framework = false;  // Next.js, Django, Rails or Laravel: the framework's own commands start it
  bool has_lock_folders = false;
};

Runtime runtime_of(const design::Design& design);

// The command that runs the program with `argument` ("serve", "work", "migrate"), word by word.
std::vector<std::string> program_command(const Runtime& runtime,
                                         std::string_view argument,
                                         std::int64_t port);

// The command that asks a path of the running service whether it is well; exit status 0 when it is.
std::vector<std::string> probe_command(const Runtime& runtime, std::string_view path, std::int64_t port);

// Shell command of a stage of the pipeline ("install", "lint", "test" …); a stage that nobody knows becomes a
// script of its name.
std::string stage_command(const Runtime& runtime, std::string_view stage);

// Pinned image of a database engine at a major version.
std::string database_image(design::Engine engine, std::string_view version);

// Pinned image of a helper by its role, empty when there is none.
std::string_view role_image(std::string_view role);

}  // namespace nonagon::emit
