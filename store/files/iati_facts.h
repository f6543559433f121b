#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/iati_activity.h"

namespace store {

// Which of an activity's amounts are budgets that count: those revised stand for the originals that share a day with
// them. Cost: a sort of the revised ones.
std::vector<bool> budgets_that_count(const std::vector<IatiMoney>& money);

// Turns what an activity says, once it is read to its end, into records: its programme, participations, funding and
// deliveries.
class IatiFacts {
 public:
  // REQUIRES: all of them outlive it.
  IatiFacts(IatiRecords& records, IatiActors& actors, IatiReport& report, engine::Reading& reading)
      : records_(records), actors_(actors), report_(report), reading_(reading) {}

  // Leaves the activity out, saying so, where it has no identifier, or one that another of the file has.
  // Cost: a sort of its money.
  void state(IatiActivity& activity);

 private:
  using Actor = IatiActors::Actor;
  using Actors = std::vector<Actor>;

  void state_programme(const IatiActivity& activity);
  std::vector<engine::Word> words_of(const IatiActivity& activity, const engine::Programme& programme) const;
  void state_participations(const IatiActivity& activity);
  void state_money(const IatiActivity& activity);
  void state_payment(const IatiActivity& activity, const IatiMoney& money, std::uint32_t ordinal);
  void state_deliveries(const IatiActivity& activity);
  void state_each(const IatiActivity& activity, const Actors& actors, const std::vector<IatiSector>& sectors,
                  const std::vector<IatiPlace>& places);

  // Who stands in an activity with this role, each once, in the order of the file.
  Actors with_role(const IatiActivity& activity, std::string_view role) const;
  // Whether its reporter is one of those that take part in it, or the only one that it names.
  bool reporter_takes_part(const IatiActivity& activity) const;

  // Between whom an amount stands.
  struct Sides {
    std::optional<Actor> giver;      // stated or assumed; nothing where unknown
    std::string provider, receiver;  // ids
    std::vector<engine::Word> words;
    bool other_gives = false;  // another activity is said to give it
    bool other_gets = false;   // another activity is said to receive it
    bool to_other = false;     // somebody else than giver and reporter receives it
    bool into = false;         // the activity receives; else it provides
    bool by_activity = false;  // the provider is the activity that is said to give, if the file has it
  };
  Sides sides_of(const IatiActivity& activity, const IatiMoney& money, std::string_view kind, bool incoming);
  Sides coming_in(const IatiActivity& activity, const IatiMoney& money, Sides sides);
  Sides going_out(const IatiActivity& activity, const IatiMoney& money, Sides sides);
  std::optional<Actor> assumed_provider(const IatiActivity& activity) const;
  bool is_funder(const IatiActivity& activity, Actor actor) const;

  std::string place_key(const IatiPlace& place);
  std::string service_key(const IatiActivity& activity, const IatiSector& sector);
  std::vector<IatiPlace> places_of(const IatiActivity& activity) const;

  engine::Record record_of(const IatiActivity& activity, engine::Fact fact) const;

  IatiRecords& records_;
  IatiActors& actors_;
  IatiReport& report_;
  engine::Reading& reading_;

  // Of the activity at hand.
  std::string programme_;
  engine::Date start_, end_;
  Actors funders_, implementers_;
  std::optional<Actor> only_funder_, payer_;
};

}  // namespace store
