#include "design/references.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/operations.hpp"
#include "design/symbols.hpp"

namespace nonagon::design {
namespace {

// Where a walk stands; becomes a lasting place when something is found there.
struct Step {
  Step* outer = nullptr;
  std::string_view member = {};
  std::size_t index = 0;
  const Place* place = nullptr;
};

class ReferenceWalk {
 public:
  using Found = std::array<std::vector<Reference>, static_cast<std::size_t>(Refers::topic) + 1>;

  ReferenceWalk(StageName stage, std::pmr::memory_resource& places, Found& found)
      : stage_(stage), places_(&places), found_(found) {}

  template <Refers refers = Refers::nothing, class T>
  void walk(const T& value, Step& step, std::string_view entity) {
    if constexpr (optional_of<T>::value) {
      if (value) walk<refers>(*value, step, entity);
    } else if constexpr (std::same_as<T, std::string>) {
      if constexpr (refers != Refers::nothing) add(refers, value, step, entity);
    } else if constexpr (dictionary_of<T>::value) {
      for (const auto& [name, member] : value) {
        Step next{&step, name};
        walk<refers>(member, next, entity);
      }
    } else if constexpr (list_of<T>::value) {
      walk_list<refers>(value, step, entity);
    } else if constexpr (Described<T>) {
      walk_members(value, step, entity_of(value, entity));
    }
  }

 private:
  template <Refers refers, class T>
  void walk_list(const std::vector<T>& values, Step& step, std::string_view entity) {
    if constexpr (!std::same_as<T, std::string> || refers != Refers::nothing) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        Step next{&step, {}, i};
        walk<refers>(values[i], next, entity);
      }
    }
  }

  // The entity whose fields a struct names: the entity itself, or the one it is about.
  template <class T>
  static std::string_view entity_of(const T& value, std::string_view outer) {
    if constexpr (std::same_as<T, Entity>) {
      return value.name;
    } else if constexpr (requires { value.entity.size(); }) {
      return value.entity;
    } else {
      return outer;
    }
  }

  template <class T>
  void walk_members(const T& value, Step& step, std::string_view entity) {
    const auto& names = wire_names<T>();
    std::size_t index = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      static constexpr const auto& about = about_member<T>(decltype(member)::name);
      Step next{&step, names[index++]};
      walk<about.refers_to>(value.*member.pointer, next, entity);
    });
  }

  void add(Refers refers, std::string_view target, Step& step, std::string_view entity) {
    if (target.empty()) return;
    const auto context = refers == Refers::own_field ? entity : std::string_view();
    found_[static_cast<std::size_t>(refers)].push_back({stage_, refers, keep(step), target, context});
  }

  // The lasting place of a step; the payload itself has none.
  const Place* keep(Step& step) {
    if (step.outer == nullptr) return nullptr;
    if (step.place == nullptr)
      step.place = places_.new_object<Place>(keep(*step.outer), step.member, step.index);
    return step.place;
  }

  StageName stage_;
  std::pmr::polymorphic_allocator<> places_;
  Found& found_;
};

void append_pointer(std::string& out, const Place& place) {
  if (place.outer != nullptr) append_pointer(out, *place.outer);
  out += place.member.data() == nullptr ? pointer_to({}, place.index) : pointer_to({}, place.member);
}

// Builds the graph from what is defined and what refers to it; edges to what is not defined are left out.
class GraphBuilder {
 public:
  explicit GraphBuilder(const Symbols& symbols) : symbols_(symbols), design_(symbols.design()) {}

  Graph build() && {
    add_product();
    add_data();
    add_api();
    add_sections();
    add_infrastructure();
    return {std::move(nodes_), sorted_edges()};
  }

 private:
  // What is referred to, defined or not; its number is its place in known_.
  struct Known {
    const std::string* id;
    bool is_defined = false;
  };

  struct Arrow {
    std::size_t from;
    std::size_t to;
    std::string_view kind;

    friend auto operator<=>(const Arrow&, const Arrow&) = default;
  };

