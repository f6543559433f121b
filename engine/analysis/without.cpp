#include "engine/analysis/without.h"

#include <algorithm>

#include "engine/graph/entities.h"

namespace engine {
namespace {

// Who gave to one programme or organisation.
struct Givers {
  bool any = false, left = false, unknown = false;
};

// Finds what falls one after another, until nothing more does.
class Falling {
 public:
  Falling(const Snapshot& snapshot, const Departure& departure) : snapshot_(snapshot) {
    gone_.organisations.assign(snapshot.organisations.size(), false);
    gone_.dry = gone_.organisations;
    gone_.programmes.assign(snapshot.programmes.size(), false);
    for (const auto organisation : departure.organisations) gone_.organisations[organisation.index] = true;
    for (const auto programme : departure.programmes) gone_.programmes[programme.index] = true;
    departed_ = gone_.programmes;
  }

  Gone find() {
    while (fall()) {
    }
    for (std::uint32_t index = 0; index < departed_.size(); ++index) {
      if (gone_.programmes[index] && !departed_[index]) gone_.stopped.push_back({index});
    }
    return std::move(gone_);
  }

 private:
  bool gives_no_more(const Provider& giver) const {
    if (giver.programme.known()) return gone_.programmes[giver.programme.index];
    return gone_.organisations[giver.organisation.index] || gone_.dry[giver.organisation.index];
  }

  void note(Givers& givers, const Provider& giver) const {
    if (!giver.known()) {
      givers.unknown = true;
    } else {
      (gives_no_more(giver) ? givers.any : givers.left) = true;
    }
  }

  bool fall() {
    std::vector<Givers> of_programmes(gone_.programmes.size()), of_organisations(gone_.organisations.size());
    for (const FundingEdge& edge : snapshot_.funding) {
      if (edge.provider == edge.receiver) continue;
      if (edge.receiver.programme.known()) note(of_programmes[edge.receiver.programme.index], edge.provider);
      if (edge.receiver.organisation.known()) note(of_organisations[edge.receiver.organisation.index], edge.provider);
    }
    for (const ParticipationEdge& edge : snapshot_.participations) {
      if (edge.role == "funding") note(of_programmes[edge.programme.index], {edge.organisation, {}});
    }
    const auto mark = [](std::vector<bool>& marks, const std::vector<Givers>& all, auto may_fall) {
      bool more = false;
      for (std::size_t index = 0; index < marks.size(); ++index) {
        const Givers& givers = all[index];
        if (marks[index] || !givers.any || givers.left || givers.unknown || !may_fall(index)) continue;
        more = marks[index] = true;
      }
      return more;
    };
    const bool stops = mark(gone_.programmes, of_programmes, [&](std::size_t programme) {
      return snapshot_.programmes[programme].donors_known || snapshot_.programmes[programme].donors.empty();
    });
    const bool dries = mark(gone_.dry, of_organisations, [](std::size_t) { return true; });
    return stops || dries;
  }

  const Snapshot& snapshot_;
  Gone gone_;
  std::vector<bool> departed_;
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
    for (OrganisationNode& organisation : copy_->organisations.edit()) {
      strike(organisation.parent);
      strike(organisation.successor);
    }
    for (std::size_t index = 0; index < copy_->programmes.size(); ++index) {
      if (gone(copy_->programmes[index].parent)) copy_->programmes.edit(index).parent = {};
      if (gone_.programmes[index]) copy_->programmes.edit(index).status = "cancelled";
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

Gone find_gone(const Snapshot& snapshot, const Departure& departure) { return Falling(snapshot, departure).find(); }

std::shared_ptr<const Snapshot> without(const Snapshot& snapshot, const Departure& departure) {
  return Removal(snapshot, find_gone(snapshot, departure)).made();
}

}  // namespace engine
