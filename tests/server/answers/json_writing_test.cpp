#include "server/answers/json_writing.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace {

using nlohmann::json;

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string written(const json& value) {
  std::string text = "before ";
  server::append_json(text, value);
  return text.substr(7);
}

// Letters of every length, what must be escaped, and bytes that are no letters.
std::string drawn_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"a",
                                                  "Hope",
                                                  " \xC2\xB7 ",
                                                  "\"",
                                                  "\\",
                                                  "\n",
                                                  "\x01",
                                                  "\x7F",
                                                  "ک",
                                                  "\xEF\xBF\xBD",
                                                  "\xED\xA0\x80",
                                                  "\xE0\x80\x80",
                                                  "\xE0\xA4\x85",
                                                  "\xF0\x9F\x98\x80",
                                                  "\xC0\xAF",
                                                  "\xC2",
                                                  "\xFF",
                                                  "\x80",
                                                  "\xE2\x82",
                                                  std::string(1, '\0')};
  std::string text;
  for (auto left = random() % 5; left > 0; --left) text += pieces[random() % pieces.size()];
  if (random() % 4 == 0) text += static_cast<char>(random() % 256);
  return text;
}

json drawn(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 9 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return random() % 2 == 0;
    case 2:
      return static_cast<std::int64_t>((std::uint64_t{random()} << 32) | random()) >> (random() % 64);
    case 3:
      return (std::uint64_t{random()} << 32) | random();
    case 4:
      return static_cast<double>(random()) / 7;
    case 7: {
      json list = json::array();
      for (auto left = random() % 4; left > 0; --left) list.push_back(drawn(random, depth - 1));
      return list;
    }
    case 8: {
      json object = json::object();
      for (auto left = random() % 4; left > 0; --left) object[drawn_text(random)] = drawn(random, depth - 1);
      return object;
    }
    default:
      return drawn_text(random);
  }
}

TEST(JsonWriting, CopiesWhatIsPlainAndEscapesTheRest) {
  EXPECT_EQ(written({{"name", "Hope · Relief"}, {"cells", 3}, {"list", {-1, nullptr, true}}, {"none", json::object()}}),
            R"({"cells":3,"list":[-1,null,true],"name":"Hope · Relief","none":{}})");
  EXPECT_EQ(written("say \"it\"\n"), R"("say \"it\"\n")");
  EXPECT_EQ(written(json::array()), "[]");
}

TEST(JsonWriting, AgreesWithTheLibrary) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    const json value = drawn(random, 4);
    ASSERT_EQ(written(value), dumped(value)) << "round " << round;
  }
}

}  // namespace