  // Ids are compared once each, for there are several times as many edges.
  std::vector<GraphEdge> sorted_edges() {
    std::vector<std::size_t> by_id(known_.size());
    std::iota(by_id.begin(), by_id.end(), std::size_t{0});
    std::ranges::sort(by_id, {}, [&](std::size_t number) { return std::string_view(*known_[number].id); });
    std::vector<std::size_t> rank(known_.size());
    for (std::size_t i = 0; i < by_id.size(); ++i) rank[by_id[i]] = i;
    std::erase_if(arrows_, [&](const Arrow& arrow) {
      return !known_[arrow.from].is_defined || !known_[arrow.to].is_defined;
    });
    for (auto& arrow : arrows_) arrow = {rank[arrow.from], rank[arrow.to], arrow.kind};
    std::ranges::sort(arrows_);
    const auto twice = std::ranges::unique(arrows_);
    arrows_.erase(twice.begin(), twice.end());
    std::vector<GraphEdge> edges;
    edges.reserve(arrows_.size());
    for (const auto& arrow : arrows_)
      edges.push_back({*known_[by_id[arrow.from]].id, *known_[by_id[arrow.to]].id, std::string(arrow.kind)});
    return edges;
  }

  std::size_t number_of(std::string id) {
    const auto [found, is_new] = numbers_.try_emplace(std::move(id), known_.size());
    if (is_new) known_.push_back({&found->first});
    return found->second;
  }

  bool is_defined(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found != numbers_.end() && known_[found->second].is_defined;
  }

  void node(std::string_view kind,
            std::string_view key,
            std::string_view name,
            StageName stage,
            std::string pointer) {
    if (key.empty()) return;
    auto own = id(kind, key);
    auto& known = known_[number_of(own)];
    if (known.is_defined) return;
    known.is_defined = true;
    nodes_.push_back({std::move(own), std::string(kind), std::string(name), stage, std::move(pointer)});
  }

  // `kind` is a literal.
  void edge(std::string from, std::string_view kind, std::string to) {
    if (from != to) arrows_.push_back({number_of(std::move(from)), number_of(std::move(to)), kind});
  }

  static std::string id(std::string_view kind, std::string_view key) {
    std::string text;
    text.reserve(kind.size() + 1 + key.size());
    text += kind;
    text += ':';
    text += key;
    return text;
  }

  // An operation or a job by its id: both own names in one space.
  std::string doer(std::string_view key) const {
    const auto job = id("job", key);
    return is_defined(job) ? job : id("operation", key);
  }

  std::string shown(std::string_view key) const {
    const auto view = id("view", key);
    return is_defined(view) ? view : id("entity", key);
  }

  void add_product() {
    const auto& product = design_.product;
    for (std::size_t i = 0; i < product.features.size(); ++i) {
      node("feature",
           product.features[i].id,
           product.features[i].name,
           StageName::product,
           fmt::format("/features/{}", i));
    }
    for (std::size_t i = 0; i < product.personas.size(); ++i) {
      const auto& persona = product.personas[i];
      node("persona", persona.id, persona.name, StageName::product, fmt::format("/personas/{}", i));
      if (persona.role) edge(id("persona", persona.id), "signs in as", id("role", *persona.role));
    }
  }

  void add_field(std::string_view entity_name, std::string_view field_name) {
    const auto key = fmt::format("{}.{}", entity_name, field_name);
    if (is_defined(id("field", key))) return;
    const auto* entity = symbols_.entity(entity_name);
    const auto* field = entity == nullptr ? nullptr : symbols_.field(*entity, field_name);
    if (field == nullptr) return;
    const auto entity_index = entity - design_.data_model.entities.data();
    const auto field_index = field - entity->fields.data();
    node("field",
         key,
         key,
         StageName::data_model,
         fmt::format("/entities/{}/fields/{}", entity_index, field_index));
    edge(id("field", key), "belongs to", id("entity", entity_name));
  }

