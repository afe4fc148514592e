#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace nonagon::test {

// The root of the source tree (NONAGON_SOURCE, set by CTest).
std::filesystem::path source_root();

// The built program (NONAGON_BINARY, set by CTest).
std::filesystem::path program();

std::string read_text(const std::filesystem::path& file);

// Compares `bytes` with tests/golden/<path>. With UPDATE_GOLDEN=1 it rewrites the file and fails, so that the
// difference gets read.
void check_golden(std::string_view path, std::string_view bytes);

// The same for any file of the source tree.
void check_file(std::string_view path, std::string_view bytes);

// A folder of its own that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// What a command printed and how it ended. Runs under sh; standard input is empty.
struct Outcome {
  int exit_code;
  std::string out;
  std::string err;
};

Outcome run(const std::string& command);

}  // namespace nonagon::test
