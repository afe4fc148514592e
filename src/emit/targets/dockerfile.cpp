#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"

namespace nonagon::emit {
namespace {

std::string json_words(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    append_json_text(list, word);
  }
  return "[" + list + "]";
}

// Distributions keep the newest build of a package only, so a pinned one breaks the image some day; the
// image's own tag pins the release.
constexpr std::string_view unpinned_debian = "# hadolint ignore=DL3008\n";
constexpr std::string_view unpinned_alpine = "# hadolint ignore=DL3018\n";

std::string node_stages(const Runtime& runtime) {
  const auto& manager = runtime.package_manager;
  const std::string lock = manager == "pnpm"   ? "pnpm-lock.yaml"
                           : manager == "yarn" ? "yarn.lock"
                                               : "package-lock.json";
  const std::string install = manager == "npm"    ? "npm ci"
                              : manager == "pnpm" ? "corepack enable && pnpm install --frozen-lockfile"
                                                  : "corepack enable && yarn install --immutable";
  const std::string prune = runtime.is_framework ? ""
                            : manager == "npm"   ? " && npm prune --omit=dev"
                            : manager == "pnpm"  ? " && pnpm prune --prod"
                                                 : "";
  auto out = fmt::format(
      "FROM {} AS build\nWORKDIR /src\nCOPY package.json {} ./\nRUN {}\nCOPY . .\nRUN {} run build{}\n\n",
      runtime.build_image,
      lock,
      install,
      manager,
      prune);
  out += fmt::format("FROM {} AS run\nENV NODE_ENV=production\nWORKDIR /srv\n", runtime.run_image);
  if (runtime.is_framework) {
    return out +
           "COPY --from=build --chown=10001:10001 /src/.next/standalone ./\n"
           "COPY --from=build --chown=10001:10001 /src/.next/static ./.next/static\n"
           "COPY --from=build --chown=10001:10001 /src/public ./public\n";
  }
  return out +
         "COPY --from=build --chown=10001:10001 /src/package.json ./\n"
         "COPY --from=build --chown=10001:10001 /src/node_modules ./node_modules\n"
         "COPY --from=build --chown=10001:10001 /src/dist ./\n";
}

std::string python_stages(const Runtime& runtime) {
  auto out = fmt::format(
      "FROM {} AS build\nWORKDIR /src\nENV PIP_DISABLE_PIP_VERSION_CHECK=1\nRUN python -m venv /venv\nENV "
      "PATH=/venv/bin:$PATH\n",
      runtime.build_image);
  if (runtime.package_manager == "uv") {
    out +=
        "RUN pip install --no-cache-dir uv==0.8.17\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --frozen "
        "--no-dev --no-install-project --active\n";
  } else if (runtime.package_manager == "poetry") {
    out +=
        "RUN pip install --no-cache-dir poetry==2.1.4\nCOPY pyproject.toml poetry.lock ./\nRUN poetry "
        "install --only main --no-root --no-interaction\n";
  } else {
    out += "COPY requirements.txt ./\nRUN pip install --no-cache-dir --requirement requirements.txt\n";
  }
  return out + fmt::format(
                   "COPY . .\n\nFROM {} AS run\nENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 "
                   "PATH=/venv/bin:$PATH\nWORKDIR /srv\n"
                   "COPY --from=build /venv /venv\nCOPY --from=build --chown=10001:10001 /src ./\n",
                   runtime.run_image);
}

std::string go_stages(const Runtime& runtime) {
  return fmt::format(
      "FROM {} AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n"
      "RUN CGO_ENABLED=0 go build -trimpath -ldflags=\"-s -w\" -o /out/app {}\n\n"
      "FROM {} AS run\nWORKDIR /srv\nCOPY --from=build --chown=10001:10001 /out/app ./app\n",
      runtime.build_image,
      runtime.entry,
      runtime.run_image);
}

std::string java_stages(const Runtime& runtime) {
  const bool is_gradle = runtime.package_manager == "gradle";
  auto out =
      fmt::format("FROM {} AS build\nSHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\nWORKDIR /src\n",
                  runtime.build_image);
  if (is_gradle) {
    out +=
        "COPY . .\nRUN gradle --no-daemon assemble && mkdir /out && cp \"$(find build/libs -name '*.jar' ! "
        "-name '*-plain.jar' | head -n 1)\" /out/app.jar\n";
  } else {
    out +=
        "COPY pom.xml ./\nRUN mvn --batch-mode dependency:go-offline\nCOPY src ./src\n"
        "RUN mvn --batch-mode package -DskipTests && mkdir /out && cp \"$(find target -maxdepth 1 -name "
        "'*.jar' ! -name '*-sources.jar' | head -n 1)\" /out/app.jar\n";
  }
  return out +
         fmt::format(
             "\nFROM {} AS run\nWORKDIR /srv\nCOPY --from=build --chown=10001:10001 /out/app.jar ./app.jar\n",
             runtime.run_image);
}

std::string dotnet_stages(const Runtime& runtime) {
  const auto project = runtime.entry.empty() ? std::string{} : " " + runtime.entry;
  return fmt::format(
      "FROM {} AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish{} --configuration Release --output "
      "/out\n\n"
      "FROM {} AS run\nENV DOTNET_EnableDiagnostics=0\nWORKDIR /srv\nCOPY --from=build --chown=10001:10001 "
      "/out ./\n",
      runtime.build_image,
      project,
      runtime.run_image);
}

std::string ruby_stages(const Runtime& runtime) {
  return fmt::format(
      "FROM {0} AS build\nWORKDIR /src\nENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/bundle "
      "BUNDLE_WITHOUT=development:test\n"
      "{2}RUN apt-get update && apt-get install --yes --no-install-recommends build-essential libpq-dev "
      "libyaml-dev && rm -rf /var/lib/apt/lists/*\n"
      "COPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\n\n"
      "FROM {1} AS run\nENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/bundle BUNDLE_WITHOUT=development:test\n"
      "{2}RUN apt-get update && apt-get install --yes --no-install-recommends libpq5 && rm -rf "
      "/var/lib/apt/lists/*\nWORKDIR /srv\n"
      "COPY --from=build /bundle /bundle\nCOPY --from=build --chown=10001:10001 /src ./\n",
      runtime.build_image,
      runtime.run_image,
      unpinned_debian);
}

std::string php_stages(const Runtime& runtime, std::int64_t port) {
  return fmt::format(
      "FROM {} AS build\nWORKDIR /src\nCOPY composer.json composer.lock ./\n"
      "RUN composer install --no-dev --no-interaction --no-scripts --prefer-dist\nCOPY . .\nRUN composer "
      "dump-autoload --optimize\n\n"
      "FROM {} AS run\nENV APACHE_DOCUMENT_ROOT=/srv/public\n"
      "{}RUN apt-get update && apt-get install --yes --no-install-recommends libpq-dev && "
      "docker-php-ext-install pdo_pgsql pdo_mysql && rm -rf /var/lib/apt/lists/* "
      "&& sed -ri -e 's!/var/www/html!/srv/public!g' -e 's!:80>!:{}>!' /etc/apache2/sites-available/*.conf "
      "&& sed -ri 's!^Listen 80$!Listen {}!' /etc/apache2/ports.conf\n"
      "WORKDIR /srv\nCOPY --from=build --chown=10001:10001 /src ./\n",
      runtime.build_image,
      runtime.run_image,
      unpinned_debian,
      port,
      port);
}

std::string rust_stages(const Runtime& runtime) {
  return fmt::format(
      "FROM {} AS build\nWORKDIR /src\n{}RUN apk add --no-cache musl-dev\nCOPY . .\nRUN cargo install "
      "--locked "
      "--path . --root /out\n\n"
      "FROM {} AS run\nWORKDIR /srv\nCOPY --from=build --chown=10001:10001 /out/bin ./bin\n",
      runtime.build_image,
      unpinned_alpine,
      runtime.run_image);
}

std::string cpp_stages(const Runtime& runtime) {
  return fmt::format(
      "FROM {0} AS build\nWORKDIR /src\n{2}RUN apk add --no-cache build-base cmake ninja\nCOPY . .\n"
      "RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build && cmake --install "
      "build --prefix /out\n\n"
      "FROM {1} AS run\nWORKDIR /srv\n{2}RUN apk add --no-cache libstdc++\nCOPY --from=build "
      "--chown=10001:10001 "
      "/out/bin ./bin\n",
      runtime.build_image,
      runtime.run_image,
      unpinned_alpine);
}

std::string generic_stages(const Runtime& runtime) {
  return fmt::format(
      "FROM {} AS build\nWORKDIR /src\n"
      "{}RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf "
      "/var/lib/apt/lists/*\nCOPY . .\nRUN make build\n\n"
      "FROM {} AS run\nWORKDIR /srv\nCOPY --from=build --chown=10001:10001 /src/bin ./bin\n",
      runtime.build_image,
      unpinned_debian,
      runtime.run_image);
}

std::string stages(const RunPlan& plan) {
  const auto& runtime = plan.runtime;
  switch (runtime.kind) {
    case RuntimeKind::node: return node_stages(runtime);
    case RuntimeKind::python: return python_stages(runtime);
    case RuntimeKind::go: return go_stages(runtime);
    case RuntimeKind::java: return java_stages(runtime);
    case RuntimeKind::dotnet: return dotnet_stages(runtime);
    case RuntimeKind::ruby: return ruby_stages(runtime);
    case RuntimeKind::php: return php_stages(runtime, plan.port);
    case RuntimeKind::rust: return rust_stages(runtime);
    case RuntimeKind::cpp: return cpp_stages(runtime);
    case RuntimeKind::generic: return generic_stages(runtime);
  }
  return {};
}

// SQL that the program reads when it migrates, and the folder of a volume, which must belong to the user.
std::string extra_folders(const RunPlan& plan) {
  std::string out;
  const auto kind = plan.runtime.kind;
  const bool copies_all =
      kind == RuntimeKind::python || kind == RuntimeKind::ruby || kind == RuntimeKind::php;
  if (plan.design.stack.structure && !copies_all) {
    for (const auto& child : plan.design.stack.structure->children) {
      if (child.name == "db" || child.name == "migrations")
        out += fmt::format("COPY --from=build --chown=10001:10001 /src/{0} ./{0}\n", child.name);
    }
  }
  const bool has_volume = std::ranges::any_of(plan.services, [](const auto& service) {
    return service.kind == ServiceKind::built && !service.volume.empty();
  });
  if (has_volume) out += "RUN mkdir -p data && chown 10001:10001 data\n";
  return out;
}

// What must not reach the image: secrets, history, and what the build makes itself.
std::string ignored(RuntimeKind kind) {
  auto out = fmt::format("# {}\n.git\n.github\n.env\n.env.*\n!.env.example\n*.pem\n*.key\n",
                         derived_mark("stages/infrastructure.json, stages/stack.json"));
  switch (kind) {
    case RuntimeKind::node: return out + "node_modules\ndist\n.next\ncoverage\n";
    case RuntimeKind::python: return out + ".venv\n__pycache__\n.pytest_cache\n.mypy_cache\n.ruff_cache\n";
    case RuntimeKind::java: return out + "target\nbuild\n.gradle\n";
    case RuntimeKind::dotnet: return out + "**/bin\n**/obj\n";
    case RuntimeKind::ruby: return out + "vendor/bundle\nlog\ntmp\n";
    case RuntimeKind::php: return out + "vendor\nnode_modules\n";
    case RuntimeKind::rust: return out + "target\n";
    case RuntimeKind::go:
    case RuntimeKind::cpp:
    case RuntimeKind::generic: return out + "build\nbin\n";
  }
  return out;
}

Files emit_dockerfile(const Source& source) {
  const auto& design = source.design;
  const RunPlan plan(design);
  if (!plan.has_build()) return {};
  const auto main = std::ranges::find_if(
      plan.services, [](const auto& service) { return service.kind == ServiceKind::built; });
  auto out = fmt::format("# {}\n", derived_mark("stages/infrastructure.json, stages/stack.json"));
  out += stages(plan);
  out += extra_folders(plan);
  out += "USER 10001:10001\n";
  if (main->port) out += fmt::format("EXPOSE {}\n", *main->port);
  if (main->health.empty()) {
    out += "HEALTHCHECK NONE\n";
  } else {
    out += fmt::format("HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 CMD {}\n",
                       json_words(probe_command(plan.runtime, main->health, *main->port)));
  }
  out += fmt::format("CMD {}\n", json_words(main->command));
  Files files;
  files.emplace("infrastructure/Dockerfile", std::move(out));
  files.emplace("infrastructure/.dockerignore", ignored(plan.runtime.kind));
  return files;
}

}  // namespace

extern constinit const Emitter dockerfile{
    .id = "dockerfile",
    .stage = design::StageName::infrastructure,
    .summary = "Image of the product's own services, built in stages and run as an ordinary user.",
    .made_from = "stages/infrastructure.json, stages/stack.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_dockerfile,
};

}  // namespace nonagon::emit
