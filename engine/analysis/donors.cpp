#include "engine/analysis/donors.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/analysis/provider_order.h"
#include "engine/analysis/standings.h"

namespace engine {
namespace {

using Organisations = std::vector<Ref<Organisation>>;

// What is gathered of a pair before it is listed.
struct Meeting {
  std::vector<std::uint32_t> cells;
  std::vector<Ref<Programme>> programmes;
};

class Finder {
 public:
  Finder(const View& view, const std::string& currency)
      : view_(view),
        snapshot_(view.snapshot),
        providers_(view.snapshot),
        standings_(view, [&](std::size_t delivery) { return counts_when_asked(view, delivery); }),
        money_(find_money(view.snapshot, view.question.tier, currency)),
        asked_(asked_programmes()) {}

  Donors find();

 private:
  std::vector<bool> asked_programmes() const;
  std::vector<Provider> providers_in(std::span<const std::uint32_t> deliveries) const;
  Organisations donors_in(std::span<const std::uint32_t> deliveries) const;
  void meet_in_cells();
  void meet_in_programmes();
  void note_money();
  void add_concentrations(Donors& found) const;
  void add_donors(Donors& found);
  void add_pairs(Donors& found);
  bool named(const Organisations& donors) const;
  static Organisations actors_of(const Flow& flow);
  bool is_narrowed() const {
    const Filter& filter = view_.question.filter;
    return view_.question.day || !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
  }

