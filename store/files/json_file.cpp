#include "store/files/json_file.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "store/files/refusal.h"

namespace store {

nlohmann::json read_json(const std::filesystem::path& path, const std::string& name) {
  constexpr std::uint64_t most_bytes = 16ULL << 20;
  constexpr int deepest = 64;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw Error(Error::Kind::not_found, name + " cannot be opened");
  if (std::filesystem::file_size(path) > most_bytes) throw oversized(name, "holds more than 16 MB of JSON");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

  const auto shallow = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    if (depth > deepest) throw unreadable(name, "is nested more than 64 deep");
    return true;
  };
  try {
    return nlohmann::json::parse(text, shallow);
  } catch (const nlohmann::json::exception& error) {
    throw unreadable(name, std::string("is no JSON: ") + error.what());
  }
}

}  // namespace store
