#include "engine/graph/edit.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "engine/graph/concerned.h"
#include "engine/graph/entities.h"
#include "engine/graph/gathering.h"
#include "engine/graph/moved_actors.h"
#include "engine/graph/programme_edges.h"
#include "engine/graph/reporters_after.h"

namespace engine {
namespace {

constexpr std::size_t most_changes = 4096;

bool counts_referrals(const Snapshot& snapshot) { return snapshot.counts[kind_of<ReferralCount>()] > 0; }

// Calls visit(list) with the list of edges that a record of such a kind forms one of; returns whether there is one that
// an edit can keep.
template <class Visit>
bool with_list(Snapshot& snapshot, const Fact& fact, Visit visit) {
  const auto of = [&](auto& list) {
    visit(list);
    return true;
  };
  return std::visit(
      [&]<class One>(const One&) {
        if constexpr (std::is_same_v<One, Need>) return of(snapshot.needs);
        if constexpr (std::is_same_v<One, Scope>) return of(snapshot.scopes);
        if constexpr (std::is_same_v<One, Funding>) return of(snapshot.funding);
        if constexpr (std::is_same_v<One, Participation>) return of(snapshot.participations);
        // What is counted of referrals names them by their places, which others move.
        if constexpr (std::is_same_v<One, Referral>) return !counts_referrals(snapshot) && of(snapshot.referrals);
        if constexpr (std::is_same_v<One, Mechanism>) return of(snapshot.mechanisms);
        if constexpr (std::is_same_v<One, Document>) return of(snapshot.documents);
        if constexpr (std::is_same_v<One, Commitment>) return of(snapshot.commitments);
        if constexpr (std::is_same_v<One, Meeting>) return of(snapshot.meetings);
        if constexpr (std::is_same_v<One, Membership>) return of(snapshot.memberships);
        if constexpr (std::is_same_v<One, Authority>) return of(snapshot.authorities);
        if constexpr (std::is_same_v<One, Entitlement>) return of(snapshot.entitlements);
        if constexpr (std::is_same_v<One, Statement>) return of(snapshot.statements);
        if constexpr (std::is_same_v<One, Rate>) return of(snapshot.rates);
        if constexpr (std::is_same_v<One, FindingDecision>) return of(snapshot.decisions);
        return false;
      },
      fact);
}

bool is_of_actors(const Fact& fact) {
  return std::holds_alternative<Organisation>(fact) || std::holds_alternative<Programme>(fact) ||
         std::holds_alternative<SameAs>(fact);
}

// Edits a copy of a Snapshot.
class Edit {
 public:
  Edit(const Snapshot& before, Revision revision, const Regrouping* regrouping)
      : before_(before), snapshot_(std::make_shared<Snapshot>(before)), regrouping_(regrouping) {
    snapshot_->revision = revision;
  }

  // Whether all of it could be done.
  bool apply(std::span<const RecordChange> changes) {
    for (const RecordChange& change : changes) {
      if (change.before != nullptr && !take_out(*change.before)) return false;
    }
    if (regrouping_ != nullptr && !regroup(changes)) return false;
    for (const RecordChange& change : changes) {
      if (change.after != nullptr && !put_in(*change.after)) return false;
    }
    move_reporters();
    const Reporters& reporters = *snapshot_->reporters;
    const bool reported_anew = !reporters.all.empty() &&
                               (!served_nothing_else_ || !reporters_stay(reporters, out_, in_, actors_.organisations));
    if (!out_.empty() || !in_.empty()) {
      snapshot_->deliveries.replace(regrouping_ == nullptr ? out_ : std::vector<DeliveryRow>(), in_);
    }
    if (!programmes_.empty()) form_leads_and_donors();
    if (scopes_changed_ || reported_anew) snapshot_->reporters = Shared(find_reporters(*snapshot_));
    if (programme_edges_made_) snapshot_->kept.get<ProgrammeEdges>(0, [&] { return programme_edges_made_; });
    snapshot_->kept.follow(before_.kept, before_, *snapshot_,
                           {out_, in_, programmes_, kinds_, actors_, organisations_, links_});
    return true;
  }

  std::shared_ptr<const Snapshot> made() { return std::move(snapshot_); }