  const View& view_;
  const Snapshot& snapshot_;
  ProviderOrder providers_;
  Standings standings_;
  MoneyFlows money_;
  std::vector<bool> asked_;  // by programme
  std::map<Ref<Organisation>, Donor> donors_;
  std::unordered_map<std::uint64_t, Meeting> pairs_;  // by key_of() their donors
  std::map<std::pair<Ref<Organisation>, Ref<Programme>>, std::vector<const Flow*>> given_;
};

template <class Value>
void sort_and_unite(std::vector<Value>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

// Two donors as one number, in whose order pairs stand.
std::uint64_t key_of(Ref<Organisation> one, Ref<Organisation> other) {
  return std::uint64_t{one.index} << 32 | other.index;
}
std::pair<Ref<Organisation>, Ref<Organisation>> donors_of(std::uint64_t key) {
  return {{static_cast<std::uint32_t>(key >> 32)}, {static_cast<std::uint32_t>(key)}};
}

// Every programme, but where the question is narrowed those alone that deliver there and then.
std::vector<bool> Finder::asked_programmes() const {
  std::vector<bool> asked(snapshot_.programmes.size(), !is_narrowed());
  if (!is_narrowed()) return asked;
  for (std::uint32_t delivery = 0; delivery < snapshot_.deliveries.size(); ++delivery) {
    const auto programme = snapshot_.deliveries.programme(delivery);
    if (!programme.known() || asked[programme.index]) continue;
    asked[programme.index] = chosen(snapshot_, delivery, view_.question) && counts_when_asked(view_, delivery);
  }
  return asked;
}

std::vector<Provider> Finder::providers_in(std::span<const std::uint32_t> deliveries) const {
  std::vector<std::uint32_t> ranks;
  ranks.reserve(deliveries.size());
  for (const std::uint32_t delivery : deliveries) ranks.push_back(providers_.rank(snapshot_.provider(delivery)));
  sort_and_unite(ranks);
  std::vector<Provider> providers;
  providers.reserve(ranks.size());
  for (const std::uint32_t rank : ranks) providers.push_back(providers_.provider(rank));
  return providers;
}

Organisations Finder::donors_in(std::span<const std::uint32_t> deliveries) const {
  Organisations donors;
  for (const std::uint32_t delivery : deliveries) {
    const auto programme = snapshot_.deliveries.programme(delivery);
    if (!programme.known()) continue;
    const auto& own = snapshot_.programmes[programme.index].donors;
    donors.insert(donors.end(), own.begin(), own.end());
  }
  sort_and_unite(donors);
  return donors;
}

void Finder::meet_in_cells() {
  for (std::uint32_t cell = 0; cell < standings_.cells().size(); ++cell) {
    const Organisations donors = donors_in(standings_.in(cell));
    for (std::size_t a = 0; a < donors.size(); ++a) {
      ++donors_[donors[a]].cells;
      for (std::size_t b = a + 1; b < donors.size(); ++b) pairs_[key_of(donors[a], donors[b])].cells.push_back(cell);
    }
  }
}

void Finder::meet_in_programmes() {
  for (std::uint32_t index = 0; index < snapshot_.programmes.size(); ++index) {
    if (!asked_[index]) continue;
    const Organisations& donors = snapshot_.programmes[index].donors;
    for (std::size_t a = 0; a < donors.size(); ++a) {
      donors_[donors[a]].programmes.push_back({index});
      for (std::size_t b = a + 1; b < donors.size(); ++b)
        pairs_[key_of(donors[a], donors[b])].programmes.push_back({index});
    }
  }
}

void Finder::note_money() {
  for (const Flow& flow : money_.flows) {
    if (!flow.giver.organisation.known() || flow.treatment > Treatment::untraced) continue;
    const auto programme = flow.receiver.programme;
    if (programme.known()) given_[{flow.giver.organisation, programme}].push_back(&flow);
    const bool asked = programme.known() ? asked_[programme.index] : !is_narrowed();
    if (!asked || flow.treatment != Treatment::counted) continue;
    Donor& donor = donors_[flow.giver.organisation];
    donor.money.add(flow.money);
    donor.records.insert(donor.records.end(), flow.records.begin(), flow.records.end());
  }
}

bool Finder::named(const Organisations& donors) const {
  const auto any = [&](const Organisations& wanted) {
    return wanted.empty() ||
           std::ranges::any_of(donors, [&](auto one) { return std::ranges::find(wanted, one) != wanted.end(); });
  };
  return any(view_.question.filter.organisations) && any(view_.question.filter.donors);
}

// Whom the flow concerns: who gave and who was given, and where it began.
Organisations Finder::actors_of(const Flow& flow) {
  Organisations actors{flow.giver.organisation, flow.receiver.organisation};
  for (const Provider& origin : flow.origins) actors.push_back(origin.organisation);
  return actors;
}

void Finder::add_concentrations(Donors& found) const {
  const auto add = [&](std::vector<DonorsOfCell>& list, const Cell& cell, std::span<const std::uint32_t> deliveries) {
    if (named(donors_in(deliveries))) {
      list.push_back({cell, find_concentration(snapshot_, providers_in(deliveries))});
    }
  };
  const auto& cells = standings_.cells();
  std::vector<std::uint32_t> everywhere;
  // Cells come by the id of their place.
  for (std::uint32_t from = 0, to = 0; from < cells.size(); from = to) {
    std::vector<std::uint32_t> here;
    for (; to < cells.size() && cells[to].location == cells[from].location; ++to) {
      const auto in = standings_.in(to);
      here.insert(here.end(), in.begin(), in.end());
      add(found.cells, cells[to], in);
    }
    add(found.places, {cells[from].location, {}, {}}, here);
    everywhere.insert(everywhere.end(), here.begin(), here.end());
  }
  found.together = find_concentration(snapshot_, providers_in(everywhere));
}

void Finder::add_donors(Donors& found) {
  std::map<Ref<Organisation>, double> shares;
  for (const DonorShare& one : found.together.donors) shares[one.donor] = one.share;
  const double open = found.together.providers == 0 ? 0.0 : double(found.together.unknown) / found.together.providers;
  for (auto& [ref, donor] : donors_) {
    if (!named({ref})) continue;
    donor.donor = ref;
    donor.share.low = shares.contains(ref) ? shares.at(ref) : 0;
    donor.share.high = donor.share.low + open;
    std::ranges::sort(donor.records);
    found.donors.push_back(std::move(donor));
  }
  std::ranges::stable_sort(found.donors, std::ranges::greater{},
                           [](const Donor& one) { return std::pair(one.cells, one.programmes.size()); });
}

void Finder::add_pairs(Donors& found) {
  std::vector<std::uint64_t> keys;
  for (const auto& [key, meeting] : pairs_) keys.push_back(key);
  std::ranges::sort(keys);
  for (const std::uint64_t key : keys) {
    const auto [a, b] = donors_of(key);
    if (!named({a, b})) continue;
    Meeting& meeting = pairs_.at(key);
    DonorPair pair{a, b, {}, std::move(meeting.programmes), {}, {}};
    for (const std::uint32_t cell : meeting.cells) pair.shared.push_back(standings_.cells()[cell]);
    for (const auto programme : pair.programmes) {
      for (const auto donor : {pair.a, pair.b}) {
        const auto flows = given_.find({donor, programme});
        if (flows == given_.end()) continue;
        for (const Flow* flow : flows->second) {
          pair.money.add(flow->money);
          pair.records.insert(pair.records.end(), flow->records.begin(), flow->records.end());
        }
      }
    }
    std::ranges::sort(pair.records);
    found.pairs.push_back(std::move(pair));
  }
  std::ranges::stable_sort(found.pairs, std::ranges::greater{},
                           [](const DonorPair& one) { return std::pair(one.shared.size(), one.programmes.size()); });
}

Donors Finder::find() {
  meet_in_cells();
  meet_in_programmes();
  note_money();
  Donors found;
  add_concentrations(found);
  add_donors(found);
  add_pairs(found);
  std::erase_if(money_.flows, [&](const Flow& flow) { return !named(actors_of(flow)); });
  found.money = std::move(money_);
  return found;
}

}  // namespace

Donors find_donors(const Snapshot& snapshot, const Question& question, const std::string& currency) {
  const View view(snapshot, question);
  return Finder(view, currency).find();
}

}  // namespace engine
