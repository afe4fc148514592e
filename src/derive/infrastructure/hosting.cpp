#include "derive/infrastructure/hosting.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "derive/reading/product_form.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

struct Place {
  std::string_view answer;
  std::string_view target;
  std::string_view because;
};

// Where a product goes when only the place of its database was named.
constexpr std::array places{
    Place{"own-server", "own-server", "The database is to run on a server of your own"},
    Place{"cloud", "aws", "A cloud provider's machines were named"},
    Place{"managed", "flyio", "A database that somebody else runs was named"},
    Place{"serverless", "vercel", "Paying by request was named"},
    Place{"on-device", "none", "The data stays on the device"},
};

struct TargetWords {
  std::string_view target;
  std::string_view name;
  std::string_view because;
};

constexpr std::array target_words{
    TargetWords{"docker",
                "docker-compose",
                "one compose file is what one person can keep running, and every host takes it"},
    TargetWords{"own-server",
                "docker-compose",
                "one compose file on the server; a proxy in front ends TLS and renews certificates"},
    TargetWords{"vercel",
                "vercel",
                "requests start functions, and timers call the jobs, so nothing runs while nobody works"},
    TargetWords{"flyio", "flyio", "one image runs as web and worker machines near the people who use it"},
    TargetWords{"railway", "railway", "each push is built and deployed without a server to keep up"},
    TargetWords{"aws",
                "aws",
                "Fargate runs the image and RDS the database; access, logs and backups are in one account"},
    TargetWords{"none", "none", "nothing is served: people run it where they are"},
};

bool is_platform(std::string_view target) {
  return target == "vercel" || target == "flyio" || target == "railway" || target == "aws";
}

}  // namespace

Hosting hosting_of(const design::Design& design) {
  Hosting hosting;
  const auto kind = product_form(design);
  hosting.place = choice(design, StageName::database, "hosting-preference");
  hosting.target = choice(design, StageName::stack, "deployment-target");
  const auto* place = std::ranges::find(places, hosting.place, &Place::answer);
  if (hosting.target.empty()) hosting.target = place == places.end() ? "docker" : std::string(place->target);
  if (!has_server(kind)) hosting.target = "none";
  const auto* known = std::ranges::find(target_words, hosting.target, &TargetWords::target);
  if (known == target_words.end()) hosting.target = "docker";
  hosting.has_services = has_server(kind) && hosting.target != "none";
  hosting.has_database = !design.data_model.entities.empty();
  hosting.is_file = design.database.engine == design::Engine::sqlite;
  const bool is_somebody_elses =
      hosting.place == "cloud" || hosting.place == "managed" || hosting.place == "serverless";
  hosting.is_managed =
      !hosting.is_file && (is_somebody_elses || (hosting.place.empty() && is_platform(hosting.target)));
  return hosting;
}

std::string_view hosting_name(const Hosting& hosting) {
  return std::ranges::find(target_words, hosting.target, &TargetWords::target)->name;
}

std::string because_of(const Hosting& hosting, const design::Design& design) {
  const auto* words = std::ranges::find(target_words, hosting.target, &TargetWords::target);
  const auto* place = std::ranges::find(places, hosting.place, &Place::answer);
  const auto name = design.product.name.empty() ? std::string("the product") : design.product.name;
  auto text = fmt::format("For {}: {}.", name, words->because);
  if (place != places.end()) text += fmt::format(" {}.", place->because);
  return text;
}

}  // namespace nonagon::derive
