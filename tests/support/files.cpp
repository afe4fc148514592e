#include "support/files.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <sys/wait.h>

namespace nonagon::test {
namespace {

std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set; run the tests with ctest");
  return value;
}

}  // namespace

std::filesystem::path source_root() {
  return from_environment("NONAGON_SOURCE");
}

std::filesystem::path program() {
  return from_environment("NONAGON_BINARY");
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_golden(std::string_view path, std::string_view bytes) {
  check_file("tests/golden/" + std::string(path), bytes);
}

void check_file(std::string_view path, std::string_view bytes) {
  const auto file = source_root() / path;
  if (read_text(file) == bytes) return;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    FAIL_CHECK("rewrote " << file << ": read the difference, commit it, run again");
    return;
  }
  CHECK_MESSAGE(read_text(file) == bytes, file << " differs; UPDATE_GOLDEN=1 rewrites it");
}

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "nonagon-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Outcome run(const std::string& command) {
  const TemporaryFolder folder;
  const auto out = folder.path() / "out";
  const auto err = folder.path() / "err";
  const auto full = "( " + command + " ) >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
  const int status = std::system(full.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(out), read_text(err)};
}

}  // namespace nonagon::test
