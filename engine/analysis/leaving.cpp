#include "engine/analysis/leaving.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/analysis/flags.h"
#include "engine/analysis/giving.h"
#include "engine/analysis/lost_routes.h"
#include "engine/analysis/money.h"
#include "engine/analysis/parting.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

class Finder {
 public:
  Finder(const View& view, const Departure& departure)
      : view_(view),
        snapshot_(view.snapshot),
        departure_(departure),
        giving_(giving_of(view.snapshot)),
        gone_(find_gone(view.snapshot, departure)),
        parting_(view, gone_),
        departed_(view.snapshot.programmes.size()) {
    for (const auto programme : departure.programmes) departed_[programme.index] = true;
  }

  Leaving find(LeavingWanted wanted);

 private:
  bool gives_no_more(Ref<Organisation> giver) const { return gone_.gives_no_more({giver, {}}); }
  void add_receivers(const Provider& giver, std::vector<Provider>& touched) const;
  std::vector<Provider> touched() const;
  Effect effect_on(const Provider& who, const Consequence& so_far) const;
  const Flow* added_flow(Number record) const;
  Consequence consequence_for(const Provider& who) const;
  std::vector<Consequence> consequences() const;
  std::vector<Number> their_referrals() const;

  const View& view_;
  const Snapshot& snapshot_;
  const Departure& departure_;
  std::shared_ptr<const Giving> giving_;
  std::shared_ptr<const MoneyFlows> money_;  // where consequences are wanted
  Gone gone_;
  Parting parting_;
  std::vector<bool> departed_;  // by programme
};

void Finder::add_receivers(const Provider& giver, std::vector<Provider>& touched) const {
  for (const std::uint32_t number : giving_->from(giver)) {
    const FundingEdge& edge = snapshot_.funding[number];
    if (edge.tier <= view_.question.tier && edge.receiver.known()) touched.push_back(edge.receiver);
  }
  if (!giver.organisation.known()) return;
  for (const std::uint32_t number : giving_->pays_for(giver.organisation)) {
    const ParticipationEdge& edge = snapshot_.participations[number];
    if (edge.tier <= view_.question.tier) touched.push_back({{}, edge.programme});
  }
}

// The providers of whom those who leave are one, pay one or deliver for one; by id.
std::vector<Provider> Finder::touched() const {
  std::vector<Provider> givers;
  for (const auto programme : departure_.programmes) givers.push_back({{}, programme});
  for (const auto programme : gone_.stopped) givers.push_back({{}, programme});
  std::vector<Provider> touched = givers;
  for (std::uint32_t index = 0; index < gone_.organisations.size(); ++index) {
    if (gone_.organisations[index]) touched.push_back({{index}, {}});
    if (gives_no_more({index})) givers.push_back({{index}, {}});
  }
  for (const Provider& giver : givers) add_receivers(giver, touched);
  for (const auto programme : parting_.delivered_in()) touched.push_back({{}, programme});
  // Organisations are numbered by id, and so are programmes: sorted by number, each kind is by id.
  std::ranges::sort(touched);
  touched.erase(std::ranges::unique(touched).begin(), touched.end());
  const auto programmes = std::ranges::find_if(touched, [](const Provider& one) { return one.programme.known(); });
  std::vector<Provider> by_id;
  std::merge(touched.begin(), programmes, programmes, touched.end(), std::back_inserter(by_id),
             [&](const Provider& one, const Provider& other) { return snapshot_.id(one) < snapshot_.id(other); });
  return by_id;
}

Effect Finder::effect_on(const Provider& who, const Consequence& so_far) const {
  if (who.organisation.known()) {
    return gone_.organisations[who.organisation.index] ? Effect::leaves : Effect::loses_money;
  }
  if (departed_[who.programme.index]) return Effect::leaves;
  if (gone_.programmes[who.programme.index]) return Effect::stops;
  const auto& donors = snapshot_.programmes[who.programme.index].donors;
  const bool paid = std::ranges::any_of(donors, [&](auto donor) { return gives_no_more(donor); });
  if (!paid && so_far.records.empty()) return Effect::loses_implementer;
  return so_far.donors_left.empty() ? Effect::uncertain : Effect::loses_money;
}

