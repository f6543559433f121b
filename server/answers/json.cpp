#include "server/answers/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "server/answers/json_writing.h"
#include "server/answers/shown_cells.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::int64_t most = std::int64_t{1} << 40;

}  // namespace

std::string to_text(const json& json) {
  std::string text;
  append_json(text, json);
  return text;
}

json known(std::int64_t number) { return number < 0 ? json() : json(number); }
json known(double number) { return number < 0 ? json() : json(number); }
json known(const std::string& text) { return text.empty() ? json() : json(text); }
json day_json(std::optional<engine::Day> day) { return day ? json(engine::to_text(*day)) : json(); }
json level_json(std::optional<int> level) { return level ? json(*level) : json("finest"); }

Names::Names(const Asking& asking) : edition_(&asking.edition), cells_(std::make_shared<ShownCells>(asking)) {}

engine::Cell Names::shown(const engine::Cell& cell) { return cells_ ? cells_->shown(cell) : cell; }

const std::string& Names::note(const std::string& id, const std::string& name) {
  names_.try_emplace(id, name);
  return id;
}

const std::string& Names::operator()(engine::Ref<engine::Location> location) {
  const auto& locations = edition_->snapshot().locations;
  return note(locations.id(location), locations.name(location));
}

const std::string& Names::operator()(engine::Ref<engine::Service> service) {
  const auto& services = edition_->snapshot().services;
  return note(services.id(service), services.name(service));
}

const std::string& Names::operator()(engine::Ref<engine::PopulationGroup> group) {
  const auto& groups = edition_->snapshot().groups;
  return note(groups.id(group), groups.name(group));
}

const std::string& Names::operator()(engine::Ref<engine::Organisation> organisation) {
  const auto& node = edition_->snapshot().organisations[organisation.index];
  return note(node.id, node.name);
}

const std::string& Names::operator()(engine::Ref<engine::Programme> programme) {
  const auto& node = edition_->snapshot().programmes[programme.index];
  return note(node.id, node.name);
}

const std::string& Names::operator()(const engine::Provider& provider) {
  return provider.programme.known() ? (*this)(provider.programme) : (*this)(provider.organisation);
}

const std::string& Names::operator()(const std::string& id) { return note(id, edition_->name_of(id)); }

json Names::json() const { return names_; }

json cell_json(const engine::Cell& cell, Names& names) {
  const engine::Cell shown = names.shown(cell);
  const auto id = [&](auto one) { return one.known() ? json(names(one)) : json(); };
  return {{"location", id(shown.location)}, {"service", id(shown.service)}, {"group", id(shown.group)}};
}

json cells_json(const std::vector<engine::Cell>& cells, Names& names) {
  json list = json::array();
  std::set<engine::Cell> listed;
  for (const engine::Cell& cell : cells) {
    const engine::Cell shown = names.shown(cell);
    if (listed.insert(shown).second) list.push_back(cell_json(shown, names));
  }
  return list;
}

json frame_json(const Asking& asking, const engine::Question& question) {
  return {{"revision", asking.edition.revision()},
          {"at", day_json(question.day)},
          {"level", level_json(question.levels.location)},
          {"service_level", level_json(question.levels.service)},
          {"group_level", level_json(question.levels.group)}};
}

Part Part::of(const Asking& asking, std::size_t total, std::optional<std::size_t> usual) {
  const auto offset = static_cast<std::size_t>(asking.parameters.whole("offset", 0, most).value_or(0));
  const auto limit = asking.parameters.whole("limit", 0, most);
  const std::size_t from = std::min(offset, total);
  const std::size_t length = limit ? static_cast<std::size_t>(*limit) : usual.value_or(total);
  return {from, from + std::min({length, total - from, asking.most_items})};
}

}  // namespace server
