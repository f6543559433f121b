#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/gathered_records.h"
#include "store/files/issues.h"

namespace store {

struct GrantPlace {
  std::string name, code, code_type, country, lat, lon;
};

// One grant of a 360Giving file, in its own words.
struct Grant360 {
  std::string id, title, currency, awarded, disbursed;
  std::string award_date, start, end, modified;  // the dates of the grant's work, actual ones before planned ones
  std::string programme_code, programme;         // of the funder, under which it was given
  std::string regrant;                           // FRG010 ...: money that is given on
  std::string related;
  std::vector<NamedActor> funders, recipients;
  std::vector<GrantPlace> places;
  std::vector<std::string> classifications;
  bool to_person = false;  // the file names a person as who receives; who it is never gets here
};

// Turns grants into records. What a grant to a person tells beyond its amount, its day and its programme is left
// behind, since it may tell who the person is.
class Grants360 {
 public:
  // REQUIRES: both outlive it.
  Grants360(engine::Reading& reading, IssueList& issues) : records_(reading), issues_(issues) {}

  void take(const Grant360& grant, const engine::Citation& citation, std::uint32_t row);
  void finish();

 private:
  engine::Id<engine::Any> provider_of(const Grant360& grant, const engine::Citation& citation, std::uint32_t row);
  engine::Id<engine::Any> receiver_of(const Grant360& grant, const engine::Id<engine::Any>& provider,
                                      const engine::Citation& citation);
  engine::Id<engine::Programme> scheme_of(const Grant360& grant, const engine::Id<engine::Any>& provider,
                                          const engine::Citation& citation);
  void pay(const Grant360& grant, const engine::Funding& money, const std::string& amount,
           const engine::Citation& citation, std::uint32_t row);
  void announce(const Grant360& grant, const engine::Citation& citation);
  engine::Ids<engine::Organisation> organisations(const std::vector<NamedActor>& actors,
                                                  const engine::Citation& citation);

  GatheredRecords records_;
  IssueList& issues_;
  std::uint64_t persons_ = 0;
};

// An organisation as the standard identifies it: "GB-CHC-1000147" of org-id.guide, else a charity's or a company's
// number, else an id of the publisher's own, which is no identity elsewhere.
NamedActor grant_actor(const std::string& id, const std::string& name, const std::string& charity_number,
                       const std::string& company_number);

}  // namespace store
