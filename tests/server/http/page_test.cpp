#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/http/endpoints.h"
#include "store/files/read_file.h"
#include "tests/server/sample.h"

namespace {

using nlohmann::json;

std::string page() {
  std::ifstream file("docs/http.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

// A request of the page, and what it shows of the answer.
struct Example {
  std::string target;
  json shown;
};

// The text of the fenced block of that kind at `from` or after it; `from` moves behind it.
std::string block(const std::string& text, const std::string& kind, std::size_t& from) {
  const std::string fence = "```" + kind + "\n";
  const auto begin = text.find(fence, from);
  if (begin == std::string::npos) return "";
  const auto end = text.find("\n```", begin + fence.size());
  from = end;
  return text.substr(begin + fence.size(), end - begin - fence.size());
}

std::vector<Example> examples() {
  std::vector<Example> found;
  const std::string text = page();
  std::size_t at = 0;
  for (std::string request = block(text, "http", at); !request.empty(); request = block(text, "http", at)) {
    found.push_back({request.substr(request.find('/')), json::parse(block(text, "json", at))});
  }
  return found;
}

// Whether `answer` has all that is shown: of an object some of its fields, of a list its first items.
void expect_shown(const json& answer, const json& shown, const std::string& where) {
  if (shown.is_object() && answer.is_object()) {
    for (const auto& [name, value] : shown.items()) {
      ASSERT_TRUE(answer.contains(name)) << where << "." << name;
      expect_shown(answer[name], value, where + "." + name);
    }
  } else if (shown.is_array() && answer.is_array() && !shown.empty()) {
    ASSERT_GE(answer.size(), shown.size()) << where;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      expect_shown(answer[i], shown[i], where + "[" + std::to_string(i) + "]");
    }
  } else {
    EXPECT_EQ(answer, shown) << where;
  }
}

TEST(HttpPage, HasAHeadingForEachEndpointAndNamesItsParameters) {
  const std::string text = page();
  for (const auto& endpoint : server::endpoints()) {
    const std::string heading = "\n## " + std::string(endpoint.method) + " " + std::string(endpoint.path) + "\n";
    EXPECT_NE(text.find(heading), std::string::npos) << heading;
    for (const auto& term : endpoint.parameters) EXPECT_NE(text.find(term.name), std::string::npos) << term.name;
  }
}

TEST(HttpPage, ShowsTrueExamples) {
  const TemporaryFolder folder;
  const auto library = server::Library::open(folder / "database", server::Library::Access::write, Sample::noon);
  library->import(store::read_file("data/silk-routes/datapackage.json", {}),
                  {"silk-routes", "tester", {}, {}, {}, Sample::noon});
  library->refresh();
  const server::Pages pages(std::nullopt);
  const server::Service service{*library, pages, server::Place::own_machine, server::Reading::open,
                                [] { return Sample::noon; }};
  const auto all = examples();
  const auto answers_in_json = [](const server::Endpoint& endpoint) {
    return endpoint.resource != nullptr || endpoint.path == "/openapi.json";
  };
  const auto questions = std::ranges::count_if(server::endpoints(), answers_in_json);
  EXPECT_EQ(all.size(), static_cast<std::size_t>(questions)) << "each question has one";
  for (const Example& example : all) {
    const auto reply = server::reply(service, {"GET", example.target, {{"Host", "localhost"}}, ""});
    ASSERT_EQ(reply.status, 200) << example.target << reply.body;
    expect_shown(json::parse(reply.body), example.shown, example.target);
  }
}

}  // namespace
