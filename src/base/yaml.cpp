#include "base/yaml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/text.hpp"

namespace nonagon {
namespace {

// YAML → JSON

std::optional<std::int64_t> whole_number(std::string_view text) {
  auto digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::optional<double> real_number(std::string_view text) {
  if (text.find_first_not_of("+-.0123456789eE") != std::string_view::npos) return std::nullopt;
  auto digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

// The YAML 1.2 core schema (YAML 1.2.2, section 10.3.2).
json::value plain_scalar(const std::string& text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return nullptr;
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  if (const auto whole = whole_number(text)) return *whole;
  if (const auto real = real_number(text)) return *real;
  return json::string(text);
}

// The text of a scalar. yaml-cpp reads the escapes \N and \_ (YAML 1.2.2, section 5.7) as the bare bytes 85
// and A0, which are no UTF-8; the code points are meant.
std::string text_of(const YAML::Node& node) {
  const auto& scalar = node.Scalar();
  if (is_valid_utf8(scalar)) return scalar;
  std::string text;
  int continuation_bytes = 0;
  for (const char c : scalar) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xc0) {
      continuation_bytes = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    } else if (byte >= 0x80 && continuation_bytes > 0) {
      --continuation_bytes;
    } else if (byte >= 0x80) {
      text += '\xc2';
    }
    text += c;
  }
  return text;
}

class Converter {
 public:
  explicit Converter(const YamlLimits& limits) : limits_(limits) {}

  Result<json::value> convert(const YAML::Node& node, std::size_t depth) {
    if (depth > limits_.depth)
      return refuse(node, fmt::format("nested deeper than {} levels", limits_.depth));
    if (++nodes_ > limits_.nodes) return refuse(node, fmt::format("more than {} nodes", limits_.nodes));
    switch (node.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null: return json::value(nullptr);
      case YAML::NodeType::Scalar:
        if (node.Tag() == "!") return json::value(json::string(text_of(node)));
        return plain_scalar(node.Scalar());
      case YAML::NodeType::Sequence: return list(node, depth);
      case YAML::NodeType::Map: return map(node, depth);
    }
    return json::value(nullptr);
  }

 private:
  static std::unexpected<Error> refuse(const YAML::Node& node, const std::string& why) {
    const auto mark = node.Mark();
    return fail(ErrorCode::limit_reached,
                fmt::format("YAML at line {}, column {}: {}", mark.line + 1, mark.column + 1, why));
  }

  // Nodes behind a second mention of the same anchor count as alias nodes.
  Result<void> count_alias(const YAML::Node& node) {
    const auto mark = node.Mark();
    if (mark.pos < 0 || mark.pos >= furthest_) {
      furthest_ = std::max(furthest_, mark.pos);
      return {};
    }
    if (++alias_nodes_ > limits_.alias_nodes) {
      return refuse(node, fmt::format("aliases expand to more than {} nodes", limits_.alias_nodes));
    }
    return {};
  }

  Result<json::value> list(const YAML::Node& node, std::size_t depth) {
    json::array out;
    for (const auto& element : node) {
      TRY(count_alias(element));
      out.push_back(TRY(convert(element, depth + 1)));
    }
    return json::value(std::move(out));
  }

  Result<json::value> map(const YAML::Node& node, std::size_t depth) {
    json::object out;
    for (const auto& entry : node) {
      if (!entry.first.IsScalar()) {
        const auto mark = entry.first.Mark();
        return fail(
            ErrorCode::invalid_input,
            fmt::format("YAML at line {}, column {}: a key must be text", mark.line + 1, mark.column + 1));
      }
      const auto key = text_of(entry.first);
      if (out.contains(key)) {
        const auto mark = entry.first.Mark();
        return fail(
            ErrorCode::invalid_input,
            fmt::format(
                "YAML at line {}, column {}: `{}` stands twice", mark.line + 1, mark.column + 1, key));
      }
      TRY(count_alias(entry.second));
      out.emplace(key, TRY(convert(entry.second, depth + 1)));
    }
    return json::value(std::move(out));
  }

