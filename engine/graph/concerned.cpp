#include "engine/graph/concerned.h"

#include <algorithm>

#include "engine/graph/actor_refs.h"

namespace engine {
namespace {

constexpr std::size_t most_read_again = 4096, most_rows = 65536;

class Finder {
 public:
  Finder(const Snapshot& before, const Regrouped<Organisation>& organisations, const Regrouped<Programme>& programmes)
      : before_(before),
        organisations_(organisations),
        programmes_(programmes),
        special_organisations_(marked(before.organisations.size(), organisations)),
        special_programmes_(marked(before.programmes.size(), programmes)) {}

  std::optional<Concerned> find() {
    if (!organisations_.has_special() && !programmes_.has_special()) return std::move(found_);
    edges(before_.scopes);
    edges(before_.funding);
    edges(before_.participations);
    edges(before_.mechanisms);
    edges(before_.documents);
    edges(before_.commitments);
    edges(before_.meetings);
    edges(before_.memberships);
    edges(before_.authorities);
    deliveries();
    const bool too_many = found_.read_again.size() > most_read_again || found_.out.size() > most_rows;
    if (too_many || referrals_concerned() || relatives_concerned()) return std::nullopt;
    return std::move(found_);
  }

 private:
  // By number, and one more for those that are unknown.
  template <class Fact>
  static std::vector<std::uint8_t> marked(std::size_t size, const Regrouped<Fact>& regrouped) {
    std::vector<std::uint8_t> marks(size + 1);
    for (const auto* some : {&regrouped.parted(), &regrouped.others()}) {
      for (const Ref<Fact> one : *some) marks[one.index] = 1;
    }
    return marks;
  }
  static bool is_marked(const std::vector<std::uint8_t>& marks, std::uint32_t number) {
    return marks[std::min<std::size_t>(number, marks.size() - 1)] != 0;
  }
  bool is_special(Ref<Organisation> one) const { return is_marked(special_organisations_, one.index); }
  bool is_special(Ref<Programme> one) const { return is_marked(special_programmes_, one.index); }
  bool is_parted(Ref<Organisation> one) const { return one.known() && organisations_.parted().contains(one); }
  bool is_parted(Ref<Programme> one) const { return one.known() && programmes_.parted().contains(one); }

  template <class Edge>
  void edges(const Chunked<Edge>& list) {
    for (const Edge& edge : list) {
      bool special = false, parted = false;
      for_each_actor(edge, [&](const auto& one) {
        special = special || is_special(one);
        parted = parted || (is_special(one) && is_parted(one));
      });
      if (!special) continue;
      if (parted) found_.read_again.insert(edge.number);
      found_.scopes = found_.scopes || std::is_same_v<Edge, ScopeEdge>;
      for_each_actor(edge, [&]<class Fact>(const Ref<Fact>& one) {
        if constexpr (std::is_same_v<Fact, Programme>) {
          if (one.known()) found_.programmes.insert(one);
        }
      });
    }
  }

  void deliveries() {
    const Deliveries& all = before_.deliveries;
    for (std::size_t number = 0; number < all.part_count(); ++number) {
      const DeliveryChunk& chunk = all.part(number).chunk;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        if (is_special(chunk.organisations[row]) || is_special(chunk.programmes[row])) delivery(chunk, row);
      }
    }
  }

  void delivery(const DeliveryChunk& chunk, std::size_t at) {
    DeliveryRow row = chunk.row(at);
    if (row.programme.known()) found_.programmes.insert(row.programme);
    if (is_parted(row.organisation) || is_parted(row.programme)) {
      found_.read_again.insert(row.number);
      return;
    }
    if (!organisations_.others().contains(row.organisation)) return;
    found_.out.push_back(row);
    row.organisation = organisations_.renumbering()(row.organisation);
    row.programme = programmes_.renumbering()(row.programme);
    if (!row.organisation.known()) return;
    const auto reported = chunk.reported_of(at);
    DeliveryLine line{row, {reported.begin(), reported.end()}, {}};
    if (!chunk.served_starts.empty() && chunk.served_starts[at] != chunk.served_starts[at + 1]) {
      const auto served = chunk.served_of(at);
      line.served.assign(served.begin(), served.end());
    }
    found_.in.push_back(std::move(line));
  }

  bool referrals_concerned() const {
    return std::ranges::any_of(before_.referrals, [&](const ReferralEdge& edge) {
      return is_special(edge.from) || is_special(edge.to) || is_special(edge.lead);
    });
  }

  // Of an actor that is not touched itself it is not read again whom it names.
  bool relatives_concerned() const {
    return std::ranges::any_of(
               before_.organisations,
               [&](const OrganisationNode& node) { return is_parted(node.parent) || is_parted(node.successor); }) ||
           std::ranges::any_of(before_.programmes, [&](const ProgrammeNode& node) { return is_parted(node.parent); });
  }

  const Snapshot& before_;
  const Regrouped<Organisation>& organisations_;
  const Regrouped<Programme>& programmes_;
  std::vector<std::uint8_t> special_organisations_, special_programmes_;
  Concerned found_;
};

}  // namespace

std::optional<Concerned> find_concerned(const Snapshot& before, const Regrouped<Organisation>& organisations,
                                        const Regrouped<Programme>& programmes) {
  return Finder(before, organisations, programmes).find();
}

}  // namespace engine
