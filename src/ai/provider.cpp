#include "ai/provider.hpp"

#include "ai/wire.hpp"

namespace nonagon::ai {

const Provider* find_provider(std::string_view id) {
  for (const auto* provider : providers()) {
    if (provider->id == id) return provider;
  }
  return nullptr;
}

std::vector<Model> read_models(const json::value& body) {
  const auto* list = at(body, {"data"});
  if (list == nullptr) list = at(body, {"models"});
  if (list == nullptr) list = &body;
  std::vector<Model> models;
  if (!list->is_array()) return models;
  for (const auto& entry : list->get_array()) {
    auto id = text_at(entry, {"id"});
    if (id.empty()) id = text_at(entry, {"name"});
    if (id.empty()) continue;
    Model model{.id = shortened(id)};
    for (const auto* name : {"max_input_tokens", "context_length", "max_model_len"}) {
      if (const auto tokens = count_at(entry, {name}); tokens > 0) model.context_tokens = tokens;
    }
    if (const auto tokens = count_at(entry, {"max_tokens"}); tokens > 0) model.max_output_tokens = tokens;
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace nonagon::ai
