#include "emit/infrastructure/runtime.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {
namespace {

struct KindWord {
  std::string_view word;
  RuntimeKind kind;
};

// Whole words of the choices, the most telling layer first: a language decides before a framework does.
constexpr std::array kind_words{
    KindWord{"typescript", RuntimeKind::node}, KindWord{"javascript", RuntimeKind::node},
    KindWord{"node", RuntimeKind::node},       KindWord{"nodejs", RuntimeKind::node},
    KindWord{"python", RuntimeKind::python},   KindWord{"golang", RuntimeKind::go},
    KindWord{"go", RuntimeKind::go},           KindWord{"java", RuntimeKind::java},
    KindWord{"kotlin", RuntimeKind::java},     KindWord{"csharp", RuntimeKind::dotnet},
    KindWord{"dotnet", RuntimeKind::dotnet},   KindWord{"ruby", RuntimeKind::ruby},
    KindWord{"php", RuntimeKind::php},         KindWord{"rust", RuntimeKind::rust},
    KindWord{"cpp", RuntimeKind::cpp},         KindWord{"hono", RuntimeKind::node},
    KindWord{"express", RuntimeKind::node},    KindWord{"fastify", RuntimeKind::node},
    KindWord{"nestjs", RuntimeKind::node},     KindWord{"next", RuntimeKind::node},
    KindWord{"nextjs", RuntimeKind::node},     KindWord{"fastapi", RuntimeKind::python},
    KindWord{"django", RuntimeKind::python},   KindWord{"flask", RuntimeKind::python},
    KindWord{"gin", RuntimeKind::go},          KindWord{"chi", RuntimeKind::go},
    KindWord{"spring", RuntimeKind::java},     KindWord{"quarkus", RuntimeKind::java},
    KindWord{"aspnet", RuntimeKind::dotnet},   KindWord{"rails", RuntimeKind::ruby},
    KindWord{"laravel", RuntimeKind::php},     KindWord{"symfony", RuntimeKind::php},
    KindWord{"axum", RuntimeKind::rust},       KindWord{"actix", RuntimeKind::rust},
};

std::optional<RuntimeKind> kind_of_choice(std::string_view choice) {
  const auto text = lower(choice);
  if (text.find("c++") != std::string::npos) return RuntimeKind::cpp;
  if (text.find("c#") != std::string::npos || text.find(".net") != std::string::npos)
    return RuntimeKind::dotnet;
  for (const auto& row : kind_words) {
    if (contains_word(text, row.word)) return row.kind;
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
bool is_plain_path(std::string_view path) {
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
        if (child.name == name && is_plain_path(place)) return place;
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

struct PinnedImage {
  std::string_view major;
  std::string_view tag;
};

template <std::size_t N>
std::string_view pinned(const std::array<PinnedImage, N>& images, std::string_view version) {
  for (const auto& image : images) {
    if (version == image.major || (version.starts_with(image.major) && version[image.major.size()] == '.'))
      return image.tag;
  }
  return images.front().tag;
}

constexpr std::array node_tags{PinnedImage{"22", "22.19.0-bookworm-slim"},
                               PinnedImage{"24", "24.8.0-bookworm-slim"},
                               PinnedImage{"20", "20.19.5-bookworm-slim"}};
constexpr std::array python_tags{PinnedImage{"3.13", "3.13.7-slim-bookworm"},
                                 PinnedImage{"3.12", "3.12.11-slim-bookworm"},
                                 PinnedImage{"3.11", "3.11.13-slim-bookworm"}};
constexpr std::array postgres_tags{PinnedImage{"17", "17.6-bookworm"},
                                   PinnedImage{"18", "18.0-bookworm"},
                                   PinnedImage{"16", "16.10-bookworm"},
                                   PinnedImage{"15", "15.14-bookworm"}};
constexpr std::array mysql_tags{
    PinnedImage{"8.4", "8.4.6"}, PinnedImage{"8.0", "8.0.43"}, PinnedImage{"9", "9.4.0"}};
constexpr std::array mongo_tags{PinnedImage{"8", "8.0.13-noble"}, PinnedImage{"7", "7.0.24-jammy"}};

struct KindImages {
  RuntimeKind kind;
  std::string_view build;
  std::string_view run;
};

constexpr std::array kind_images{
    KindImages{RuntimeKind::go, "golang:1.25.1-alpine3.22", "alpine:3.22.1"},
    KindImages{
        RuntimeKind::java, "maven:3.9.11-eclipse-temurin-21-alpine", "eclipse-temurin:21.0.8_9-jre-alpine"},
    KindImages{RuntimeKind::dotnet,
               "mcr.microsoft.com/dotnet/sdk:9.0.305-alpine3.22",
               "mcr.microsoft.com/dotnet/aspnet:9.0.9-alpine3.22"},
    KindImages{RuntimeKind::ruby, "ruby:3.4.6-slim-bookworm", "ruby:3.4.6-slim-bookworm"},
    KindImages{RuntimeKind::php, "composer:2.8.12", "php:8.4.12-apache-bookworm"},
    KindImages{RuntimeKind::rust, "rust:1.90.0-alpine3.22", "alpine:3.22.1"},
    KindImages{RuntimeKind::cpp, "alpine:3.22.1", "alpine:3.22.1"},
    KindImages{RuntimeKind::generic, "debian:12.12-slim", "debian:12.12-slim"},
};

void choose_images(Runtime& runtime, const design::Stack& stack) {
  if (runtime.kind == RuntimeKind::node || runtime.kind == RuntimeKind::python) {
    auto version = version_in(selection(stack, "runtime"));
    if (version.empty()) version = version_in(selection(stack, "language"));
    runtime.build_image = runtime.kind == RuntimeKind::node
                              ? fmt::format("node:{}", pinned(node_tags, version))
                              : fmt::format("python:{}", pinned(python_tags, version));
    runtime.run_image = runtime.build_image;
    return;
  }
  const auto& images = *std::ranges::find(kind_images, runtime.kind, &KindImages::kind);
  runtime.build_image = images.build;
  runtime.run_image = images.run;
  if (runtime.kind == RuntimeKind::java && runtime.package_manager == "gradle")
    runtime.build_image = "gradle:8.14.3-jdk21-alpine";
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

std::string default_package_manager(RuntimeKind kind) {
  switch (kind) {
    case RuntimeKind::node: return "npm";
    case RuntimeKind::python: return "pip";
    case RuntimeKind::java: return "maven";
    case RuntimeKind::go:
    case RuntimeKind::dotnet:
    case RuntimeKind::ruby:
    case RuntimeKind::php:
    case RuntimeKind::rust:
    case RuntimeKind::cpp:
    case RuntimeKind::generic: break;
  }
  return {};
}

std::string package_manager_of(RuntimeKind kind, const design::Stack& stack) {
  static constexpr std::array known{"npm", "pnpm", "yarn", "pip", "uv", "poetry", "maven", "gradle"};
  const auto chosen = lower(selection(stack, "packageManager"));
  for (const auto* name : known) {
    if (contains_word(chosen, name)) return name;
  }
  return default_package_manager(kind);
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

struct StageRow {
  std::string_view stage;
  std::string_view command;
};

constexpr std::array python_stages{StageRow{"lint", "ruff check ."},
                                   StageRow{"typecheck", "mypy ."},
                                   StageRow{"test", "pytest"},
                                   StageRow{"build", "python -m compileall -q ."}};
constexpr std::array go_stages{StageRow{"install", "go mod download"},
                               StageRow{"lint", "go vet ./..."},
                               StageRow{"typecheck", "go build ./..."},
                               StageRow{"test", "go test ./..."},
                               StageRow{"build", "go build -trimpath ./..."}};
constexpr std::array dotnet_stages{StageRow{"install", "dotnet restore"},
                                   StageRow{"lint", "dotnet format --verify-no-changes"},
                                   StageRow{"typecheck", "dotnet build --no-restore"},
                                   StageRow{"test", "dotnet test --no-restore"},
                                   StageRow{"build", "dotnet publish --configuration Release"}};
constexpr std::array maven_stages{StageRow{"install", "mvn --batch-mode dependency:go-offline"},
                                  StageRow{"lint", "mvn --batch-mode checkstyle:check"},
                                  StageRow{"typecheck", "mvn --batch-mode compile"},
                                  StageRow{"test", "mvn --batch-mode test"},
                                  StageRow{"build", "mvn --batch-mode package -DskipTests"}};
constexpr std::array gradle_stages{StageRow{"install", "gradle dependencies"},
                                   StageRow{"lint", "gradle check -x test"},
                                   StageRow{"typecheck", "gradle classes"},
                                   StageRow{"test", "gradle test"},
                                   StageRow{"build", "gradle assemble"}};
constexpr std::array ruby_stages{StageRow{"install", "bundle install"},
                                 StageRow{"lint", "bundle exec rubocop"},
                                 StageRow{"typecheck", "bundle exec srb tc"},
                                 StageRow{"test", "bundle exec rake test"},
                                 StageRow{"build", "bundle exec rake build"}};
constexpr std::array php_stages{StageRow{"install", "composer install --no-interaction"},
                                StageRow{"lint", "composer lint"},
                                StageRow{"typecheck", "vendor/bin/phpstan analyse"},
                                StageRow{"test", "vendor/bin/phpunit"},
                                StageRow{"build", "composer dump-autoload --optimize"}};
constexpr std::array rust_stages{StageRow{"install", "cargo fetch --locked"},
                                 StageRow{"lint", "cargo clippy --all-targets -- -D warnings"},
                                 StageRow{"typecheck", "cargo check --locked"},
                                 StageRow{"test", "cargo test --locked"},
                                 StageRow{"build", "cargo build --release --locked"}};
constexpr std::array cpp_stages{StageRow{"install", "cmake -S . -B build"},
                                StageRow{"lint", "cmake --build build --target lint"},
                                StageRow{"typecheck", "cmake --build build"},
                                StageRow{"test", "ctest --test-dir build --output-on-failure"},
                                StageRow{"build", "cmake --build build"}};

template <std::size_t N>
std::string row_or_make(const std::array<StageRow, N>& rows, std::string_view stage) {
  const auto* found = std::ranges::find(rows, stage, &StageRow::stage);
  return found != rows.end() ? std::string(found->command) : "make " + slug_of(stage);
}

std::string node_stage(const std::string& manager, std::string_view stage) {
  if (stage == "install") {
    if (manager == "pnpm") return "corepack enable && pnpm install --frozen-lockfile";
    return manager == "yarn" ? "corepack enable && yarn install --immutable" : "npm ci";
  }
  return fmt::format("{} run {}", manager, slug_of(stage));
}

std::string python_stage(const std::string& manager, std::string_view stage) {
  if (stage == "install") {
    if (manager == "uv") return "pip install uv==0.8.17 && uv sync --frozen";
    return manager == "poetry" ? "pip install poetry==2.1.4 && poetry install --no-interaction"
                               : "pip install --requirement requirements.txt";
  }
  const auto command = row_or_make(python_stages, stage);
  const bool is_wrapped = (manager == "uv" || manager == "poetry") && !command.starts_with("make ");
  return is_wrapped ? fmt::format("{} run {}", manager, command) : command;
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
  switch (runtime.kind) {
    case RuntimeKind::node: return node_stage(runtime.package_manager, stage);
    case RuntimeKind::python: return python_stage(runtime.package_manager, stage);
    case RuntimeKind::go: return row_or_make(go_stages, stage);
    case RuntimeKind::java:
      return runtime.package_manager == "gradle" ? row_or_make(gradle_stages, stage)
                                                 : row_or_make(maven_stages, stage);
    case RuntimeKind::dotnet: return row_or_make(dotnet_stages, stage);
    case RuntimeKind::ruby: return row_or_make(ruby_stages, stage);
    case RuntimeKind::php: return row_or_make(php_stages, stage);
    case RuntimeKind::rust: return row_or_make(rust_stages, stage);
    case RuntimeKind::cpp: return row_or_make(cpp_stages, stage);
    case RuntimeKind::generic: break;
  }
  return "make " + slug_of(stage);
}

std::string database_image(design::Engine engine, std::string_view version) {
  switch (engine) {
    case design::Engine::postgresql: return fmt::format("postgres:{}", pinned(postgres_tags, version));
    case design::Engine::mysql: return fmt::format("mysql:{}", pinned(mysql_tags, version));
    case design::Engine::mongodb: return fmt::format("mongo:{}", pinned(mongo_tags, version));
    case design::Engine::sqlite: break;
  }
  return {};
}

std::string_view role_image(std::string_view role) {
  struct Row {
    std::string_view role;
    std::string_view image;
  };

  static constexpr std::array rows{
      Row{"cache", "redis:8.2.1-alpine3.22"},
      Row{"queue", "rabbitmq:4.1.4-alpine"},
      Row{"search", "getmeili/meilisearch:v1.22.1"},
      Row{"storage", "minio/minio:RELEASE.2025-09-07T16-13-09Z"},
      Row{"proxy", "caddy:2.10.2-alpine"},
      Row{"mail", "axllent/mailpit:v1.27.8"},
  };
  const auto* found = std::ranges::find(rows, role, &Row::role);
  return found == rows.end() ? std::string_view{} : found->image;
}

}  // namespace nonagon::emit
