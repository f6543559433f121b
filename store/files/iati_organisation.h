#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/files/iati_activity.h"

namespace store {

// Reads one organisation of an organisation file: its names, and what it plans to give to others.
class IatiOrganisationReader {
 public:
  // REQUIRES: all of them outlive the reader.
  IatiOrganisationReader(IatiRecords& records, IatiActors& actors, IatiReport& report)
      : records_(records), actors_(actors), report_(report) {}

  void begin(std::uint32_t line, std::string currency, engine::Date updated);
  void take(const IatiElement& element);
  // States what was taken. Leaves it out, saying so, where it has no identifier.
  void end();

  static bool wants(std::string_view name);

 private:
  struct Budget {
    std::uint32_t line = 0;
    std::optional<IatiActors::Actor> receiver;
    engine::Decimal amount;
    std::string currency;
    engine::Date day, start, end;
  };

  void take_budget(const IatiElement& element);
  void state_budget(const Budget& budget, IatiActors::Actor provider);

  IatiRecords& records_;
  IatiActors& actors_;
  IatiReport& report_;
  std::uint32_t line_ = 0;
  std::string identifier_, type_, currency_;
  engine::Date updated_;
  std::vector<IatiText> names_;
  std::vector<Budget> budgets_;
};

}  // namespace store
