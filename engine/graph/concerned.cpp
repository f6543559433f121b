#include "engine/graph/concerned.h"

#include <algorithm>
#include <mutex>
#include <span>

#include "engine/graph/actor_refs.h"
#include "engine/graph/pieces.h"
#include "engine/model/pack.h"

namespace engine {
namespace {

constexpr std::size_t most_read_again = 4096, most_rows = 65536;

// Those that became others or are parted, of one kind.
template <class Fact>
class Special {
 public:
  Special(std::size_t size, const Regrouped<Fact>& regrouped) : regrouped_(regrouped), marks_(size + 1) {
    for (const auto* some : {&regrouped.parted(), &regrouped.others()}) {
      for (const Ref<Fact> one : *some) {
        marks_[one.index] = 1;
        all_.push_back(one);
      }
    }
  }

  bool has(Ref<Fact> one) const { return marks_[std::min<std::size_t>(one.index, marks_.size() - 1)] != 0; }
  bool is_parted(Ref<Fact> one) const { return one.known() && regrouped_.parted().contains(one); }
  const Regrouped<Fact>& regrouped() const { return regrouped_; }

  // Of few ones each is looked for by a loop that goes many at once.
  bool any_in(std::span<const Ref<Fact>> refs) const {
    constexpr std::size_t few = 4;
    if (all_.size() > few) return std::ranges::any_of(refs, [this](Ref<Fact> one) { return has(one); });
    return std::ranges::any_of(all_, [&](Ref<Fact> special) {
      std::uint32_t count = 0;
      for (const Ref<Fact> one : refs) count += one.index == special.index ? 1 : 0;
      return count > 0;
    });
  }

 private:
  const Regrouped<Fact>& regrouped_;
  std::vector<std::uint8_t> marks_;  // by number, and one more for those that are unknown
  std::vector<Ref<Fact>> all_;
};

class Finder {
 public:
  Finder(const Snapshot& before, const Regrouped<Organisation>& organisations, const Regrouped<Programme>& programmes)
      : before_(before),
        organisations_(before.organisations.size(), organisations),
        programmes_(before.programmes.size(), programmes) {}

  std::optional<Concerned> find() {
    if (!organisations_.regrouped().has_special() && !programmes_.regrouped().has_special()) return std::move(found_);
    edges(before_.scopes);
    edges(before_.funding);
    edges(before_.participations);
    edges(before_.referrals);
    edges(before_.mechanisms);
    edges(before_.documents);
    edges(before_.commitments);
    edges(before_.meetings);
    edges(before_.memberships);
    edges(before_.authorities);
    deliveries();
    pieces_.run();
    const bool too_many = found_.read_again.size() > most_read_again || found_.out.size() > most_rows;
    if (too_many || referrals_concerned() || relatives_concerned()) return std::nullopt;
    return std::move(found_);
  }

 private:
  bool is_special(Ref<Organisation> one) const { return organisations_.has(one); }
  bool is_special(Ref<Programme> one) const { return programmes_.has(one); }
  bool is_parted(Ref<Organisation> one) const { return organisations_.is_parted(one); }
  bool is_parted(Ref<Programme> one) const { return programmes_.is_parted(one); }

  template <class Edge>
  void edges(const Chunked<Edge>& list) {
    pieces_.add(list.chunk_count(), [this, &list](std::size_t chunk) {
      for (const Edge& edge : list.chunk(chunk)) {
        bool special = false;
        for_each_actor(edge, [&](const auto& one) { special = special || is_special(one); });
        if (special) this->edge(edge);
      }
    });
  }

  template <class Edge>
  void edge(const Edge& edge) {
    const std::lock_guard lock(guard_);
    bool parted = false;
    for_each_actor(edge, [&](const auto& one) { parted = parted || is_parted(one); });
    if (parted) found_.read_again.insert(edge.number);
    found_.scopes = found_.scopes || std::is_same_v<Edge, ScopeEdge>;
    for_each_actor(edge, [&]<class Fact>(const Ref<Fact>& one) {
      if constexpr (std::is_same_v<Fact, Programme>) {
        if (one.known()) found_.programmes.insert(one);
      }
    });
  }

  void deliveries() {
    const Deliveries& all = before_.deliveries;
    pieces_.add(all.part_count(), [this, &all](std::size_t part) {
      const DeliveryChunk& chunk = all.part(part).chunk;
      if (!organisations_.any_in(chunk.organisations) && !programmes_.any_in(chunk.programmes)) return;
      const std::lock_guard lock(guard_);
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        if (is_special(chunk.organisations[row]) || is_special(chunk.programmes[row])) delivery(chunk, row);
      }
    });
  }

  void delivery(const DeliveryChunk& chunk, std::size_t at) {
    DeliveryRow row = chunk.row(at);
    if (row.programme.known()) found_.programmes.insert(row.programme);
    if (is_parted(row.organisation) || is_parted(row.programme)) {
      found_.read_again.insert(row.number);
      return;
    }
    if (!organisations_.regrouped().others().contains(row.organisation)) return;
    found_.out.push_back(row);
    row.organisation = organisations_.regrouped().renumbering()(row.organisation);
    row.programme = programmes_.regrouped().renumbering()(row.programme);
    if (!row.organisation.known()) return;
    const auto reported = chunk.reported_of(at);
    DeliveryLine line{row, {reported.begin(), reported.end()}, {}};
    if (!chunk.served_starts.empty() && chunk.served_starts[at] != chunk.served_starts[at + 1]) {
      const auto served = chunk.served_of(at);
      line.served.assign(served.begin(), served.end());
    }
    found_.in.push_back(std::move(line));
  }

  // What is counted of referrals names them by their places.
  bool referrals_concerned() const {
    return before_.counts[kind_of<ReferralCount>()] > 0 &&
           std::ranges::any_of(before_.referrals, [&](const ReferralEdge& edge) {
             return is_special(edge.from) || is_special(edge.to) || is_special(edge.lead);
           });
  }

  // Of an actor that is not touched itself it is not read again whom it names.
  bool relatives_concerned() const {
    return std::ranges::any_of(
               before_.organisations,
               [&](const OrganisationNode& node) { return is_parted(node.parent) || is_parted(node.successor); }) ||
           std::ranges::any_of(before_.programmes.ties(),
                               [&](const ProgrammeTies& node) { return is_parted(node.parent); });
  }

  const Snapshot& before_;
  const Special<Organisation> organisations_;
  const Special<Programme> programmes_;
  Pieces pieces_;
  std::mutex guard_;  // of what is found, which is little
  Concerned found_;
};

}  // namespace

std::optional<Concerned> find_concerned(const Snapshot& before, const Regrouped<Organisation>& organisations,
                                        const Regrouped<Programme>& programmes) {
  return Finder(before, organisations, programmes).find();
}

}  // namespace engine
