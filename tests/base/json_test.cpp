#include "base/json.hpp"

#include <bit>
#include <cmath>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/yaml.hpp"

using namespace nonagon;

namespace {

json::value some_json(int depth) {
  const auto kind = *rc::gen::inRange(0, depth > 0 ? 7 : 5);
  switch (kind) {
    case 0: return nullptr;
    case 1: return *rc::gen::arbitrary<bool>();
    case 2: return *rc::gen::arbitrary<std::int64_t>();
    case 3: return *rc::gen::element(0.5, 1e21, -3.25e-7, 0.1);
    case 4:
      return json::string(*rc::gen::element<std::string>(
          "", "yes", "1.0", "no: x", "a # b", "- a", "grün", "x\ny", "0x1F", "~", "2024-01-01", "'", "\"\\"));
    case 5: {
      json::array array;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) array.push_back(some_json(depth - 1));
      return array;
    }
    default: {
      json::object object;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        object[*rc::gen::element<std::string>("a", "yes", "b c", "1", "null", "ключ")] = some_json(depth - 1);
      }
      return object;
    }
  }
}

}  // namespace

TEST_CASE("a number that no double holds is refused at its place, and zero has no sign") {
  const auto refused = parse_json("{\n  \"a\": [1, {\"b\": 1e400}]}");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalid_input);
  CHECK(refused.error().detail.starts_with("not valid JSON at line 2, column "));
  CHECK(write_json_line(parse_json("[-0.0, -0, 0e5, 1e-400]").value()) == "[0,0,0,0]");
}

TEST_CASE("every double is read as it was written") {
  rc::check([](std::uint64_t bits) {
    const auto number = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(number));
    const auto text = write_json_line(json::value(number));
    RC_ASSERT(parse_json(text).value().to_number<double>() == number);
  });
  for (const auto* text :
       {"1.8088101387491814e-140", "6.689921856898562e-217", "3.936162278297495e+69", "5e-324"})
    CHECK(write_json_line(parse_json(text).value()) == text);
}

// The writer looks at eight characters at a time.
TEST_CASE("a character that must be escaped is, wherever it stands among any others") {
  for (const std::string_view around : {"a", "\x7f", "é", "\xf4\x8f\xbf\xbf"}) {
    for (const char escaped : {'"', '\\', '\n', '\x01', '\x1f'}) {
      for (std::size_t before = 0; before < 20; ++before) {
        std::string text;
        for (std::size_t i = 0; i < 20; ++i) (text += around) += i == before ? std::string(1, escaped) : "";
        std::string literal;
        append_json_text(literal, text);
        CHECK(literal.size() > text.size() + 2);
        CHECK(parse_json(literal).value() == json::value(text));
      }
    }
  }
}

TEST_CASE("canonical JSON is read back as it was written") {
  CHECK(rc::check([] {
    const auto value = some_json(4);
    RC_ASSERT(parse_json(write_json(value)).value() == value);
    RC_ASSERT(parse_json(write_json_line(value)).value() == value);
  }));
}

TEST_CASE("YAML that we write is read back as the same JSON") {
  CHECK(rc::check([] {
    const auto value = some_json(4);
    RC_ASSERT(parse_yaml(write_yaml(value)).value() == value);
  }));
}

TEST_CASE("JSON faults have a place") {
  struct Case {
    const char* text;
    const char* says;
  };

  for (const auto& [text, says] :
       {Case{"{\"a\": 1,\n  x}", "line 2, column 3"}, Case{"", "incomplete"}, Case{"[1] 2", "extra data"}}) {
    const auto result = parse_json(text);
    REQUIRE_FALSE(result.has_value());
    CAPTURE(result.error().detail);
    CHECK(result.error().detail.find(says) != std::string::npos);
  }
}

TEST_CASE("deep JSON is refused") {
  const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(parse_json(deep).error().code == ErrorCode::limit_reached);
}

TEST_CASE("YAML keys of any length and with any escape are read as they were meant") {
  CHECK(parse_yaml(R"(["\N\_", {"a\N": 1}])").value() == json::value({"\u0085\u00a0", {{"a\u0085", 1}}}));
  for (const std::size_t length : {1000U, 1024U, 1025U, 5000U}) {
    CAPTURE(length);
    const json::value value{{std::string(length, 'k'), {{std::string(length, '\x10'), json::array{1, 2}}}}};
    const json::value list{value, value};
    CHECK(parse_yaml(write_yaml(list)).value() == list);
  }
}

TEST_CASE("YAML bombs are refused") {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'j'; ++c) {
    bomb += std::string{c} + ": &" + c + " [";
    for (int i = 0; i < 10; ++i) bomb += std::string(i == 0 ? "" : ",") + "*" + static_cast<char>(c - 1);
    bomb += "]\n";
  }
  CHECK(parse_yaml(bomb).error().code == ErrorCode::limit_reached);
  CHECK(parse_yaml(std::string(50'000, '[')).error().code != ErrorCode::unavailable);
  CHECK(parse_yaml("a: [1\nb: 2").error().detail.find("line 2") != std::string::npos);
}
