#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/files/aiddata_places.h"
#include "store/files/gathered_records.h"
#include "store/files/issues.h"
#include "store/files/word_codes.h"

namespace store {

// Turns the rows of a geocoded release into records, in this order: what is said besides, places, projects, money.
class AidProjects {
 public:
  // REQUIRES: `reading` outlives it.
  explicit AidProjects(engine::Reading& reading);

  void take_ancillary(const NamedRow& row);
  void learn_place(const NamedRow& row) { places_.learn(row); }
  void take_place(const NamedRow& row, const engine::Citation& citation, IssueList& issues);
  void take_project(const NamedRow& row, const engine::Citation& citation, IssueList& issues);
  // Where no transactions are told, the totals of the project are its money.
  void take_totals(const NamedRow& row, const engine::Citation& citation, IssueList& issues);
  void take_transaction(const NamedRow& row, const engine::Citation& citation, IssueList& issues);
  // Notes where transactions and totals differ.
  void compare_totals(IssueList& issues) const;
  void finish() { records_.finish(); }

 private:
  struct PlaceAt {
    engine::Id<engine::Location> location;
    std::string word;
    engine::Citation citation;
  };
  struct Besides {
    std::vector<std::string> implementers;
    std::string donor_type;
  };
  struct Project {
    engine::Id<engine::Programme> programme;
    engine::Ids<engine::Organisation> donors;
    std::string donor_names;
    engine::Date start, end;
    std::optional<engine::Decimal> stated;  // total of commitments as the project's row has it
    std::int64_t commitments = 0;           // in ten-thousandths, as the transactions have it
    std::uint32_t row = 0;
  };

  engine::Programme programme_of(const NamedRow& row, IssueList& issues) const;
  engine::Ids<engine::Organisation> donors_of(const NamedRow& row, const Besides& besides,
                                              const engine::Citation& citation);
  engine::Ids<engine::Service> services_of(const NamedRow& row);
  engine::Ids<engine::Organisation> implementers_of(const NamedRow& row, const engine::Id<engine::Programme>& programme,
                                                    const engine::Citation& citation);
  std::vector<PlaceAt> places_of(const NamedRow& row, const engine::Citation& citation);
  void deliver(const NamedRow& row, const engine::Programme& facts, const engine::Id<engine::Programme>& programme,
               const engine::Citation& citation, IssueList& issues);
  void pay(const Project& project, engine::Funding money, engine::Record record, const engine::Citation& citation,
           IssueList& issues);

  GatheredRecords records_;
  AidPlaces places_;
  WordCodes statuses_;
  std::map<std::string, Besides, std::less<>> besides_;
  std::map<std::string, std::vector<PlaceAt>, std::less<>> places_by_project_;
  std::map<std::string, Project, std::less<>> projects_;
};

}  // namespace store
