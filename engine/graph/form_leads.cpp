#include <algorithm>
#include <array>

#include "engine/graph/entities.h"
#include "engine/graph/parallel.h"
#include "engine/graph/programme_edges.h"

namespace engine {
namespace {

using Who = Ref<Organisation>;

// The only one of those that are met; unknown where there is none, and where there are several.
class Only {
 public:
  void meet(Who who) {
    several_ = several_ || (any() && one_ != who);
    one_ = who;
  }
  void meet(const Only& other) {
    if (other.any()) meet(other.one_);
    several_ = several_ || other.several_;
  }
  bool any() const { return one_.known(); }
  Who get() const { return several_ ? Who{} : one_; }

 private:
  Who one_;
  bool several_ = false;
};

// How many rows of `programmes` are of the programme: a loop that goes many at once.
std::size_t count_of(std::span<const Ref<Programme>> programmes, Ref<Programme> programme) {
  std::uint32_t count = 0;
  for (const Ref<Programme> one : programmes) count += one.index == programme.index ? 1 : 0;
  return count;
}

// The edge of a record in its list, or null.
template <class Edge>
const Edge* edge_of(const Chunked<Edge>& edges, Number number) {
  const auto found = std::ranges::lower_bound(edges, number, {}, [](const Edge& edge) { return edge.number; });
  return found == edges.end() || found->number != number ? nullptr : &*found;
}

// Who has which part in some programmes.
class Parts {
 public:
  Parts(const Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes)
      : snapshot_(snapshot), programmes_(programmes), parts_(programmes.size()) {
    number_places();
    // Each core looks for its own programmes among all edges: what it finds is in order where others begin.
    donors_ = gather_in_ranges<Donor>(parts_.size(), 1024, [this](std::size_t from, std::size_t to) {
      std::vector<Donor> donors;
      gather_edges({from, to}, donors);
      sort(donors);
      return donors;
    });
    spare_accountable();
    in_ranges(parts_.size(), 1024, [this](std::size_t from, std::size_t to) { gather_deliveries({from, to}); });
  }
  // REQUIRES: `programmes` are ascending.
  Parts(const Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes, const ProgrammeEdges& edges,
        const Arriving& arriving)
      : snapshot_(snapshot), programmes_(programmes), parts_(programmes.size()) {
    gather_edges(edges);
    std::vector<std::uint32_t> asked;  // whose deliveries are to be looked for
    for (std::uint32_t at = 0; at < programmes.size(); ++at) {
      if (arriving.programmes.contains(programmes[at])) {
        gather_deliveries(at, arriving.deliveries);
      } else if (!parts_[at].accountable.known()) {
        asked.push_back(at);
      }
    }
    if (asked.size() > few) {
      place_.assign(snapshot_.programmes.size(), nowhere);
      for (const std::uint32_t at : asked) place_[programmes_[at].index] = at;
      gather_deliveries({0, parts_.size()});
    } else {
      for (const std::uint32_t at : asked) gather_deliveries(at);
    }
    sort(donors_);
  }

  void form(Snapshot& snapshot) const {
    auto next = donors_.begin();
    for (std::uint32_t at = 0; at < parts_.size(); ++at) {
      const auto from = next;
      while (next != donors_.end() && next->programme == at) ++next;
      form(snapshot, at, {from, next});
    }
  }

 private:
  static constexpr std::uint32_t nowhere = Ref<Programme>::unknown;
  static constexpr std::size_t few = 8;  // programmes, for each of which the deliveries are looked through
  struct Part {
    Who accountable;  // the first of them
    Only delivering, implementing;
  };
  struct Donor {
    std::uint32_t programme;  // the place among those asked about
    Who who;

    friend auto operator<=>(const Donor&, const Donor&) = default;
  };

  struct Range {
    std::size_t from, to;  // among the programmes asked about
  };

  void number_places() {
    place_.assign(snapshot_.programmes.size(), nowhere);
    for (std::uint32_t at = 0; at < programmes_.size(); ++at) place_[programmes_[at].index] = at;
  }

  // Who delivers for a programme is not asked where somebody is accountable for it.
  void spare_accountable() {
    for (std::uint32_t at = 0; at < programmes_.size(); ++at) {
      if (parts_[at].accountable.known()) place_[programmes_[at].index] = nowhere;
    }
  }

  static void sort(std::vector<Donor>& donors) {
    std::ranges::sort(donors);
    const auto repeated = std::ranges::unique(donors);
    donors.erase(repeated.begin(), repeated.end());
  }

  // Where the programme stands; nowhere where that is not in the range.
  std::uint32_t place(Ref<Programme> programme, const Range& range) const {
    const std::uint32_t at = programme.known() ? place_[programme.index] : nowhere;
    return at >= range.from && at < range.to ? at : nowhere;
  }

