#include "derive/reading/product_form.hpp"

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
  ProductForm kind;
  std::string_view phrase;  // words, lower case, single spaces
};

// The first phrase found decides: the special before the general.
constexpr std::array phrases{
    KindWords{ProductForm::cli, "command line"},
    KindWords{ProductForm::cli, "cli"},
    KindWords{ProductForm::cli, "terminal tool"},
    KindWords{ProductForm::cli, "terminal program"},
    KindWords{ProductForm::cli, "shell tool"},
    KindWords{ProductForm::cli, "console tool"},
    KindWords{ProductForm::library, "library for developers"},
    KindWords{ProductForm::library, "a library that"},
    KindWords{ProductForm::library, "sdk"},
    KindWords{ProductForm::library, "npm package"},
    KindWords{ProductForm::library, "python package"},
    KindWords{ProductForm::library, "header only"},
    KindWords{ProductForm::api, "headless"},
    KindWords{ProductForm::api, "api only"},
    KindWords{ProductForm::api, "rest api"},
    KindWords{ProductForm::api, "graphql api"},
    KindWords{ProductForm::api, "web service for"},
    KindWords{ProductForm::api, "an api that"},
    KindWords{ProductForm::api, "an api for"},
    KindWords{ProductForm::api, "microservice"},
    KindWords{ProductForm::landing, "landing page"},
    KindWords{ProductForm::landing, "one page site"},
    KindWords{ProductForm::landing, "portfolio site"},
    KindWords{ProductForm::landing, "brochure site"},
    KindWords{ProductForm::mobile, "mobile app"},
    KindWords{ProductForm::mobile, "phone app"},
    KindWords{ProductForm::mobile, "smartphone app"},
    KindWords{ProductForm::mobile, "ios app"},
    KindWords{ProductForm::mobile, "android app"},
    KindWords{ProductForm::mobile, "ios and android"},
    KindWords{ProductForm::mobile, "android and ios"},
    KindWords{ProductForm::mobile, "native app"},
    KindWords{ProductForm::desktop, "desktop app"},
    KindWords{ProductForm::desktop, "desktop application"},
    KindWords{ProductForm::desktop, "desktop program"},
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

ProductForm product_form(const design::Design& design) {
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
  return first == nullptr ? ProductForm::web : first->kind;
}

bool has_screens(ProductForm kind) {
  return kind == ProductForm::web || kind == ProductForm::mobile || kind == ProductForm::desktop ||
         kind == ProductForm::landing;
}

bool has_server(ProductForm kind) {
  return kind != ProductForm::cli && kind != ProductForm::library;
}

std::string_view spoken(ProductForm kind) {
  switch (kind) {
    case ProductForm::web: return "web application";
    case ProductForm::mobile: return "mobile app";
    case ProductForm::desktop: return "desktop application";
    case ProductForm::landing: return "landing page";
    case ProductForm::api: return "service without a user interface";
    case ProductForm::cli: return "command-line tool";
    case ProductForm::library: return "library";
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
