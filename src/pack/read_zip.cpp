#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <libdeflate.h>

#include "base/text.hpp"
#include "pack/package.hpp"
#include "pack/path.hpp"
#include "pack/zip_layout.hpp"

namespace nonagon::pack {
namespace {

constexpr std::string_view pack_again = "Pack the package again with an ordinary zip program.";

std::unexpected<Error> damaged(std::string what,
                               std::string_view why = "The file is cut off, changed or no zip.") {
  return fail({ErrorCode::invalid_input, std::move(what), {}, std::string(why), std::string(pack_again)});
}

std::unexpected<Error> beyond(std::string what, std::string_view why) {
  return fail({ErrorCode::limit_reached,
               std::move(what),
               {},
               std::string(why),
               "Leave out what is no part of the package."});
}

struct Entry {
  std::string name;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::size_t packed = 0;
  std::size_t size = 0;
  std::size_t offset = 0;
  std::uint16_t made_by = 0;
  std::uint32_t attributes = 0;

  std::string shown() const { return clean_text(std::string_view(name).substr(0, 120)); }

  bool is_folder() const { return name.ends_with('/'); }
};

class ZipReader {
 public:
  explicit ZipReader(std::string_view bytes) : bytes_(bytes) {}

  Result<Files> read() && {
    const auto entries = TRY(directory());
    UniquePaths unique;
    for (const auto& entry : entries) {
      TRY(check(entry));
      const auto path =
          std::string_view(entry.name).substr(0, entry.name.size() - (entry.is_folder() ? 1 : 0));
      TRY(unique.add(path));
      if (entry.is_folder() || is_litter(path)) continue;
      files_.emplace(path, TRY(unpack(entry)));
    }
    return std::move(files_);
  }

 private:
  std::uint32_t number(std::size_t at, std::size_t width) const {
    std::uint32_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes_[at + i]);
    return value;
  }

  std::uint16_t number16(std::size_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }

  std::uint32_t number32(std::size_t at) const { return number(at, 4); }

  // The end record is the last thing in the file but for a comment of its announced length.
  std::optional<std::size_t> find_end() const {
    constexpr std::size_t longest_comment = 65'535;
    if (bytes_.size() < zip::end_size) return std::nullopt;
    const auto last = bytes_.size() - zip::end_size;
    const auto first = last > longest_comment ? last - longest_comment : 0;
    for (auto at = last + 1; at-- > first;) {
      if (number32(at) == zip::end_signature && at + zip::end_size + number16(at + 20) == bytes_.size())
        return at;
    }
    return std::nullopt;
  }

  Result<std::vector<Entry>> directory() {
    const auto end = find_end();
    if (!end) return damaged("The zip has no end record");
    const std::size_t count = number16(*end + 10);
    const std::size_t size = number32(*end + 12);
    directory_ = number32(*end + 16);
    if (count == 0xFFFF || directory_ == 0xFFFFFFFF)
      return damaged("The zip uses Zip64", "A package never needs it.");
    if (number32(*end + 4) != 0 || number16(*end + 8) != count)
      return damaged("The zip is one part of several");
    if (count > limits.entries) {
      return beyond(fmt::format("The zip has {} entries; at most {} are read", count, limits.entries),
                    "More would not be a package.");
    }
    if (directory_ + size != *end)
      return damaged("The zip's directory does not end where its end record begins");
    std::vector<Entry> entries;
    auto at = directory_;
    for (std::size_t i = 0; i < count; ++i) entries.push_back(TRY(central(at, *end)));
    if (at != *end) return damaged("The zip's directory is longer than its entries");
    return entries;
  }

  Result<Entry> central(std::size_t& at, std::size_t end) const {
    if (end - at < zip::central_size || number32(at) != zip::central_signature)
      return damaged("An entry of the zip's directory is broken");
    Entry entry;
    entry.made_by = number16(at + 4);
    entry.flags = number16(at + 8);
    entry.method = number16(at + 10);
    entry.crc = number32(at + 16);
    entry.packed = number32(at + 20);
    entry.size = number32(at + 24);
    entry.attributes = number32(at + 38);
    entry.offset = number32(at + 42);
    const std::size_t name = number16(at + 28);
    const std::size_t rest = number16(at + 30) + std::size_t{number16(at + 32)};
    if (end - at - zip::central_size < name + rest)
      return damaged("An entry of the zip's directory is cut off");
    entry.name = bytes_.substr(at + zip::central_size, name);
    at += zip::central_size + name + rest;
    return entry;
  }

