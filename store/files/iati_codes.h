#pragma once

#include <optional>
#include <string>
#include <string_view>

// What the codes of IATI mean here: those of 2.x, numbers, and those of 1.0x, letters and words.
namespace store {

// What a transaction does to the activity that reports it.
struct TransactionType {
  enum class Way { in, out };

  std::string_view kind;  // a kind of funding
  Way way = Way::out;
  std::string_view word;  // what IATI calls it, in lower case
};

// "3" and "D" alike; nothing where the code is unknown.
std::optional<TransactionType> transaction_type(std::string_view code);

// The role of a participation: "4" and "Implementing" alike. Empty where unknown.
std::string_view participation_role(std::string_view code);

// The status of an activity or an empty text, by its code or its word.
std::string programme_status(std::string_view code, std::string_view word);

// The kind of an organisation by IATI's code of its type, or an empty text.
std::string organisation_kind(std::string_view code);

// The codes of 2.03 for what Concert calls so; each empty where IATI has none.
std::string_view iati_role(std::string_view role);
std::string_view iati_status(std::string_view status);
std::string_view iati_organisation_type(std::string_view kind);
// As the activity that receives it says it, or the one that gives it.
std::string_view iati_transaction_type(std::string_view kind, TransactionType::Way way);

// Which of an activity's dates it is; nothing where the code is unknown.
struct DateType {
  bool is_end = false, is_actual = false;
};
std::optional<DateType> date_type(std::string_view code);

// Whether an identifier of an organisation is none, since its code list has it for a whole category (22000 is any
// national NGO of a donor country), or since it is too short to be anybody's.
bool is_catch_all(std::string_view ref);

// A list of sectors, as an activity may name several.
struct SectorList {
  std::string scheme;    // dac, dac3, cluster, sdg, else IATI's own code of the list
  bool is_goal = false;  // goals of development, and no services
  int rank = 0;          // of lists that are no goals, the least is used; clusters stand beside any
};

// `vocabulary` as stated (may be empty: DAC), `code` as stated, since five and three digits are two lists.
SectorList sector_list(std::string_view vocabulary, std::string_view code);

// What the first three digits of a DAC code are about, in words that word lists know. Empty where unknown.
std::string_view dac_category(std::string_view code);

// The name of a global cluster by its code, or an empty text.
std::string_view cluster_name(std::string_view code);

}  // namespace store
