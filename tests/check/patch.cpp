#include "patch.hpp"

#include <stdexcept>

namespace nonagon::test {
namespace {

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    out += !is_escape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return out;
}

void apply(json::value& document, const json::object& step) {
  const auto path = std::string(step.at("path").as_string());
  const auto operation = std::string(step.at("op").as_string());
  const auto slash = path.rfind('/');
  auto* parent = const_cast<json::value*>(find_pointer(document, std::string_view(path).substr(0, slash)));
  if (parent == nullptr) throw std::runtime_error("nothing at " + path);
  const auto token = unescaped(std::string_view(path).substr(slash + 1));
  if (auto* object = parent->if_object()) {
    if (operation != "add" && !object->contains(token)) throw std::runtime_error("nothing at " + path);
    if (operation == "remove") {
      object->erase(token);
    } else {
      (*object)[token] = step.at("value");
    }
    return;
  }
  auto& array = parent->as_array();
  const auto index = token == "-" ? array.size() : std::stoul(token);
  if (operation == "add") {
    array.insert(array.begin() + static_cast<std::ptrdiff_t>(index), step.at("value"));
  } else if (operation == "replace") {
    array.at(index) = step.at("value");
  } else {
    array.at(index);
    array.erase(array.begin() + static_cast<std::ptrdiff_t>(index));
  }
}

}  // namespace

void apply_patch(json::value& document, const json::array& patch) {
  for (const auto& step : patch) apply(document, step.as_object());
}

}  // namespace nonagon::test
