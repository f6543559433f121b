#include "store/files/aiddata_projects.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/identity/words.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

// Web pages leave their own spelling of & and quotes in such tables.
std::string plain(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities{
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
  for (const auto& [entity, mark] : entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) {
      text.replace(at, entity.size(), mark);
    }
  }
  return text;
}

// "agency|person|agency|person|": only the agencies.
std::vector<std::string> agencies_of(std::string_view text) {
  std::vector<std::string> agencies;
  bool is_agency = true;
  for (std::size_t at = 0; at < text.size(); is_agency = !is_agency) {
    const std::size_t bar = std::min(text.find('|', at), text.size());
    const std::string_view name = trim(text.substr(at, bar - at));
    if (is_agency && !name.empty()) agencies.push_back(plain(std::string(name)));
    at = bar + 1;
  }
  return agencies;
}

// 998 and 99810 say that the sector is not known.
bool is_any_sector(const std::string& code) { return code.starts_with("998") || code == "0"; }

}  // namespace

AidProjects::AidProjects(engine::Reading& reading) : records_(reading), statuses_("words/statuses.csv") {}

void AidProjects::take_ancillary(const NamedRow& row) {
  Besides& besides = besides_[std::string(row["project"])];
  for (std::string& name : parted(row["implementers"], ";|")) besides.implementers.push_back(plain(std::move(name)));
  for (std::string& name : agencies_of(row["agencies"])) besides.implementers.push_back(std::move(name));
  if (besides.donor_type.empty()) besides.donor_type = std::string(row["donor-type"]);
}

void AidProjects::take_place(const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
  const AidPlaces::Place place = places_.place_of(row);
  if (place.mention.words.front().name.empty() && place.mention.words.front().code.empty()) {
    issues.leave_out(row.number(), "gazetteer_adm_name", row["hierarchy"], "the place is in no country");
    return;
  }
  if (place.is_coarser) {
    issues.note(row.number(), "precision_code", std::string(row["precision"]),
                "the place is known roughly, and stands at the area that surely holds it");
  }
  places_by_project_[std::string(row["project"])].push_back(
      {records_.place(place.mention, place.tag), std::string(row["place"]), citation});
}

engine::Programme AidProjects::programme_of(const NamedRow& row, IssueList& issues) const {
  engine::Programme programme;
  programme.name = public_text(row["title"]);
  if (programme.name.empty()) programme.name = std::string(row["project"]);
  programme.start = first_day(row["start"]);
  programme.end = day_after(row["end"]);
  if (programme.start && programme.end && *programme.end <= *programme.start) {
    issues.note(row.number(), "end_actual_isodate", row["end"], "ends before it starts: the end is taken as unknown");
    programme.end.reset();
  }
  programme.status = statuses_.code(row["status"]);
  if (programme.status.empty() && !row["status"].empty()) {
    issues.note(row.number(), "status", row["status"], "is no status that is known; it is kept as the source's word");
  }
  programme.budget = read_amount(row["total-commitments"]);
  if (programme.budget) programme.currency = "USD";
  return programme;
}

engine::Ids<engine::Organisation> AidProjects::donors_of(const NamedRow& row, const Besides& besides,
                                                         const engine::Citation& citation) {
  const std::vector<std::string> names = parted(row["donors"], "|");
  const std::vector<std::string> codes = parted(row["donors-iso3"], "|");
  engine::Ids<engine::Organisation> donors;
  for (std::size_t at = 0; at < names.size(); ++at) {
    NamedActor donor{plain(names[at]), "", names.size() == 1 ? besides.donor_type : "", "", ""};
    // DAC stands where the donor is of no country.
    if (codes.size() == names.size() && codes[at] != "DAC") donor.country = codes[at];
    const auto id = records_.organisation(donor, citation);
    if (!id.empty() && std::ranges::find(donors, id) == donors.end()) donors.push_back(id);
  }
  return donors;
}

