#include "pack/package.hpp"

#include <doctest/doctest.h>

#include "support/files.hpp"

namespace nonagon::pack {
namespace {

design::Design bookshop() {
  design::Design design;
  design.slug = "bookshop";
  const auto read = [&](design::StageName stage, std::string_view text) {
    REQUIRE(design::read_payload_text(design, stage, text)->is_valid());
  };
  read(design::StageName::product, R"({"name": "Bookshop", "description": "Sells books.", "color": "blue"})");
  read(design::StageName::data_model, R"({"entities": [{"name": "Book", "description": "A title.", "fields": [
      {"name": "id", "type": "uuid", "required": true, "description": "Key"}]}], "relationships": []})");
  return design;
}

TEST_CASE("a package lists every file with its hash and stage") {
  const auto files = package_files(bookshop());
  CHECK(files.contains("stages/product.json"));
  CHECK(files.contains("answers.json"));
  CHECK_FALSE(files.contains("waivers.json"));
  CHECK(files.contains("validation/report.json"));
  CHECK(files.contains("validation/report.md"));
  CHECK(
      files.at("sdp.json")
          .starts_with("{\n  \"name\": \"Bookshop\",\n  \"slug\": \"bookshop\",\n  \"version\": \"0.1.0\","));
  const auto verification = verify(files);
  REQUIRE(verification);
  CHECK(verification->is_intact());
  CHECK(verification->verified == files.size() - 1);
}

TEST_CASE("verify tells changed, missing and unlisted files") {
  auto files = package_files(bookshop());
  files["stages/product.json"] += " ";
  files.erase("answers.json");
  files["note.txt"] = "hello";
  const auto verification = verify(files);
  REQUIRE(verification);
  CHECK(verification->changed == std::vector<std::string>{"stages/product.json"});
  CHECK(verification->missing == std::vector<std::string>{"answers.json"});
  CHECK(verification->unlisted == std::vector<std::string>{"note.txt"});
}

TEST_CASE("what was written is read back and written again byte for byte") {
  auto design = bookshop();
  design.name = "A working title";
  design.answers.set(design::StageName::product, "idea", {{}, "A shop for books."});
  design.waivers.push_back(
      {"entity-has-key", design::StageName::data_model, "/entities/0", "It is a sketch.", {}});
  const Files carried{{"database/migrations/0001.sql", "CREATE TABLE a (id int);\n"}};
  const auto files = package_files(design, carried);
  const auto again = read_authored(files);
  REQUIRE(again);
  CHECK(carried_files(files) == carried);
  CHECK(package_files(*again, carried_files(files)) == files);
}

TEST_CASE("a payload of the wrong shape is refused with its file and pointer") {
  auto files = package_files(bookshop());
  files["stages/product.json"] = R"({"name": 3, "description": "x"})";
  const auto design = read_authored(files);
  REQUIRE_FALSE(design);
  CHECK(design.error().code == ErrorCode::invalid_input);
  CHECK(design.error().detail.starts_with("stages/product.json: "));
  CHECK(design.error().pointer == "/name");
  CHECK(inspect_authored(files)->findings.size() == 1);
}

TEST_CASE("payloads are a package without a manifest; the product names it") {
  auto files = package_files(bookshop());
  std::erase_if(files, [](const auto& file) { return !is_authored(file.first); });
  const auto design = read_authored(files);
  REQUIRE(design.has_value());
  CHECK(design->name == bookshop().product.name);
  CHECK(design->slug == slug_of(design->name));
  CHECK(design->version == "0.1.0");
  CHECK(design->status[0] == design::StageStatus::complete);
  files.erase("stages/dataModel.json");
  const auto without_model = read_authored(files);
  REQUIRE(without_model.has_value());
  CHECK(without_model->status[1] == design::StageStatus::active);
  CHECK(without_model->status[2] == design::StageStatus::locked);
}

TEST_CASE("a folder with neither a manifest nor a payload is no package") {
  CHECK(read_authored({{"notes.txt", "x"}}).error().code == ErrorCode::not_found);
  CHECK(verify({{"a.txt", ""}}).error().code == ErrorCode::not_found);
  CHECK(verify({{"sdp.json", R"({"files": {"product": "x"}})"}}).error().code == ErrorCode::invalid_input);
}

TEST_CASE("a manifest cannot smuggle a path into names") {
  auto files = package_files(bookshop());
  files["sdp.json"] = R"({"name": "x", "slug": "../../etc", "version": "1.0"})";
  CHECK(read_authored(files)->slug == "etc");
  files["sdp.json"] = R"({"name": "x", "slug": "x", "version": "../1"})";
  CHECK(read_authored(files).error().pointer == "/version");
}

}  // namespace
}  // namespace nonagon::pack
