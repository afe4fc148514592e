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

enum class Where { anywhere, first_sentence };

struct KindWords {
  ProductForm kind;
  std::string_view phrase;  // words, lower case, single spaces
  // Some words say what a product is only where it is introduced: others have an API or a library as well.
  Where where = Where::anywhere;
};

// The first phrase found decides: the special before the general.
constexpr std::array phrases{
    KindWords{ProductForm::cli, "command line"},
    KindWords{ProductForm::cli, "cli"},
    KindWords{ProductForm::cli, "terminal tool"},
    KindWords{ProductForm::cli, "terminal program"},
    KindWords{ProductForm::cli, "shell tool"},
    KindWords{ProductForm::cli, "console tool"},
    KindWords{ProductForm::cli, "terminal", Where::first_sentence},
    KindWords{ProductForm::library, "library for developers"},
    KindWords{ProductForm::library, "a library that"},
    KindWords{ProductForm::library, "rust library"},
    KindWords{ProductForm::library, "python library"},
    KindWords{ProductForm::library, "typescript library"},
    KindWords{ProductForm::library, "javascript library"},
    KindWords{ProductForm::library, "java library"},
    KindWords{ProductForm::library, "go library"},
    KindWords{ProductForm::library, "client library"},
    KindWords{ProductForm::library, "component library"},
    KindWords{ProductForm::library, "software library"},
    KindWords{ProductForm::library, "rust crate"},
    KindWords{ProductForm::library, "go module"},
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
    KindWords{ProductForm::api, "http api", Where::first_sentence},
    KindWords{ProductForm::api, "json api", Where::first_sentence},
    KindWords{ProductForm::api, "public api", Where::first_sentence},
    KindWords{ProductForm::api, "an api", Where::first_sentence},
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

ProductForm product_form(const design::Answers& answers, std::string_view description) {
  // The first sentences say what it is; a long text says much else besides.
  constexpr std::size_t longest = 600;
  const KindWords* first = nullptr;
  std::size_t place = 0;
  for (const auto source :
       {idea_of(answers), answers.text(StageName::product, "elevator-pitch"), description}) {
    const auto part = source.substr(0, longest);
    const auto text = plain_words(part);
    const auto introduction = plain_words(part.substr(0, part.find_first_of(".!?\n"))).size();
    for (const auto& words : phrases) {
      const auto found = text.find(' ' + std::string(words.phrase) + ' ');
      if (found == std::string::npos || (first != nullptr && found >= place)) continue;
      if (words.where == Where::first_sentence && found >= introduction) continue;
      place = found;
      first = &words;
    }
    if (first != nullptr) return first->kind;
  }
  return ProductForm::web;
}

ProductForm product_form(const design::Design& design) {
  return product_form(design.answers, design.product.description);
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
