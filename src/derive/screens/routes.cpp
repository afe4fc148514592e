#include "derive/screens/routes.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::OperationKind;

std::string unique_in(std::set<std::string>& taken, const std::string& wanted) {
  auto text = wanted;
  for (int n = 2; !taken.insert(text).second; ++n) text = fmt::format("{}-{}", wanted, n);
  return text;
}

std::string parameter_of(const Entity& entity) {
  auto name = camel_case(entity.name);
  return (name.empty() ? std::string("item") : name) + "Id";
}

// "/approvals/{token}" → "/approvals/:token"; a lone {id} is named after its entity.
std::string with_colons(std::string_view path, const Entity* entity) {
  std::string route;
  for (const auto part : split(path, '/')) {
    if (part.empty()) continue;
    const bool is_parameter = part.size() > 2 && part.front() == '{' && part.back() == '}';
    const auto name = is_parameter ? part.substr(1, part.size() - 2) : part;
    const bool is_nameless = is_parameter && name == "id" && entity != nullptr;
    route += is_nameless ? "/:" + parameter_of(*entity) : fmt::format("/{}{}", is_parameter ? ":" : "", name);
  }
  return route.empty() ? "/" : route;
}

class Routes {
 public:
  explicit Routes(ScreenPlan& plan) : plan_(plan) {}

  void give() {
    const auto* home = first_inside();
    const bool has_welcome = find_screen(plan_, ScreenKind::welcome) != nullptr;
    for (auto& screen : plan_.screens) {
      auto wanted = route_of(screen);
      if (&screen == home && !has_welcome && wanted.find(':') == std::string::npos) wanted = "/";
      if (screen.kind == ScreenKind::welcome) wanted = "/";
      screen.route = unique_in(taken_, wanted);
    }
  }

 private:
  const Screen* first_inside() const {
    const auto found = std::ranges::find_if(plan_.screens, [](const Screen& one) { return one.is_in_shell; });
    return found == plan_.screens.end() ? nullptr : &*found;
  }

  std::string plural_path(const Entity& entity) const {
    return "/" + slug_of(kebab_case(plural_of(entity.name)));
  }

  std::string route_of(const Screen& screen) const {
    if (screen.kind == ScreenKind::link) return with_colons(screen.operations.front()->path, screen.entity);
    if (screen.kind == ScreenKind::sign_up) return "/sign-up";
    if (screen.entity == nullptr) return "/" + screen.id;
    if (screen.kind == ScreenKind::detail) return detail_route(screen);
    if (screen.kind == ScreenKind::form) return plural_path(*screen.entity) + "/new";
    if (!screen.operations.empty() && screen.operations.front()->kind == OperationKind::list) {
      const auto path = with_colons(screen.operations.front()->path, nullptr);
      return path.find(':') == std::string::npos ? plural_path(*screen.entity) : path;
    }
    return plural_path(*screen.entity);
  }

  // Below its parents' rows, with the parents' keys; names of parameters follow the entities.
  std::string detail_route(const Screen& screen) const {
    const auto* get = operation_of(screen, OperationKind::get, screen.entity);
    const auto own = fmt::format("{}/:{}", plural_path(*screen.entity), parameter_of(*screen.entity));
    if (get == nullptr) return own;
    const auto parameters = design::path_parameters(get->path);
    if (parameters.size() < 2) return own;
    const auto cut = get->path.rfind("/{");
    return fmt::format(
        "{}/:{}", with_colons(get->path.substr(0, cut), nullptr), parameter_of(*screen.entity));
  }

  ScreenPlan& plan_;
  std::set<std::string> taken_;
};

}  // namespace

void name_uniquely(ScreenPlan& plan) {
  std::set<std::string> taken;
  for (auto& screen : plan.screens) {
    const bool is_taken = taken.contains(screen.id);
    if (is_taken && screen.kind == ScreenKind::detail) screen.id += "-detail";
    screen.id = unique_in(taken, screen.id);
  }
}

void give_routes(ScreenPlan& plan) {
  Routes(plan).give();
}

}  // namespace nonagon::derive
