#include "emit/openapi/yaml_writer.hpp"

#include <iterator>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace nonagon::emit {

namespace {

// True when inert_prose() has nothing to do, as with nearly every text.
bool is_inert(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t' || c == '<' || c == '(' || (c == ' ' && before == ' '))
      return false;
    before = c;
  }
  return !text.ends_with(' ');
}

}  // namespace

std::string inert_prose(std::string_view text) {
  if (is_inert(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c == '<' && i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '=') {
      out += "&lt;";
    } else if (c == '(' && (out.ends_with(']') || out.ends_with("eval"))) {
      out += " (";
    } else {
      out += c;
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string flow_text(std::string_view text) {
  auto scalar = yaml_text(text);
  const bool is_quoted = scalar.starts_with('\'') || scalar.starts_with('"');
  if (is_quoted || scalar.find_first_of(",[]{}") == std::string::npos) return scalar;
  return "'" + replace_all(std::move(scalar), "'", "''") + "'";
}

void YamlWriter::key(std::string_view name) {
  if (is_item_) {
    out_.append((depth_ - 1) * 2, ' ');
    out_ += "- ";
    is_item_ = false;
  } else {
    out_.append(depth_ * 2, ' ');
  }
  out_ += name;
  out_ += ':';
}

void YamlWriter::open(std::string_view name) {
  key(name);
  out_ += '\n';
  ++depth_;
}

void YamlWriter::open_item() {
  ++depth_;
  is_item_ = true;
}

void YamlWriter::text(std::string_view name, std::string_view value) {
  plain(name, yaml_text(value));
}

void YamlWriter::prose(std::string_view name, std::string_view value) {
  plain(name, yaml_text(inert_prose(value)));
}

void YamlWriter::number(std::string_view name, std::int64_t value) {
  key(name);
  fmt::format_to(std::back_inserter(out_), " {}\n", value);
}

void YamlWriter::plain(std::string_view name, std::string_view value) {
  key(name);
  out_ += ' ';
  out_ += value;
  out_ += '\n';
}

void YamlWriter::value(std::string_view name, const json::value& value) {
  if (const auto* text_value = value.if_string()) return text(name, *text_value);
  plain(name, write_json_line(value));  // JSON on one line is YAML
}

void YamlWriter::tree(std::string_view name, const json::value& value) {
  const auto* object = value.if_object();
  const auto* list = value.if_array();
  const bool is_block = (object != nullptr && !object->empty()) || (list != nullptr && !list->empty());
  if (!is_block) return this->value(name, value);
  open(name);
  if (object != nullptr) {
    for (const auto& [member, inner] : *object) tree(flow_text(member), inner);
  } else {
    for (const auto& entry : *list) tree_item(entry);
  }
  close();
}

void YamlWriter::tree_item(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || object->empty()) {
    out_.append(depth_ * 2, ' ');
    out_ += "- " + (value.is_string() ? yaml_text(value.get_string()) : write_json_line(value)) + '\n';
    return;
  }
  open_item();
  for (const auto& [member, inner] : *object) tree(flow_text(member), inner);
  close();
}

void YamlWriter::texts(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  out_ += " [";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out_ += ", ";
    out_ += flow_text(values[i]);
  }
  out_ += "]\n";
}

void YamlWriter::reference(std::string_view section, std::string_view name) {
  key("$ref");
  fmt::format_to(std::back_inserter(out_), FMT_COMPILE(" '#/components/{}/{}'\n"), section, name);
}

void YamlWriter::item_reference(std::string_view section, std::string_view name) {
  open_item();
  reference(section, name);
  close();
}

void YamlWriter::item_text(std::string_view value) {
  out_.append(depth_ * 2, ' ');
  out_ += "- ";
  out_ += yaml_text(value);
  out_ += '\n';
}

}  // namespace nonagon::emit
