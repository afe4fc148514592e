#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "store/backup.hpp"

namespace nonagon::store {

// gzip (RFC 1952) by zlib, piece by piece. Equal bytes in are equal bytes out: no name, no time.
class GzipWriter {
 public:
  explicit GzipWriter(const Sink& sink);
  ~GzipWriter();
  GzipWriter(const GzipWriter&) = delete;
  GzipWriter& operator=(const GzipWriter&) = delete;

  Result<void> write(std::string_view bytes);

  // Writes what is left, and the checksum.
  Result<void> finish();

 private:
  struct Stream;

  Result<void> push(std::string_view bytes, int flush);

  const Sink& sink_;
  std::unique_ptr<Stream> stream_;
};

// Lines of a gzip file. Fails with invalid_input on what is no gzip, is cut short, or has bytes after its
// end, and with limit_reached on a line beyond `line_limit` bytes.
class GzipLines {
 public:
  GzipLines(const Source& source, std::size_t line_limit);
  ~GzipLines();
  GzipLines(const GzipLines&) = delete;
  GzipLines& operator=(const GzipLines&) = delete;

  // The next line without its end; nothing after the last one. A last line without an end is refused.
  Result<std::optional<std::string>> next();

 private:
  struct Stream;

  Result<void> inflate_more();

  const Source& source_;
  std::size_t line_limit_;
  std::unique_ptr<Stream> stream_;
  std::string kept_;         // inflated and not given yet
  std::size_t scanned_ = 0;  // bytes of it that hold no line end
  bool is_at_end_ = false;
};

}  // namespace nonagon::store
