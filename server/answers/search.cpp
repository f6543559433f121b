#include "server/answers/search.h"

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/items.h"
#include "server/answers/json.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::size_t usually_found = 20;

// What stands above in its tree, nearest first: "Ninewa, Iraq".
template <class Fact>
std::string above(const engine::Order<Fact>& order, const std::string& id) {
  std::string text;
  auto one = order.find(id);
  for (auto up = order.parents(one); !up.empty(); up = order.parents(one)) {
    one = up.front();
    if (order.parents(one).empty()) break;  // the root says nothing
    text += (text.empty() ? "" : ", ") + order.name(one);
  }
  return text;
}

// What tells it from others of the same name.
std::string detail_of(const Titled& titled, const engine::Snapshot& snapshot) {
  if (titled.kind == "locations") return above(snapshot.locations, titled.id);
  if (titled.kind == "services") return above(snapshot.services, titled.id);
  if (titled.kind == "groups") return above(snapshot.groups, titled.id);
  if (titled.kind == "programmes") {
    const auto lead = snapshot.programmes[snapshot.programme_by_id.at(titled.id).index].lead;
    return lead.known() ? snapshot.organisations[lead.index].name : "";
  }
  if (titled.kind != "organisations") return "";
  const auto& organisation = snapshot.organisations[snapshot.organisation_by_id.at(titled.id).index];
  std::string text = organisation.kind;
  if (!organisation.country.empty()) text += (text.empty() ? "" : ", ") + organisation.country;
  return text;
}

}  // namespace

json answer_search(const Asking& asking) {
  const auto text = asking.parameters.text("text");
  if (!text) throw Error(Error::Kind::invalid, "say what to search for");
  const auto found = asking.edition.search().find(*text, asking.tier);
  const Part part = Part::of(asking, found.size(), usually_found);
  json answer = {{"revision", asking.edition.revision()}, {"total", found.size()}};
  Items items(answer, asking, Saying::by_name);
  for (std::size_t i = part.from; i < part.to; ++i) {
    const Titled& titled = *found[i];
    items.add({{"id", titled.id},
               {"kind", titled.kind},
               {"name", titled.name},
               {"detail", known(detail_of(titled, asking.edition.snapshot()))}});
  }
  return answer;
}

}  // namespace server
