#include "engine/analysis/without.h"

#include <algorithm>

#include "engine/analysis/giving.h"
#include "engine/graph/entities.h"

namespace engine {
namespace {

// Finds what falls, one wave after another, until nothing more does. Whether somebody falls is asked again only when
// somebody who gave to them fell.
class Falling {
 public:
  Falling(const Snapshot& snapshot, const Departure& departure)
      : snapshot_(snapshot), departure_(departure), giving_(giving_of(snapshot)) {
    gone_.organisations.assign(snapshot.organisations.size(), false);
    gone_.dry = gone_.organisations;
    gone_.programmes.assign(snapshot.programmes.size(), false);
    for (const auto organisation : departure.organisations) gone_.organisations[organisation.index] = true;
    for (const auto programme : departure.programmes) gone_.programmes[programme.index] = true;
  }

  Gone find() {
    std::vector<Provider> wave;
    for (const auto organisation : departure_.organisations) wave.push_back({organisation, {}});
    for (const auto programme : departure_.programmes) wave.push_back({{}, programme});
    while (!wave.empty()) wave = fall_after(wave);
    std::ranges::sort(gone_.stopped);
    return std::move(gone_);
  }

 private:
  // Those who fall because these did.
  std::vector<Provider> fall_after(const std::vector<Provider>& wave) {
    std::vector<Provider> fallen;
    for (const Provider& who : receivers(wave)) {
      if (!falls(who)) continue;
      fallen.push_back(who);
    }
    for (const Provider& who : fallen) {
      if (who.programme.known()) {
        gone_.programmes[who.programme.index] = true;
        gone_.stopped.push_back(who.programme);
      } else {
        gone_.dry[who.organisation.index] = true;
      }
    }
    return fallen;
  }

  // To whom these gave, each once.
  std::vector<Provider> receivers(const std::vector<Provider>& givers) const {
    std::vector<Provider> found;
    for (const Provider& giver : givers) {
      for (const std::uint32_t number : giving_->from(giver)) {
        const Provider& receiver = snapshot_.funding[number].receiver;
        if (snapshot_.funding[number].kind == "pledge") continue;  // it holds nobody up yet
        if (receiver.known() && receiver != giver) found.push_back(receiver);
      }
      if (!giver.organisation.known()) continue;
      for (const std::uint32_t number : giving_->pays_for(giver.organisation)) {
        found.push_back({{}, snapshot_.participations[number].programme});
      }
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
  }

  // Whether everybody who gave to them is known and gives no more. REQUIRES: one of them does not.
  bool falls(const Provider& who) const {
    if (who.organisation.known()) {
      if (gone_.dry[who.organisation.index]) return false;
    } else {
      if (gone_.programmes[who.programme.index]) return false;
      const ProgrammeNode& programme = snapshot_.programmes[who.programme.index];
      if (!programme.donors_known && !programme.donors.empty()) return false;
      const auto pays_no_more = [&](std::uint32_t number) {
        return gone_.gives_no_more({snapshot_.participations[number].organisation, {}});
      };
      if (!std::ranges::all_of(giving_->payers_of(who.programme), pays_no_more)) return false;
    }
    return std::ranges::all_of(giving_->into(who), [&](std::uint32_t number) {
      const FundingEdge& edge = snapshot_.funding[number];
      return edge.kind == "pledge" || edge.provider == edge.receiver || gone_.gives_no_more(edge.provider);
    });
  }

  const Snapshot& snapshot_;
  const Departure& departure_;
  std::shared_ptr<const Giving> giving_;
  Gone gone_;
};

// Takes those who are gone out of a copy.
class Removal {
 public:
  Removal(const Snapshot& snapshot, Gone gone) : copy_(std::make_shared<Snapshot>(snapshot)), gone_(std::move(gone)) {}

  std::shared_ptr<const Snapshot> made() {
    actors();
    deliveries();
    money();
    referrals();
    papers();
    form_leads_and_donors(*copy_);
    return copy_;
  }

 private:
  bool gone(Ref<Organisation> one) const { return one.known() && gone_.organisations[one.index]; }
  bool gone(Ref<Programme> one) const { return one.known() && gone_.programmes[one.index]; }
  bool gives_no_more(const Provider& giver) const {
    return gone(giver.organisation) || gone(giver.programme) ||
           (giver.organisation.known() && gone_.dry[giver.organisation.index]);
  }

