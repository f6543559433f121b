#include "engine/analysis/findings.h"

#include <algorithm>

#include "engine/analysis/cell_findings.h"
#include "engine/analysis/pair_findings.h"
#include "engine/analysis/referral_findings.h"

namespace engine {
namespace {

constexpr FindingSource sources[] = {
    {FindingKind::gap, find_gap_findings},
    {FindingKind::watch, find_watch_findings},
    {FindingKind::duplication, find_pair_findings},
    {FindingKind::broken_referral, find_referral_findings},
};

constexpr std::string_view reply = "reply";

constexpr std::string_view words[] = {"open",      "acknowledged", "agreed",   "resolved",
                                      "dismissed", "confirmed",    "rejected", reply};

FindingStatus status_after(std::string_view word) {
  if (word == "acknowledged" || word == "confirmed") return FindingStatus::acknowledged;
  if (word == "agreed") return FindingStatus::agreed;
  if (word == "resolved") return FindingStatus::resolved;
  if (word == "dismissed" || word == "rejected") return FindingStatus::dismissed;
  return FindingStatus::open;
}

// To acknowledge says that those whom it concerns have been told; a judgement alone does not.
bool is_shared_by(std::string_view word) { return word == "acknowledged" || word == "agreed" || word == "resolved"; }

void apply(FindingLife& life, const DecisionEdge& decision) {
  life.status = status_after(decision.status);
  life.reason = decision.reason;
  if (life.status == FindingStatus::open) {
    life.owner.clear();
    life.due.reset();
    life.shared = false;
  }
  if (!decision.owner.empty()) life.owner = decision.owner;
  if (decision.due) life.due = decision.due;
  life.shared = life.shared || is_shared_by(decision.status);
}

}  // namespace

std::string_view to_text(FindingStatus status) {
  constexpr std::array<std::string_view, finding_status_count> names = {"open", "acknowledged", "agreed", "resolved",
                                                                        "dismissed"};
  return names[static_cast<std::size_t>(status)];
}

std::span<const std::string_view> decision_words() { return words; }

FindingLives::FindingLives(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (std::uint32_t decision = 0; decision < snapshot.decisions.size(); ++decision) {
    by_finding_[snapshot.decisions[decision].finding].push_back(decision);
  }
}

FindingLife FindingLives::of(const std::string& id, const std::string& hash) const {
  FindingLife life;
  const auto found = by_finding_.find(id);
  if (found == by_finding_.end()) return life;
  life.decisions = found->second;
  const DecisionEdge* last = nullptr;
  for (const std::uint32_t decision : life.decisions) {
    if (snapshot_.decisions[decision].status == reply) continue;
    last = &snapshot_.decisions[decision];
    apply(life, *last);
  }
  if (last == nullptr || life.status == FindingStatus::open || last->evidence.empty() || hash.empty()) return life;
  if (last->evidence != hash) {
    life.status = FindingStatus::open;
    life.reopened = true;
  }
  return life;
}

std::vector<std::string> FindingLives::decided() const {
  std::vector<std::string> ids;
  for (const auto& [id, decisions] : by_finding_) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

std::span<const FindingSource> finding_sources() { return sources; }

std::vector<FindingNow> find_findings(const Snapshot& snapshot, const FindingsAsked& asked,
                                      std::span<const FindingKind> kinds) {
  const FindingLives lives(snapshot);
  std::vector<FindingNow> all;
  for (const FindingSource& source : sources) {
    if (!kinds.empty() && std::ranges::find(kinds, source.kind) == kinds.end()) continue;
    for (Finding& finding : source.find(snapshot, asked)) {
      FindingLife life = lives.of(finding.id, finding.hash);
      all.push_back({std::move(finding), std::move(life)});
    }
  }
  return all;
}

std::optional<FindingKind> kind_of_finding(std::string_view id) {
  constexpr std::pair<std::string_view, FindingKind> beginnings[] = {{"gap-", FindingKind::gap},
                                                                     {"watch-", FindingKind::watch},
                                                                     {"overlap-", FindingKind::duplication},
                                                                     {"referral-", FindingKind::broken_referral},
                                                                     {"match-", FindingKind::double_record}};
  for (const auto& [beginning, kind] : beginnings) {
    if (id.starts_with(beginning)) return kind;
  }
  return std::nullopt;
}

std::optional<FindingNow> find_finding(const Snapshot& snapshot, const FindingsAsked& asked, const std::string& id) {
  const auto kind = kind_of_finding(id);
  if (!kind) return std::nullopt;
  if (*kind == FindingKind::duplication) {
    auto pair = find_pair_finding(snapshot, asked, id);
    if (!pair) return std::nullopt;
    FindingLife life = FindingLives(snapshot).of(id, pair->hash);
    return FindingNow{std::move(*pair), std::move(life)};
  }
  for (FindingNow& now : find_findings(snapshot, asked, {&*kind, 1})) {
    if (now.finding.id == id) return std::move(now);
  }
  return std::nullopt;
}

}  // namespace engine
