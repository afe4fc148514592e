#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "design/operations.hpp"
#include "emit/openapi/shape.hpp"
#include "emit/source.hpp"

namespace nonagon::emit {

enum class SchemaKind {
  entity,
  create,
  update,
  page,
  part_create,
  view,
  input,
  session,
  credentials,
  problem,
  health,
  event
};

// What a component schema is made from; only the pointers of its kind are set.
struct SchemaSource {
  SchemaKind kind = SchemaKind::problem;
  const design::Entity* entity = nullptr;
  const design::Entity* parent = nullptr;  // of a part that travels inside
  const design::View* view = nullptr;
  const design::Action* action = nullptr;
  const design::Webhook* webhook = nullptr;

  friend auto operator<=>(const SchemaSource&, const SchemaSource&) = default;
};

// One OpenAPI document while it is written: its operations, the names of its schemas and which components it
// uses.
class Book {
 public:
  explicit Book(const Source& source);

  const Source& source;
  const design::Design& design;
  const design::Symbols& symbols;
  const std::vector<design::Operation>& operations;
  Neighbours neighbours;

  // The name of the schema, given at first use and kept; the schema will be written.
  const std::string& schema(const SchemaSource& origin);

  // The shape of a field, made once: entity, request and filter all show it.
  const Shape& shape(const design::Entity& entity, const design::Field& field);

  // Marks parameters/Limit, responses/NotFound and so on as used.
  const std::string& use(std::string_view section, std::string_view name);
  bool is_used(std::string_view section, std::string_view name) const;

  const design::Entity* entity(std::string_view name) const {
    const auto* found = symbols.entity(name);
    if (found != nullptr) source.note(*found);
    return found;
  }

  const design::Resource* resource_of(const design::Entity& entity) const;

  // Source::append_part for what may use schemas and components.
  template <class Given, class Write>
  void append_part(std::string& out, const PartName& name, const Given& given, const Write& write) {
    claims_.clear();
    source.append_part(
        out,
        name,
        given,
        write,
        [this](std::string_view claims) { return claim(claims); },
        [this] { return std::move(claims_); });
  }

  // Tells all that makes up a schema but its elements.
  void add_schema(FingerprintWriter& writer, const SchemaSource& origin) const;

  // Takes the next schema that is used and not written yet; false when all are.
  bool next_schema(std::string& name, SchemaSource& origin);

 private:
  std::string wished_name(const SchemaSource& origin) const;
  const std::string& take_schema(const SchemaSource& origin);
  const std::string& take(std::string_view section, std::string_view name);
  bool claim(std::string_view claims);
  std::array<std::size_t, 5> places_of(const SchemaSource& origin) const;
  void note_claim(std::string_view line);

  std::map<SchemaSource, std::string> names_;
  std::set<std::string, std::less<>> taken_;
  std::vector<SchemaSource> unwritten_;
  std::set<SchemaSource> used_schemas_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> used_;
  std::unordered_map<const design::Field*, Shape> shapes_;  // looked up only, never listed
  std::map<std::string_view, const design::Resource*> resources_;
  std::string claims_;  // of the part that is being written, one a line, each once
};

// Components by name, as text at the depth at which they stand in the document.
std::string write_schemas(Book& book);
std::string write_paths(Book& book);
std::string write_webhooks(Book& book);
std::string write_other_components(Book& book);

// The shape of a value that an action takes: the entity's field of that name, or its own type.
Shape input_shape(Book& book, const design::Entity* entity, const design::ActionInput& input);

// What a request must carry at least, as the manual sends it: required properties, one at least.
json::object sample_body(Book& book, const design::Operation& operation);

// A typical request body that its schema accepts; nothing when a value would be a guess.
std::optional<json::object> request_example(Book& book, const design::Operation& operation);

// "documents:write": the scope that a key needs for the operation; empty when keys have no scopes or nobody
// signs in for it.
std::string scope_of(const Book& book, const design::Operation& operation);

// Media type of the request body; empty when the operation takes none.
std::string_view body_type(const Book& book, const design::Operation& operation);

// The paths for whoever watches the service, where the design has no operation of its own there.
struct HealthPath {
  std::string path;
  std::string_view id;
  std::string_view summary;
};

std::vector<HealthPath> health_paths(const Book& book);

// Tags of all operations.
std::set<std::string, std::less<>> used_tags(const Book& book);

inline constexpr std::string_view key_scheme = "apiKey";  // keys of programs

// Names of the security schemes of a signed-in operation: any one of them lets a caller in.
std::vector<std::string> security_schemes(const design::Design& design);

// "PT2H" → "2 hours"; the text itself when it is no simple ISO 8601 duration.
std::string spoken_duration(std::string_view duration);

}  // namespace nonagon::emit
