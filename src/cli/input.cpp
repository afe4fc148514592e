#include "cli/input.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/yaml.hpp"

namespace nonagon::cli {
namespace {

constexpr std::size_t max_bytes = 32U << 20U;

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

Result<std::string> read_input(const std::string& file, std::string_view what) {
  if (file != "-") {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error || !std::filesystem::exists(status)) {
      return fail({.code = ErrorCode::not_found,
                   .detail = fmt::format("{}: {} does not exist", what, file),
                   .pointer = {},
                   .reason = "the file is read before anything is done",
                   .fix = "check the path"});
    }
    if (std::filesystem::is_directory(status)) {
      return fail({.code = ErrorCode::invalid_input,
                   .detail = fmt::format("{}: {} is a folder", what, file),
                   .pointer = {},
                   .reason = "a file is needed",
                   .fix = "name a file in it"});
    }
  }
  const std::unique_ptr<std::FILE, FileCloser> stream(file == "-" ? stdin : std::fopen(file.c_str(), "rb"));
  if (!stream) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = fmt::format("{}: {} cannot be opened", what, file),
                 .pointer = {},
                 .reason = "the system refuses to read it",
                 .fix = "check its permissions"});
  }
  std::string bytes;
  std::string buffer(1U << 16U, '\0');
  while (const auto count = std::fread(buffer.data(), 1, buffer.size(), stream.get())) {
    bytes.append(buffer, 0, count);
    if (bytes.size() > max_bytes) {
      return fail({.code = ErrorCode::limit_reached,
                   .detail = fmt::format("{}: {} has more than {} bytes", what, file, max_bytes),
                   .pointer = {},
                   .reason = "larger input is refused",
                   .fix = "give a smaller file"});
    }
  }
  return bytes;
}

Result<design::Answers> read_answers_file(const std::string& file) {
  const auto text = TRY(read_input(file, "the answers"));
  auto document = file.ends_with(".json") ? parse_json(text) : parse_yaml(text);
  if (!document) {
    auto error = document.error();
    error.detail = fmt::format("{}: {}", file, error.detail);
    if (error.reason.empty())
      error.reason = "interview answers are a YAML or JSON document {stage: {topic: answer}}";
    if (error.fix.empty()) error.fix = "mend that place; `nonagon interview STAGE` shows the topics";
    return fail(std::move(error));
  }
  auto answers = design::read_answers(*document);
  if (!answers) {
    auto error = answers.error();
    error.detail = fmt::format("{}: {}", file, error.detail);
    return fail(std::move(error));
  }
  return answers;
}

}  // namespace nonagon::cli