 private:
  // Gives all actors their new numbers. What is taken out is so by the old ones, and what comes will have the new ones.
  bool regroup(std::span<const RecordChange> changes) {
    Regrouped<Organisation> organisations(before_, changes, *regrouping_);
    Regrouped<Programme> programmes(before_, changes, *regrouping_);
    if (!organisations.name(*snapshot_) || !programmes.name(*snapshot_)) return false;
    auto concerned = find_concerned(before_, organisations, programmes);
    if (!concerned) return false;
    std::set<Number> taken;
    for (const RecordChange& change : changes) {
      if (change.before != nullptr) taken.insert(change.before->number);
    }
    std::erase_if(concerned->out, [&](const DeliveryRow& row) { return taken.contains(row.number); });
    std::erase_if(concerned->in, [&](const DeliveryLine& line) { return taken.contains(line.row.number); });
    std::vector<StoredRecord> again;
    for (const Number number : concerned->read_again) {
      if (taken.contains(number)) continue;
      auto stored = regrouping_->read(number);
      if (!stored) return false;
      again.push_back(std::move(*stored));
    }
    scopes_changed_ = scopes_changed_ || concerned->scopes || !concerned->out.empty() || !again.empty();
    actors_ = {organisations.renumbering(), programmes.renumbering()};
    organisations_ = organisations.stated();
    if (!take_out_again(again)) return false;
    out_.insert(out_.end(), concerned->out.begin(), concerned->out.end());
    if (!out_.empty()) snapshot_->deliveries.replace(out_, {});
    move_actors(*snapshot_, actors_);
    organisations.place(*snapshot_);
    programmes.place(*snapshot_);
    move_what_is_noted(concerned->programmes, programmes);
    const bool programmes_only_come = !programmes.has_special() && programmes.renumbering().only_comes();
    if (programmes_only_come) {
      const auto arrivals = actors_.programmes.arrivals();
      arriving_.insert(arrivals.begin(), arrivals.end());
    }
    move_programme_edges(programmes_only_come);
    for (const StoredRecord& stored : again) {
      if (!put_in(stored)) return false;
    }
    std::ranges::move(concerned->in, std::back_inserter(in_));
    return true;
  }

  // Takes out records that stay, by what ids meant before.
  bool take_out_again(const std::vector<StoredRecord>& again) {
    const auto organisations = std::exchange(snapshot_->organisation_by_id, before_.organisation_by_id);
    const auto programmes = std::exchange(snapshot_->programme_by_id, before_.programme_by_id);
    const bool done = std::ranges::all_of(again, [this](const StoredRecord& stored) { return take_out(stored); });
    snapshot_->organisation_by_id = organisations;
    snapshot_->programme_by_id = programmes;
    return done;
  }

  // Programmes that are noted so far are so by their old numbers.
  void move_what_is_noted(const std::set<Ref<Programme>>& concerned, const Regrouped<Programme>& programmes) {
    for (auto& [change, programme, number] : programme_edges_) programme = actors_.programmes(programme);
    std::erase_if(programme_edges_, [](const auto& edge) { return !std::get<1>(edge).known(); });
    std::set<Ref<Programme>> noted;
    for (const auto* old : {&std::as_const(programmes_), &concerned}) {
      for (const Ref<Programme> one : *old) {
        if (const auto now = actors_.programmes(one); now.known()) noted.insert(now);
      }
    }
    noted.insert(programmes.heirs().begin(), programmes.heirs().end());
    programmes_ = std::move(noted);
  }

  // What edges each programme has goes along where none went; else it is read anew where it is asked for.
  void move_programme_edges(bool only_come) {
    programme_edges_stay_ = only_come;
    if (!only_come || !actors_.programmes.any() || !before_.kept.has<ProgrammeEdges>(0)) return;
    programme_edges_made_ = programme_edges_of(before_)->renumbered(actors_.programmes);
  }

