#include "emit/infrastructure/runtime.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "emit/infrastructure/runtime_facts.hpp"

namespace nonagon::emit {
namespace {

constexpr std::array all_kinds{RuntimeKind::node,
                               RuntimeKind::python,
                               RuntimeKind::go,
                               RuntimeKind::java,
                               RuntimeKind::dotnet,
                               RuntimeKind::ruby,
                               RuntimeKind::php,
                               RuntimeKind::rust,
                               RuntimeKind::cpp};

// Whole words of the choice; a language decides before a framework does.
std::optional<RuntimeKind> kind_of_choice(std::string_view choice) {
  const auto text = lower(choice);
  if (text.find("c++") != std::string::npos) return RuntimeKind::cpp;
  if (text.find("c#") != std::string::npos || text.find(".net") != std::string::npos)
    return RuntimeKind::dotnet;
  for (const auto words : {&RuntimeFacts::languages, &RuntimeFacts::frameworks}) {
    for (const auto kind : all_kinds) {
      const bool is_named = std::ranges::any_of(
          facts_of(kind).*words, [&](const std::string& word) { return contains_word(text, word); });
      if (is_named) return kind;
    }
  }
  return std::nullopt;
}

RuntimeKind kind_of(const design::Stack& stack) {
  for (const auto layer : {"language", "runtime", "backend", "framework", "frontend"}) {
    if (const auto kind = kind_of_choice(selection(stack, layer))) return *kind;
  }
  return RuntimeKind::generic;
}

bool is_chosen(const design::Stack& stack, std::string_view word) {
  return std::ranges::any_of(stack.selections,
                             [&](const auto& entry) { return contains_word(lower(entry.second), word); });
}

// A path of the folder tree that is safe in a Dockerfile and a command.
bool is_folder_path(std::string_view path) {
  return !path.empty() && std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  });
}

bool is_for_people(std::string_view folder) {
  static constexpr std::array names{
      "web", "frontend", "client", "tests", "test", "docs", "design", "mobile", "e2e"};
  return std::ranges::find(names, folder) != names.end();
}

// The first file with this name, the outermost first; empty when there is none.
std::string find_file(const design::FolderNode& root, std::string_view name) {
  std::vector<std::pair<std::string, const design::FolderNode*>> level{{"", &root}};
  for (int depth = 0; depth < 8 && !level.empty(); ++depth) {
    std::vector<std::pair<std::string, const design::FolderNode*>> next;
    for (const auto& [path, node] : level) {
      for (const auto& child : node->children) {
        const auto place = path.empty() ? child.name : path + "/" + child.name;
        if (child.name == name && is_folder_path(place)) return place;
        if (!is_for_people(child.name)) next.emplace_back(place, &child);
      }
    }
    level = std::move(next);
  }
  return {};
}

std::string entry_file(const design::Stack& stack,
                       std::initializer_list<std::string_view> names,
                       std::string_view otherwise) {
  if (stack.structure) {
    for (const auto name : names) {
      if (auto path = find_file(*stack.structure, name); !path.empty()) return path;
    }
  }
  return std::string(otherwise);
}

std::string without_suffix(std::string text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.resize(text.size() - suffix.size());
  return text;
}

std::string without_source_folder(std::string path) {
  return path.starts_with("src/") ? path.substr(4) : path;
}

// The number that follows the word in a choice: "node 22" → 22.
std::string version_in(std::string_view choice) {
  for (const auto part : split(choice, ' ')) {
    if (!part.empty() && part[0] >= '0' && part[0] <= '9' &&
        part.find_first_not_of("0123456789.") == std::string_view::npos)
      return std::string(part);
  }
  return {};
}

bool is_of(std::string_view version, std::string_view major) {
  return version == major || (version.starts_with(major) && version[major.size()] == '.');
}

void choose_images(Runtime& runtime, const design::Stack& stack) {
  auto version = version_in(selection(stack, "runtime"));
  if (version.empty()) version = version_in(selection(stack, "language"));
  const auto& images = facts_of(runtime.kind).images;
  const auto fits = [&](const RuntimeImages& row) {
    if (!row.manager.empty()) return row.manager == runtime.package_manager;
    return !row.version.empty() && is_of(version, row.version);
  };
  const auto found = std::ranges::find_if(images, fits);
  const auto& chosen = found == images.end() ? images.front() : *found;
  runtime.build_image = chosen.build;
  runtime.run_image = chosen.run;
}