  void gather(std::uint32_t at, const ParticipationEdge& edge, std::vector<Donor>& donors) {
    if (edge.role == accountable_) parts_[at].accountable = std::min(parts_[at].accountable, edge.organisation);
    if (edge.role == implementing_) parts_[at].implementing.meet(edge.organisation);
    if (edge.role == funding_) donors.push_back({at, edge.organisation});
  }
  // A pledge is announced and not bound: whoever pledges is no donor yet.
  void gather(std::uint32_t at, const FundingEdge& edge, std::vector<Donor>& donors) const {
    if (edge.kind == pledge_) return;
    if (edge.provider.organisation.known()) donors.push_back({at, edge.provider.organisation});
  }

  void gather_edges(const Range& range, std::vector<Donor>& donors) {
    for (const ParticipationEdge& edge : snapshot_.participations) {
      if (const std::uint32_t at = place(edge.programme, range); at != nowhere) gather(at, edge, donors);
    }
    for (const FundingEdge& edge : snapshot_.funding) {
      if (const std::uint32_t at = place(edge.receiver.programme, range); at != nowhere) gather(at, edge, donors);
    }
  }

  void gather_edges(const ProgrammeEdges& edges) {
    for (std::uint32_t at = 0; at < programmes_.size(); ++at) {
      for (const std::uint32_t number : edges.of(programmes_[at])) {
        const ParticipationEdge* part = edge_of(snapshot_.participations, number);
        if (part != nullptr && part->programme == programmes_[at]) gather(at, *part, donors_);
        const FundingEdge* funding = edge_of(snapshot_.funding, number);
        if (funding != nullptr && funding->receiver.programme == programmes_[at]) gather(at, *funding, donors_);
      }
    }
  }

  void gather_deliveries(std::uint32_t at, std::span<const DeliveryLine> lines) {
    for (const DeliveryLine& line : lines) {
      if (line.row.programme == programmes_[at]) parts_[at].delivering.meet(line.row.organisation);
    }
  }

  // Those of one programme.
  void gather_deliveries(std::uint32_t at) {
    constexpr std::size_t block = 1024;
    Part& part = parts_[at];
    const Deliveries& deliveries = snapshot_.deliveries;
    for (std::size_t number = 0; number < deliveries.part_count(); ++number) {
      const DeliveryChunk& chunk = deliveries.part(number).chunk;
      const std::span<const Ref<Programme>> programmes(chunk.programmes);
      for (std::size_t from = 0; from < programmes.size(); from += block) {
        const auto rows = programmes.subspan(from, std::min(block, programmes.size() - from));
        if (count_of(rows, programmes_[at]) == 0) continue;
        for (std::size_t row = 0; row < rows.size(); ++row) {
          if (rows[row] == programmes_[at]) part.delivering.meet(chunk.organisations[from + row]);
        }
      }
    }
  }

  void gather_deliveries(const Range& range) {
    const Deliveries& deliveries = snapshot_.deliveries;
    for (std::size_t number = 0; number < deliveries.part_count(); ++number) {
      const DeliveryChunk& chunk = deliveries.part(number).chunk;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const std::uint32_t at = place(chunk.programmes[row], range);
        if (at != nowhere) parts_[at].delivering.meet(chunk.organisations[row]);
      }
    }
  }

  void form(Snapshot& snapshot, std::uint32_t at, std::span<const Donor> donors) const {
    const Part& part = parts_[at];
    const Who lead = part.accountable.known() ? part.accountable
                     : part.delivering.any()  ? part.delivering.get()
                                              : part.implementing.get();
    std::vector<Who> named;
    for (const Donor& donor : donors) {
      if (!snapshot.organisations[donor.who.index].placeholder) named.push_back(donor.who);
    }
    const bool known = !donors.empty() && named.size() == donors.size();
    const std::size_t programme = programmes_[at].index;
    const ProgrammeTies& before = snapshot.programmes.ties()[programme];
    if (before.lead == lead && before.donors_known == known && std::ranges::equal(before.donors, named)) return;
    ProgrammeTies& node = snapshot.programmes.edit_ties(programme);
    node.lead = lead;
    node.donors_known = known;
    node.donors = named;
  }

  const CodeWord accountable_{"accountable"}, implementing_{"implementing"}, funding_{"funding"}, pledge_{"pledge"};
  const Snapshot& snapshot_;
  const std::vector<Ref<Programme>>& programmes_;
  std::vector<std::uint32_t> place_;  // by programme, among those asked about
  std::vector<Part> parts_;
  std::vector<Donor> donors_;  // ascending
};

}  // namespace

void form_leads_and_donors(Snapshot& snapshot) {
  std::vector<Ref<Programme>> all;
  for (std::uint32_t programme = 0; programme < snapshot.programmes.size(); ++programme) all.push_back({programme});
  form_leads_and_donors(snapshot, all);
}

void form_leads_and_donors(Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes) {
  Parts(snapshot, programmes).form(snapshot);
}

void form_leads_and_donors(Snapshot& snapshot, const std::vector<Ref<Programme>>& programmes,
                           const ProgrammeEdges& edges, const Arriving& arriving) {
  Parts(snapshot, programmes, edges, arriving).form(snapshot);
}

}  // namespace engine
