#include "store/files/iati_codes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "engine/identity/words.h"
#include "store/files/standard.h"

namespace store {
namespace {

using Way = TransactionType::Way;

struct NamedType {
  std::string_view code, letters;
  TransactionType type;
};

// Interest, repayments, equity and guarantees are no aid that somebody gives: their kind is unknown, so that no sum
// takes them, and IATI's word stands beside.
constexpr std::array transaction_types{
    NamedType{"1", "IF", {"disbursement", Way::in, "incoming funds"}},
    NamedType{"2", "C", {"commitment", Way::out, "outgoing commitment"}},
    NamedType{"3", "D", {"disbursement", Way::out, "disbursement"}},
    NamedType{"4", "E", {"expenditure", Way::out, "expenditure"}},
    NamedType{"5", "IR", {"unknown", Way::out, "interest payment"}},
    NamedType{"6", "LR", {"unknown", Way::out, "loan repayment"}},
    NamedType{"7", "R", {"disbursement", Way::out, "reimbursement"}},
    NamedType{"8", "QP", {"unknown", Way::out, "purchase of equity"}},
    NamedType{"9", "QS", {"unknown", Way::in, "sale of equity"}},
    NamedType{"10", "CG", {"unknown", Way::out, "credit guarantee"}},
    NamedType{"11", "", {"commitment", Way::in, "incoming commitment"}},
    NamedType{"12", "", {"pledge", Way::out, "outgoing pledge"}},
    NamedType{"13", "", {"pledge", Way::in, "incoming pledge"}},
};

using Names = std::pair<std::string_view, std::string_view>;

constexpr std::array roles{
    Names{"1", "funding"},           Names{"2", "accountable"},
    Names{"3", "extending"},         Names{"4", "implementing"},
    Names{"funding", "funding"},     Names{"accountable", "accountable"},
    Names{"extending", "extending"}, Names{"implementing", "implementing"},
};

constexpr std::array statuses_written{Names{"planned", "1"}, Names{"active", "2"}, Names{"completed", "4"},
                                      Names{"cancelled", "5"}, Names{"suspended", "6"}};

constexpr std::array types_written{
    Names{"government", "10"},
    Names{"local-government", "11"},
    Names{"other-public", "15"},
    Names{"international-ngo", "21"},
    Names{"national-ngo", "22"},
    Names{"regional-ngo", "23"},
    Names{"partner-country-ngo", "24"},
    Names{"public-private-partnership", "30"},
    Names{"multilateral", "40"},
    Names{"foundation", "60"},
    Names{"private", "70"},
    Names{"academic", "80"},
    Names{"other", "90"},
};

struct NamedDate {
  std::string_view code, word;
  DateType type;
};
constexpr std::array dates{
    NamedDate{"1", "start-planned", {false, false}},
    NamedDate{"2", "start-actual", {false, true}},
    NamedDate{"3", "end-planned", {true, false}},
    NamedDate{"4", "end-actual", {true, true}},
};

constexpr std::array clusters{
    Names{"1", "Camp Coordination and Camp Management"},
    Names{"2", "Early Recovery"},
    Names{"3", "Education"},
    Names{"4", "Emergency Shelter and NFI"},
    Names{"5", "Emergency Telecommunications"},
    Names{"6", "Food Security"},
    Names{"7", "Health"},
    Names{"8", "Logistics"},
    Names{"9", "Nutrition"},
    Names{"10", "Protection"},
    Names{"11", "Water Sanitation Hygiene"},
};

// By the lists of purpose codes of the OECD's Development Assistance Committee.
constexpr std::array categories{
    Names{"110", "Education"},
    Names{"111", "Education"},
    Names{"112", "Education"},
    Names{"113", "Education"},
    Names{"114", "Education"},
    Names{"120", "Health"},
    Names{"121", "Health"},
    Names{"122", "Health"},
    Names{"123", "Health"},
    Names{"130", "Reproductive health"},
    Names{"140", "Water, sanitation and hygiene"},
    Names{"150", "Government and civil society"},
    Names{"151", "Government and civil society"},
    Names{"152", "Conflict, peace and security"},
    Names{"160", "Social infrastructure and services"},
    Names{"210", "Transport and storage"},
    Names{"220", "Communications"},
    Names{"230", "Energy"},
    Names{"231", "Energy"},
    Names{"232", "Energy"},
    Names{"233", "Energy"},
    Names{"234", "Energy"},
    Names{"235", "Energy"},
    Names{"236", "Energy"},
    Names{"240", "Banking and financial services"},
    Names{"250", "Business and other services"},
    Names{"310", "Agriculture, forestry and fishing"},
    Names{"311", "Agriculture"},
    Names{"312", "Forestry"},
    Names{"313", "Fishing"},
    Names{"320", "Industry, mining and construction"},
    Names{"321", "Industry"},
    Names{"322", "Mineral resources and mining"},
    Names{"323", "Construction"},
    Names{"330", "Trade and tourism"},
    Names{"331", "Trade"},
    Names{"332", "Tourism"},
    Names{"410", "Environment protection"},
    Names{"430", "Multi-sector"},
    Names{"510", "General budget support"},
    Names{"520", "Food security"},
    Names{"530", "Commodity assistance"},
    Names{"600", "Action relating to debt"},
    Names{"720", "Emergency response"},
    Names{"730", "Reconstruction and rehabilitation"},
    Names{"740", "Disaster preparedness"},
    Names{"910", "Administrative costs of donors"},
    Names{"930", "Refugees in donor countries"},
    Names{"998", "Unspecified"},
};

template <class Table>
std::string_view second(const Table& table, std::string_view first) {
  const auto found = std::ranges::find(table, first, &Names::first);
  return found == table.end() ? std::string_view() : found->second;
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& one : small) one = static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
  return small;
}

std::map<std::string, std::string> codes_by_word(std::string_view list) {
  std::map<std::string, std::string> codes;
  for (const engine::WordRow& row : read_words(list)) codes.emplace(engine::fold(row.word), row.code);
  return codes;
}

std::string code_of(const std::map<std::string, std::string>& codes, std::string_view word) {
  const auto found = codes.find(engine::fold(word));
  return found == codes.end() ? std::string() : found->second;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

}  // namespace

std::optional<TransactionType> transaction_type(std::string_view code) {
  for (const NamedType& named : transaction_types) {
    if (named.code == code || (!code.empty() && named.letters == code)) return named.type;
  }
  return std::nullopt;
}

std::string_view participation_role(std::string_view code) { return second(roles, lower(code)); }

std::string programme_status(std::string_view code, std::string_view word) {
  static const auto statuses = codes_by_word("words/statuses.csv");
  const std::string by_code = code.empty() ? std::string() : code_of(statuses, code);
  return by_code.empty() && !word.empty() ? code_of(statuses, word) : by_code;
}

std::string organisation_kind(std::string_view code) {
  static const auto kinds = codes_by_word("words/organisation-kinds.csv");
  return code.empty() ? std::string() : code_of(kinds, code);
}

std::string_view iati_role(std::string_view role) {
  const auto found = std::ranges::find(roles, role, &Names::second);
  return found == roles.end() ? std::string_view() : found->first;
}

std::string_view iati_status(std::string_view status) { return second(statuses_written, status); }

std::string_view iati_organisation_type(std::string_view kind) { return second(types_written, kind); }

std::string_view iati_transaction_type(std::string_view kind, Way way) {
  // Incoming expenditure has no code of its own: it is spent by the one who is named as giving.
  if (kind == "unknown" || kind == "in-kind" || kind == "budget") return {};
  for (const NamedType& named : transaction_types) {
    if (named.type.kind == kind && named.type.way == way) return named.code;
  }
  return kind == "expenditure" ? std::string_view("4") : std::string_view();
}

std::optional<DateType> date_type(std::string_view code) {
  const std::string word = lower(code);
  for (const NamedDate& named : dates) {
    if (named.code == word || named.word == word) return named.type;
  }
  return std::nullopt;
}

bool is_catch_all(std::string_view ref) {
  constexpr std::size_t shortest = 3;
  for (const std::string_view prefix : {"XM-DAC-", "DAC-"}) {
    if (ref.starts_with(prefix)) ref.remove_prefix(prefix.size());
  }
  if (is_number(ref)) return ref.size() < shortest || (ref.size() == 5 && ref.ends_with("000"));
  return ref.size() < 2;
}

SectorList sector_list(std::string_view vocabulary, std::string_view code) {
  const std::string list = lower(vocabulary);
  const bool three_digits = is_number(code) && code.size() == 3;
  if (list.empty() || list == "1" || list == "dac") return {three_digits ? "dac3" : "dac", false, three_digits ? 1 : 0};
  if (list == "2" || list == "dac-3") return {"dac3", false, 1};
  if (list == "10" || list == "cluster") return {"cluster", false, 0};
  if (list == "7" || list == "8" || list == "9") return {"sdg", true, 0};
  const bool own = list == "99" || list == "98" || list == "ro" || list == "ro2";
  return {list, false, own ? 2 : 3};
}

std::string_view dac_category(std::string_view code) { return second(categories, code.substr(0, 3)); }

std::string_view cluster_name(std::string_view code) { return second(clusters, code); }

}  // namespace store
