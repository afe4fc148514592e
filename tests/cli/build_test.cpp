#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/files.hpp"

using namespace nonagon;
using test::run;

namespace {

// The folder of a package that the built-in engine designed. Temporary folders have plain names.
std::string designed_package(const std::filesystem::path& folder) {
  const auto outcome = run(fmt::format(
      "{} design --idea 'Neighbours lend each other tools and get them back in time.' -o {} --json",
      test::program().string(),
      folder.string()));
  REQUIRE_MESSAGE(outcome.exit_code == 0, outcome.err);
  return std::string(parse_json(outcome.out).value().at("path").as_string());
}

const json::object& entry_of(const json::array& files, std::string_view path) {
  for (const auto& file : files) {
    if (std::string_view(file.at("path").as_string()) == path) return file.as_object();
  }
  FAIL("no such file: ", std::string(path));
  return files.at(0).as_object();
}

}  // namespace

TEST_CASE("build --explain says of every derived file what became of it, and why") {
  const test::TemporaryFolder folder;
  const auto package = designed_package(folder.path());
  const auto build = test::program().string() + " build " + package + " --explain";
  REQUIRE(
      run("sed -i '0,/\"description\": \"/s//&Changed. /' " + package + "/stages/dataModel.json").exit_code ==
      0);
  REQUIRE(run("rm " + package + "/data-model/erd.mmd && echo '/* mine */' >" + package + "/design/tokens.css")
              .exit_code == 0);

  const auto built = run(build);
  CAPTURE(built.out);
  REQUIRE(built.exit_code == 0);
  const auto says = [&](std::string_view line) { return built.out.find(line) != std::string::npos; };
  CHECK(says("rebuilt   data-model/data-model.md: stages/dataModel.json changed\n"));
  CHECK(says("rebuilt   data-model/erd.mmd: it was missing\n"));
  CHECK(says("kept      product/product.md: stages/product.json did not change\n"));
  CHECK(says("left      design/tokens.css: it was edited by hand; --force compiles it again\n"));

  const auto again = run(build + " --json");
  const auto answer = parse_json(again.out).value();
  CHECK(answer.at("written") == 0);
  const auto& files = answer.at("files").as_array();
  const auto& edited = entry_of(files, "design/tokens.css");
  CHECK(edited.at("fate") == "left");
  CHECK(edited.at("changed").as_array().empty());
  CHECK(entry_of(files, "data-model/data-model.md").at("fate") == "kept");
  CHECK(entry_of(files, "data-model/data-model.md").at("why") == "stages/dataModel.json did not change");
  for (const auto& file : files) {
    const bool is_authored = file.at("path").as_string().starts_with("stages/");
    CHECK_FALSE(is_authored);
    CHECK_FALSE(file.at("why").as_string().empty());
  }
}
