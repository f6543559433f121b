#include "server/answers/resolve.h"

#include "engine/model/error.h"
#include "engine/model/tables.h"

namespace server {
namespace {

using engine::Error;

std::string listed(const std::vector<const Titled*>& titles) {
  std::string text;
  for (const Titled* titled : titles) {
    if (!text.empty()) text += ", ";
    text += titled->name + " (" + titled->id + ")";
  }
  return text;
}

// The id of the one thing of `kind` that is called `word`. `what` is the kind in a sentence, "location".
const std::string& the_one_named(const Edition& edition, std::string_view kind, const std::string& what,
                                 const std::string& word) {
  const SearchIndex& search = edition.search();
  const auto named = search.named(kind, word);
  if (named.size() == 1) return named.front()->id;
  if (named.size() > 1) {
    constexpr std::size_t shown = 5;
    const std::string more = named.size() > shown ? " and others" : "";
    const std::vector<const Titled*> some(named.begin(),
                                          named.begin() + static_cast<long>(std::min(named.size(), shown)));
    throw Error(Error::Kind::invalid,
                "several are called '" + word + "': " + listed(some) + more + "; name the " + what + " by its id");
  }
  const auto near = search.near(kind, word);
  const std::string hint = near.empty() ? "" : "; near it: " + listed(near);
  throw Error(Error::Kind::not_found, "no " + what + " is called '" + word + "'" + hint);
}

template <class Fact>
engine::Ref<Fact> resolve_in(const Edition& edition, const engine::Order<Fact>& order, const std::string& what,
                             const std::string& word) {
  const auto found = order.find(word);
  if (found.known()) return found;
  return order.find(the_one_named(edition, engine::Table<Fact>::name, what, word));
}

}  // namespace

engine::Ref<engine::Location> resolve_location(const Edition& edition, const std::string& word) {
  return resolve_in(edition, edition.snapshot().locations, "location", word);
}

engine::Ref<engine::Service> resolve_service(const Edition& edition, const std::string& word) {
  return resolve_in(edition, edition.snapshot().services, "service", word);
}

engine::Ref<engine::PopulationGroup> resolve_group(const Edition& edition, const std::string& word) {
  return resolve_in(edition, edition.snapshot().groups, "group", word);
}

engine::Ref<engine::Organisation> resolve_organisation(const Edition& edition, const std::string& word) {
  const auto& by_id = edition.snapshot().organisation_by_id;
  const auto found = by_id.find(word);
  if (found != by_id.end()) return found->second;
  return by_id.at(the_one_named(edition, "organisations", "organisation", word));
}

}  // namespace server
