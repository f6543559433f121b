#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/decimal.h"
#include "store/files/iati_actors.h"
#include "store/files/iati_codes.h"

namespace store {

// A sector, as the activity or one of its transactions names it.
struct IatiSector {
  SectorList list;
  std::string code, words, share;  // share is its percentage, as stated
  std::uint32_t line = 0;
};

// A place that the activity names: a location, or only a country.
struct IatiPlace {
  std::string country;  // alpha-2, where it is known
  std::string name;     // empty: the country itself
  std::string code;     // "G1 1234567": the code list and the code, as stated
  std::string p_code;   // where its own reference is one
  int level = 0;        // of the name
  std::optional<double> lat, lon;
  std::string share;
  std::uint32_t line = 0;
};

struct IatiParticipant {
  std::optional<IatiActors::Actor> actor;  // nothing: a placeholder funds it
  std::string stated_name;                 // of the placeholder
  std::string role, stated_role;
  std::uint32_t line = 0;
};

// Money that the activity names, with what it was said of it: many of these stand while an activity is read.
struct IatiMoney {
  enum class What : std::uint8_t { transaction, budget, revised_budget, planned };
  static constexpr std::uint32_t nobody = ~0U;

  What what = What::transaction;
  std::uint32_t line = 0;
  std::uint32_t provider = nobody, receiver = nobody;                    // actors
  std::uint32_t provider_activity = nobody, receiver_activity = nobody;  // texts
  std::uint32_t type = nobody, currency = nobody;                        // texts
  std::uint32_t provider_name = nobody;                                  // a text: of a placeholder
  std::uint64_t reference = 0;  // a hash of the transaction's own reference; 0 where it has none
  engine::Decimal amount;
  std::optional<engine::Day> day, start, end;
};

// What one activity says, while it is read: an activity may be of any size, and its parts may stand in any order.
struct IatiActivity {
  std::uint32_t line = 0;
  std::string currency;  // the default
  std::string language;
  engine::Date updated;

  std::string identifier;
  std::vector<IatiText> titles;
  std::string status, stated_status;
  std::array<engine::Date, 4> dates;  // planned start, actual start, planned end, actual end
  std::optional<IatiActors::Actor> reporter;
  bool is_secondary = false;  // its reporter speaks of others' work
  std::vector<IatiParticipant> participants;
  std::vector<IatiSector> sectors, payment_sectors;  // of the activity, and of its transactions alone
  std::vector<IatiPlace> countries, payment_countries, locations;
  std::vector<std::string> goals;
  std::vector<std::pair<std::string, std::string>> related;  // type, identifier
  std::vector<IatiMoney> money;

  // Texts that repeat, such as currencies: each once.
  std::uint32_t text(std::string_view text);
  const std::string& text(std::uint32_t at) const { return texts_[at]; }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Reads the parts of an activity into it.
class IatiActivityReader {
 public:
  // REQUIRES: both outlive the reader.
  IatiActivityReader(IatiActors& actors, IatiReport& report) : actors_(actors), report_(report) {}

  // Takes what the element says. Elements that say nothing here are passed over.
  void take(const IatiElement& element, IatiActivity& activity);

  // Whether an element of this name is worth keeping until it ends.
  static bool wants(std::string_view name);

 private:
  void take_identifier(const IatiElement& element, IatiActivity& activity);
  void take_participant(const IatiElement& element, IatiActivity& activity);
  void take_status(const IatiElement& element, IatiActivity& activity);
  void take_date(const IatiElement& element, IatiActivity& activity);
  void take_sector(const IatiElement& element, IatiActivity& activity, std::vector<IatiSector>& sectors);
  void take_tag(const IatiElement& element, IatiActivity& activity);
  void take_country(const IatiElement& element, std::vector<IatiPlace>& countries);
  void take_location(const IatiElement& element, IatiActivity& activity);
  void take_related(const IatiElement& element, IatiActivity& activity);
  void take_money(const IatiElement& element, IatiActivity& activity);
  void take_sides(const IatiElement& element, IatiActivity& activity, IatiMoney& money);
  bool take_value(const IatiElement& element, IatiActivity& activity, IatiMoney& money);
  engine::Date day_of(const IatiElement& element, std::string_view what);

  IatiActors& actors_;
  IatiReport& report_;
};

}  // namespace store