void choose_entry(Runtime& runtime, const design::Stack& stack) {
  switch (runtime.kind) {
    case RuntimeKind::node: {
      runtime.is_framework = is_chosen(stack, "next") || is_chosen(stack, "nextjs");
      auto path = entry_file(
          stack, {"main.ts", "server.ts", "index.ts", "main.js", "server.js", "index.js"}, "main.ts");
      path = without_suffix(without_suffix(without_source_folder(path), ".ts"), ".js");
      runtime.entry = runtime.is_framework ? "server.js" : path + ".js";
      return;
    }
    case RuntimeKind::python: {
      runtime.is_framework = is_chosen(stack, "django");
      auto path = without_suffix(
          without_source_folder(entry_file(stack, {"main.py", "app.py", "__main__.py"}, "app/main.py")),
          ".py");
      runtime.entry = replace_all(without_suffix(path, "/__main__"), "/", ".");
      return;
    }
    case RuntimeKind::dotnet: {
      if (stack.structure) {
        for (const auto& name : {runtime.binary + ".csproj", pascal_case(runtime.binary) + ".csproj"}) {
          if (runtime.entry.empty()) runtime.entry = find_file(*stack.structure, name);
        }
      }
      return;
    }
    case RuntimeKind::ruby:
      runtime.is_framework = is_chosen(stack, "rails");
      runtime.entry = entry_file(stack, {"main.rb", "app.rb"}, "main.rb");
      return;
    case RuntimeKind::php:
      runtime.is_framework = is_chosen(stack, "laravel");
      runtime.entry = entry_file(stack, {"main.php", "app.php", "console.php"}, "bin/app.php");
      return;
    case RuntimeKind::go: {
      const auto main = entry_file(stack, {"main.go"}, "");
      runtime.entry = main.find('/') == std::string::npos ? "." : "./" + main.substr(0, main.rfind('/'));
      return;
    }
    case RuntimeKind::java:
    case RuntimeKind::rust:
    case RuntimeKind::cpp:
    case RuntimeKind::generic: return;
  }
}

std::string package_manager_of(RuntimeKind kind, const design::Stack& stack) {
  const auto chosen = lower(selection(stack, "packageManager"));
  const auto& managers = facts_of(kind).managers;
  const auto found = std::ranges::find_if(managers, [&](const PackageTool& manager) {
    return !manager.name.empty() && contains_word(chosen, manager.name);
  });
  return found == managers.end() ? managers.front().name : found->name;
}

std::vector<std::string> framework_command(const Runtime& runtime,
                                           std::string_view argument,
                                           std::int64_t port) {
  const auto word = std::string(argument);
  if (runtime.kind == RuntimeKind::node) {
    if (argument == "serve" || argument.empty()) return {"node", "server.js"};
    return {"node", fmt::format("scripts/{}.js", slug_of(argument))};
  }
  if (runtime.kind == RuntimeKind::python) {
    if (argument == "serve" || argument.empty())
      return {"gunicorn", "--bind", fmt::format("0.0.0.0:{}", port), "config.wsgi"};
    if (argument == "migrate") return {"python", "manage.py", "migrate", "--noinput"};
    return {"python", "manage.py", word};
  }
  if (runtime.kind == RuntimeKind::ruby) {
    if (argument == "serve" || argument.empty())
      return {"bin/rails", "server", "-b", "0.0.0.0", "-p", fmt::format("{}", port)};
    if (argument == "migrate") return {"bin/rails", "db:migrate"};
    if (argument == "work") return {"bin/jobs"};
    return {"bin/rails", word};
  }
  if (argument == "serve" || argument.empty()) return {"apache2-foreground"};
  if (argument == "migrate") return {"php", "artisan", "migrate", "--force"};
  if (argument == "work") return {"php", "artisan", "queue:work"};
  return {"php", "artisan", word};
}

