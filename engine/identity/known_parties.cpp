#include "engine/identity/known_parties.h"

#include <algorithm>
#include <optional>

#include "engine/model/pack.h"

namespace engine {
namespace {

const std::string& name_of(const Party& party) { return party.names.empty() ? party.id : party.names.front(); }

}  // namespace

KnownParties::KnownParties(std::shared_ptr<const NameWords> words) : words_(std::move(words)) {}

KnownParties::Known& KnownParties::known(const Snapshot& snapshot) const {
  if (known_.judge) return known_;
  std::vector<Party> parties = parties_of(snapshot);
  known_.numbers.clear();
  for (std::uint32_t at = 0; at < parties.size(); ++at) known_.numbers.emplace(parties[at].id, at);
  known_.judge = std::make_unique<MatchJudge>(std::move(parties), *words_);
  return known_;
}

std::uint32_t KnownParties::add(Known& known, Party party) {
  const std::string id = party.id;
  const std::uint32_t number = known.judge->add(std::move(party));
  known.numbers.insert_or_assign(id, number);
  return number;
}

void KnownParties::remove(Known& known, const std::string& id) {
  const auto place = known.numbers.find(id);
  if (place == known.numbers.end()) return;
  known.judge->remove(place->second);
  known.numbers.erase(place);
}

std::set<std::string> KnownParties::ids_of(std::span<const Match> matches) {
  std::set<std::string> ids;
  for (const Match& match : matches) ids.insert(match.id);
  return ids;
}

// Forgets what is known unless it is told that all went well: what was changed halfway would match wrongly ever after.
class KnownParties::WholeOrNothing {
 public:
  explicit WholeOrNothing(Known& known) : known_(known) {}
  ~WholeOrNothing() {
    if (is_whole_) return;
    known_.judge.reset();
    known_.numbers.clear();
  }
  WholeOrNothing(const WholeOrNothing&) = delete;
  WholeOrNothing& operator=(const WholeOrNothing&) = delete;

  void is_whole() { is_whole_ = true; }

 private:
  Known& known_;
  bool is_whole_ = false;
};

std::vector<NamedMatch> KnownParties::new_matches(const Snapshot& snapshot, const Change& change,
                                                  const DecidedPairs& decided) const {
  const std::lock_guard lock(guard_);
  Known& known = this->known(snapshot);
  WholeOrNothing guard(known);
  std::vector<NamedMatch> matches = try_change(known, snapshot, change, decided);
  guard.is_whole();
  return matches;
}

// Makes the change, and takes it back.
std::vector<NamedMatch> KnownParties::try_change(Known& known, const Snapshot& snapshot, const Change& change,
                                                 const DecidedPairs& decided) {
  std::vector<Party> before;
  for (const auto one : change.touched) {
    const auto place = known.numbers.find(snapshot.organisations[one.index].id);
    if (place != known.numbers.end()) before.push_back(known.judge->party(place->second));
  }
  for (const Party& party : before) remove(known, party.id);
  std::vector<std::uint32_t> brought;
  for (const Party& party : change.after) {
    const std::uint32_t number = add(known, party);
    const auto is_brought = [&](const std::string& id) { return change.brought.contains(id); };
    if (std::ranges::any_of(party.ids, is_brought)) brought.push_back(number);
  }
  std::vector<NamedMatch> matches;
  for (Match& match : find_matches_of(brought, *known.judge, decided)) {
    std::string name_a = name_of(known.judge->party(known.numbers.at(match.a)));
    std::string name_b = name_of(known.judge->party(known.numbers.at(match.b)));
    matches.push_back({std::move(match), std::move(name_a), std::move(name_b)});
  }
  for (const Party& party : change.after) remove(known, party.id);
  std::vector<std::uint32_t> again;
  for (Party& party : before) again.push_back(add(known, std::move(party)));
  if (matches.empty()) return matches;
  const std::set<std::string> there = ids_of(find_matches_of(again, *known.judge, decided));
  std::erase_if(matches, [&](const NamedMatch& one) { return there.contains(one.match.id); });
  return matches;
}

std::vector<Match> KnownParties::matches_of(const Snapshot& snapshot, std::span<const std::string> ids,
                                            const DecidedPairs& decided) const {
  const std::lock_guard lock(guard_);
  Known& known = this->known(snapshot);
  std::vector<std::uint32_t> numbers;
  for (const std::string& id : ids) {
    if (const auto place = known.numbers.find(id); place != known.numbers.end()) numbers.push_back(place->second);
  }
  WholeOrNothing guard(known);  // the judge learns where names lead when it is first asked
  std::vector<Match> matches = find_matches_of(numbers, *known.judge, decided);
  guard.is_whole();
  return matches;
}

// Those who named one that went or is stated otherwise as parent or successor name it by another id now, or not at all.
void KnownParties::relate(Known& known, const Snapshot& is) {
  const auto id_of = [&](Ref<Organisation> one) {
    return one.known() ? is.organisations[one.index].id : std::string();
  };
  for (const OrganisationNode& node : is.organisations) {
    const auto place = known.numbers.find(node.id);
    if (place == known.numbers.end()) continue;
    const Party& party = known.judge->party(place->second);
    const bool names_any = node.parent.known() || node.successor.known();
    if (!names_any && party.parent.empty() && party.successor.empty()) continue;
    known.judge->relate(place->second, id_of(node.parent), id_of(node.successor));
  }
}

std::shared_ptr<const KnownParties> KnownParties::after(const KnownParties& before, const Snapshot& was,
                                                        const Snapshot& is, const Alteration& alteration, std::size_t) {
  const auto& moved = alteration.actors.organisations;
  const bool same = !alteration.kinds[kind_of<Organisation>()] && !alteration.kinds[kind_of<SameAs>()] && !moved.any();
  if (same) return before.shared_from_this();
  const std::lock_guard lock(before.guard_);
  if (!before.known_.judge) return nullptr;
  auto made = std::make_shared<KnownParties>(before.words_);
  Known& known = made->known_ = std::move(before.known_);
  before.known_ = {};
  std::vector<bool> concerned(is.organisations.size()), stays(is.organisations.size());
  for (const Ref<Organisation> one : alteration.organisations) concerned[one.index] = true;
  bool any_goes = false;
  for (std::uint32_t old = 0; old < was.organisations.size(); ++old) {
    const auto now = moved(Ref<Organisation>{old});
    if (now.known() && !concerned[now.index]) {
      stays[now.index] = true;
    } else {
      remove(known, was.organisations[old].id);
      any_goes = true;
    }
  }
  std::vector<Ref<Organisation>> come;
  for (std::uint32_t number = 0; number < stays.size(); ++number) {
    if (!stays[number]) come.push_back({number});
  }
  for (std::optional<Party>& party : parties_at(is, come)) {
    if (party) add(known, *std::move(party));
  }
  if (any_goes) relate(known, is);
  return made;
}

std::shared_ptr<const KnownParties> known_parties_of(const Snapshot& snapshot,
                                                     const std::shared_ptr<const NameWords>& words) {
  return snapshot.kept.get<KnownParties>(0, [&] { return std::make_shared<const KnownParties>(words); });
}

}  // namespace engine
