#include "design/symbols.hpp"

#include "base/text.hpp"

namespace nonagon::design {
namespace {

template <class Map, class Key>
typename Map::mapped_type look_up(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

template <class Items, class Member>
auto index_by(const Items& items, Member member) {
  boost::unordered_flat_map<std::string_view, const typename Items::value_type*> index;
  index.reserve(items.size());
  for (const auto& item : items) index.emplace(item.*member, &item);
  return index;
}

// "GET /bikes/{bikeId}?all=1" → "GET/bikes/{}": what all spellings of one operation share. Empty when the
// text names none. Looked up thousands of times a run, hence in one pass.
std::string endpoint_key(std::string_view text) {
  text = trim(text);
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return {};
  auto path = trim(text.substr(space));
  std::string key;
  key.reserve(text.size());
  key.append(text, 0, space);
  for (std::size_t i = 0; i < path.size() && path[i] != '?' && path[i] != '#';) {
    if (path[i] == '/') {
      ++i;
      continue;
    }
    const auto start = i;
    while (i < path.size() && path[i] != '/' && path[i] != '?' && path[i] != '#') ++i;
    const bool is_parameter = path[start] == '{' || (path[start] == ':' && i - start > 1);
    key += '/';
    key += is_parameter ? "{}" : path.substr(start, i - start);
  }
  return key;
}

}  // namespace

Symbols::Symbols(const Design& design)
    : design_(design),
      operations_(design::operations(design)),
      foreign_keys_(design::foreign_keys(design.data_model)),
      entities_(index_by(design.data_model.entities, &Entity::name)),
      views_(index_by(design.api.views, &View::id)),
      operation_ids_(index_by(operations_, &Operation::id)) {
  std::size_t fields = 0;
  for (const auto& entity : design.data_model.entities) fields += entity.fields.size();
  fields_.reserve(fields);
  types_.reserve(fields);
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      fields_.emplace(std::pair(&entity, std::string_view(field.name)), &field);
      types_.emplace(&field, field_type_or_text(field.type));
    }
  }
  keys_.reserve(foreign_keys_.size());
  for (const auto& key : foreign_keys_) keys_.emplace(key.field, &key);
  endpoints_.reserve(operations_.size());
  for (const auto& operation : operations_)
    endpoints_.emplace(endpoint_key(operation.method + ' ' + operation.path), &operation);
}

const Entity* Symbols::entity(std::string_view name) const {
  return look_up(entities_, name);
}

const Field* Symbols::field(const Entity& entity, std::string_view name) const {
  return look_up(fields_, std::pair(&entity, name));
}

const View* Symbols::view(std::string_view id) const {
  return look_up(views_, id);
}

const Operation* Symbols::operation(std::string_view id) const {
  return look_up(operation_ids_, id);
}

const Operation* Symbols::endpoint(std::string_view text) const {
  return look_up(endpoints_, endpoint_key(text));
}

const FieldType& Symbols::type(const Field& field) const {
  const auto found = types_.find(&field);
  ensure(found != types_.end(), "the symbols know every field of their design");
  return found->second;
}

const ForeignKey* Symbols::foreign_key(const Field& field) const {
  return look_up(keys_, &field);
}

}  // namespace nonagon::design
