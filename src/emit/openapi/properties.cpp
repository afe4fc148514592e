#include "emit/openapi/properties.hpp"

#include <algorithm>

namespace nonagon::emit {

void Properties::finish() {
  std::erase_if(required_, [&](const auto& name) { return !names_.contains(name); });
  if (!required_.empty()) {
    yaml_.open("required");
    for (const auto& name : required_) yaml_.item_text(name);
    yaml_.close();
  }
  if (names_.empty()) return;
  yaml_.open("properties");
  yaml_.append(body_.take());
  yaml_.close();
}

void begin_object(YamlWriter& yaml, std::string_view description) {
  yaml.plain("type", "object");
  yaml.prose("description", description);
  yaml.plain("additionalProperties", "false");
}

void add_embed(Properties& properties,
               const design::Embed& embed,
               const SchemaSource& item,
               std::string_view description) {
  if (item.entity == nullptr) return;
  const auto& name = properties.book().schema(item);
  properties.add(embed.as, [&](YamlWriter& yaml) {
    yaml.plain("type", "array");
    yaml.prose("description", description);
    yaml.number("maxItems", std::max<std::int64_t>(1, embed.max_items));
    yaml.open("items");
    yaml.reference("schemas", name);
    yaml.close();
  });
}

}  // namespace nonagon::emit
