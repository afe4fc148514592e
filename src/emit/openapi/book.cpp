#include "emit/openapi/book.hpp"

#include <charconv>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "design/field_type.hpp"

namespace nonagon::emit {

Book::Book(const Source& the_source)
    : source(the_source),
      design(the_source.design),
      symbols(the_source.symbols()),
      operations(symbols.operations()),
      neighbours(symbols) {
  for (const auto& resource : design.api.resources) resources_.emplace(resource.entity, &resource);
  const auto reserve = [&](const SchemaSource& origin) {
    auto name = wished_name(origin);
    const auto stem = name;
    for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}{}", stem, n);
    names_.emplace(origin, std::move(name));
  };
  // Entities and views have the first claim on their names.
  for (const auto& entity : design.data_model.entities)
    reserve({.kind = SchemaKind::entity, .entity = &entity});
  for (const auto& view : design.api.views) reserve({.kind = SchemaKind::view, .view = &view});
}

std::string Book::wished_name(const SchemaSource& origin) const {
  const auto entity_name = [&] {
    return origin.entity == nullptr ? std::string("Thing") : design::program_name(origin.entity->name);
  };
  switch (origin.kind) {
    case SchemaKind::entity: return entity_name();
    case SchemaKind::create: return entity_name() + "Create";
    case SchemaKind::update: return entity_name() + "Update";
    case SchemaKind::page: return entity_name() + "Page";
    case SchemaKind::part_create: return entity_name() + "Part";
    case SchemaKind::view: return design::program_name(origin.view->id);
    case SchemaKind::input: {
      auto name = design::program_name(origin.action->id);
      if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
      return name + "Input";
    }
    case SchemaKind::session: return taken_.contains("Session") ? "CurrentSession" : "Session";
    case SchemaKind::credentials: return "SignIn";
    case SchemaKind::problem: return "Problem";
    case SchemaKind::health: return "Health";
    case SchemaKind::event: return design::program_name(pascal_case(origin.webhook->id)) + "Event";
  }
  return "Thing";
}

const std::string& Book::schema(const SchemaSource& origin) {
  const auto& name = take_schema(origin);
  if (source.keeps_parts()) {
    const auto [entity, parent, view, action, webhook] = places_of(origin);
    note_claim(fmt::format(FMT_COMPILE("\t{} {} {} {} {} {} {}\n"),
                           static_cast<int>(origin.kind),
                           entity,
                           parent,
                           view,
                           action,
                           webhook,
                           name));
  }
  return name;
}

const std::string& Book::take_schema(const SchemaSource& origin) {
  auto found = names_.find(origin);
  if (found == names_.end()) {
    auto name = wished_name(origin);
    const auto stem = name;
    for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}{}", stem, n);
    found = names_.emplace(origin, std::move(name)).first;
  }
  if (used_schemas_.insert(origin).second) unwritten_.push_back(origin);
  return found->second;
}

const Shape& Book::shape(const design::Entity& entity, const design::Field& field) {
  source.note(entity);
  const auto found = shapes_.find(&field);
  if (found != shapes_.end()) return found->second;
  return shapes_.emplace(&field, shape_of(entity, field, neighbours)).first->second;
}

bool Book::next_schema(std::string& name, SchemaSource& origin) {
  if (unwritten_.empty()) return false;
  origin = unwritten_.back();
  unwritten_.pop_back();
  name = names_.at(origin);
  return true;
}

const std::string& Book::use(std::string_view section, std::string_view name) {
  if (source.keeps_parts()) note_claim(fmt::format(FMT_COMPILE("\t{}/{}\n"), section, name));
  return take(section, name);
}

const std::string& Book::take(std::string_view section, std::string_view name) {
  auto found = used_.find(section);
  if (found == used_.end()) found = used_.emplace(section, std::set<std::string, std::less<>>{}).first;
  auto& names = found->second;
  const auto used = names.find(name);
  return used != names.end() ? *used : *names.emplace(name).first;
}

bool Book::is_used(std::string_view section, std::string_view name) const {
  const auto found = used_.find(section);
  return found != used_.end() && found->second.contains(name);
}

