#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace nonagon::emit {

// Appends block YAML line by line. A document of megabytes is text from the start; no tree of values is built
// for it.
class YamlWriter {
 public:
  explicit YamlWriter(std::size_t depth = 0) : depth_(depth) {}

  void open(std::string_view key);  // a mapping or list follows, until close()
  void open_item();                 // the next line begins a list entry, until close()

  void close() { --depth_; }

  void text(std::string_view key, std::string_view value);
  void prose(std::string_view key,
             std::string_view value);  // user text where tools render CommonMark: made inert
  void number(std::string_view key, std::int64_t value);
  void plain(std::string_view key, std::string_view value);  // a scalar that we wrote ourselves
  void value(std::string_view key, const json::value& value);
  void tree(std::string_view key, const json::value& value);  // objects and lists as blocks
  void texts(std::string_view key, const std::vector<std::string>& values);
  void reference(std::string_view section, std::string_view name);  // $ref: '#/components/section/name'
  void item_reference(std::string_view section, std::string_view name);
  void item_text(std::string_view value);

  void append(std::string_view block) { out_ += block; }  // lines that are indented already

  std::size_t depth() const { return depth_; }

  std::string take() { return std::move(out_); }

 private:
  void key(std::string_view name);
  void tree_item(const json::value& value);

  std::string out_;
  std::size_t depth_;
  bool is_item_ = false;
};

// User text as one line that a CommonMark renderer shows as it is written: no HTML, no links.
std::string inert_prose(std::string_view text);

// One scalar inside [a, b].
std::string flow_text(std::string_view text);

}  // namespace nonagon::emit