  const YamlLimits& limits_;
  std::size_t nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  int furthest_ = 0;
};

// JSON → YAML

constexpr std::array<std::string_view, 26> special_words{
    "y", "yes", "n",    "no",        "true", "false", "on",    "off",   "null", "nan", "inf", "~",   "<<",
    "=", "nil", "none", "undefined", ".nan", ".inf",  "-.inf", "+.inf", "void", "-",   "--",  "---", "..."};

constexpr std::size_t longest_special_word =
    std::ranges::max(special_words, {}, &std::string_view::size).size();

bool is_special_word(std::string_view text) {
  if (text.size() > longest_special_word) return false;
  return std::ranges::find(special_words, lower(text)) != special_words.end();
}

// Characters that a bare text never has: those that YAML reads, control characters, and what leads odd
// spaces (C2 and E2).
constexpr auto never_plain = [] {
  std::array<bool, 256> marks{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) marks.at(byte) = true;
  for (const std::size_t byte : {0x7fU, 0xc2U, 0xe2U}) marks.at(byte) = true;
  for (const char c : std::string_view("{}[],\"'`&*!|>%@\\")) marks.at(static_cast<unsigned char>(c)) = true;
  return marks;
}();

// True when any YAML 1.1 or 1.2 reader takes the bare text for this very text. Errs on the side of quoting.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > 120 || is_special_word(text)) return false;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  };
  if (!is_letter(text[0]) && text[0] != '/' && text[0] != '_' && text[0] != '$' && text[0] != '^')
    return false;
  if (text.back() == ':' || text.back() == ' ') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (never_plain[static_cast<unsigned char>(text[i])]) return false;
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return false;
    if (text[i] == '#' && i > 0 && text[i - 1] == ' ') return false;
  }
  return true;
}

// YAML 1.2.2, section 7.4.2: an implicit key has at most 1024 characters; a longer one is marked with "?".
constexpr std::size_t longest_implicit_key = 1024;

class Emitter {
 public:
  std::string out;

  void block(const json::value& value, std::size_t indent) {
    if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
      for (const auto& [name, member] : *object) {
        out.append(indent, ' ');
        entry(name, member, indent);
      }
    } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
      for (const auto& element : *array) item(element, indent);
    } else {
      out.append(indent, ' ');
      scalar(value);
      out += '\n';
    }
  }

 private:
  static bool is_nested(const json::value& value) {
    return (value.is_object() && !value.get_object().empty()) ||
           (value.is_array() && !value.get_array().empty());
  }

  void entry(std::string_view name, const json::value& member, std::size_t indent) {
    const auto key = yaml_text(name);
    if (key.size() > longest_implicit_key) {
      out += "? " + key + '\n';
      out.append(indent, ' ');
    } else {
      out += key;
    }
    out += ':';
    if (is_nested(member)) {
      out += '\n';
      block(member, indent + 2);
    } else {
      out += ' ';
      scalar(member);
      out += '\n';
    }
  }

  void item(const json::value& element, std::size_t indent) {
    out.append(indent, ' ');
    out += '-';
    const auto* object = element.if_object();
    if (object != nullptr && !object->empty()) {
      bool is_first = true;
      for (const auto& [name, member] : *object) {
        if (is_first) {
          out += ' ';
        } else {
          out.append(indent + 2, ' ');
        }
        is_first = false;
        entry(name, member, indent + 2);
      }
    } else if (is_nested(element)) {
      out += '\n';
      block(element, indent + 2);
    } else {
      out += ' ';
      scalar(element);
      out += '\n';
    }
  }

  void scalar(const json::value& value) {
    if (value.is_string()) {
      out += yaml_text(value.get_string());
    } else {
      out += write_json_line(value);
    }
  }
};

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
    return "'" + replace_all(std::string(text), "'", "''") + "'";
  }
  std::string quoted;
  append_json_text(quoted, text);
  return quoted;
}

std::string write_yaml(const json::value& value) {
  Emitter emitter;
  emitter.block(value, 0);
  return std::move(emitter.out);
}

Result<json::value> parse_yaml(std::string_view text, const YamlLimits& limits) {
  if (text.size() > limits.bytes) {
    return fail(ErrorCode::limit_reached,
                fmt::format("the YAML text has {} bytes; at most {} are read", text.size(), limits.bytes));
  }
  if (!is_valid_utf8(text)) return fail(ErrorCode::invalid_input, "the YAML text is not valid UTF-8");
  try {
    return Converter(limits).convert(YAML::Load(std::string(text)), 0);
  } catch (const YAML::Exception& error) {
    return fail(ErrorCode::invalid_input,
                fmt::format("not valid YAML at line {}, column {}: {}",
                            error.mark.line + 1,
                            error.mark.column + 1,
                            error.msg));
  }
}

}  // namespace nonagon
