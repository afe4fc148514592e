#pragma once

#include <cstddef>
#include <cstdint>

#include "pack/limits.hpp"

// Numbers of the ZIP format (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5).
namespace nonagon::pack::zip {

inline constexpr std::uint32_t local_signature = 0x04034b50;
inline constexpr std::uint32_t central_signature = 0x02014b50;
inline constexpr std::uint32_t end_signature = 0x06054b50;

inline constexpr std::size_t local_size = 30;
inline constexpr std::size_t central_size = 46;
inline constexpr std::size_t end_size = 22;

inline constexpr std::uint16_t stored = 0;
inline constexpr std::uint16_t deflated = 8;

inline constexpr std::uint16_t version = 20;  // 2.0: folders and deflate
inline constexpr std::uint16_t made_by_unix = 3U << 8U | 20U;
inline constexpr std::uint16_t utf8_names = 1U << 11U;
inline constexpr std::uint16_t encrypted = 1U << 0U | 1U << 6U | 1U << 13U;

inline constexpr std::uint16_t midnight = 0;
inline constexpr std::uint16_t first_of_january_1980 = 1U << 5U | 1U;
inline constexpr std::uint32_t regular_file_0644 = 0100644U << 16U;

}  // namespace nonagon::pack::zip
