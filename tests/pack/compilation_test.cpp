#include "pack/compilation.hpp"

#include <cstdint>
#include <random>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "check/rule.hpp"
#include "design/authored.hpp"
#include "pack/package.hpp"
#include "support/designs.hpp"

namespace nonagon::pack {
namespace {

using design::Design;
using design::StageName;
using design::StageSet;
using Fate = Compilation::Fate;

Files package_of(Compilation& compilation, const Design& design) {
  auto files = compilation.files();
  files.emplace("sdp.json", compilation.manifest(design));
  return files;
}

std::vector<std::string> paths_with(const Compilation& compilation, Fate fate) {
  std::vector<std::string> paths;
  for (const auto& [path, output] : compilation.outputs()) {
    if (output.fate == fate) paths.push_back(path);
  }
  return paths;
}

// One change a row: what it touches and how.
struct Change {
  std::string_view what;
  StageSet touched;
  void (*make)(Design& design);
};

const Change changes[] = {
    {"nothing", {}, [](Design&) {}},
    {"a field becomes optional",
     {StageName::data_model},
     [](Design& design) {
       auto& field = design.data_model.entities[1].fields.back();
       field.required = !field.required;
     }},
    {"a field is added",
     {StageName::data_model},
     [](Design& design) {
       design.data_model.entities[0].fields.push_back(
           {.name = "remark", .type = "text", .required = false, .description = "What else is to say."});
     }},
    {"an entity is renamed",
     {StageName::data_model},
     [](Design& design) { design.data_model.entities[2].name += "Copy"; }},
    {"an entity goes",
     {StageName::data_model},
     [](Design& design) { design.data_model.entities.pop_back(); }},
    {"another engine",
     {StageName::database},
     [](Design& design) { design.database.engine = design::Engine::mysql; }},
    {"a resource goes", {StageName::api}, [](Design& design) { design.api.resources.pop_back(); }},
    {"a screen goes", {StageName::sections}, [](Design& design) { design.sections.sections.pop_back(); }},
    {"a variable is added",
     {StageName::infrastructure},
     [](Design& design) { design.infrastructure.env_vars.push_back({.name = "MAIL_FROM"}); }},
    {"a feature is renamed",
     {StageName::product},
     [](Design& design) { design.product.features[0].name = "Another name"; }},
    {"the product is renamed",
     {StageName::product},
     [](Design& design) { design.product.name = "Another product"; }},
    {"a finding is waived",
     {},
     [](Design& design) {
       design.waivers.push_back(
           {"entity-has-feature", StageName::data_model, "/entities/0", "It is a sketch.", {}});
     }},
    {"only two stages are shown",
     {StageName::export_},
     [](Design& design) {
       design.has[index_of(StageName::export_)] = true;
       design.export_plan.include = {"product", "dataModel", "validation"};
     }},
    {"a stage goes",
     {StageName::design},
     [](Design& design) { design.has[index_of(StageName::design)] = false; }},
};

TEST_CASE("after every change the files are those of a fresh compilation") {
  const Files carried{{"database/migrations/0001.sql", "CREATE TABLE a (id int);\n"},
                      {"design/tokens.css", "/* before we made one */\n"}};
  for (auto design : {test::own_design(), test::derived_library()}) {
    Compilation warm(carried, Compilation::Life::warm);
    warm.compile(design);
    for (const auto& change : changes) {
      CAPTURE(design.slug);
      CAPTURE(change.what);
      change.make(design);
      warm.compile(design, change.touched);
      CHECK(package_of(warm, design) == package_files(design, carried));
    }
  }
}

// Edits anywhere in a payload: a text, number or choice becomes another, an entry of a list goes or comes
// twice.
class Edits {
 public:
  explicit Edits(std::uint32_t seed) : random_(seed) {}

  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string edited(std::string_view payload) {
    auto document = parse_json(payload).value();
    std::vector<json::value*> places;
    collect(document, places);
    change(*places[pick(places.size())]);
    return write_json(document);
  }

