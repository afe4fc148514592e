#include "store/pool.hpp"

#include <utility>

#include <fmt/format.h>

namespace nonagon::store {
namespace {

std::unexpected<Error> all_busy(std::string_view what, std::chrono::milliseconds patience) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = fmt::format("{} is busy", what),
                    .pointer = {},
                    .reason = fmt::format("it did not become free within {} ms", patience.count()),
                    .fix = "Try again in a moment."});
}

}  // namespace

// What take() gives: reads on its reader, writes on the pool's writer where there is only one.
class PooledConnection final : public Connection {
 public:
  PooledConnection(std::shared_ptr<Pool> pool, std::unique_ptr<Connection> reader)
      : pool_(std::move(pool)), reader_(std::move(reader)) {}

  ~PooledConnection() override {
    if (is_reading_) reader_->rollback();
    if (is_writing_) PooledConnection::rollback();
    pool_->hand_back_reader(std::move(reader_));
  }

  PooledConnection(const PooledConnection&) = delete;
  PooledConnection& operator=(const PooledConnection&) = delete;

  Result<std::vector<Row>> query(std::string_view sql, std::span<const Value> values) override {
    return current().query(sql, values);
  }

  Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override {
    if (is_writing_ || is_reading_) return current().execute(sql, values);
    return on_writer([&](Connection& writer) { return writer.execute(sql, values); });
  }

  Result<void> begin_write() override {
    ensure(!is_writing_ && !is_reading_, "transactions do not nest");
    may_run_again_ = false;
    TRY(take_writer());
    auto begun = current_writer().begin_write();
    if (!begun) {
      may_run_again_ = current_writer().may_run_again();
      give_writer();
      return begun;
    }
    is_writing_ = true;
    return {};
  }

  Result<void> commit() override {
    if (std::exchange(is_reading_, false)) return reader_->commit();
    ensure(is_writing_, "what is committed was begun");
    auto committed = current_writer().commit();
    pool_->revision_.fetch_add(1);  // also when it failed: what is in the file is not certain then
    TRY(std::move(committed));
    end_write();
    return {};
  }

  void rollback() override {
    if (std::exchange(is_reading_, false)) return reader_->rollback();
    if (!is_writing_) return;
    current_writer().rollback();
    end_write();
  }

  Result<void> begin_read() override {
    ensure(!is_writing_ && !is_reading_, "transactions do not nest");
    TRY(reader_->begin_read());
    is_reading_ = true;
    return {};
  }

  bool may_run_again() const override {
    return is_writing_ ? current_writer().may_run_again() : may_run_again_;
  }

  Result<void> notify(std::string_view channel, std::string_view payload) override {
    return current().notify(channel, payload);
  }

  Result<void> migrate(std::string_view applied_at) override {
    return on_writer([&](Connection& writer) { return writer.migrate(applied_at); });
  }

  Result<std::vector<Table>> schema() override { return reader_->schema(); }

  Result<void> check_integrity() override { return reader_->check_integrity(); }

 private:
  Connection& current() { return is_writing_ ? current_writer() : *reader_; }

  Connection& current_writer() const { return writer_ ? *writer_ : *reader_; }

  Result<void> take_writer() {
    if (pool_->shape_.has_single_writer) writer_ = TRY(pool_->take_writer());
    return {};
  }

  void give_writer() {
    if (writer_) pool_->hand_back_writer(std::move(writer_));
  }

  void end_write() {
    is_writing_ = false;
    give_writer();
  }

  template <class Work>
  auto on_writer(Work&& work) -> decltype(work(std::declval<Connection&>())) {
    TRY(take_writer());
    auto outcome = work(current_writer());
    pool_->revision_.fetch_add(1);
    give_writer();
    return outcome;
  }

  std::shared_ptr<Pool> pool_;
  std::unique_ptr<Connection> reader_;
  std::unique_ptr<Connection> writer_;
  bool is_writing_ = false;
  bool is_reading_ = false;
  bool may_run_again_ = false;
};

Result<std::shared_ptr<Pool>> Pool::open(OpenConnection open, PoolShape shape) {
  ensure(shape.connections > 0, "a pool has connections");
  std::shared_ptr<Pool> pool(new Pool(std::move(open), shape));
  auto first = TRY(pool->open_());
  if (shape.has_single_writer) {
    pool->writer_ = std::move(first);
  } else {
    pool->free_readers_.push_back(std::move(first));
  }
  return pool;
}

Result<std::unique_ptr<Connection>> Pool::take() {
  return std::unique_ptr<Connection>(
      std::make_unique<PooledConnection>(shared_from_this(), TRY(take_reader())));
}

Result<std::unique_ptr<Connection>> Pool::take_reader() {
  {
    std::unique_lock lock(mutex_);
    if (!reader_is_free_.wait_for(lock, shape_.patience, [&] { return readers_out_ < shape_.connections; }))
      return all_busy("every connection to the database", shape_.patience);
    ++readers_out_;
    if (!free_readers_.empty()) {
      auto reader = std::move(free_readers_.back());
      free_readers_.pop_back();
      return reader;
    }
  }
  auto opened = open_();
  if (!opened) hand_back_reader(nullptr);
  return opened;
}

Result<std::unique_ptr<Connection>> Pool::take_writer() {
  {
    std::unique_lock lock(mutex_);
    if (!writer_is_free_.wait_for(lock, shape_.patience, [&] { return !is_writer_out_; }))
      return all_busy("the writer of the database", shape_.patience);
    is_writer_out_ = true;
    if (writer_) return std::move(writer_);
  }
  auto opened = open_();
  if (!opened) hand_back_writer(nullptr);
  return opened;
}

void Pool::hand_back_reader(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    --readers_out_;
    if (connection) free_readers_.push_back(std::move(connection));
  }
  reader_is_free_.notify_one();
}

void Pool::hand_back_writer(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    is_writer_out_ = false;
    writer_ = std::move(connection);
  }
  writer_is_free_.notify_one();
}

}  // namespace nonagon::store