  void add_entity(const Entity& entity, std::size_t index) {
    const auto own = id("entity", entity.name);
    const auto pointer = fmt::format("/entities/{}", index);
    node("entity", entity.name, entity.name, StageName::data_model, pointer);
    for (const auto& feature : entity.features) edge(id("feature", feature), "uses", own);
    if (!entity.part_of.empty()) edge(own, "is part of", id("entity", entity.part_of));
    for (std::size_t i = 0; i < entity.invariants.size(); ++i) {
      const auto& invariant = entity.invariants[i];
      node("invariant",
           invariant.id,
           invariant.text,
           StageName::data_model,
           fmt::format("{}/invariants/{}", pointer, i));
      edge(id("invariant", invariant.id), "holds for", own);
    }
    if (has(design_, StageName::database)) {
      const auto table = snake_case(plural_of(entity.name));
      node("table", table, table, StageName::data_model, pointer);
      edge(id("table", table), "keeps", own);
    }
  }

  void add_data() {
    const auto& entities = design_.data_model.entities;
    for (std::size_t i = 0; i < entities.size(); ++i) add_entity(entities[i], i);
    for (const auto& key : symbols_.foreign_keys()) {
      add_field(key.owner->name, key.field->name);
      edge(id("entity", key.owner->name), "relates", id("entity", key.target->name));
      edge(id("field", fmt::format("{}.{}", key.owner->name, key.field->name)),
           "points at",
           id("entity", key.target->name));
    }
    for (const auto& relationship : design_.data_model.relationships) {
      if (relationship.type != Cardinality::many_to_many) continue;
      edge(id("entity", relationship.from), "relates", id("entity", relationship.to));
    }
    for (const auto& entity : entities) {
      for (const auto& field : entity.fields) add_copies(entity, field);
    }
  }

  void add_copies(const Entity& entity, const Field& field) {
    for (const auto& source : field.copied_from) {
      const auto dot = source.find('.');
      if (dot == std::string::npos) continue;
      add_field(source.substr(0, dot), source.substr(dot + 1));
      add_field(entity.name, field.name);
      edge(id("field", fmt::format("{}.{}", entity.name, field.name)), "copies", id("field", source));
    }
  }

  void add_api() {
    const auto& api = design_.api;
    if (api.auth.roles) {
      const auto& all = api.auth.roles->all;
      for (std::size_t i = 0; i < all.size(); ++i)
        node("role", all[i], all[i], StageName::api, fmt::format("/auth/roles/all/{}", i));
    }
    for (std::size_t i = 0; i < api.errors.size(); ++i) {
      node("error", api.errors[i].code, api.errors[i].title, StageName::api, fmt::format("/errors/{}", i));
    }
    for (std::size_t i = 0; i < api.views.size(); ++i) {
      node("view", api.views[i].id, api.views[i].id, StageName::api, fmt::format("/views/{}", i));
      edge(id("view", api.views[i].id), "shows", id("entity", api.views[i].of));
    }
    for (std::size_t i = 0; i < api.jobs.size(); ++i) {
      node("job", api.jobs[i].id, api.jobs[i].id, StageName::api, fmt::format("/jobs/{}", i));
      edge(id("job", api.jobs[i].id), "works on", id("entity", api.jobs[i].entity));
    }
    for (const auto& operation : symbols_.operations()) add_operation(operation);
    for (const auto& entity : design_.data_model.entities) add_doers(entity);
    for (const auto& held : design_.database.enforced_by_application) {
      edge(id("invariant", held.invariant), "is held by", doer(held.where));
    }
  }

  void add_operation(const Operation& operation) {
    const auto own = id("operation", operation.id);
    node("operation",
         operation.id,
         fmt::format("{} {}", operation.method, operation.path),
         StageName::api,
         operation.pointer);
    if (operation.entity != nullptr) {
      edge(own, "serves", id("entity", operation.entity->name));
      edge(own, "reads", id("table", snake_case(plural_of(operation.entity->name))));
    }
    if (operation.view != nullptr) edge(own, "returns", id("view", operation.view->id));
    for (const auto& error : operation.errors) edge(own, "refuses with", id("error", error));
    for (const auto& role : operation.roles) edge(own, "is open to", id("role", role));
  }

