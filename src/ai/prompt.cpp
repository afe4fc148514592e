#include "ai/prompt.hpp"

#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace nonagon::ai {
namespace {

constexpr std::size_t hash_digits = 12;

// "key: value" lines up to a line of three hyphens, then the words. A line that begins with a space goes on.
struct PromptFile {
  std::map<std::string, std::string> settings;
  std::string words;
};

PromptFile read_file(std::string_view text) {
  PromptFile file;
  const auto end = text.find("\n---\n");
  ensure(end != std::string_view::npos, "a prompt file has a line of three hyphens");
  std::string last;
  for (const auto line : split(text.substr(0, end), '\n')) {
    if (line.starts_with(' ')) {
      file.settings[last] += ' ' + std::string(trim(line));
      continue;
    }
    last = line.substr(0, line.find(':'));
    file.settings[last] = trim(line.substr(line.find(':') + 1));
  }
  file.words = trim(text.substr(end + 5));
  return file;
}

Selection selection_of(std::string_view text) {
  auto selection = Selection::parse(text);
  ensure(selection.has_value(), "the selections of prompt files can be read");
  return *std::move(selection);
}

Prompt read_prompt(StageName stage, std::string_view text, std::string_view common) {
  const auto file = read_file(text);
  const auto setting = [&](const char* name) {
    const auto found = file.settings.find(name);
    return found == file.settings.end() ? std::string() : found->second;
  };
  Prompt prompt{.name = fmt::format("{}/{}", design::wire_name(stage), setting("version")),
                .rules = fmt::format("{}\n\n{}", trim(common), file.words),
                .decides = selection_of(setting("decides")),
                .asks_interview = setting("interview") == "open questions",
                .reads = {}};
  prompt.hash = sha256_hex(fmt::format("{}\n{}", common, text)).substr(0, hash_digits);
  const auto tokens = setting("tokens");
  std::from_chars(tokens.data(), tokens.data() + tokens.size(), prompt.max_tokens);
  const auto reads = selection_of(setting("reads"));
  for (const auto& member : reads.members) {
    const auto read = design::parse_stage(member.name);
    ensure(read.has_value(), "a prompt reads stages");
    prompt.reads.emplace_back(*read, member.inner());
  }
  return prompt;
}

}  // namespace

const Prompt* find_prompt(StageName stage) {
  static const auto prompts = [] {
    std::map<StageName, Prompt> all;
    const auto common = embedded("common.prompt");
    for (const auto each : design::all_stages) {
      const auto text = embedded(fmt::format("{}.prompt", design::wire_name(each)));
      if (!text.empty()) all.emplace(each, read_prompt(each, text, common));
    }
    return all;
  }();
  const auto found = prompts.find(stage);
  return found == prompts.end() ? nullptr : &found->second;
}

}  // namespace nonagon::ai
