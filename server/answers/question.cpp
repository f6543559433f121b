#include "server/answers/question.h"

#include <algorithm>

#include "engine/model/error.h"
#include "server/answers/resolve.h"

namespace server {
namespace {

using engine::Error;

constexpr int deepest = 9;
constexpr int longest_horizon = 3660;
constexpr double highest_threshold = 1000;
constexpr int largest_crowd = 1'000'000;

template <class Resolve>
auto resolve_all(const Asking& asking, std::string_view name, Resolve&& resolve) {
  std::vector<decltype(resolve(asking.edition, std::string()))> found;
  for (const std::string& word : asking.parameters.list(name)) found.push_back(resolve(asking.edition, word));
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

std::optional<int> read_level(const Parameters& parameters, std::string_view name, std::optional<int> usual) {
  const auto text = parameters.text(name);
  if (!text) return usual;
  if (*text == "finest") return std::nullopt;
  try {
    return static_cast<int>(*parameters.whole(name, 0, deepest));
  } catch (const Error&) {
    throw Error(Error::Kind::invalid, "a level is a number from 0 to 9 or 'finest', and '" + *text + "' is none");
  }
}

std::optional<engine::Day> read_day(const Asking& asking, const Usual& usual) {
  if (const auto text = asking.parameters.text("at")) return engine::parse_day(*text);
  if (usual.no_day == Usual::NoDay::is_all_time) return std::nullopt;
  return asking.today;
}

}  // namespace

engine::Question read_question(const Asking& asking, const Usual& usual) {
  const Parameters& parameters = asking.parameters;
  engine::Question question;
  question.day = read_day(asking, usual);
  question.levels.location = read_level(parameters, "level", usual.levels.location);
  question.levels.service = read_level(parameters, "service_level", usual.levels.service);
  question.levels.group = read_level(parameters, "group_level", usual.levels.group);
  question.filter.locations = resolve_all(asking, "location", resolve_location);
  question.filter.services = resolve_all(asking, "service", resolve_service);
  question.filter.groups = resolve_all(asking, "group", resolve_group);
  question.filter.organisations = resolve_all(asking, "organisation", resolve_organisation);
  question.filter.donors = resolve_all(asking, "donor", resolve_organisation);
  question.tier = asking.tier;
  question.threshold = parameters.number("threshold", 0, highest_threshold).value_or(question.threshold);
  question.horizon = static_cast<int>(parameters.whole("horizon", 0, longest_horizon).value_or(question.horizon));
  question.package = parameters.text("package").value_or("");
  question.within_organisations = parameters.yes("co_funded");
  question.crowd = static_cast<int>(parameters.whole("crowded", 2, largest_crowd).value_or(question.crowd));
  return question;
}

}  // namespace server