std::vector<std::string> program(const Runtime& runtime) {
  switch (runtime.kind) {
    case RuntimeKind::node: return {"node", runtime.entry};
    case RuntimeKind::python: return {"python", "-m", runtime.entry};
    case RuntimeKind::go: return {"/srv/app"};
    case RuntimeKind::java: return {"java", "-jar", "app.jar"};
    case RuntimeKind::dotnet: return {"dotnet", pascal_case(runtime.binary) + ".dll"};
    case RuntimeKind::ruby: return {"bundle", "exec", "ruby", runtime.entry};
    case RuntimeKind::php: return {"php", runtime.entry};
    case RuntimeKind::rust:
    case RuntimeKind::cpp: return {"/srv/bin/" + runtime.binary};
    case RuntimeKind::generic: return {"./bin/" + runtime.binary};
  }
  return {};
}

const json::object& images() {
  static const auto document = parse_json(embedded("images.json")).value();
  return document.as_object();
}

}  // namespace

Runtime runtime_of(const design::Design& design) {
  Runtime runtime;
  runtime.kind = kind_of(design.stack);
  runtime.package_manager = package_manager_of(runtime.kind, design.stack);
  runtime.binary = slug_of(design.slug.empty() ? design.name : design.slug);
  choose_images(runtime, design.stack);
  choose_entry(runtime, design.stack);
  return runtime;
}

std::vector<std::string> program_command(const Runtime& runtime,
                                         std::string_view argument,
                                         std::int64_t port) {
  std::vector<std::string> words;
  for (const auto word : split(argument, ' ')) {
    if (!trim(word).empty()) words.emplace_back(trim(word));
  }
  static constexpr std::array programs{"node",
                                       "npm",
                                       "npx",
                                       "python",
                                       "python3",
                                       "uvicorn",
                                       "gunicorn",
                                       "java",
                                       "dotnet",
                                       "ruby",
                                       "bundle",
                                       "php",
                                       "sh"};
  const bool is_whole = !words.empty() && (words[0].find('/') != std::string::npos ||
                                           std::ranges::find(programs, words[0]) != programs.end());
  if (is_whole) return words;
  if (runtime.is_framework) return framework_command(runtime, words.empty() ? "" : words[0], port);
  if (runtime.kind == RuntimeKind::php && (words.empty() || words[0] == "serve"))
    return {"apache2-foreground"};
  auto command = program(runtime);
  command.insert(command.end(), words.begin(), words.end());
  return command;
}

std::vector<std::string> probe_command(const Runtime& runtime, std::string_view path, std::int64_t port) {
  const auto address = fmt::format("http://127.0.0.1:{}{}", port, path);
  switch (runtime.kind) {
    case RuntimeKind::node:
      return {
          "node",
          "-e",
          fmt::format("fetch('{}').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))", address)};
    case RuntimeKind::python:
      return {"python",
              "-c",
              fmt::format("import urllib.request; urllib.request.urlopen('{}', timeout=2)", address)};
    case RuntimeKind::ruby:
      return {"ruby",
              "-rnet/http",
              "-e",
              fmt::format("exit Net::HTTP.get_response(URI('{}')).is_a?(Net::HTTPSuccess)", address)};
    case RuntimeKind::php:
      return {"php", "-r", fmt::format("exit(@file_get_contents('{}') === false ? 1 : 0);", address)};
    case RuntimeKind::go:
    case RuntimeKind::java:
    case RuntimeKind::dotnet:
    case RuntimeKind::rust:
    case RuntimeKind::cpp: return {"wget", "-q", "-O", "/dev/null", address};
    case RuntimeKind::generic: return {"./bin/" + runtime.binary, "health"};
  }
  return {};
}

std::string stage_command(const Runtime& runtime, std::string_view stage) {
  const auto& stages = facts_of(runtime.kind).manager(runtime.package_manager).stages;
  if (const auto own = stages.find(stage); own != stages.end()) return own->second;
  const auto any = stages.find("*");
  return any == stages.end() ? "make " + slug_of(stage) : replace_all(any->second, "@stage@", slug_of(stage));
}

std::string database_image(design::Engine engine, std::string_view version) {
  const auto* rows = images().at("databases").as_object().if_contains(design::wire_value(engine));
  if (rows == nullptr) return {};
  for (const auto& row : rows->as_array()) {
    if (is_of(version, row.as_object().at("version").as_string()))
      return std::string(row.as_object().at("image").as_string());
  }
  return std::string(rows->as_array().front().as_object().at("image").as_string());
}

std::string_view role_image(std::string_view role) {
  const auto* image = images().at("helpers").as_object().if_contains(role);
  return image == nullptr ? std::string_view{} : std::string_view(image->as_string());
}

}  // namespace nonagon::emit