  // Of the programmes concerned; what edges each has goes along to the next Snapshot.
  void form_leads_and_donors() {
    auto edges = programme_edges_made_;
    if (!programme_edges_stay_ || (!edges && actors_.programmes.any())) {
      edges = std::make_shared<const ProgrammeEdges>(*snapshot_);
    } else {
      if (!edges) edges = programme_edges_of(before_);
      if (!programme_edges_.empty()) {
        auto changed = std::make_shared<ProgrammeEdges>(*edges);
        for (const auto& [change, programme, number] : programme_edges_) changed->change(change, programme, number);
        edges = std::move(changed);
      }
    }
    engine::form_leads_and_donors(*snapshot_, {programmes_.begin(), programmes_.end()}, *edges, {arriving_, in_});
    programme_edges_made_ = edges->worn_out() ? nullptr : edges;
  }

  // Those who report have other numbers, and sources that come report nothing.
  void move_reporters() {
    const Reporters& before = *before_.reporters;
    if (before.of_source.size() == snapshot_->sources.size() && !actors_.organisations.any()) return;
    snapshot_->reporters =
        Shared(renumbered(before, actors_.organisations, snapshot_->organisations.size(), snapshot_->sources.size()));
  }

  // A source that nobody knows comes with its first record.
  void count(const StoredRecord& stored, std::size_t by) {
    std::uint32_t source = (*snapshot_->sources).find(stored.record.source);
    if (source == Sources::none) {
      source = snapshot_->sources.edit().add(stored.record.source);
      snapshot_->source_counts.push_back(0);
    }
    snapshot_->source_counts[source] += by;
    snapshot_->counts[stored.record.fact.index()] += by;
  }

  bool take_out(const StoredRecord& stored) {
    count(stored, static_cast<std::size_t>(-1));
    note(stored, ProgrammeEdges::Change::out);
    if (const auto* delivery = std::get_if<Delivery>(&stored.record.fact)) {
      const DeliveryLine line = line_of(stored, *delivery);
      served_nothing_else_ = served_nothing_else_ && line.served.empty();
      if (is_whole(line.row)) out_.push_back(line.row);
      take_handover(stored.number);
      return true;
    }
    if (is_of_actors(stored.record.fact)) return regrouping_ != nullptr;
    return with_list(*snapshot_, stored.record.fact, [&](auto& list) {
      const auto found =
          std::ranges::lower_bound(list, stored.number, {}, [](const auto& edge) { return edge.number; });
      if (found != list.end() && found->number == stored.number) {
        list.erase(static_cast<std::size_t>(found - list.begin()));
      }
    });
  }

  bool put_in(const StoredRecord& stored) {
    count(stored, 1);
    note(stored, ProgrammeEdges::Change::in);
    if (const auto* delivery = std::get_if<Delivery>(&stored.record.fact)) {
      DeliveryLine line = line_of(stored, *delivery);
      if (is_whole(line.row)) in_.push_back(std::move(line));
      if (auto handover = handover_of(stored, *delivery)) put_handover(std::move(*handover));
      return true;
    }
    if (is_of_actors(stored.record.fact)) return regrouping_ != nullptr;
    return with_list(*snapshot_, stored.record.fact, [&](auto& list) {
      const std::size_t before = list.size();
      form_edge(*snapshot_, stored);
      if (list.size() == before) return;  // it forms none, since what it names is not there
      auto edge = list.back();
      list.erase(before);
      const auto place =
          std::ranges::lower_bound(list, stored.number, {}, [](const auto& other) { return other.number; });
      list.insert(static_cast<std::size_t>(place - list.begin()), std::move(edge));
    });
  }

  // What else depends on a record.
  void note(const StoredRecord& stored, ProgrammeEdges::Change change) {
    const Fact& fact = stored.record.fact;
    kinds_.set(fact.index());
    const auto programme = [&](const Id<Programme>& id) {
      const auto found = look_up(snapshot_->programme_by_id, id);
      if (!found.known()) return;
      programmes_.insert(found);
      const bool is_edge = !std::holds_alternative<Delivery>(fact);
      if (is_edge) programme_edges_.emplace_back(change, found, stored.number);
    };
    if (const auto* delivery = std::get_if<Delivery>(&fact)) programme(delivery->programme);
    if (const auto* part = std::get_if<Participation>(&fact)) programme(part->programme);
    if (const auto* funding = std::get_if<Funding>(&fact)) programme({funding->receiver.text});
    const bool is_link = std::holds_alternative<Participation>(fact) || std::holds_alternative<Funding>(fact);
    if (is_link) links_.insert(stored.number);
    scopes_changed_ = scopes_changed_ || std::holds_alternative<Scope>(fact);
  }

