#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "store/files/export_content.h"
#include "store/files/iati_xml_writer.h"
#include "store/files/site_guard.h"

namespace store {

// What one programme has in a Snapshot, of what the reader may see.
struct IatiProgramme {
  std::vector<std::size_t> participations, funding, deliveries;  // places in the Snapshot's lists
};

// Writes programmes as activities of IATI 2.03, ascending by id. What IATI cannot say, or not without inventing, is
// left out: docs/files.md lists it.
class IatiExport {
 public:
  // REQUIRES: both outlive the export.
  IatiExport(const ExportContent& content, std::ostream& out);

  // Cost: a pass over the deliveries, funding and participations.
  void write();

 private:
  using Ref = engine::Ref<engine::Organisation>;

  void gather();
  bool may_see(const engine::Stated& edge) const { return guard_.may_see(edge.number); }
  void write_activity(std::size_t at);
  void write_head(const engine::ProgrammeNode& node, Ref reporter);
  void write_participants(const IatiProgramme& parts);
  void write_dates(const engine::Period& period);
  void write_places(const IatiProgramme& parts);
  void write_services(const IatiProgramme& parts);
  void write_goals(const engine::ProgrammeNode& node);
  void write_budget(const engine::ProgrammeNode& node, const engine::Period& period);
  void write_plans(std::size_t at, const IatiProgramme& parts);
  void write_transactions(std::size_t at, const IatiProgramme& parts);
  void write_side(std::string_view element, std::string_view activity_attribute, const engine::Provider& side);
  void write_organisation(std::string_view element, Ref organisation, std::string_view role);

  // The reference under which the organisation is known to IATI, or an empty text.
  std::string reference_of(const engine::OrganisationNode& node) const;
  Ref reporter_of(std::size_t at, const IatiProgramme& parts) const;
  std::vector<Ref> implementers_of(const IatiProgramme& parts) const;
  engine::Period period_of(const engine::ProgrammeNode& node, const IatiProgramme& parts) const;
  std::string status_of(const engine::ProgrammeNode& node, const engine::Period& period) const;

  const ExportContent& content_;
  const engine::Snapshot& snapshot_;
  SiteGuard guard_;
  IatiXmlWriter xml_;
  std::vector<IatiProgramme> programmes_;
  struct Point {
    double lat = 0, lon = 0;
  };
  std::map<std::string, Point> points_;          // by the id of a place
  std::map<std::string, std::string> purposes_;  // DAC purpose codes by the id of a service
};

}  // namespace store