// The money of which this is the first record, where it enters sums: what a better kind of record sets aside, and what
// is announced or spent, was never added.
const Flow* Finder::added_flow(Number record) const {
  const auto first_of = [&](const Flow& flow) { return money_->records[flow.first_record]; };
  const auto found = std::ranges::lower_bound(money_->flows, record, {}, first_of);
  const bool is_first = found != money_->flows.end() && first_of(*found) == record;
  return is_first && found->treatment <= Treatment::untraced ? &*found : nullptr;
}

Consequence Finder::consequence_for(const Provider& who) const {
  Consequence consequence;
  consequence.who = who;
  auto& left = consequence.donors_left;
  if (who.programme.known()) {
    for (const auto donor : snapshot_.programmes[who.programme.index].donors) {
      if (!gives_no_more(donor)) left.push_back(donor);
    }
  }
  for (const std::uint32_t number : giving_->into(who)) {
    const FundingEdge& edge = snapshot_.funding[number];
    if (edge.tier > view_.question.tier) continue;
    if (gone_.gives_no_more(edge.provider)) {
      consequence.records.push_back(edge.number);
      if (const Flow* flow = added_flow(edge.number)) consequence.money.add(money_->money_of(*flow));
    } else if (edge.kind != "pledge" && is_known(snapshot_, edge.provider.organisation)) {
      left.push_back(edge.provider.organisation);
    }
  }
  std::ranges::sort(left);
  left.erase(std::ranges::unique(left).begin(), left.end());
  consequence.effect = effect_on(who, consequence);
  consequence.fall = parting_.of(who);
  return consequence;
}

std::vector<Number> Finder::their_referrals() const {
  std::vector<Number> found;
  for (const ReferralEdge& referral : snapshot_.referrals) {
    const bool theirs =
        gone_.organisations[referral.from.index] || (referral.to.known() && gone_.organisations[referral.to.index]);
    if (theirs && is_route(view_, referral, view_.question.day)) found.push_back(referral.number);
  }
  return found;
}

// By effect, then by id.
std::vector<Consequence> Finder::consequences() const {
  const std::vector<Provider> touched = this->touched();
  std::vector<Consequence> found(touched.size());
  in_ranges(found.size(), 256, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) found[at] = consequence_for(touched[at]);
  });
  std::vector<Consequence> by_effect;
  by_effect.reserve(found.size());
  for (std::size_t effect = 0; effect < effect_count; ++effect) {
    for (Consequence& one : found) {
      if (static_cast<std::size_t>(one.effect) == effect) by_effect.push_back(std::move(one));
    }
  }
  return by_effect;
}

Leaving Finder::find(LeavingWanted wanted) {
  Leaving leaving;
  if (wanted == LeavingWanted::consequences) {
    money_ = find_money(snapshot_, view_.question.tier);
    leaving.consequences = consequences();
  }
  leaving.together = parting_.together();
  auto& referrals = leaving.together.referrals;
  const auto theirs = their_referrals();
  referrals.insert(referrals.end(), theirs.begin(), theirs.end());
  std::ranges::sort(referrals);
  referrals.erase(std::ranges::unique(referrals).begin(), referrals.end());
  return leaving;
}

}  // namespace

std::string_view to_text(Effect effect) {
  constexpr std::array<std::string_view, effect_count> words{"leaves", "stops", "uncertain", "loses-money",
                                                             "loses-implementer"};
  return words[static_cast<std::size_t>(effect)];
}

Leaving find_leaving(const Snapshot& snapshot, const Question& question, const Departure& departure,
                     LeavingWanted wanted) {
  const View view(snapshot, question);
  return Finder(view, departure).find(wanted);
}

}  // namespace engine
