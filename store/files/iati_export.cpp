#include "store/files/iati_export.h"

#include <algorithm>

#include "engine/model/text.h"
#include "store/files/iati_codes.h"

namespace store {

using engine::Period;
using engine::ProgrammeNode;

IatiExport::IatiExport(const ExportContent& content, std::ostream& out)
    : content_(content), snapshot_(content.snapshot), guard_(content), xml_(out) {}

void IatiExport::gather() {
  content_.records.for_each(engine::kind_of<engine::Location>(), [&](const engine::StoredRecord& stored) {
    const auto& place = std::get<engine::Location>(stored.record.fact);
    if (place.lat && place.lon) points_.try_emplace(stored.record.id, Point{*place.lat, *place.lon});
  });
  content_.records.for_each(engine::kind_of<engine::Service>(), [&](const engine::StoredRecord& stored) {
    for (const std::string& code : std::get<engine::Service>(stored.record.fact).crosswalk) {
      if (code.starts_with("dac:")) purposes_.try_emplace(stored.record.id, code.substr(4));
    }
  });
  programmes_.resize(snapshot_.programmes.size());
  for (std::size_t at = 0; at < snapshot_.participations.size(); ++at) {
    const auto& edge = snapshot_.participations[at];
    if (may_see(edge) && edge.programme.known()) programmes_[edge.programme.index].participations.push_back(at);
  }
  for (std::size_t at = 0; at < snapshot_.funding.size(); ++at) {
    const auto& edge = snapshot_.funding[at];
    if (!may_see(edge)) continue;
    // Between two programmes it stands with the one that receives, and nowhere else.
    const auto programme = edge.receiver.programme.known() ? edge.receiver.programme : edge.provider.programme;
    if (programme.known()) programmes_[programme.index].funding.push_back(at);
  }
  for (std::size_t at = 0; at < snapshot_.deliveries.size(); ++at) {
    const auto& row = snapshot_.deliveries[at];
    if (row.programme.known() && guard_.may_see(row.number)) programmes_[row.programme.index].deliveries.push_back(at);
  }
}

void IatiExport::write() {
  gather();
  xml_.open("iati-activities",
            {{"version", "2.03"}, {"generated-datetime", engine::to_text(content_.day) + "T00:00:00Z"}});
  for (std::size_t at = 0; at < programmes_.size(); ++at) {
    const auto& records = snapshot_.programmes[at].records;
    const bool visible = std::ranges::any_of(records, [&](engine::Number number) { return guard_.may_see(number); });
    if (visible) write_activity(at);
  }
  xml_.close();
}

std::vector<IatiExport::Ref> IatiExport::implementers_of(const IatiProgramme& parts) const {
  std::vector<Ref> found;
  for (const std::size_t at : parts.deliveries) found.push_back(snapshot_.deliveries[at].organisation);
  std::ranges::sort(found);
  const auto [from, to] = std::ranges::unique(found);
  found.erase(from, to);
  return found;
}

// Who answers for the programme; else who stands first in the least specific of roles; else who delivers.
IatiExport::Ref IatiExport::reporter_of(std::size_t at, const IatiProgramme& parts) const {
  if (snapshot_.programmes[at].lead.known()) return snapshot_.programmes[at].lead;
  for (const std::string_view role : {"accountable", "implementing", "extending", "funding"}) {
    for (const std::size_t place : parts.participations) {
      if (snapshot_.participations[place].role == role) return snapshot_.participations[place].organisation;
    }
  }
  return parts.deliveries.empty() ? Ref{} : snapshot_.deliveries[parts.deliveries.front()].organisation;
}

// An activity is valid with a reporter, a participant and a date; a programme without one of these is left out.
void IatiExport::write_activity(std::size_t at) {
  const ProgrammeNode& node = snapshot_.programmes[at];
  const IatiProgramme& parts = programmes_[at];
  const Ref reporter = reporter_of(at, parts);
  const Period period = period_of(node, parts);
  if (!reporter.known() || period == Period::always()) return;

  xml_.open("iati-activity", {{"default-currency", node.currency}});
  write_head(node, reporter);
  write_participants(parts);
  xml_.put("activity-status", {{"code", status_of(node, period)}});
  write_dates(period);
  write_places(parts);
  write_services(parts);
  write_goals(node);
  write_budget(node, period);
  write_plans(at, parts);
  write_transactions(at, parts);
  if (node.parent.known()) {
    xml_.put("related-activity", {{"ref", snapshot_.programmes[node.parent.index].id}, {"type", "1"}});
  }
  xml_.close();
}

void IatiExport::write_head(const ProgrammeNode& node, Ref reporter) {
  xml_.put("iati-identifier", {}, node.id);
  write_organisation("reporting-org", reporter, "");
  // A description is required, and nothing longer than the title is known.
  for (const std::string_view element : {"title", "description"}) {
    xml_.open(element);
    xml_.put("narrative", {}, node.name);
    xml_.close();
  }
}

std::string IatiExport::reference_of(const engine::OrganisationNode& node) const {
  for (const std::string& identifier : node.identifiers) {
    if (identifier.starts_with("iati:")) return identifier.substr(5);
  }
  return {};
}

void IatiExport::write_organisation(std::string_view element, Ref organisation, std::string_view role) {
  const engine::OrganisationNode& node = snapshot_.organisations[organisation.index];
  std::string ref = reference_of(node);
  const bool reports = element == "reporting-org";
  // Who reports must have a reference and a type: the id here, and "other" where the kind is unknown.
  if (ref.empty() && reports) ref = node.id;
  const std::string_view known_type = iati_organisation_type(node.kind);
  const std::string_view type = known_type.empty() && reports ? "90" : known_type;
  xml_.open(element, {{"ref", ref}, {"type", type}, {"role", role}, {"secondary-reporter", reports ? "1" : ""}});
  xml_.put("narrative", {}, node.name);
  xml_.close();
}

void IatiExport::write_participants(const IatiProgramme& parts) {
  std::set<std::pair<std::string_view, Ref>> participants;
  for (const std::size_t at : parts.participations) {
    const auto& edge = snapshot_.participations[at];
    const std::string_view code = iati_role(edge.role);
    if (!code.empty() && edge.organisation.known()) participants.emplace(code, edge.organisation);
  }
  // Who delivers implements, where nobody is said to.
  const bool implemented =
      std::ranges::any_of(participants, [](const auto& participant) { return participant.first == "4"; });
  if (!implemented) {
    for (const Ref organisation : implementers_of(parts)) participants.emplace("4", organisation);
  }
  for (const auto& [role, organisation] : participants) write_organisation("participating-org", organisation, role);
}

}  // namespace store
