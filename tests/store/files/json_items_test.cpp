#include "store/files/json_items.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/store/files/reading_text.h"

namespace {

// The items of a JSON text, a line each: list, number and the item.
std::string items_of(const std::string& json, const std::set<std::string>& lists = {"contents"}) {
  const TemporaryFolder folder;
  write_text(folder / "made.json", json);
  std::string text;
  store::each_json_item(folder / "made.json", "made.json", lists, {},
                        [&](const store::JsonItem& item, nlohmann::json&& object) {
                          text += item.list + " " + std::to_string(item.number) + " " + object.dump() + "\n";
                          return true;
                        });
  return text;
}

TEST(JsonItems, AreTheElementsOfAList) {
  EXPECT_EQ(items_of(R"([{"a": 1}, {"a": [2, {"b": null}]}, 3])"), " 1 {\"a\":1}\n 2 {\"a\":[2,{\"b\":null}]}\n 3 3\n");
}

TEST(JsonItems, AreTheElementsOfANamedListAndThenTheRest) {
  EXPECT_EQ(items_of(R"({"page": 1, "contents": [{"a": {"contents": [7]}}, true], "last": {"x": []}})"),
            "contents 1 {\"a\":{\"contents\":[7]}}\ncontents 2 true\n 1 {\"last\":{\"x\":[]},\"page\":1}\n");
}

TEST(JsonItems, AreOneALineWhereTheFileHasLines) {
  EXPECT_EQ(items_of("{\"a\": 1}\n\n{\"a\": 2}\n"), " 1 {\"a\":1}\n 2 {\"a\":2}\n");
}

TEST(JsonItems, StopWhereNoMoreAreWanted) {
  const TemporaryFolder folder;
  write_text(folder / "made.json", "[1, 2, 3, broken");
  int seen = 0;
  store::each_json_item(folder / "made.json", "made.json", {}, {}, [&](const auto&, auto&&) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TEST(JsonItems, AreRefusedWhereTheFileIsNoJson) {
  EXPECT_EQ(refusal_of([] { items_of("[1, 2"); }).substr(0, 33), "made.json is no JSON at byte 6: s");
  EXPECT_EQ(refusal_of([] { items_of(std::string(100, '[')); }),
            "made.json is nested more than 64 deep, which no file of the field is");
  EXPECT_EQ(kind_of_refusal([] { store::each_json_item("nowhere.json", "nowhere.json", {}, {}, {}); }), "not_found");
}

TEST(JsonItems, AreRefusedWhereOneIsTooLarge) {
  std::string many = "[[0";
  for (int number = 0; number < 1'000'000; ++number) many += ",0";
  EXPECT_EQ(kind_of_refusal([&] { items_of(many + "]]"); }), "too_large");
}

}  // namespace
