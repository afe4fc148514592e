#include <doctest/doctest.h>

#include "emit/source.hpp"
#include "support/designs.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

// A list of entities that says how many of its lines it wrote.
struct Listing {
  std::string text;
  int written = 0;
};

Listing list(const Design& design, emit::Parts& parts) {
  const emit::Source shared(design);
  parts.begin(shared.fingerprints().outline({StageName::data_model}));
  const emit::Source source(shared, parts);
  Listing listing;
  const auto& entities = design.data_model.entities;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    source.append_part(listing.text, {"entity", i}, [&] {
      ++listing.written;
      source.note(entities[i]);
      return entities[i].name + ": " + entities[i].description + '\n';
    });
  }
  parts.end();
  return listing;
}

Design three_entities() {
  Design design;
  design.has[index_of(StageName::data_model)] = true;
  for (const auto* name : {"Loan", "Tool", "Visit"})
    design.data_model.entities.push_back({.name = name, .description = "It is kept."});
  return design;
}

}  // namespace

TEST_CASE("a part is written again when an element that it looked at says something else") {
  auto design = three_entities();
  emit::Parts parts;
  CHECK(list(design, parts).written == 3);
  CHECK(list(design, parts).written == 0);
  design.data_model.entities[2].description = "It is another.";
  const auto listing = list(design, parts);
  CHECK(listing.written == 1);
  CHECK(listing.text == "Loan: It is kept.\nTool: It is kept.\nVisit: It is another.\n");
}

TEST_CASE("every part is written again when a name, a relationship or the order changes") {
  auto design = three_entities();
  emit::Parts parts;
  list(design, parts);
  design.data_model.entities[1].name = "Device";
  CHECK(list(design, parts).written == 3);
  design.data_model.relationships.push_back({.from = "Visit", .to = "Loan", .foreign_key = "visitId"});
  CHECK(list(design, parts).written == 3);
  std::swap(design.data_model.entities[0], design.data_model.entities[2]);
  CHECK(list(design, parts).text == "Visit: It is kept.\nDevice: It is kept.\nLoan: It is kept.\n");
}

TEST_CASE("a part that is not asked for any more is forgotten") {
  auto design = three_entities();
  emit::Parts parts;
  const emit::Source shared(design);
  const auto write = [&](std::size_t count) {
    int written = 0;
    parts.begin(shared.fingerprints().outline({}));
    const emit::Source source(shared, parts);
    for (std::size_t i = 0; i < count; ++i) {
      std::string out;
      source.append_part(out, {"number", i}, [&] { return std::to_string(++written); });
    }
    parts.end();
    return written;
  };
  CHECK(write(4) == 4);
  CHECK(write(2) == 0);
  CHECK(write(4) == 2);
}

TEST_CASE("without kept parts nothing is remembered and every part is written") {
  const auto design = three_entities();
  const emit::Source source(design);
  std::string out;
  for (int i = 0; i < 2; ++i) source.append_part(out, {"entity", 0}, [] { return std::string("x"); });
  CHECK(out == "xx");
}
