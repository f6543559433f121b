#include "tests/engine/analysis/obvious_donors.h"

#include <algorithm>
#include <array>
#include <map>

#include "tests/engine/analysis/obvious_money.h"

// Every donor, pair, cell and programme is asked about anew.
namespace obvious {
namespace {

using engine::Cell;
using engine::Concentration;
using engine::Day;
using engine::Donor;
using engine::DonorPair;
using engine::DonorPairDetail;
using engine::Donors;
using engine::DonorShare;
using engine::DonorsOfCell;
using engine::Filter;
using engine::Location;
using engine::Organisation;
using engine::Programme;
using engine::Provider;
using engine::Question;
using engine::Ref;
using engine::Snapshot;
using engine::Treatment;

using Deliveries = std::vector<std::size_t>;

std::vector<Ref<Organisation>> all_donors(const Snapshot& snapshot, const Deliveries& deliveries) {
  std::vector<Ref<Organisation>> donors;
  for (std::uint32_t index = 0; index < snapshot.organisations.size(); ++index) {
    const bool pays = std::ranges::any_of(deliveries, [&](std::size_t delivery) {
      const auto programme = snapshot.deliveries[delivery].programme;
      return programme.known() &&
             std::ranges::count(snapshot.programmes[programme.index].donors, Ref<Organisation>{index}) > 0;
    });
    if (pays) donors.push_back({index});
  }
  return donors;
}

// Whether the delivery stands in the cell because of a place that the filter lets through.
bool stands_within_filter(const Snapshot& snapshot, const Question& question, std::size_t delivery, const Cell& cell) {
  const auto& order = snapshot.locations;
  const auto& tops = question.filter.locations;
  std::vector<Ref<Location>> places(snapshot.served(delivery).begin(), snapshot.served(delivery).end());
  if (snapshot.deliveries[delivery].serves_all_below) {
    for (const auto below : order.below(snapshot.deliveries[delivery].location)) places.push_back(below);
  }
  return std::ranges::any_of(places, [&](Ref<Location> place) {
    const bool inside = tops.empty() || std::ranges::any_of(tops, [&](auto top) { return order.within(place, top); });
    return inside && (question.levels.location ? order.within(place, cell.location) : place == cell.location);
  });
}

Concentration concentration_of(const Snapshot& snapshot, const std::vector<Provider>& providers) {
  Concentration found;
  found.providers = static_cast<std::uint32_t>(providers.size());
  std::map<Ref<Organisation>, double> parts;  // organisations are numbered by id
  for (const Provider& provider : providers) {
    const bool known = provider.programme.known() && snapshot.programmes[provider.programme.index].donors_known;
    if (!known) {
      ++found.unknown;
      continue;
    }
    const auto& donors = snapshot.programmes[provider.programme.index].donors;
    for (const auto donor : donors) parts[donor] += 1.0 / static_cast<double>(donors.size());
  }
  if (parts.empty()) {
    found.herfindahl = {0, 1};
    return found;
  }
  const auto all = static_cast<double>(providers.size());
  double most = 0;
  for (const auto& [donor, part] : parts) {
    found.donors.push_back({donor, part / all});
    found.herfindahl.low += part / all * part / all;
    most = std::max(most, part / all);
  }
  std::ranges::stable_sort(found.donors, [](auto& one, auto& other) { return one.share > other.share; });
  const double open = found.unknown / all;
  found.herfindahl.high = found.herfindahl.low - most * most + (most + open) * (most + open);
  return found;
}

// Asks of every donor, pair, cell and programme anew.
class Asking {
 public:
  Asking(const Snapshot& snapshot, const Question& question)
      : snapshot_(snapshot), question_(question), money_(money(snapshot, question.tier)) {
    for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
      if (!counts(delivery)) continue;
      counting_.push_back(delivery);
      for (const Cell& cell : cells_of(snapshot, delivery, question.levels)) {
        if (!stands_within_filter(snapshot, question, delivery, cell)) continue;
        const std::string& place = snapshot.locations.id(cell.location);
        auto& in = cells_[{place, snapshot.services.id(cell.service), snapshot.groups.id(cell.group)}];
        in.first = cell;
        in.second.push_back(delivery);
        places_[place].first = {cell.location, {}, {}};
        places_[place].second.push_back(delivery);
        everywhere_.push_back(delivery);
      }
    }
  }

  // Asked once.
  Donors answer() {
    Donors found;
    for (const auto& [ids, in] : cells_) add(found.cells, in.first, in.second);
    for (const auto& [id, in] : places_) add(found.places, in.first, in.second);
    found.together = concentration(everywhere_);
    const auto all = static_cast<std::uint32_t>(snapshot_.organisations.size());
    for (std::uint32_t a = 0; a < all; ++a) {
      add_donor(found, {a});
      for (std::uint32_t b = a + 1; b < all; ++b) add_pair({a}, {b});
    }
    std::ranges::stable_sort(found.donors, [](const Donor& one, const Donor& other) {
      if (one.cells != other.cells) return one.cells > other.cells;
      return one.programmes.size() > other.programmes.size();
    });
    std::ranges::stable_sort(pairs_, [](const auto& one, const auto& other) {
      if (one.first.cells != other.first.cells) return one.first.cells > other.first.cells;
      return one.first.programmes > other.first.programmes;
    });
    for (const auto& [pair, detail] : pairs_) {
      found.pairs.push_back(pair);
      found.details.push_back(detail);
    }
    for (std::uint32_t number = 0; number < money_.flows.size(); ++number) {
      const Flow& flow = money_.flows[number];
      std::vector<Ref<Organisation>> actors{flow.giver.organisation, flow.receiver.organisation};
      for (const Provider& origin : flow.origins) actors.push_back(origin.organisation);
      if (keeps(actors)) found.flows.push_back(number);
    }
    return found;
  }

