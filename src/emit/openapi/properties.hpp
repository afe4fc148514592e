#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

inline constexpr std::size_t schema_depth = 2;  // components / schemas / Name

// The properties of one object; each is written once its name is known to be free.
class Properties {
 public:
  Properties(Book& book, YamlWriter& yaml) : book_(book), yaml_(yaml) {}

  void require(std::string_view name) { required_.emplace_back(name); }

  template <class Write>
  void add(std::string_view name, Write write) {
    if (!names_.emplace(name).second) return;
    body_.open(flow_text(name));
    write(body_);
    body_.close();
  }

  void add_shape(std::string_view name, const Shape& shape) {
    add(name, [&](YamlWriter& yaml) { write_shape(yaml, shape); });
  }

  // Writes `required` and `properties` into the object.
  void finish();

  bool empty() const { return names_.empty(); }

  Book& book() { return book_; }

 private:
  Book& book_;
  YamlWriter& yaml_;
  YamlWriter body_{schema_depth + 2};
  std::vector<std::string> required_;
  std::set<std::string, std::less<>> names_;
};

// The keywords that every object of ours begins with: nothing that is not described may stand in it.
void begin_object(YamlWriter& yaml, std::string_view description);

// The list of parts that travel inside an entity.
void add_embed(Properties& properties,
               const design::Embed& embed,
               const SchemaSource& item,
               std::string_view description);

}  // namespace nonagon::emit
