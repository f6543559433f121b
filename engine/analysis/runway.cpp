#include "engine/analysis/runway.h"

#include <algorithm>
#include <set>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

int rank_of(const FundingEdge& edge) {
  if (edge.kind == "commitment") return 0;
  if (edge.kind == "disbursement") return 1;
  return edge.kind == "budget" ? 2 : 3;
}

// What pays for one provider, of the best kind that is recorded.
struct Paid {
  int rank = 3;
  std::vector<const FundingEdge*> edges;
};

class Calendar {
 public:
  explicit Calendar(const View& view)
      : view_(view), order_(view.snapshot), falls_(view), paid_(paid()), last_(order_.size()) {
    for (std::uint32_t who = 0; who < last_.size(); ++who) last_[who] = last_of(who);
  }

  Runway find() const;

 private:
  std::vector<Paid> paid() const;
  Date end_of(const FundingEdge& edge) const;
  Date last_of(std::uint32_t who) const;
  RunwayEnd end_of(std::uint32_t who) const;
  bool asked_for(const RunwayEnd& end) const;

  const View& view_;
  ProviderOrder order_;
  Falls falls_;
  std::vector<Paid> paid_;  // by rank of the receiver
  std::vector<Date> last_;  // the last day paid for, where it is known
};

std::vector<Paid> Calendar::paid() const {
  std::vector<Paid> paid(order_.size());
  for (const FundingEdge& edge : view_.snapshot.funding) {
    const int rank = rank_of(edge);
    if (edge.tier > view_.question.tier || !edge.receiver.known() || rank == 3) continue;
    Paid& own = paid[order_.rank(edge.receiver)];
    if (rank > own.rank) continue;
    if (rank < own.rank) own = {rank, {}};
    own.edges.push_back(&edge);
  }
  return paid;
}

// The day after the last that this money pays for.
Date Calendar::end_of(const FundingEdge& edge) const {
  if (edge.period.to != Period::open_end) return edge.period.to;
  if (!edge.receiver.programme.known()) return std::nullopt;
  const Day end = view_.snapshot.programmes[edge.receiver.programme.index].period.to;
  return end == Period::open_end ? Date() : Date(end);
}

Date Calendar::last_of(std::uint32_t who) const {
  Date last;
  for (const FundingEdge* edge : paid_[who].edges) {
    const Date end = end_of(*edge);
    if (!end) return std::nullopt;
    last = std::max(last, Date(previous(*end)));
  }
  return last;
}

RunwayEnd Calendar::end_of(std::uint32_t who) const {
  RunwayEnd end;
  end.who = order_.provider(who);
  end.last = *last_[who];
  std::set<Ref<Organisation>> donors;
  for (const FundingEdge* edge : paid_[who].edges) {
    if (previous(*end_of(*edge)) != end.last) continue;
    if (is_known(view_.snapshot, edge->provider.organisation)) donors.insert(edge->provider.organisation);
    if (edge->amount) end.money.add({edge->amount->ten_thousandths, edge->currency});
    end.records.push_back(edge->number);
  }
  end.donors.assign(donors.begin(), donors.end());
  const Day after = next(end.last);
  std::vector<std::uint32_t> falling;
  for (const std::uint32_t delivery : falls_.of_provider(end.who)) {
    if (runs_on(view_, delivery, end.last)) falling.push_back(delivery);
  }
  end.fall = falls_.of(std::move(falling), end.last, [&](std::uint32_t delivery) {
    const Date& paid_until = last_[order_.rank(view_.snapshot.provider(delivery))];
    return runs_on(view_, delivery, after) && (!paid_until || *paid_until >= after);
  });
  return end;
}

bool Calendar::asked_for(const RunwayEnd& end) const {
  const auto& [locations, services, groups, organisations, donors] = view_.question.filter;
  const bool narrowed = !locations.empty() || !services.empty() || !groups.empty();
  if (narrowed && end.fall.deliveries.empty()) return false;
  const auto names = [&](Ref<Organisation> wanted) {
    if (end.who.organisation == wanted) return true;
    if (end.who.programme.known() && view_.snapshot.programmes[end.who.programme.index].lead == wanted) return true;
    return std::ranges::any_of(end.fall.deliveries, [&](std::uint32_t delivery) {
      return view_.snapshot.deliveries[delivery].organisation == wanted;
    });
  };
  if (!organisations.empty() && std::ranges::none_of(organisations, names)) return false;
  return donors.empty() || std::ranges::any_of(donors, [&](auto donor) {
           return std::ranges::find(end.donors, donor) != end.donors.end();
         });
}

Runway Calendar::find() const {
  Runway runway;
  for (std::uint32_t who = 0; who < paid_.size(); ++who) {
    if (paid_[who].edges.empty()) continue;
    if (!last_[who]) {
      runway.open_ended.push_back(order_.provider(who));
      continue;
    }
    if (view_.question.day && *last_[who] < *view_.question.day) continue;
    RunwayEnd end = end_of(who);
    if (asked_for(end)) runway.ends.push_back(std::move(end));
  }
  std::ranges::stable_sort(runway.ends, {}, &RunwayEnd::last);
  return runway;
}

}  // namespace

Runway find_runway(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  return Calendar(view).find();
}

}  // namespace engine