  static Result<void> check(const Entry& entry) {
    const auto path = std::string_view(entry.name).substr(0, entry.name.size() - (entry.is_folder() ? 1 : 0));
    TRY(check_path(path));
    constexpr std::uint16_t unix_host = 3;
    constexpr std::uint32_t type_mask = 0170000;
    const auto type = (entry.attributes >> 16U) & type_mask;
    const std::uint32_t expected = entry.is_folder() ? 0040000 : 0100000;
    if (entry.made_by >> 8U == unix_host && type != 0 && type != expected) {
      return damaged(fmt::format("`{}` is no regular file", entry.shown()),
                     "Symbolic links and devices could lead out of the package.");
    }
    if ((entry.flags & zip::encrypted) != 0) {
      return damaged(fmt::format("`{}` is encrypted", entry.shown()), "Nonagon has no password for it.");
    }
    if (entry.method != zip::stored && entry.method != zip::deflated) {
      return damaged(fmt::format("`{}` is packed with method {}", entry.shown(), entry.method),
                     "Only stored and deflated entries are read.");
    }
    if (entry.size > limits.entry_bytes) {
      return beyond(
          fmt::format(
              "`{}` unpacks to {} bytes; at most {} are read", entry.shown(), entry.size, limits.entry_bytes),
          "Bigger files are no part of a design.");
    }
    if (entry.size > entry.packed * limits.ratio + limits.ratio_slack) {
      return beyond(fmt::format("`{}` unpacks to more than {} times its size", entry.shown(), limits.ratio),
                    "It looks like a zip bomb.");
    }
    return {};
  }

  // What macOS adds to every zip.
  static bool is_litter(std::string_view path) {
    return path.starts_with("__MACOSX/") || path.ends_with(".DS_Store");
  }

  Result<std::string> unpack(const Entry& entry) {
    const auto at = entry.offset;
    if (at > directory_ || directory_ - at < zip::local_size || number32(at) != zip::local_signature) {
      return damaged(fmt::format("`{}` does not lie where the zip's directory says", entry.shown()));
    }
    const std::size_t name = number16(at + 26);
    const auto begin = at + zip::local_size + name + number16(at + 28);
    if (begin > directory_ || directory_ - begin < entry.packed)
      return damaged(fmt::format("`{}` is cut off", entry.shown()));
    if (bytes_.substr(at + zip::local_size, name) != entry.name || number16(at + 8) != entry.method) {
      return damaged(fmt::format("`{}` is called otherwise inside the zip", entry.shown()),
                     "Two programs would read two different files.");
    }
    const auto packed = bytes_.substr(begin, entry.packed);
    auto bytes =
        entry.method == zip::stored ? Result<std::string>(std::string(packed)) : inflate_raw(entry, packed);
    if (!bytes) return bytes;
    const auto crc = libdeflate_crc32(0, bytes->data(), bytes->size());
    if (bytes->size() != entry.size || crc != entry.crc)
      return damaged(fmt::format("`{}` is not what its checksum says", entry.shown()));
    total_ += bytes->size();
    if (total_ > limits.total_bytes) {
      return beyond(
          fmt::format(
              "The zip unpacks to more than {} bytes, reached at `{}`", limits.total_bytes, entry.shown()),
          "Bigger packages are refused so that reading stays bounded.");
    }
    return bytes;
  }

  // Never makes more than the announced bytes, whatever the packed ones hold.
  Result<std::string> inflate_raw(const Entry& entry, std::string_view packed) const {
    std::string out(entry.size, '\0');
    std::size_t made = 0;
    switch (libdeflate_deflate_decompress(
        inflater_.get(), packed.data(), packed.size(), out.data(), out.size(), &made)) {
      case LIBDEFLATE_SUCCESS: out.resize(made); return out;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        return beyond(
            fmt::format(
                "`{}` unpacks to more than the {} bytes that it announces", entry.shown(), entry.size),
            "It looks like a zip bomb.");
      case LIBDEFLATE_BAD_DATA:
      case LIBDEFLATE_SHORT_OUTPUT: break;
    }
    return damaged(fmt::format("`{}` cannot be unpacked", entry.shown()));
  }

  std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater_{
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor};
  std::string_view bytes_;
  std::size_t directory_ = 0;
  std::size_t total_ = 0;
  Files files_;
};

Files without_root(Files files) {
  if (files.empty()) return files;
  const auto& first = files.begin()->first;
  const auto slash = first.find('/');
  if (slash == std::string::npos) return files;
  const auto root = first.substr(0, slash + 1);
  if (!std::ranges::all_of(files, [&](const auto& file) { return file.first.starts_with(root); }))
    return files;
  Files stripped;
  while (!files.empty()) {
    auto node = files.extract(files.begin());
    node.key().erase(0, root.size());
    stripped.insert(stripped.end(), std::move(node));
  }
  return stripped;
}

}  // namespace

Result<Files> read_zip(std::string_view bytes) {
  return without_root(TRY(ZipReader(bytes).read()));
}

}  // namespace nonagon::pack
