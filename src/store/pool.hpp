#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "store/connection.hpp"

namespace nonagon::store {

using OpenConnection = std::function<Result<std::unique_ptr<Connection>>()>;

struct PoolShape {
  bool has_single_writer = false;  // all writes go through one connection, as SQLite wants it
  std::size_t connections = 32;    // at most; without the writer
  std::chrono::milliseconds patience{5000};
};

// Connections to one database, shared by threads. Each is opened when it is first needed and then kept, with
// the statements that it has prepared.
class Pool : public std::enable_shared_from_this<Pool> {
 public:
  // Fails when the database cannot be opened at all.
  static Result<std::shared_ptr<Pool>> open(OpenConnection open, PoolShape shape);

  // A connection for one unit of work on one thread; destroying it hands it back, and takes back what was not
  // committed. Waits at most `patience` for one to be free, then fails with unavailable. With a single writer
  // so does begin_write() for the writer, which it holds until commit or rollback.
  Result<std::unique_ptr<Connection>> take();

  // Grows with every write that was made through this pool, before whoever made it is told. Nothing where
  // others write as well, so that nobody here knows what is new.
  std::optional<std::uint64_t> revision() const {
    return shape_.has_single_writer ? std::optional(revision_.load()) : std::nullopt;
  }

 private:
  friend class PooledConnection;

  Pool(OpenConnection open, PoolShape shape) : open_(std::move(open)), shape_(shape) {}

  Result<std::unique_ptr<Connection>> take_reader();
  Result<std::unique_ptr<Connection>> take_writer();
  void hand_back_reader(std::unique_ptr<Connection> connection);
  void hand_back_writer(std::unique_ptr<Connection> connection);

  OpenConnection open_;
  PoolShape shape_;
  std::mutex mutex_;
  std::condition_variable reader_is_free_;
  std::condition_variable writer_is_free_;
  std::vector<std::unique_ptr<Connection>> free_readers_;
  std::size_t readers_out_ = 0;
  std::unique_ptr<Connection> writer_;
  bool is_writer_out_ = false;
  std::atomic<std::uint64_t> revision_{1};
};

}  // namespace nonagon::store
