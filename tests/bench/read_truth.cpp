#include "tests/bench/read_truth.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"

namespace bench {
namespace {

std::vector<IdPair> pairs_of(const nlohmann::json& list) {
  std::vector<IdPair> pairs;
  for (const auto& pair : list) pairs.push_back({pair.at(0), pair.at(1)});
  return pairs;
}

}  // namespace

Truth read_truth(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw engine::Error(engine::Error::Kind::not_found, "no truth in " + file.string());
  const auto written = nlohmann::json::parse(in);
  Truth truth;
  truth.day = engine::parse_day(written.at("day").get<std::string>());
  truth.duplicates = pairs_of(written.at("duplicates"));
  truth.look_alikes = pairs_of(written.at("look_alikes"));
  truth.twins = pairs_of(written.at("twins"));
  truth.successors = pairs_of(written.at("successors"));
  for (const auto& [kind, cells] : written.at("cells").items()) {
    for (const auto& cell : cells) truth.cells[kind].push_back({cell.at(0), cell.at(1)});
  }
  return truth;
}

}  // namespace bench
