#include "store/gzip.hpp"

#include <array>

#include <fmt/format.h>
#include <zlib.h>

namespace nonagon::store {
namespace {

constexpr std::size_t piece = 64U << 10U;
constexpr int gzip_window = 15 + 16;  // "add 16 to windowBits to write a gzip header", zlib's manual

std::unexpected<Error> damaged(std::string reason) {
  return fail(Error{.code = ErrorCode::invalid_input,
                    .detail = "the backup cannot be read",
                    .pointer = {},
                    .reason = std::move(reason),
                    .fix = "Use another backup file."});
}

}  // namespace

struct GzipWriter::Stream {
  z_stream zlib{};
};

GzipWriter::GzipWriter(const Sink& sink) : sink_(sink), stream_(std::make_unique<Stream>()) {
  constexpr int memory_level = 8;
  ensure(
      deflateInit2(
          &stream_->zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) ==
          Z_OK,
      "zlib has memory");
}

GzipWriter::~GzipWriter() {
  deflateEnd(&stream_->zlib);
}

Result<void> GzipWriter::write(std::string_view bytes) {
  return push(bytes, Z_NO_FLUSH);
}

Result<void> GzipWriter::finish() {
  return push({}, Z_FINISH);
}

Result<void> GzipWriter::push(std::string_view bytes, int flush) {
  std::array<char, piece> out;
  auto& zlib = stream_->zlib;
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  do {
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    deflate(&zlib, flush);
    const auto made = out.size() - zlib.avail_out;
    if (made > 0) TRY(sink_(std::string_view(out.data(), made)));
  } while (zlib.avail_out == 0);
  return {};
}

struct GzipLines::Stream {
  z_stream zlib{};
  std::array<char, piece> in;
};

GzipLines::GzipLines(const Source& source, std::size_t line_limit)
    : source_(source), line_limit_(line_limit), stream_(std::make_unique<Stream>()) {
  ensure(inflateInit2(&stream_->zlib, gzip_window) == Z_OK, "zlib has memory");
}

GzipLines::~GzipLines() {
  inflateEnd(&stream_->zlib);
}

Result<std::optional<std::string>> GzipLines::next() {
  while (true) {
    const auto end = kept_.find('\n', scanned_);
    if (end != std::string::npos) {
      auto line = kept_.substr(0, end);
      kept_.erase(0, end + 1);
      scanned_ = 0;
      return std::optional(std::move(line));
    }
    scanned_ = kept_.size();
    if (kept_.size() > line_limit_)
      return fail(ErrorCode::limit_reached,
                  fmt::format("a line of the backup is longer than {} bytes", line_limit_));
    if (!is_at_end_) {
      TRY(inflate_more());
    } else if (kept_.empty()) {
      return std::optional<std::string>{};
    } else {
      return damaged("its last line has no end");
    }
  }
}

Result<void> GzipLines::inflate_more() {
  auto& zlib = stream_->zlib;
  if (zlib.avail_in == 0) {
    const auto size = TRY(source_(stream_->in));
    if (size == 0) return damaged("it ends too early");
    zlib.next_in = reinterpret_cast<Bytef*>(stream_->in.data());
    zlib.avail_in = static_cast<uInt>(size);
  }
  std::array<char, piece> out;
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  const int code = inflate(&zlib, Z_NO_FLUSH);
  if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
    return damaged(zlib.msg == nullptr ? "it is no gzip file" : zlib.msg);
  kept_.append(out.data(), out.size() - zlib.avail_out);
  if (code != Z_STREAM_END) return {};
  is_at_end_ = true;
  if (zlib.avail_in > 0 || TRY(source_(stream_->in)) > 0) return damaged("something follows its end");
  return {};
}

}  // namespace nonagon::store
