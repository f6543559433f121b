#include "server/answers/double_records.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/answers/matches.h"

namespace server {
namespace {

using engine::Finding;
using nlohmann::json;

// Adds the records of what `id` is, and whom it concerns.
void add_side(Finding& finding, const engine::Snapshot& snapshot, const std::string& id) {
  finding.about.push_back(id);
  const auto add = [&](const auto& records) {
    finding.evidence.insert(finding.evidence.end(), records.begin(), records.end());
  };
  if (const auto one = snapshot.organisation_by_id.find(id); one != snapshot.organisation_by_id.end()) {
    finding.concerned.push_back(one->second);
    add(snapshot.organisations[one->second.index].records);
  } else if (const auto other = snapshot.programme_by_id.find(id); other != snapshot.programme_by_id.end()) {
    const engine::ProgrammeNode& programme = snapshot.programmes[other->second.index];
    if (programme.lead.known()) finding.concerned.push_back(programme.lead);
    add(programme.records);
  }
}

Finding finding_of(const engine::Snapshot& snapshot, const json& match) {
  Finding finding;
  finding.id = match.at("id");
  finding.kind = engine::FindingKind::double_record;
  finding.what = match.at("kind");
  std::vector<std::string> texts = {match.at("a"), match.at("b")};
  for (const json& reason : match.at("reasons")) {
    finding.rule += (finding.rule.empty() ? "" : "; ") + reason.get<std::string>();
    texts.push_back(reason);
  }
  finding.rule += " (score " + match.at("score").dump() + ").";
  for (const char* side : {"a", "b"}) add_side(finding, snapshot, match.at(side));
  std::ranges::sort(finding.concerned);
  std::ranges::sort(finding.evidence);
  finding.hash = engine::evidence_hash(std::move(texts));
  return finding;
}

}  // namespace

std::vector<Finding> find_double_records(const Asking& asking) {
  std::vector<Finding> findings;
  for (const char* filter : {"location", "service", "group", "donor"}) {
    if (asking.parameters.has(filter)) return findings;
  }
  Asking all = asking;
  all.parameters = {};
  all.taker = nullptr;
  all.most_items = std::numeric_limits<std::size_t>::max();
  for (const std::string& organisation : asking.parameters.list("organisation")) {
    all.parameters.add("organisation", organisation);
    break;
  }
  const json matches = answer_matches(all);
  for (const json& match : matches.at("items")) {
    findings.push_back(finding_of(asking.edition.snapshot(), match));
  }
  return findings;
}

}  // namespace server
