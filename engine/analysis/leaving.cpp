#include "engine/analysis/leaving.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

class Finder {
 public:
  Finder(const View& view, const Departure& departure)
      : view_(view),
        snapshot_(view.snapshot),
        order_(view.snapshot),
        falls_(view),
        gone_(find_gone(view.snapshot, departure)),
        departed_(view.snapshot.programmes.size()) {
    for (const auto programme : departure.programmes) departed_[programme.index] = true;
    into_.resize(order_.size());
    for (std::uint32_t number = 0; number < snapshot_.funding.size(); ++number) {
      const FundingEdge& edge = snapshot_.funding[number];
      if (edge.receiver.known() && edge.tier <= view_.question.tier)
        into_[order_.rank(edge.receiver)].push_back(number);
    }
  }

  Leaving find() const;

 private:
  bool goes(std::uint32_t delivery) const {
    const Ref<Programme> programme = snapshot_.deliveries.programme(delivery);
    return gone_.organisations[snapshot_.deliveries.organisation(delivery).index] ||
           (programme.known() && gone_.programmes[programme.index]);
  }
  bool counts(std::uint32_t delivery) const { return counts_when_asked(view_, delivery); }
  bool gives_no_more(const Provider& giver) const;
  std::set<std::uint32_t> touched() const;
  std::optional<Effect> effect_on(const Provider& who, const Consequence& so_far) const;
  Consequence consequence_for(const Provider& who) const;
  Fall fall_of(const std::vector<std::uint32_t>& among) const;
  std::vector<Number> their_referrals() const;

  const View& view_;
  const Snapshot& snapshot_;
  ProviderOrder order_;
  Falls falls_;
  Gone gone_;
  std::vector<bool> departed_;                    // by programme
  std::vector<std::vector<std::uint32_t>> into_;  // the funding that each provider receives, by its rank
};

bool Finder::gives_no_more(const Provider& giver) const {
  if (giver.programme.known()) return gone_.programmes[giver.programme.index];
  return giver.organisation.known() &&
         (gone_.organisations[giver.organisation.index] || gone_.dry[giver.organisation.index]);
}

// The providers of whom those who leave are one, pay one or deliver for one.
std::set<std::uint32_t> Finder::touched() const {
  std::set<std::uint32_t> touched;
  for (std::uint32_t index = 0; index < gone_.programmes.size(); ++index) {
    if (gone_.programmes[index]) touched.insert(order_.rank({{}, {index}}));
  }
  for (std::uint32_t index = 0; index < gone_.organisations.size(); ++index) {
    if (gone_.organisations[index]) touched.insert(order_.rank({{index}, {}}));
  }
  for (const FundingEdge& edge : snapshot_.funding) {
    if (edge.tier <= view_.question.tier && edge.receiver.known() && gives_no_more(edge.provider)) {
      touched.insert(order_.rank(edge.receiver));
    }
  }
  for (const ParticipationEdge& edge : snapshot_.participations) {
    const Provider programme{{}, edge.programme};
    const bool pays = edge.role == "funding" && gives_no_more({edge.organisation, {}});
    if (edge.tier <= view_.question.tier && pays) touched.insert(order_.rank(programme));
  }
  for (std::size_t number = 0; number < snapshot_.deliveries.part_count(); ++number) {
    const auto [chunk, first] = snapshot_.deliveries.part(number);
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (!gone_.organisations[chunk.organisations[row].index] || chunk.marks[row].tier() > view_.question.tier)
        continue;
      touched.insert(order_.rank(snapshot_.provider(first + row)));
    }
  }
  return touched;
}

std::optional<Effect> Finder::effect_on(const Provider& who, const Consequence& so_far) const {
  if (who.organisation.known()) {
    return gone_.organisations[who.organisation.index] ? Effect::leaves : Effect::loses_money;
  }
  if (departed_[who.programme.index]) return Effect::leaves;
  if (gone_.programmes[who.programme.index]) return Effect::stops;
  const auto& donors = snapshot_.programmes[who.programme.index].donors;
  const bool paid = std::ranges::any_of(donors, [&](auto donor) { return gives_no_more({donor, {}}); });
  if (!paid && so_far.records.empty()) return Effect::loses_implementer;
  return so_far.donors_left.empty() ? Effect::uncertain : Effect::loses_money;
}

Fall Finder::fall_of(const std::vector<std::uint32_t>& among) const {
  std::vector<std::uint32_t> falling;
  for (const std::uint32_t delivery : among) {
    if (goes(delivery) && counts(delivery)) falling.push_back(delivery);
  }
  return falls_.of(std::move(falling), view_.question.day,
                   [&](std::uint32_t delivery) { return !goes(delivery) && counts(delivery); });
}

Consequence Finder::consequence_for(const Provider& who) const {
  Consequence consequence;
  consequence.who = who;
  std::set<Ref<Organisation>> left;
  if (who.programme.known()) {
    for (const auto donor : snapshot_.programmes[who.programme.index].donors) {
      if (!gives_no_more({donor, {}})) left.insert(donor);
    }
  }
  for (const std::uint32_t number : into_[order_.rank(who)]) {
    const FundingEdge& edge = snapshot_.funding[number];
    if (gives_no_more(edge.provider)) {
      consequence.records.push_back(edge.number);
      const bool added = edge.kind == "commitment" || edge.kind == "disbursement" || edge.kind == "budget";
      if (edge.amount && added) consequence.money.add({edge.amount->ten_thousandths, edge.currency});
    } else if (is_known(snapshot_, edge.provider.organisation)) {
      left.insert(edge.provider.organisation);
    }
  }
  consequence.donors_left.assign(left.begin(), left.end());
  consequence.effect = *effect_on(who, consequence);
  consequence.fall = fall_of(falls_.of_provider(who));
  return consequence;
}

std::vector<Number> Finder::their_referrals() const {
  std::vector<Number> found;
  for (const ReferralEdge& referral : snapshot_.referrals) {
    if (!falls_.is_route(referral, view_.question.day)) continue;
    if (gone_.organisations[referral.from.index] || gone_.organisations[referral.to.index]) {
      found.push_back(referral.number);
    }
  }
  return found;
}

Leaving Finder::find() const {
  Leaving leaving;
  std::vector<std::uint32_t> all;
  for (const std::uint32_t rank : touched()) {
    leaving.consequences.push_back(consequence_for(order_.provider(rank)));
    const auto& deliveries = leaving.consequences.back().fall.deliveries;
    all.insert(all.end(), deliveries.begin(), deliveries.end());
  }
  std::ranges::stable_sort(leaving.consequences, {}, &Consequence::effect);
  std::ranges::sort(all);
  leaving.together = fall_of(all);
  auto& referrals = leaving.together.referrals;
  const auto theirs = their_referrals();
  referrals.insert(referrals.end(), theirs.begin(), theirs.end());
  std::ranges::sort(referrals);
  referrals.erase(std::ranges::unique(referrals).begin(), referrals.end());
  return leaving;
}

}  // namespace

std::string_view to_text(Effect effect) {
  constexpr std::array<std::string_view, 5> words{"leaves", "stops", "uncertain", "loses-money", "loses-implementer"};
  return words[static_cast<std::size_t>(effect)];
}

Leaving find_leaving(const Snapshot& snapshot, const Question& question, const Departure& departure) {
  const View view(snapshot, question);
  return Finder(view, departure).find();
}

}  // namespace engine
