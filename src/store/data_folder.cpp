#include "store/data_folder.hpp"

#include <cerrno>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace nonagon::store {
namespace {

std::unexpected<Error> unusable(const std::filesystem::path& path, const std::string& why) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = fmt::format("cannot use the data folder {}", path.string()),
                    .pointer = {},
                    .reason = why,
                    .fix = "Name a folder that you may write to, with --data or NONAGON_DATA."});
}

}  // namespace

Result<DataFolder> DataFolder::take(const std::filesystem::path& path, std::chrono::milliseconds patience) {
  std::error_code error;
  if (std::filesystem::create_directories(path, error)) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  }
  if (error) return unusable(path, error.message());
  const auto file = path / "lock";
  Descriptor lock(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.number() < 0) return unusable(path, std::strerror(errno));
  constexpr std::chrono::milliseconds step{20};
  for (auto waited = std::chrono::milliseconds::zero(); flock(lock.number(), LOCK_EX | LOCK_NB) != 0;
       waited += step) {
    if (errno != EWOULDBLOCK && errno != EINTR) return unusable(path, std::strerror(errno));
    if (waited >= patience) {
      return fail(Error{.code = ErrorCode::conflict,
                        .detail = fmt::format("another nonagon is using the data folder {}", path.string()),
                        .pointer = {},
                        .reason = "two processes never write one store",
                        .fix = "Wait until it is done, or stop it."});
    }
    std::this_thread::sleep_for(step);
  }
  return DataFolder(path, std::move(lock));
}

}  // namespace nonagon::store
