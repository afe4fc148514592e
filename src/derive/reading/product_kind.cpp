#include "derive/reading/product_kind.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "derive/assumptions.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

struct KindWords {
  ProductKind kind;
  std::string_view phrase;  // words, lower case, single spaces
};

// The first phrase found decides: the special before the general.
constexpr std::array phrases{
    KindWords{ProductKind::cli, "command line"},
    KindWords{ProductKind::cli, "cli"},
    KindWords{ProductKind::cli, "terminal tool"},
    KindWords{ProductKind::cli, "terminal program"},
    KindWords{ProductKind::cli, "shell tool"},
    KindWords{ProductKind::cli, "console tool"},
    KindWords{ProductKind::library, "library for developers"},
    KindWords{ProductKind::library, "a library that"},
    KindWords{ProductKind::library, "sdk"},
    KindWords{ProductKind::library, "npm package"},
    KindWords{ProductKind::library, "python package"},
    KindWords{ProductKind::library, "header only"},
    KindWords{ProductKind::api, "headless"},
    KindWords{ProductKind::api, "api only"},
    KindWords{ProductKind::api, "rest api"},
    KindWords{ProductKind::api, "graphql api"},
    KindWords{ProductKind::api, "web service for"},
    KindWords{ProductKind::api, "an api that"},
    KindWords{ProductKind::api, "an api for"},
    KindWords{ProductKind::api, "microservice"},
    KindWords{ProductKind::landing, "landing page"},
    KindWords{ProductKind::landing, "one page site"},
    KindWords{ProductKind::landing, "portfolio site"},
    KindWords{ProductKind::landing, "brochure site"},
    KindWords{ProductKind::mobile, "mobile app"},
    KindWords{ProductKind::mobile, "phone app"},
    KindWords{ProductKind::mobile, "smartphone app"},
    KindWords{ProductKind::mobile, "ios app"},
    KindWords{ProductKind::mobile, "android app"},
    KindWords{ProductKind::mobile, "ios and android"},
    KindWords{ProductKind::mobile, "android and ios"},
    KindWords{ProductKind::mobile, "native app"},
    KindWords{ProductKind::desktop, "desktop app"},
    KindWords{ProductKind::desktop, "desktop application"},
    KindWords{ProductKind::desktop, "desktop program"},
};

// Lower-case words between single spaces, with one at each end; hyphens divide.
std::string plain_words(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           static_cast<unsigned char>(c) >= 0x80U;
    if (is_letter) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.back() != ' ') out += ' ';
  return lower(out);
}

}  // namespace

ProductKind product_kind(const design::Design& design) {
  // The first sentences say what it is; a long text says much else besides.
  constexpr std::size_t longest = 600;
  auto text = plain_words(idea_of(design.answers).substr(0, longest));
  text += plain_words(design.answers.text(StageName::product, "elevator-pitch").substr(0, longest));
  text += plain_words(design.product.description.substr(0, longest));
  const KindWords* first = nullptr;
  auto place = std::string::npos;
  for (const auto& words : phrases) {
    const auto found = text.find(' ' + std::string(words.phrase) + ' ');
    if (found >= place) continue;
    place = found;
    first = &words;
  }
  return first == nullptr ? ProductKind::web : first->kind;
}

bool has_screens(ProductKind kind) {
  return kind == ProductKind::web || kind == ProductKind::mobile || kind == ProductKind::desktop ||
         kind == ProductKind::landing;
}

bool has_server(ProductKind kind) {
  return kind != ProductKind::cli && kind != ProductKind::library;
}

std::string_view spoken(ProductKind kind) {
  switch (kind) {
    case ProductKind::web: return "web application";
    case ProductKind::mobile: return "mobile app";
    case ProductKind::desktop: return "desktop application";
    case ProductKind::landing: return "landing page";
    case ProductKind::api: return "service without a user interface";
    case ProductKind::cli: return "command-line tool";
    case ProductKind::library: return "library";
  }
  return "product";
}

bool is_answered(const design::Design& design, StageName stage, std::string_view topic) {
  const auto* answer = design.answers.find(stage, topic);
  return answer != nullptr && (!answer->selected.empty() || !trim(answer->text).empty());
}

std::string choice(const design::Design& design, StageName stage, std::string_view topic) {
  const auto items = design.answers.items(stage, topic);
  return items.empty() ? std::string() : std::string(trim(items.front()));
}

bool is_chosen(const design::Design& design,
               StageName stage,
               std::string_view topic,
               std::string_view value) {
  return std::ranges::any_of(design.answers.items(stage, topic),
                             [&](const std::string& item) { return trim(item) == value; });
}

}  // namespace nonagon::derive