 private:
  bool counts(std::size_t delivery) const {
    if (!chosen(snapshot_, delivery, question_)) return false;
    if (question_.day) return active_on(snapshot_, delivery, *question_.day);
    for (int day = 15000; day < 22000; ++day) {
      if (active_on(snapshot_, delivery, Day{day})) return true;
    }
    return false;
  }

  bool is_narrowed() const {
    const Filter& filter = question_.filter;
    return question_.day || !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
  }

  bool keeps(const std::vector<Ref<Organisation>>& found) const {
    const auto any = [&](const auto& wanted) {
      return wanted.empty() ||
             std::ranges::any_of(wanted, [&](auto one) { return std::ranges::count(found, one) > 0; });
    };
    return any(question_.filter.organisations) && any(question_.filter.donors);
  }

  Concentration concentration(const Deliveries& deliveries) const {
    std::map<std::pair<std::string, bool>, Provider> providers;
    for (const std::size_t delivery : deliveries) {
      const Provider provider = snapshot_.provider(snapshot_.deliveries[delivery]);
      providers[{snapshot_.id(provider), provider.programme.known()}] = provider;
    }
    std::vector<Provider> list;
    for (const auto& [id, provider] : providers) list.push_back(provider);
    return concentration_of(snapshot_, list);
  }

  void add(std::vector<DonorsOfCell>& list, const Cell& cell, const Deliveries& deliveries) const {
    if (keeps(all_donors(snapshot_, deliveries))) list.push_back({cell, concentration(deliveries)});
  }

  bool is_asked(Ref<Programme> programme) const {
    return !is_narrowed() || std::ranges::any_of(counting_, [&](std::size_t delivery) {
      return snapshot_.deliveries[delivery].programme == programme;
    });
  }

  bool funds(Ref<Organisation> donor, Ref<Programme> programme) const {
    return std::ranges::count(snapshot_.programmes[programme.index].donors, donor) > 0;
  }

  bool is_in(Ref<Organisation> donor, const Deliveries& deliveries) const {
    return std::ranges::count(all_donors(snapshot_, deliveries), donor) > 0;
  }

  std::vector<Ref<Programme>> asked_programmes() const {
    std::vector<Ref<Programme>> asked;
    for (std::uint32_t programme = 0; programme < snapshot_.programmes.size(); ++programme) {
      if (is_asked({programme})) asked.push_back({programme});
    }
    return asked;
  }

  void add_donor(Donors& found, Ref<Organisation> who) const {
    Donor donor;
    donor.donor = who;
    for (const auto& [ids, in] : cells_) donor.cells += is_in(who, in.second);
    for (const auto programme : asked_programmes()) {
      if (funds(who, programme)) donor.programmes.push_back(programme);
    }
    for (const Flow& flow : money_.flows) {
      const bool asked = flow.receiver.programme.known() ? is_asked(flow.receiver.programme) : !is_narrowed();
      if (flow.treatment != Treatment::counted || flow.giver.organisation != who || !asked) continue;
      donor.money.add(flow.money);
      donor.records.insert(donor.records.end(), flow.records.begin(), flow.records.end());
    }
    std::ranges::sort(donor.records);
    for (const DonorShare& one : found.together.donors) {
      if (one.donor == who) donor.share.low = one.share;
    }
    donor.share.high = donor.share.low;
    if (found.together.providers > 0) donor.share.high += double(found.together.unknown) / found.together.providers;
    const bool pays = donor.cells > 0 || !donor.programmes.empty() || !donor.records.empty();
    if (pays && keeps({who})) found.donors.push_back(donor);
  }

  void add_pair(Ref<Organisation> a, Ref<Organisation> b) {
    DonorPairDetail pair;
    for (const auto& [ids, in] : cells_) {
      if (is_in(a, in.second) && is_in(b, in.second)) pair.shared.push_back(in.first);
    }
    for (const auto programme : asked_programmes()) {
      if (!funds(a, programme) || !funds(b, programme)) continue;
      pair.programmes.push_back(programme);
      for (const Flow& flow : money_.flows) {
        const auto giver = flow.giver.organisation;
        if (flow.receiver.programme != programme || flow.treatment >= Treatment::set_aside ||
            (giver != a && giver != b))
          continue;
        pair.money.add(flow.money);
        pair.records.insert(pair.records.end(), flow.records.begin(), flow.records.end());
      }
    }
    std::ranges::sort(pair.records);
    if ((pair.shared.empty() && pair.programmes.empty()) || !keeps({a, b})) return;
    pairs_.emplace_back(DonorPair{a, b, static_cast<std::uint32_t>(pair.shared.size()),
                                  static_cast<std::uint32_t>(pair.programmes.size())},
                        pair);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  Money money_;
  std::map<std::array<std::string, 3>, std::pair<Cell, Deliveries>> cells_;  // by ids
  std::map<std::string, std::pair<Cell, Deliveries>> places_;
  Deliveries everywhere_, counting_;
  std::vector<std::pair<DonorPair, DonorPairDetail>> pairs_;
};

}  // namespace

Donors donors(const Snapshot& snapshot, const Question& question) { return Asking(snapshot, question).answer(); }

}  // namespace obvious
