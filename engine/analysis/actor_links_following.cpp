#include <algorithm>
#include <optional>

#include "engine/analysis/actor_links.h"

namespace engine {
namespace {

// A link that came, in the row of one of its ends; by the numbers of now.
struct NewEnd {
  std::uint32_t row, end;
  ActorLinkKinds kinds;
};

// What came since, each link in the rows of both its ends, by these.
class NewEnds {
 public:
  NewEnds(const Snapshot& now, Tier tier)
      : now_(now), tier_(tier), organisations_(static_cast<std::uint32_t>(now.organisations.size())) {}

  // Whether it could be added: not where a link went, which others may be like.
  bool add(const Stated& edge, bool is, ActorLink kind, const Provider& one, const Provider& other) {
    if (edge.tier > tier_ || !is_somebody(one) || !is_somebody(other) || one == other) return true;
    all_.push_back({number(one), number(other), ActorLinkKinds(kind)});
    all_.push_back({number(other), number(one), ActorLinkKinds(kind)});
    return is;
  }

  std::vector<NewEnd> in_order() {
    std::ranges::sort(all_, {}, [](const NewEnd& end) { return std::pair(end.row, end.end); });
    return std::move(all_);
  }

 private:
  bool is_somebody(const Provider& end) const {
    return end.known() && !(end.organisation.known() && now_.organisations[end.organisation.index].placeholder);
  }
  std::uint32_t number(const Provider& end) const {
    return end.programme.known() ? organisations_ + end.programme.index : end.organisation.index;
  }

  const Snapshot& now_;
  const Tier tier_;
  const std::uint32_t organisations_;
  std::vector<NewEnd> all_;
};

// Adds an end to the row that begins at `first`, and is the last.
void add_to_row(std::vector<LinkedActor>& ends, std::size_t first, const NewEnd& one) {
  const auto row = ends.begin() + static_cast<std::ptrdiff_t>(first);
  const auto place = std::ranges::lower_bound(row, ends.end(), one.end, {}, &LinkedActor::number);
  if (place != ends.end() && place->number() == one.end) {
    place->add(one.kinds);
  } else {
    ends.insert(place, {one.end, one.kinds});
  }
}

// Nothing where a link went.
std::optional<std::vector<NewEnd>> ends_that_came(const Snapshot& now, Tier tier, const LinkEdits& edits) {
  NewEnds came(now, tier);
  for (const auto& [edge, is] : edits.participations()) {
    const Provider one{edge.organisation, {}}, other{{}, edge.programme};
    if (!came.add(edge, is, ActorLink::participation, one, other)) return std::nullopt;
  }
  for (const auto& [edge, is] : edits.funding()) {
    if (!came.add(edge, is, ActorLink::funding, edge.provider, edge.receiver)) return std::nullopt;
  }
  return came.in_order();
}

}  // namespace

std::shared_ptr<const ActorLinks> ActorLinks::followed(const Snapshot& now, Tier tier, const LinkEdits& edits) const {
  if (edits.memberships()) return nullptr;
  const auto came = ends_that_came(now, tier, edits);
  if (!came) return nullptr;
  const Renumberings& actors = edits.others().actors();
  if (came->empty() && !actors.any()) return shared_from_this();

  const std::shared_ptr<ActorLinks> links(new ActorLinks);
  links->organisations_ = static_cast<std::uint32_t>(now.organisations.size());
  const auto number_now = [&](std::uint32_t old) {
    const Provider one = actor(old);
    return links->number({actors(one.organisation), actors(one.programme)});
  };
  const auto all = links->organisations_ + static_cast<std::uint32_t>(now.programmes.size());
  links->starts_.reserve(all + 1);
  links->starts_.push_back(0);
  links->ends_.reserve(ends_.size() + came->size());
  auto next = came->begin();
  for (std::uint32_t row = 0, old = 0; row < all; ++row) {
    if (old < size() && number_now(old) == row) {
      for (const LinkedActor end : near(old)) links->ends_.emplace_back(number_now(end.number()), end.kinds());
      ++old;
    }
    for (; next != came->end() && next->row == row; ++next) add_to_row(links->ends_, links->starts_.back(), *next);
    links->starts_.push_back(static_cast<std::uint32_t>(links->ends_.size()));
  }
  return links;
}

}  // namespace engine
