#include "engine/analysis/pair_findings.h"

#include <algorithm>
#include <map>

#include "engine/analysis/activity.h"
#include "engine/analysis/places.h"

namespace engine {
namespace {

// The deliveries of each provider that the question chooses.
using OfProviders = std::map<Provider, std::vector<std::uint32_t>>;

OfProviders deliveries_of_providers(const Snapshot& snapshot, const Question& question) {
  OfProviders found;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!chosen(snapshot, delivery, question) || days_of(snapshot, delivery).empty()) continue;
    if (question.day && !active_on(snapshot, delivery, *question.day)) continue;
    found[snapshot.provider(snapshot.deliveries[delivery])].push_back(delivery);
  }
  return found;
}

std::string rule_of(const Overlap& pair) {
  // A person's reason may end without a full stop.
  const std::string stop = pair.reason.empty() || pair.reason.ends_with('.') ? "" : ".";
  std::string rule = pair.reason + stop + " They share " + std::to_string(pair.shared.size()) +
                     (pair.shared.size() == 1 ? " cell" : " cells") + " with a day in common (1 is enough)";
  if (pair.kind == OverlapClass::likely) rule += "; saturation is above 1";
  return rule + ".";
}

// Whether the delivery counts in one of the cells. REQUIRES: `shared` ascends.
bool is_in(const View& view, Places& places, std::uint32_t delivery, const std::vector<Cell>& shared) {
  return std::ranges::any_of(cells_in(view, places, delivery),
                             [&](const Cell& cell) { return std::ranges::binary_search(shared, cell); });
}

Finding finding_of(const View& view, const Overlap& pair, const OfProviders& all) {
  const Snapshot& snapshot = view.snapshot;
  Finding finding;
  finding.id = pair.id;
  finding.kind = FindingKind::duplication;
  finding.what = to_text(pair.kind);
  finding.rule = rule_of(pair);
  finding.about = {snapshot.id(pair.a), snapshot.id(pair.b)};
  finding.concerned = pair.organisations_a;
  finding.concerned.insert(finding.concerned.end(), pair.organisations_b.begin(), pair.organisations_b.end());
  // What a person judged is no evidence: a judgement must not reopen itself.
  std::vector<std::string> texts = {"sites " + std::to_string(pair.sites),
                                    std::string(pair.saturation.value_or(0) > 1 ? "more than needed" : "")};
  for (const Cell& cell : pair.shared) {
    texts.push_back("cell " + snapshot.locations.id(cell.location) + "|" +
                    (cell.service.known() ? snapshot.services.id(cell.service) : "") + "|" +
                    (cell.group.known() ? snapshot.groups.id(cell.group) : ""));
  }
  std::vector<Cell> shared = pair.shared;
  std::ranges::sort(shared);
  Places places(view);
  for (const Provider& provider : {pair.a, pair.b}) {
    const auto own = all.find(provider);
    if (own == all.end()) continue;
    for (const std::uint32_t delivery : own->second) {
      if (!is_in(view, places, delivery, shared)) continue;
      const DeliveryRow& row = snapshot.deliveries[delivery];
      finding.evidence.push_back(row.number);
      finding.concerned.push_back(row.organisation);
      texts.push_back(evidence_text(snapshot, row));
    }
  }
  std::ranges::sort(finding.concerned);
  finding.concerned.erase(std::ranges::unique(finding.concerned).begin(), finding.concerned.end());
  std::ranges::sort(finding.evidence);
  finding.hash = evidence_hash(std::move(texts));
  return finding;
}

}  // namespace

bool is_duplication(OverlapClass one) { return one == OverlapClass::likely || one == OverlapClass::confirmed; }

std::vector<Finding> find_pair_findings(const Snapshot& snapshot, const FindingsAsked& asked) {
  auto listed = OverlapsListed::of({OverlapClass::likely, OverlapClass::confirmed, OverlapClass::rejected});
  listed.crowded.reset();
  const Overlaps overlaps = find_overlaps(snapshot, asked.pairs, listed);
  const View view(snapshot, asked.pairs);
  std::vector<Finding> findings;
  OfProviders all;
  for (const Overlap& pair : overlaps.pairs) {
    if (!is_duplication(pair.kind) && pair.kind != OverlapClass::rejected) continue;
    if (all.empty()) all = deliveries_of_providers(snapshot, asked.pairs);
    findings.push_back(finding_of(view, pair, all));
  }
  return findings;
}

std::optional<Finding> find_pair_finding(const Snapshot& snapshot, const FindingsAsked& asked, const std::string& id) {
  const auto pair = RankedOverlaps(snapshot, asked.pairs).find(id);
  if (!pair) return std::nullopt;
  return finding_of(View(snapshot, asked.pairs), *pair, deliveries_of_providers(snapshot, asked.pairs));
}

}  // namespace engine