  template <class Fact>
  void strike(Ref<Fact>& one) const {
    if (gone(one)) one = {};
  }

  void actors() {
    for (std::size_t index = 0; index < copy_->organisations.size(); ++index) {
      const OrganisationNode& node = copy_->organisations[index];
      if (!gone(node.parent) && !gone(node.successor)) continue;
      OrganisationNode& organisation = copy_->organisations.edit(index);
      strike(organisation.parent);
      strike(organisation.successor);
    }
    for (std::size_t index = 0; index < copy_->programmes.size(); ++index) {
      if (gone(copy_->programmes[index].parent)) copy_->programmes.edit_ties(index).parent = {};
      if (gone_.programmes[index]) copy_->programmes.edit_stated(index).status = "cancelled";
    }
  }

  void deliveries() {
    copy_->deliveries.set_status(DeliveryStatus::cancelled, [&](const DeliveryChunk& chunk, std::size_t row) {
      return gone(chunk.organisations[row]) || gone(chunk.programmes[row]);
    });
    for (std::size_t at = 0; at < copy_->handovers.size(); ++at) {
      const auto successor = copy_->organisation_by_id.find(copy_->handovers[at].successor);
      if (successor == copy_->organisation_by_id.end() || !gone(successor->second)) continue;
      copy_->handovers.edit(at).successor.clear();
    }
  }

  void money() {
    copy_->funding.erase_if([&](const FundingEdge& edge) {
      return gives_no_more(edge.provider) || gone(edge.receiver.organisation) || gone(edge.receiver.programme);
    });
    copy_->participations.erase_if([&](const ParticipationEdge& edge) {
      return gone(edge.organisation) || gone(edge.programme) ||
             (edge.role == "funding" && gone_.dry[edge.organisation.index]);
    });
  }

  void referrals() {
    std::vector<std::uint32_t> place(copy_->referrals.size());  // of each that stays, among those that do
    std::vector<bool> stays(place.size());
    Chunked<ReferralEdge> kept;
    for (std::size_t index = 0; index < place.size(); ++index) {
      ReferralEdge referral = copy_->referrals[index];
      stays[index] = !gone(referral.from) && !gone(referral.to);
      if (!stays[index]) continue;
      place[index] = static_cast<std::uint32_t>(kept.size());
      strike(referral.lead);
      kept.push_back(std::move(referral));
    }
    copy_->referrals = std::move(kept);
    copy_->referral_counts.erase_if([&](const ReferralCountEdge& count) { return !stays[count.referral]; });
    copy_->referral_counts.edit_all([&](ReferralCountEdge& count) { count.referral = place[count.referral]; });
  }

  void papers() {
    const auto is_gone = [&](auto one) { return gone(one); };
    copy_->mechanisms.edit_all([&](MechanismNode& mechanism) {
      strike(mechanism.lead);
      std::erase_if(mechanism.actors, is_gone);
    });
    copy_->documents.edit_all([&](DocumentNode& document) { std::erase_if(document.parties, is_gone); });
    copy_->commitments.edit_all([&](CommitmentNode& commitment) {
      strike(commitment.owner);
      std::erase_if(commitment.programmes, is_gone);
    });
    copy_->meetings.edit_all([&](MeetingNode& meeting) {
      strike(meeting.body);
      std::erase_if(meeting.attendance, [&](const auto& attended) { return gone(attended.first); });
    });
    copy_->memberships.erase_if([&](const auto& edge) { return gone(edge.organisation) || gone(edge.body); });
    copy_->authorities.erase_if([&](const auto& edge) { return gone(edge.organisation); });
  }

  std::shared_ptr<Snapshot> copy_;
  Gone gone_;
};

}  // namespace

bool Gone::gives_no_more(const Provider& giver) const {
  if (giver.programme.known()) return programmes[giver.programme.index];
  return giver.organisation.known() && (organisations[giver.organisation.index] || dry[giver.organisation.index]);
}

Gone find_gone(const Snapshot& snapshot, const Departure& departure) { return Falling(snapshot, departure).find(); }

std::shared_ptr<const Snapshot> without(const Snapshot& snapshot, const Departure& departure) {
  return Removal(snapshot, find_gone(snapshot, departure)).made();
}

}  // namespace engine
