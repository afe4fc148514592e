#include "live_markup.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace nonagon::test {
namespace {

using Lives = std::vector<std::string>;

bool is_marked(std::string_view text) {
  return lower(text).find("evil") != std::string::npos;
}

void find_all(const std::string& text, const char* pattern, Lives& out) {
  const std::regex regex(pattern, std::regex::icase);
  for (std::sregex_iterator found(text.begin(), text.end(), regex), end; found != end; ++found)
    out.push_back(found->str());
}

bool is_fence(std::string_view line) {
  return trim(line).starts_with("```") || trim(line).starts_with("~~~");
}

// Markdown without code and without escaped characters, so that what still looks like markup is markup.
std::string without_code(std::string_view markdown) {
  std::string out;
  std::string fence;
  for (const auto line : split(markdown, '\n')) {
    const auto text = trim(line);
    const auto length = text.find_first_not_of(text.substr(0, 1));
    const auto run = text.substr(0, length);
    if (!fence.empty()) {
      if (is_fence(line) && run.size() >= fence.size() && run[0] == fence[0] && run.size() == text.size())
        fence.clear();
      continue;
    }
    if (is_fence(line)) {
      fence = run;
      continue;
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\' && i + 1 < line.size()) {
        ++i;  // CommonMark, section 2.4
      } else if (line[i] == '`') {
        const auto ticks = std::min(line.find_first_not_of('`', i), line.size()) - i;
        const auto end = line.find(line.substr(i, ticks), i + ticks);
        i = end == std::string_view::npos ? i + ticks - 1 : end + ticks - 1;
      } else {
        out += line[i];
      }
    }
    out += '\n';
  }
  return out;
}

Lives in_markdown(std::string_view bytes) {
  Lives all;
  const auto text = without_code(bytes);
  find_all(text, R"(<[a-z/!?][^>]*)", all);
  find_all(text, R"(\]\((?!#|[\w./-]+\))[^)]*\))", all);  // but to a file of the package
  find_all(text, R"(\]\[[^\]]*\])", all);
  find_all(text, R"((^|\n) {0,3}\[[^\]]+\]:[^\n]*)", all);
  find_all(text, R"((^|\n) {0,3}(#+ EVILHEADING))", all);
  return all;
}

Lives in_picture(std::string_view bytes) {
  Lives all;
  const std::string text(bytes);
  find_all(text, R"(<[a-z/!?][^>]*)", all);
  std::erase_if(all, [](const std::string& tag) {
    // Inside quotes nothing ends a value but its quote, which our own writer escapes.
    static const std::regex sound(R"re(</?[a-zA-Z]+( [a-zA-Z:-]+="[^"<>]*")* ?/?)re");
    static const std::regex active(
        R"re( (on\w+|href|xlink:href|src)=|^</?(script|foreignObject|iframe|image|a)\b)re");
    return std::regex_match(tag, sound) && !std::regex_search(tag, active);
  });
  return all;
}

struct Syntax {
  std::string_view line_comment;
  std::string_view block_begin;
  std::string_view block_end;
  std::string_view quotes;
  bool has_backslash = false;  // in texts
};

// Code without comments and texts.
std::string without_texts(std::string_view code, const Syntax& syntax) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const auto rest = code.substr(i);
    if (!syntax.line_comment.empty() && rest.starts_with(syntax.line_comment)) {
      i = std::min(code.find('\n', i), code.size());
      out += '\n';
    } else if (!syntax.block_begin.empty() && rest.starts_with(syntax.block_begin)) {
      const auto end = code.find(syntax.block_end, i + syntax.block_begin.size());
      i = end == std::string_view::npos ? code.size() : end + syntax.block_end.size() - 1;
    } else if (syntax.quotes.find(code[i]) != std::string_view::npos) {
      const auto quote = code[i];
      for (++i; i < code.size() && code[i] != quote; ++i) {
        if (syntax.has_backslash && code[i] == '\\') ++i;
      }
      out += ' ';
    } else {
      out += code[i];
    }
  }
  return out;
}

Lives in_code(std::string_view bytes, const Syntax& syntax) {
  Lives all;
  const auto text = without_texts(bytes, syntax);
  for (const auto* pattern : {R"(drop\s+table\s+evil)",
                              R"(evil\s*\()",
                              R"(curl\s+https?://)",
                              R"(evil\.example)",
                              R"((model|table)\s+evil\b)"})
    find_all(text, pattern, all);
  return all;
}

// Values that a program follows or runs.
void walk(const json::value& value, std::string_view name, Lives& out) {
  static constexpr std::array<std::string_view, 12> followed{"url",
                                                             "$ref",
                                                             "href",
                                                             "run",
                                                             "command",
                                                             "entrypoint",
                                                             "image",
                                                             "uses",
                                                             "if",
                                                             "test",
                                                             "build",
                                                             "externalValue"};
  if (const auto* object = value.if_object()) {
    for (const auto& [key, member] : *object) walk(member, key, out);
  } else if (const auto* list = value.if_array()) {
    for (const auto& element : *list) walk(element, name, out);
  } else if (const auto* text = value.if_string()) {
    const std::string_view words(*text);
    const bool is_followed = std::ranges::find(followed, name) != followed.end();
    const bool is_within = words.starts_with('#');
    if (is_followed && !is_within && is_marked(words)) out.emplace_back(words);
  }
}

Lives in_yaml(std::string_view path, std::string_view bytes) {
  Lives all;
  if (const auto document = parse_yaml(bytes)) walk(*document, "", all);
  const std::string text(bytes);
  if (path.ends_with("ci.yml")) find_all(text, R"(\$\{\{[^}]*(evil|github\.token)[^}]*\}\})", all);
  if (path.ends_with("compose.yaml")) find_all(text, R"((^|[^$])\$(\{evil|evil))", all);
  return all;
}

}  // namespace

std::vector<std::string> live_markup(std::string_view path, std::string_view bytes) {
  Lives all;
  if (path.ends_with(".md")) all = in_markdown(bytes);
  if (path.ends_with(".svg")) return in_picture(bytes);
  if (path.ends_with(".sql"))
    return in_code(bytes, {.line_comment = "--", .block_begin = "/*", .block_end = "*/", .quotes = "'\""});
  if (path.ends_with(".ts") || path.ends_with(".prisma"))
    return in_code(bytes,
                   {.line_comment = "//",
                    .block_begin = "/*",
                    .block_end = "*/",
                    .quotes = "'\"`",
                    .has_backslash = true});
  if (path.ends_with(".dbml"))
    return in_code(bytes,
                   {.line_comment = "//",
                    .block_begin = "'''",
                    .block_end = "'''",
                    .quotes = "'\"`",
                    .has_backslash = true});
  if (path.ends_with(".css"))
    return in_code(
        bytes,
        {.line_comment = "", .block_begin = "/*", .block_end = "*/", .quotes = "'\"", .has_backslash = true});
  if (path.ends_with("Dockerfile") || path.ends_with(".env.example") || path.ends_with(".dockerignore"))
    return in_code(bytes, {.line_comment = "#", .block_begin = "", .block_end = "", .quotes = "'\""});
  if (path.ends_with(".mmd")) find_all(std::string(bytes), R"((^|\n)\s*click\s|%%\{)", all);
  if (path.ends_with(".yaml") || path.ends_with(".yml")) all = in_yaml(path, bytes);
  std::erase_if(all, [](const std::string& live) {
    return !is_marked(live) && live.find("click") == std::string::npos;
  });
  return all;
}

}  // namespace nonagon::test
