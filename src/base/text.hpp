#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nonagon {

// The words of an identifier or phrase in lower case: "AIProviderConfig" → ai, provider, config; "due_on-site
// 2" → due, on, site, 2. Letters outside ASCII are folded to ASCII where Unicode decomposes them (é → e) and
// kept otherwise.
std::vector<std::string> words_of(std::string_view name);

std::string snake_case(std::string_view name);     // ai_provider_config
std::string kebab_case(std::string_view name);     // ai-provider-config
std::string camel_case(std::string_view name);     // aiProviderConfig
std::string pascal_case(std::string_view name);    // AiProviderConfig
std::string title_case(std::string_view name);     // Ai Provider Config
std::string sentence_case(std::string_view text);  // first letter in upper case, the rest as it is

// Lower case letters, digits and single hyphens, at most `max_length` bytes; "untitled" when nothing is left.
std::string slug_of(std::string_view name, std::size_t max_length = 60);

// English number forms of the last word of a name, letter case kept: "OrderLine" ↔ "OrderLines", "person" ↔
// "people".
std::string plural_of(std::string_view name);
std::string singular_of(std::string_view name);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool contains_word(std::string_view text, std::string_view word);  // ASCII case ignored, whole words only
std::string lower(std::string_view text);                          // ASCII letters only
std::string replace_all(std::string text, std::string_view from, std::string_view to);

// True for well-formed UTF-8 (RFC 3629) without NUL.
bool is_valid_utf8(std::string_view text);

// Valid UTF-8 from anything: bad sequences become U+FFFD, control characters but \n and \t are dropped.
std::string clean_text(std::string_view text);

// Text as inert Markdown (CommonMark): characters that could start markup are escaped, line ends become
// spaces.
std::string markdown_text(std::string_view text);

// The same for a cell of a GFM table.
std::string markdown_cell(std::string_view text);

}  // namespace nonagon