  void add_doers(const Entity& entity) {
    if (!entity.lifecycle) return;
    for (const auto& transition : entity.lifecycle->transitions) {
      edge(id("entity", entity.name), "changes by", doer(transition.action));
    }
  }

  void add_sections() {
    const auto& sections = design_.sections.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      node("section", sections[i].id, sections[i].name, StageName::sections, fmt::format("/sections/{}", i));
    }
    for (const auto& section : sections) {
      const auto own = id("section", section.id);
      if (section.persona) edge(own, "is made for", id("persona", *section.persona));
      for (const auto& feature : section.features) edge(own, "carries", id("feature", feature));
      for (const auto& need : section.data_requirements) {
        edge(own, "shows", shown(need.entity));
        call(own, need.endpoint);
      }
      for (const auto& interaction : section.interactions) {
        for (const auto& endpoint : interaction.calls) call(own, endpoint);
        if (!interaction.goes_to.empty()) edge(own, "opens", id("section", interaction.goes_to));
      }
    }
  }

  void call(const std::string& section, const std::string& endpoint) {
    if (endpoint.empty()) return;
    const auto* operation = symbols_.endpoint(endpoint);
    if (operation != nullptr) edge(section, "calls", id("operation", operation->id));
  }

  void add_infrastructure() {
    const auto& infrastructure = design_.infrastructure;
    for (std::size_t i = 0; i < infrastructure.env_vars.size(); ++i) {
      const auto& variable = infrastructure.env_vars[i];
      node("env", variable.name, variable.name, StageName::infrastructure, fmt::format("/envVars/{}", i));
    }
    for (std::size_t i = 0; i < infrastructure.services.size(); ++i) {
      const auto& service = infrastructure.services[i];
      node("service", service.name, service.name, StageName::infrastructure, fmt::format("/services/{}", i));
    }
    for (const auto& variable : infrastructure.env_vars) {
      for (const auto& service : variable.used_by)
        edge(id("service", service), "reads", id("env", variable.name));
    }
    for (const auto& integration : design_.api.integrations) {
      for (const auto& user : integration.used_by) {
        for (const auto& variable : integration.env) edge(doer(user), "needs", id("env", variable));
      }
    }
    for (const auto& operation : symbols_.operations()) add_link(operation);
  }

  void add_link(const Operation& operation) {
    for (const auto& link : design_.api.auth.links) {
      if (!operation.link.empty() && link.id == operation.link)
        edge(id("operation", operation.id), "needs", id("env", link.secret));
    }
  }

  const Symbols& symbols_;
  const Design& design_;
  std::vector<GraphNode> nodes_;
  std::vector<Arrow> arrows_;
  std::vector<Known> known_;
  std::unordered_map<std::string, std::size_t> numbers_;  // looked up only, never listed
};

}  // namespace

std::string Place::pointer() const {
  std::string out;
  append_pointer(out, *this);
  return out;
}

bool Place::is_in(std::string_view name) const {
  for (const auto* place = this; place != nullptr; place = place->outer) {
    if (place->member == name) return true;
  }
  return false;
}

References::References(const Design& design) {
  for (const auto stage : all_stages) {
    if (!has(design, stage)) continue;
    visit_payload(design, stage, [&](const auto& payload) {
      Step root;
      ReferenceWalk(stage, places_, by_kind_).walk(payload, root, {});
    });
  }
}

Graph reference_graph(const Symbols& symbols) {
  return GraphBuilder(symbols).build();
}

json::object to_json(const Graph& graph) {
  json::array nodes;
  for (const auto& node : graph.nodes) {
    nodes.push_back(json::object{{"id", node.id},
                                 {"kind", node.kind},
                                 {"name", node.name},
                                 {"stage", wire_name(node.stage)},
                                 {"pointer", node.pointer}});
  }
  json::array edges;
  for (const auto& edge : graph.edges) {
    edges.push_back(json::object{{"from", edge.from}, {"to", edge.to}, {"kind", edge.kind}});
  }
  return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

}  // namespace nonagon::design
