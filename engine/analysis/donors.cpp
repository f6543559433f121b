#include "engine/analysis/donors.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "engine/analysis/cell_index.h"
#include "engine/analysis/donor_meetings.h"
#include "engine/analysis/pair_details.h"
#include "engine/analysis/provider_cells.h"

namespace engine {
namespace {

constexpr std::size_t most_counts = std::size_t{1} << 20;  // of pairs, that are counted at once: they stay in the cache

// Which donors the filter keeps answers about: those that name one of its organisations, and one of its donors.
class Named {
 public:
  Named(const Snapshot& snapshot, const Filter& filter) {
    for (const auto* wanted : {&filter.organisations, &filter.donors}) {
      if (wanted->empty()) continue;
      auto& marks = marks_.emplace_back(snapshot.organisations.size());
      for (const auto one : *wanted) marks[one.index] = true;
    }
  }

  bool all() const { return marks_.empty(); }

  template <class Organisations>
  bool operator()(const Organisations& organisations) const {
    return std::ranges::all_of(marks_, [&](const std::vector<bool>& marks) {
      return std::ranges::any_of(organisations, [&](Ref<Organisation> one) { return one.known() && marks[one.index]; });
    });
  }

 private:
  std::vector<std::vector<bool>> marks_;  // by organisation; for each filter that names any
};

bool is_narrowed(const Question& question) {
  const Filter& filter = question.filter;
  return question.day || !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
}

class Finder {
 public:
  Finder(const View& view, const std::string& currency, const DonorsWanted& wanted)
      : view_(view),
        snapshot_(view.snapshot),
        wanted_(wanted),
        named_(snapshot_, view.question.filter),
        stand_(find_provider_cells(view)),
        donors_(provider_donors_of(snapshot_, *stand_.order)),
        asked_(is_narrowed(view.question) ? find_asked(view, stand_)
                                          : std::vector<std::uint8_t>(stand_.order->size(), 1)) {
    if (wanted.donors || wanted.flows || wanted.first < wanted.last) {
      money_ = find_money(snapshot_, view.question.tier, currency);
    }
  }

  Donors find() const;

 private:
  void add_donors(Donors& found, const DonorLists& cells) const;
  void add_money(std::vector<Donor>& donors) const;
  struct Counts {  // of pairs, as count_shared() has them
    std::vector<std::uint32_t> in_cells, in_programmes;
  };
  void add_pairs(std::size_t first, std::size_t last, const Counts& counts, std::vector<DonorPair>& pairs) const;
  std::vector<DonorPair> find_pairs(const DonorLists& cells, const DonorLists& programmes) const;
  std::vector<DonorPair> find_pairs() const;
  std::size_t donors_at_once() const;
  static std::vector<DonorPair> sorted(std::vector<DonorPair> pairs);
  void add_pairs(Donors& found, const DonorLists& cells) const;
  void add_cells(Donors& found) const;
  void add_places(Donors& found) const;
  void add_flows(Donors& found) const;
  Concentration together() const;
  std::vector<std::uint32_t> by_id(std::span<const std::uint32_t> providers) const;
  bool names_one(std::span<const std::uint32_t> providers) const;