engine::Ids<engine::Service> AidProjects::services_of(const NamedRow& row) {
  const std::vector<std::string> codes = parted(row["sectors"], "|;");
  const std::vector<std::string> names = parted(row["sector-names"], "|;");
  engine::Ids<engine::Service> services;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (is_any_sector(codes[at])) continue;
    services.push_back(records_.service({"dac", codes[at], names.size() == codes.size() ? names[at] : "", ""}));
  }
  if (services.empty()) services.push_back({"all-services"});
  return services;
}

// Who implements the project, as participants too; nobody where none is named.
engine::Ids<engine::Organisation> AidProjects::implementers_of(const NamedRow& row,
                                                               const engine::Id<engine::Programme>& programme,
                                                               const engine::Citation& citation) {
  engine::Ids<engine::Organisation> implementers;
  const auto besides = besides_.find(row["project"]);
  if (besides != besides_.end()) {
    for (const std::string& name : besides->second.implementers) {
      const auto id = records_.organisation({name, "", "", "", ""}, citation);
      if (!id.empty() && std::ranges::find(implementers, id) == implementers.end()) implementers.push_back(id);
    }
  }
  for (const auto& id : implementers) records_.participate(id, programme, "implementing", citation);
  if (implementers.empty()) implementers.push_back(records_.nobody(citation));
  return implementers;
}

// A project without a place is somewhere in the country that receives it.
std::vector<AidProjects::PlaceAt> AidProjects::places_of(const NamedRow& row, const engine::Citation& citation) {
  const auto known = places_by_project_.find(row["project"]);
  if (known != places_by_project_.end()) return known->second;
  if (row["recipients"].empty()) return {};
  return {{records_.place({{{0, "", std::string(row["recipients"])}}, {}, {}}), "", citation}};
}

void AidProjects::deliver(const NamedRow& row, const engine::Programme& facts,
                          const engine::Id<engine::Programme>& programme, const engine::Citation& citation,
                          IssueList& issues) {
  const engine::Ids<engine::Organisation> implementers = implementers_of(row, programme, citation);
  const std::vector<PlaceAt> places = places_of(row, citation);
  const engine::Ids<engine::Service> services = services_of(row);
  if (services.size() * implementers.size() > most_deliveries_of_a_row) {
    issues.note(row.number(), "ad_sector_codes", row["sectors"],
                "names more sectors than a project can have: not taken");
    return;
  }
  for (const PlaceAt& place : places) {
    for (const auto& service : services) {
      for (const auto& organisation : implementers) {
        engine::Delivery delivery;
        delivery.organisation = organisation;
        delivery.programme = programme;
        delivery.service = service;
        delivery.location = place.location;
        delivery.start = facts.start;
        delivery.end = facts.end;
        delivery.status = facts.status;
        records_.deliver(delivery, {{"location", place.word}, {"status", std::string(row["status"])}}, place.citation);
      }
    }
  }
}

void AidProjects::take_project(const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
  const std::string id(row["project"]);
  if (id.empty()) {
    issues.leave_out(row.number(), "project_id", "", "the project has no id");
    return;
  }
  if (projects_.contains(id)) {
    issues.note(row.number(), "project_id", id, "stands in the table before: the first row of a project counts");
    return;
  }
  const engine::Programme facts = programme_of(row, issues);
  Project project;
  project.programme = records_.programme(id, facts, citation,
                                         {{"project-id", id_of(id) == id ? "" : id},
                                          {"recipient", std::string(row["recipients"])},
                                          {"sector", std::string(row["sector-names"])},
                                          {"status", std::string(row["status"])}});
  const auto besides = besides_.find(id);
  project.donors = donors_of(row, besides == besides_.end() ? Besides{} : besides->second, citation);
  project.donor_names = std::string(row["donors"]);
  project.start = facts.start;
  project.end = facts.end;
  project.stated = facts.budget;
  project.row = row.number();
  for (const auto& donor : project.donors) records_.participate(donor, project.programme, "funding", citation);
  deliver(row, facts, project.programme, citation, issues);
  projects_.emplace(id, std::move(project));
}

}  // namespace store