const design::Resource* Book::resource_of(const design::Entity& entity) const {
  const auto found = resources_.find(entity.name);
  if (found == resources_.end()) return nullptr;
  source.note(*found->second);
  return found->second;
}

// `line` begins with a tab and ends with \n, so that none is found inside another.
void Book::note_claim(std::string_view line) {
  if (claims_.find(line) == std::string::npos) claims_ += line;
}

// Places are counted from one; zero is nothing.
std::array<std::size_t, 5> Book::places_of(const SchemaSource& origin) const {
  const auto place = [](const auto& all, const auto* one) {
    return one == nullptr ? 0 : static_cast<std::size_t>(one - all.data()) + 1;
  };
  return {place(design.data_model.entities, origin.entity),
          place(design.data_model.entities, origin.parent),
          place(design.api.views, origin.view),
          place(design.api.actions, origin.action),
          place(design.api.webhooks, origin.webhook)};
}

void Book::add_schema(FingerprintWriter& writer, const SchemaSource& origin) const {
  writer.number(static_cast<std::uint64_t>(origin.kind));
  for (const auto place : places_of(origin)) writer.number(place);
}

// A name that another part has taken meanwhile, or that is free now, is not had again.
bool Book::claim(std::string_view claims) {
  const auto at = [](const auto& all, std::size_t place) { return place == 0 ? nullptr : &all[place - 1]; };
  while (!claims.empty()) {
    const auto line = claims.substr(1, claims.find('\n') - 1);
    claims.remove_prefix(line.size() + 2);
    if (const auto slash = line.find('/'); slash != std::string_view::npos) {
      take(line.substr(0, slash), line.substr(slash + 1));
      continue;
    }
    std::array<std::size_t, 6> numbers{};
    const auto* next = line.data();
    for (auto& number : numbers) next = std::from_chars(next, line.data() + line.size(), number).ptr + 1;
    const SchemaSource origin{.kind = static_cast<SchemaKind>(numbers[0]),
                              .entity = at(design.data_model.entities, numbers[1]),
                              .parent = at(design.data_model.entities, numbers[2]),
                              .view = at(design.api.views, numbers[3]),
                              .action = at(design.api.actions, numbers[4]),
                              .webhook = at(design.api.webhooks, numbers[5])};
    if (take_schema(origin) != std::string_view(next, line.data() + line.size())) return false;
  }
  return true;
}

std::string scope_of(const Book& book, const design::Operation& operation) {
  const auto& keys = book.design.api.auth.api_keys;
  const auto* entity = keys ? book.entity(keys->entity) : nullptr;
  const auto* scopes = entity == nullptr ? nullptr : design::find_field(*entity, "scopes");
  const bool has_scopes = scopes != nullptr && design::field_type_or_text(scopes->type).is_list;
  const bool is_open = operation.is_public || !operation.link.empty();
  if (!has_scopes || is_open || operation.entity == nullptr) return {};
  const auto* resource = book.resource_of(*operation.entity);
  const auto path = resource == nullptr ? std::string_view{} : std::string_view(resource->path);
  const auto last = path.substr(path.rfind('/') + 1);
  const auto name =
      last.empty() || last.starts_with('{') ? kebab_case(plural_of(operation.entity->name)) : slug_of(last);
  return fmt::format("{}:{}", name, operation.method == "GET" ? "read" : "write");
}

std::string spoken_duration(std::string_view duration) {
  const bool is_time = duration.starts_with("PT");
  const auto digits = duration.substr(is_time ? 2 : duration.starts_with('P') ? 1 : duration.size());
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error != std::errc{} || digits.data() + digits.size() - end != 1) return std::string(duration);
  std::string_view unit;
  switch (*end) {
    case 'S': unit = "second"; break;
    case 'M': unit = is_time ? "minute" : "month"; break;
    case 'H': unit = "hour"; break;
    case 'D': unit = "day"; break;
    case 'W': unit = "week"; break;
    case 'Y': unit = "year"; break;
    default: return std::string(duration);
  }
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

}  // namespace nonagon::emit