  // Rows whose place, service or organisation is not there are in no Snapshot.
  static bool is_whole(const DeliveryRow& row) {
    return row.organisation.known() && row.location.known() && row.service.known();
  }

  DeliveryLine line_of(const StoredRecord& stored, const Delivery& delivery) {
    DeliveryLine line{unresolved_row(stored, delivery), delivery.reported, {}};
    DeliveryRow& row = line.row;
    row.organisation = answered(delivery.organisation, snapshot_->organisation_by_id);
    row.programme = answered(delivery.programme, snapshot_->programme_by_id);
    row.location = snapshot_->locations.find(delivery.location.text);
    row.service = snapshot_->services.find(delivery.service.text);
    row.group = snapshot_->groups.find(delivery.group.text);
    row.source = (*snapshot_->sources).find(stored.record.source);
    row.profile = profile_of(profile_of_delivery(delivery));
    std::ranges::sort(line.reported);
    for (const auto& id : delivery.serves) {
      const auto place = snapshot_->locations.find(id.text);
      if (place.known()) line.served.push_back(place);
    }
    std::ranges::sort(line.served);
    return line;
  }

  // What an id means; notes those that nobody has.
  template <class Fact>
  Ref<Fact> answered(const Id<Fact>& id, const ById<Fact>& by_id) {
    const auto found = look_up(by_id, id);
    if (!found.known() && !id.empty() && !snapshot_->unanswered.contains(id.text)) {
      snapshot_->unanswered.edit().insert(id.text);
    }
    return found;
  }

  std::uint32_t profile_of(const DeliveryProfile& profile) {
    const auto& profiles = *snapshot_->profiles;
    const auto known = std::ranges::find(profiles, profile);
    if (known != profiles.end()) return static_cast<std::uint32_t>(known - profiles.begin());
    snapshot_->profiles.edit().push_back(profile);
    return static_cast<std::uint32_t>(snapshot_->profiles.size() - 1);
  }

  std::size_t handover_place(Number number) const {
    const auto place = std::ranges::lower_bound(snapshot_->handovers, number, {}, &HandoverRow::delivery);
    return static_cast<std::size_t>(place - snapshot_->handovers.begin());
  }
  void take_handover(Number number) {
    const std::size_t place = handover_place(number);
    if (place == snapshot_->handovers.size() || snapshot_->handovers[place].delivery != number) return;
    snapshot_->handovers.erase(place);
  }
  void put_handover(HandoverRow handover) {
    const std::size_t place = handover_place(handover.delivery);
    snapshot_->handovers.insert(place, std::move(handover));
  }

  const Snapshot& before_;
  std::shared_ptr<Snapshot> snapshot_;
  std::bitset<64> kinds_;  // of the records that changed
  std::vector<DeliveryRow> out_;
  std::vector<DeliveryLine> in_;
  std::set<Ref<Programme>> programmes_;        // whose lead or donors may be others now
  std::set<Ref<Programme>> arriving_;          // that came, where nothing but what comes too names them
  std::set<Ref<Organisation>> organisations_;  // that are stated otherwise, by number
  std::set<Number> links_;                     // records of funding and participations that are others now
  const Regrouping* regrouping_;               // null where actors stay as they are
  Renumberings actors_;
  std::shared_ptr<const ProgrammeEdges> programme_edges_made_;
  bool programme_edges_stay_ = true;  // but for those that went and came
  std::vector<std::tuple<ProgrammeEdges::Change, Ref<Programme>, Number>> programme_edges_;  // that went and came
  bool scopes_changed_ = false;
  bool served_nothing_else_ = true;  // of what is taken out
};

}  // namespace

std::shared_ptr<const Snapshot> edited(const Snapshot& before, Revision revision, std::span<const RecordChange> changes,
                                       const Regrouping* regrouping) {
  if (changes.size() > most_changes) return nullptr;
  Edit edit(before, revision, regrouping);
  return edit.apply(changes) ? edit.made() : nullptr;
}

}  // namespace engine
