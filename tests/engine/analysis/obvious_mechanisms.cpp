#include "tests/engine/analysis/obvious_mechanisms.h"

#include <algorithm>
#include <map>
#include <set>

namespace obvious {
namespace {

const std::string met = "met", not_met = "not-met", unknown = "unknown";

using Links = std::vector<const ReferralEdge*>;

std::string worst(const std::vector<std::string>& parts) {
  if (std::count(parts.begin(), parts.end(), not_met) > 0) return not_met;
  if (parts.empty() || std::count(parts.begin(), parts.end(), unknown) > 0) return unknown;
  return met;
}

// Whether so many years have passed: the day and month of the year have come again.
bool years_passed(Day since, Day day, int years) {
  const auto parts = [](Day one) {
    const auto date = to_text(one);
    return std::tuple(std::stoi(date.substr(0, 4)), date.substr(5));
  };
  auto [year, rest] = parts(since);
  return std::tuple(year + years, rest) <= parts(day);
}

std::string agreement(const Snapshot& snapshot, const Question& question, const ReferralEdge& link) {
  for (const DocumentNode& document : snapshot.documents) {
    if (document.id != link.agreement || document.tier > question.tier) continue;
    const Day day = *question.day;
    if (document.end && *document.end <= day) return not_met;
    if (document.start && *document.start > day) return not_met;
    Date since = document.start;
    if (document.reviewed && *document.reviewed <= day) since = document.reviewed;
    return since && !years_passed(*since, day, 2) ? met : unknown;
  }
  return unknown;
}

std::set<std::string> works_in(const Snapshot& snapshot, const Question& question, Ref<Organisation> one) {
  std::set<std::string> countries;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier > question.tier || row.organisation != one || !counts_on(snapshot, delivery, *question.day)) continue;
    if (stage_number(snapshot, delivery) == 0) continue;
    for (const auto place : snapshot.served(delivery)) {
      const auto country = country_above(snapshot, place);
      if (country.known()) countries.insert(snapshot.locations.id(country));
    }
  }
  return countries;
}

std::string coordination(const Snapshot& snapshot, const Question& question, const MechanismNode& mechanism,
                         const Links& links) {
  std::set<std::string> countries;
  for (const auto actor : mechanism.actors) countries.merge(works_in(snapshot, question, actor));
  for (const auto* link : links) {
    if (link->to.known()) countries.merge(works_in(snapshot, question, link->to));
  }
  std::string actors = unknown, lead = unknown;
  if (!mechanism.actors.empty()) actors = mechanism.actors.size() == 1 ? not_met : met;
  if (mechanism.lead.known()) {
    const OrganisationNode& node = snapshot.organisations[mechanism.lead.index];
    if (node.kind == "multilateral" || node.kind == "international-ngo") {
      lead = not_met;
    } else if (!node.country.empty() && !countries.empty()) {
      lead = countries.contains(node.country) ? met : not_met;
    }
  }
  return worst({actors, lead});
}

std::string border(const Links& links) {
  std::vector<std::string> home;
  bool all_stated = !links.empty();
  for (const auto* link : links) {
    all_stated = all_stated && !link->from_stage.empty();
    if (link->from_stage != "pre-departure" || link->to_stage == "pre-departure") continue;
    home.push_back(link->to_stage.empty() || link->eligibility.empty() ? unknown : met);
  }
  if (!home.empty()) return worst(home);
  return all_stated ? not_met : unknown;
}

std::string dimensions(const MechanismNode& mechanism) {
  std::string several = unknown, watched = unknown;
  if (!mechanism.dimensions.empty()) several = mechanism.dimensions.size() == 1 ? not_met : met;
  if (mechanism.monitored) watched = *mechanism.monitored ? met : not_met;
  return worst({several, watched});
}

std::string next_stage(const std::string& stage) {
  static const std::map<std::string, std::string> next{
      {"pre-design", "design"}, {"design", "implementation"}, {"implementation", "monitoring"}};
  return next.contains(stage) ? next.at(stage) : "";
}

}  // namespace

std::string mechanisms(const Snapshot& snapshot, const Question& question) {
  std::map<std::string, std::string> lines;
  for (const MechanismNode& mechanism : snapshot.mechanisms) {
    if (mechanism.tier > question.tier) continue;
    Links links;
    std::vector<std::string> agreements;
    std::string numbers;
    for (const ReferralEdge& link : snapshot.referrals) {
      if (link.mechanism != mechanism.id || link.tier > question.tier) continue;
      if (link.formal_known && !link.formal) continue;
      if (link.status == "proposed" || link.status == "ended" || !link.period.has(*question.day)) continue;
      links.push_back(&link);
      agreements.push_back(agreement(snapshot, question, link));
      numbers += " " + std::to_string(link.number);
    }
    lines[mechanism.id] = worst(agreements) + " " + coordination(snapshot, question, mechanism, links) + " " +
                          border(links) + " " + dimensions(mechanism) + " " + next_stage(mechanism.stage) + ":" +
                          numbers;
  }
  std::string text;
  for (const auto& [id, line] : lines) text += id + " " + line + "\n";
  return text;
}

std::string summary(const std::vector<MechanismScore>& scores) {
  std::string text;
  for (const MechanismScore& one : scores) {
    text += one.mechanism->id;
    for (const Score& score : one.scores) text += " " + std::string(to_text(score.verdict));
    text += " " + one.next_stage + ":";
    for (const auto* link : one.links) text += " " + std::to_string(link->number);
    text += "\n";
  }
  return text;
}

}  // namespace obvious
