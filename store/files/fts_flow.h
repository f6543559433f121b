#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/files/gathered_records.h"
#include "store/files/issues.h"

namespace store {

// A plan or a project of OCHA's Financial Tracking Service.
struct FtsUndertaking {
  std::string id, code, name;

  bool empty() const { return id.empty() && code.empty() && name.empty(); }
};

// One flow of money as the Financial Tracking Service (FTS) reports it, in its own words. A flow that several
// organisations, places or clusters share has one amount, and nobody knows how they share it.
struct FtsFlow {
  std::string id, amount, original_amount, original_currency;
  std::string status;        // pledge, commitment or paid
  std::string contribution;  // financial or in kind
  std::string type;          // Standard, Parked, Pass through, Carryover
  std::string boundary;      // incoming, internal or outgoing, as seen from what was asked for
  std::string on_boundary;   // shared where others than those asked for have a part in it
  std::string method, keywords, description, new_money, parent;
  std::string date, updated;
  std::vector<NamedActor> sources, receivers;
  FtsUndertaking plan, project;
  std::vector<std::string> clusters;          // of all plans alike
  std::vector<std::string> plan_clusters;     // as the plan calls them
  std::vector<engine::PlaceWords> countries;  // of the destination, each of level 0
  std::string first_year, last_year;          // in which the money is to be used
};

// Turns flows into records: money from provider to receiver, once for each flow; and what it announces, as planned
// deliveries of who receives it. Money is no proof that a service is there, so that they are never counted.
class FtsFlows {
 public:
  // REQUIRES: both outlive it.
  FtsFlows(engine::Reading& reading, IssueList& issues) : records_(reading), issues_(issues) {}

  void take(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row);
  void finish();

 private:
  struct Ends {
    engine::Id<engine::Any> provider, receiver;
    engine::Id<engine::Programme> programme;  // where the money goes to one
    engine::Ids<engine::Organisation> receivers;
  };

  Ends ends_of(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row);
  engine::Id<engine::Any> provider_of(const FtsFlow& flow, const engine::Ids<engine::Organisation>& sources,
                                      const engine::Citation& citation, std::uint32_t row);
  engine::Id<engine::Programme> programme_of(const FtsUndertaking& undertaking, const std::string& kind,
                                             const engine::Id<engine::Programme>& parent,
                                             const engine::Citation& citation);
  engine::Id<engine::Programme> own_programme(const FtsFlow& flow, const engine::Id<engine::Programme>& parent,
                                              const engine::Citation& citation);
  engine::Record record_of(const FtsFlow& flow, const Ends& ends, std::uint32_t row);
  void announce(const FtsFlow& flow, const Ends& ends, const engine::Funding& money, const engine::Citation& citation,
                std::uint32_t row);
  bool repeats(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row);

  GatheredRecords records_;
  IssueList& issues_;
  // What was told of a flow: where its money stands, and how much it is.
  struct Told {
    std::size_t place = 0;
    std::optional<engine::Decimal> amount;
  };
  std::unordered_map<std::string, Told> money_by_flow_;
  std::uint64_t repeated_ = 0, parked_ = 0, children_ = 0;
};

}  // namespace store