 private:
  static void collect(json::value& value, std::vector<json::value*>& places) {
    if (auto* object = value.if_object()) {
      for (auto& member : *object) collect(member.value(), places);
      return;
    }
    places.push_back(&value);
    if (auto* list = value.if_array()) {
      for (auto& entry : *list) collect(entry, places);
    }
  }

  void change(json::value& place) {
    if (auto* list = place.if_array(); list != nullptr && !list->empty()) {
      const auto at = pick(list->size());
      json::value entry = (*list)[at];
      if (pick(2) == 0) {
        list->erase(list->begin() + static_cast<std::ptrdiff_t>(at));
      } else {
        list->push_back(std::move(entry));
      }
    } else if (auto* text = place.if_string()) {
      text->append(pick(2) == 0 ? "s" : " <é> 'quoted'");
    } else if (auto* flag = place.if_bool()) {
      *flag = !*flag;
    } else if (auto* number = place.if_int64()) {
      *number += 1;
    }
  }

  std::mt19937 random_;
};

// A few entities of a design with all nine stages, and what is said of others beside them.
Design few_of(Design design) {
  design.data_model.entities.resize(4);
  design.api.resources.resize(4);
  design.sections.sections.resize(4);
  return design;
}

TEST_CASE("after hundreds of random edits the files are those of a fresh compilation") {
  auto files = design::authored_files(few_of(test::derived_library()));
  Compilation warm({}, Compilation::Life::warm);
  Edits edits(1);
  int made = 0;
  for (int i = 0; i < 800; ++i) {
    const auto stage = design::all_stages[edits.pick(design::all_stages.size())];
    const auto path = design::payload_path(stage);
    if (!files.contains(path)) continue;
    auto next = files;
    next[path] = edits.edited(files[path]);
    CAPTURE(i);
    CAPTURE(design::wire_name(stage));
    const auto design = design::read_authored(next);
    if (!design) continue;  // no payload any more
    files = std::move(next);
    ++made;
    warm.compile(*design, {stage});
    // A fresh compilation costs most of the time, and a part that was kept wrongly stays.
    if (made % 2 == 0) REQUIRE(package_of(warm, *design) == package_files(*design));
  }
  CHECK(made > 500);
}

TEST_CASE("what reads nothing that changed is kept") {
  auto design = test::derived_library();
  Compilation compilation;
  compilation.compile(design);
  CHECK(paths_with(compilation, Fate::rebuilt).size() == compilation.outputs().size());

  compilation.compile(design);
  CHECK(paths_with(compilation, Fate::kept).size() == compilation.outputs().size());
  CHECK(compilation.changed().empty());

  design.data_model.entities[0].description = "Another sentence.";
  compilation.compile(design, {StageName::data_model});
  CHECK(compilation.changed() == StageSet{StageName::data_model});
  CHECK(compilation.outputs().at("data-model/data-model.md").fate == Fate::rebuilt);
  CHECK(compilation.outputs().at("data-model/relationships.json").fate == Fate::same);
  CHECK(compilation.outputs().at("product/product.md").fate == Fate::kept);
}

TEST_CASE("the findings follow the design and its waivers") {
  auto design = test::derived_library();
  Compilation compilation;
  compilation.compile(design);
  design.data_model.entities[0].fields[0].type = "nonsense";
  compilation.compile(design, {StageName::data_model});
  const auto fresh = check::check(design);
  CHECK(compilation.findings().size() == fresh.size());
  REQUIRE_FALSE(fresh.empty());
  const auto& first = fresh.front();
  design.waivers.push_back({first.rule, first.stage, first.pointer, "Known.", {}});
  compilation.compile(design, {});
  CHECK(compilation.findings().front().waived == "Known.");
}

}  // namespace
}  // namespace nonagon::pack
