#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/question.h"
#include "server/answers/asking.h"

// The small pieces that answers are made of. An unknown number is null, never 0.
namespace server {

class ShownCells;

// Writes JSON as text; what is not UTF-8 is replaced, never refused.
std::string to_text(const nlohmann::json& json);

nlohmann::json known(std::int64_t number);  // -1 is unknown
nlohmann::json known(double number);        // below 0 is unknown
nlohmann::json known(const std::string& text);
nlohmann::json day_json(std::optional<engine::Day> day);
nlohmann::json level_json(std::optional<int> level);  // a number, or "finest"

// The display name of every id that an answer mentions.
class Names {
 public:
  explicit Names(const Edition& edition) : edition_(&edition) {}

  // The same, and cells are shown as the asker may see them. REQUIRES: `asking` outlives it.
  explicit Names(const Asking& asking);

  // The cell as it is shown.
  engine::Cell shown(const engine::Cell& cell);

  // Notes the name and returns the id.
  const std::string& operator()(engine::Ref<engine::Location> location);
  const std::string& operator()(engine::Ref<engine::Service> service);
  const std::string& operator()(engine::Ref<engine::PopulationGroup> group);
  const std::string& operator()(engine::Ref<engine::Organisation> organisation);
  const std::string& operator()(engine::Ref<engine::Programme> programme);
  const std::string& operator()(const engine::Provider& provider);
  const std::string& operator()(const std::string& id);

  nlohmann::json json() const;

 private:
  const std::string& note(const std::string& id, const std::string& name);

  const Edition* edition_;
  std::shared_ptr<ShownCells> cells_;  // null where all cells are shown as they are
  std::map<std::string, std::string> names_;
};

// The three ids of a cell as {"location", "service", "group"}, as it is shown; null for what it does not say.
nlohmann::json cell_json(const engine::Cell& cell, Names& names);

// A list of these; of those that are shown alike, one.
nlohmann::json cells_json(const std::vector<engine::Cell>& cells, Names& names);

// What every analysis answer says of itself: revision, day and levels.
nlohmann::json frame_json(const Asking& asking, const engine::Question& question);

// Which part of a list is shown: --offset and --limit, which come after totals and states.
struct Part {
  std::size_t from = 0;
  std::size_t to = 0;  // the one after the last

  // Throws Error{invalid}. `usual` is the limit where none is given; none is all. Never more than the asking allows.
  static Part of(const Asking& asking, std::size_t total, std::optional<std::size_t> usual = std::nullopt);
};

}  // namespace server
