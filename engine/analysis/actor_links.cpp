#include "engine/analysis/actor_links.h"

#include <cassert>
#include <iterator>
#include <numeric>

#include "engine/analysis/followed.h"
#include "engine/graph/freed_memory.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 20'000;           // fewer links are looked at before a thread has begun
constexpr std::uint64_t worth_giving_back = 1'000'000;  // ends of links

struct Link {
  std::uint32_t one = 0, other = 0;
  ActorLinkKinds kinds;
};

// Rows one after another, as yet with repetitions.
struct Rows {
  std::vector<std::uint32_t> starts;
  std::vector<LinkedActor> ends;
};

class Gathering {
 public:
  Gathering(const Snapshot& snapshot, Tier tier)
      : snapshot_(snapshot), tier_(tier), organisations_(static_cast<std::uint32_t>(snapshot.organisations.size())) {
    add(snapshot.participations, ActorLink::participation, [](const ParticipationEdge& edge) {
      return std::pair(Provider{edge.organisation, {}}, Provider{{}, edge.programme});
    });
    add(snapshot.funding, ActorLink::funding,
        [](const FundingEdge& edge) { return std::pair(edge.provider, edge.receiver); });
    add(snapshot.referrals, ActorLink::referral, [](const ReferralEdge& edge) {
      return std::pair(Provider{edge.from, {}}, Provider{edge.to, {}});
    });
    add(snapshot.memberships, ActorLink::membership, [](const MembershipEdge& edge) {
      return std::pair(Provider{edge.organisation, {}}, Provider{edge.body, {}});
    });
  }

  const std::vector<Link>& links() const { return links_; }

 private:
  bool is_somebody(const Provider& end) const {
    return end.known() && !(end.organisation.known() && snapshot_.organisations[end.organisation.index].placeholder);
  }
  std::uint32_t number(const Provider& end) const {
    return end.programme.known() ? organisations_ + end.programme.index : end.organisation.index;
  }

  template <class Edges, class Ends>
  void add(const Edges& edges, ActorLink kind, Ends ends) {
    const auto found = gather_in_ranges<Link>(edges.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
      std::vector<Link> list;
      list.reserve(to - from);
      for (std::size_t at = from; at < to; ++at) {
        const auto& edge = edges[at];
        const auto [one, other] = ends(edge);
        if (edge.tier > tier_ || !is_somebody(one) || !is_somebody(other) || one == other) continue;
        list.push_back({number(one), number(other), ActorLinkKinds(kind)});
      }
      return list;
    });
    links_.insert(links_.end(), found.begin(), found.end());
  }

  const Snapshot& snapshot_;
  Tier tier_;
  std::uint32_t organisations_;
  std::vector<Link> links_;
};

// Each link in the rows of both its ends.
Rows rows_of(const std::vector<Link>& links, std::size_t actors) {
  Rows rows{std::vector<std::uint32_t>(actors + 1), std::vector<LinkedActor>(2 * links.size())};
  for (const Link& link : links) ++rows.starts[link.one + 1], ++rows.starts[link.other + 1];
  std::partial_sum(rows.starts.begin(), rows.starts.end(), rows.starts.begin());
  std::vector<std::uint32_t> next(rows.starts.begin(), rows.starts.end() - 1);
  for (const Link& link : links) {
    rows.ends[next[link.one]++] = {link.other, link.kinds};
    rows.ends[next[link.other]++] = {link.one, link.kinds};
  }
  return rows;
}

// Puts each row in order. What stands in the rows from the first to the last is put into the rows of those who stand
// there: since links go both ways these are the same rows, and each is then filled from the first to the last.
void sort_rows(Rows& rows) {
  std::vector<LinkedActor> sorted(rows.ends.size());
  std::vector<std::uint32_t> next(rows.starts.begin(), rows.starts.end() - 1);
  for (std::uint32_t actor = 0; actor + 1 < rows.starts.size(); ++actor) {
    for (std::uint32_t at = rows.starts[actor]; at < rows.starts[actor + 1]; ++at) {
      const LinkedActor end = rows.ends[at];
      sorted[next[end.number()]++] = {actor, end.kinds()};
    }
  }
  rows.ends = std::move(sorted);
}

// Makes one of those who stand in a row several times.
void unite(Rows& rows) {
  std::uint32_t kept = 0, from = 0;
  for (std::size_t actor = 0; actor + 1 < rows.starts.size(); ++actor) {
    const std::uint32_t start = kept, to = rows.starts[actor + 1];
    for (; from < to; ++from) {
      const LinkedActor end = rows.ends[from];
      if (kept > start && rows.ends[kept - 1].number() == end.number()) {
        rows.ends[kept - 1].add(end.kinds());
      } else {
        rows.ends[kept++] = end;
      }
    }
    rows.starts[actor + 1] = kept;
  }
  rows.ends.resize(kept);
  rows.ends.shrink_to_fit();
}

}  // namespace

std::string_view to_text(ActorLink link) {
  static constexpr std::string_view texts[] = {"participation", "funding", "referral", "membership"};
  static_assert(std::size(texts) == actor_link_count);
  return texts[static_cast<std::size_t>(link)];
}

ActorLinks::ActorLinks(const Snapshot& snapshot, Tier tier)
    : organisations_(static_cast<std::uint32_t>(snapshot.organisations.size())) {
  const std::size_t actors = snapshot.organisations.size() + snapshot.programmes.size();
  assert(actors < LinkedActor::most_actors);
  Rows rows = rows_of(Gathering(snapshot, tier).links(), actors);
  sort_rows(rows);
  unite(rows);
  starts_ = std::move(rows.starts);
  ends_ = std::move(rows.ends);
}

std::uint32_t ActorLinks::first_of(std::size_t share, std::size_t shares) const {
  const std::uint64_t before = (link_ends() + size()) * share / shares;
  std::uint32_t from = 0, to = size();
  while (from < to) {
    const std::uint32_t middle = from + (to - from) / 2;
    if (std::uint64_t{starts_[middle]} + middle < before) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

std::shared_ptr<const ActorLinks> actor_links_of(const Snapshot& snapshot, Tier tier) {
  const auto make = [&] {
    auto links = std::make_shared<const ActorLinks>(snapshot, tier);
    // What they were made of is several times as large.
    if (links->link_ends() >= worth_giving_back) give_back_freed_memory();
    return links;
  };
  const auto follow = [&](const std::shared_ptr<const ActorLinks>& before, const LinkEdits& edits) {
    return before->followed(snapshot, tier, edits);
  };
  using KeptLinks = Followed<ActorLinks, LinkEdits>;
  return snapshot.kept
      .get<KeptLinks>(static_cast<std::size_t>(tier), [&] { return std::make_shared<const KeptLinks>(make()); })
      ->get(follow, make);
}

}  // namespace engine