  const View& view_;
  const Snapshot& snapshot_;
  const DonorsWanted& wanted_;
  Named named_;
  ProviderCells stand_;
  std::shared_ptr<const ProviderDonors> donors_;
  std::vector<std::uint8_t> asked_;  // by rank of a programme
  std::shared_ptr<const MoneyFlows> money_;
};

// Adds the pairs of the donors from `first` on, before `last`, with later ones, of which these are the counts.
void Finder::add_pairs(std::size_t first, std::size_t last, const Counts& counts, std::vector<DonorPair>& pairs) const {
  const std::size_t count = donors_->all.size();
  for (std::size_t a = first; a < last; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      const std::size_t place = (a - first) * count + b;
      const DonorPair pair{donors_->all[a], donors_->all[b], counts.in_cells[place], counts.in_programmes[place]};
      if ((pair.cells > 0 || pair.programmes > 0) && named_(std::array{pair.a, pair.b})) pairs.push_back(pair);
    }
  }
}

std::vector<DonorPair> Finder::find_pairs(const DonorLists& cells, const DonorLists& programmes) const {
  const std::size_t count = donors_->all.size(), step = donors_at_once();
  std::vector<DonorPair> pairs;
  for (std::size_t from = 0; from < count; from += step) {
    const auto first = static_cast<std::uint32_t>(from),
               last = static_cast<std::uint32_t>(std::min(count, from + step));
    add_pairs(first, last, {count_shared(cells, count, first, last), count_shared(programmes, count, first, last)},
              pairs);
  }
  return sorted(std::move(pairs));
}

// The same where all can be counted at once, without lists.
std::vector<DonorPair> Finder::find_pairs() const {
  std::vector<DonorPair> pairs;
  add_pairs(0, donors_->all.size(), {count_shared(stand_, *donors_), count_shared(asked_, *donors_)}, pairs);
  return sorted(std::move(pairs));
}

std::size_t Finder::donors_at_once() const {
  return std::max<std::size_t>(1, most_counts / std::max<std::size_t>(1, donors_->all.size()));
}

std::vector<DonorPair> Finder::sorted(std::vector<DonorPair> pairs) {
  std::ranges::sort(pairs, [](const DonorPair& one, const DonorPair& other) {
    return std::tie(other.cells, other.programmes, one.a, one.b) <
           std::tie(one.cells, one.programmes, other.a, other.b);
  });
  return pairs;
}

void Finder::add_pairs(Donors& found, const DonorLists& cells) const {
  const DonorLists programmes = donors_of(asked_, *donors_);
  found.pairs = find_pairs(cells, programmes);
  const std::size_t last = std::min(wanted_.last, found.pairs.size());
  if (wanted_.first >= last) return;
  const auto shown = std::span(found.pairs).subspan(wanted_.first, last - wanted_.first);
  found.details = find_details(snapshot_, {stand_, *donors_, cells, programmes, *money_}, shown);
}

// What left each donor for what is asked, and those who gave to nothing else.
void Finder::add_money(std::vector<Donor>& donors) const {
  for (const Flow& flow : money_->flows) {
    if (!flow.giver.organisation.known() || flow.treatment != Treatment::counted) continue;
    const auto programme = flow.receiver.programme;
    const bool asked =
        programme.known() ? asked_[stand_.order->rank(flow.receiver)] != 0 : !is_narrowed(view_.question);
    if (!asked) continue;
    Donor& donor = donors[flow.giver.organisation.index];
    const auto records = money_->records_of(flow);
    donor.money.add(money_->money_of(flow));
    donor.records.insert(donor.records.end(), records.begin(), records.end());
  }
}

Concentration Finder::together() const {
  std::vector<std::uint32_t> providers;
  for (std::uint32_t id = 0; id < stand_.stands.size(); ++id) {
    const std::uint32_t rank = stand_.order->of_id(id);
    if (stand_.stands[rank] != 0) providers.push_back(rank);
  }
  return Concentrations(*donors_).of(providers);
}

void Finder::add_donors(Donors& found, const DonorLists& cells) const {
  std::vector<Donor> donors(snapshot_.organisations.size());  // in the order of their ids
  const auto counts = count_lists(cells, donors_->all.size());
  for (std::size_t number = 0; number < counts.size(); ++number) {
    donors[donors_->all[number].index].cells = counts[number];
  }
  for (Ref<Programme> programme{0}; programme.index < snapshot_.programmes.size(); ++programme.index) {
    const std::uint32_t rank = stand_.order->rank({{}, programme});
    if (asked_[rank] == 0) continue;
    for (const std::uint32_t donor : donors_->of(rank)) {
      donors[donors_->all[donor].index].programmes.push_back(programme);
    }
  }
  add_money(donors);
  found.together = together();
  for (const DonorShare& one : found.together.donors) donors[one.donor.index].share.low = one.share;
  const double open = found.together.providers == 0 ? 0.0 : double(found.together.unknown) / found.together.providers;
  for (std::uint32_t index = 0; index < donors.size(); ++index) {
    Donor& donor = donors[index];
    if (donor.cells == 0 && donor.programmes.empty() && donor.records.empty()) continue;
    donor.donor = {index};
    if (!named_(std::array{donor.donor})) continue;
    donor.share.high = donor.share.low + open;
    std::ranges::sort(donor.records);
    found.donors.push_back(std::move(donor));
  }
  std::ranges::stable_sort(found.donors, std::ranges::greater{},
                           [](const Donor& one) { return std::pair(one.cells, one.programmes.size()); });
}

// These providers in the order of their ids.
std::vector<std::uint32_t> Finder::by_id(std::span<const std::uint32_t> providers) const {
  std::vector<std::uint32_t> sorted(providers.begin(), providers.end());
  std::ranges::sort(sorted, {}, [&](std::uint32_t rank) { return stand_.order->by_id(rank); });
  return sorted;
}

// Whether the filter keeps what these providers' donors pay for.
bool Finder::names_one(std::span<const std::uint32_t> providers) const {
  if (named_.all()) return true;
  std::vector<Ref<Organisation>> donors;
  for (const std::uint32_t provider : providers) {
    for (const std::uint32_t donor : donors_->of(provider)) donors.push_back(donors_->all[donor]);
  }
  return named_(donors);
}

void Finder::add_cells(Donors& found) const {
  Concentrations concentrations(*donors_);
  for (const std::uint32_t cell : order_by_id(snapshot_, *stand_.cells)) {
    const auto providers = stand_.in(cell);
    if (providers.empty() || !names_one(providers)) continue;
    found.cells.push_back({(*stand_.cells)[cell], concentrations.of(by_id(providers))});
  }
}

void Finder::add_places(Donors& found) const {
  Concentrations concentrations(*donors_);
  const auto& cells = *stand_.cells;
  for (std::uint32_t from = 0, to = 0; from < cells.size(); from = to) {
    std::vector<std::uint32_t> here;
    for (; to < cells.size() && cells[to].location == cells[from].location; ++to) {
      here.insert(here.end(), stand_.in(to).begin(), stand_.in(to).end());
    }
    std::ranges::sort(here);
    here.erase(std::ranges::unique(here).begin(), here.end());
    if (here.empty() || !names_one(here)) continue;
    found.places.push_back({{cells[from].location, {}, {}}, concentrations.of(by_id(here))});
  }
  std::ranges::sort(found.places, {}, [&](const DonorsOfCell& one) -> const std::string& {
    return snapshot_.locations.id(one.cell.location);
  });
}

void Finder::add_flows(Donors& found) const {
  found.flows.resize(money_->flows.size());
  std::iota(found.flows.begin(), found.flows.end(), 0U);
  if (named_.all()) return;
  std::erase_if(found.flows, [&](std::uint32_t number) {
    const Flow& flow = money_->flows[number];
    std::vector<Ref<Organisation>> actors{flow.giver.organisation, flow.receiver.organisation};
    for (const Provider& origin : money_->origins_of(flow)) actors.push_back(origin.organisation);
    return !named_(actors);
  });
}

Donors Finder::find() const {
  Donors found;
  found.money = money_;
  const bool needs_lists = wanted_.donors || wanted_.first < wanted_.last || donors_at_once() < donors_->all.size();
  if (wanted_.pairs && !needs_lists) {
    found.pairs = find_pairs();
  } else if (wanted_.pairs || wanted_.donors) {
    const DonorLists cells = donors_in_cells(stand_, *donors_);
    if (wanted_.donors) add_donors(found, cells);
    if (wanted_.pairs) add_pairs(found, cells);
  }
  if (wanted_.cells) add_cells(found);
  if (wanted_.places) add_places(found);
  if (wanted_.flows) add_flows(found);
  return found;
}

}  // namespace

Donors find_donors(const Snapshot& snapshot, const Question& question, const std::string& currency,
                   const DonorsWanted& wanted) {
  const View view(snapshot, question);
  return Finder(view, currency, wanted).find();
}

}  // namespace engine
