#include "store/files/row_reader.h"

#include <algorithm>
#include <set>

#include "store/files/contacts.h"
#include "store/files/figures.h"
#include "store/files/sound_records.h"
#include "store/files/subjects.h"

namespace store {
namespace {

using engine::Period;

constexpr std::size_t most_dates_kept = 50'000;

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char character : text) {
    const bool blank = static_cast<unsigned char>(character) <= ' ';
    if (!blank || !line.ends_with(' ')) line += blank ? ' ' : character;
  }
  return line;
}

// What is wrong with a date; empty where nothing is.
std::string_view fault_of(const std::optional<Period>& date, std::string_view text) {
  constexpr int first_meant = 1990;  // 1970-01-01 and the like stand for a date that nobody typed
  if (date && engine::year_of(date->from) >= first_meant) return {};
  if (date) return "lies too far back to be meant, and was left empty";
  if (lacks_year(text)) return "says no year: give the period with --period; it was left empty";
  return "is no date that is understood, and was left empty";
}

}  // namespace

RowReader::RowReader(const SheetPlan& plan, IssueList& issues, const ReadOptions& options, std::optional<int> year)
    : plan_(plan), issues_(issues), keep_contacts_(options.keep_contacts), words_(plan), hints_{plan.order, year} {
  for (int level = 0; level <= deepest_adm; ++level) {
    if (plan.has(adm_code(level)) || plan.has(adm_name(level))) site_level_ = level;
  }
  ++site_level_;
}

std::string RowReader::letters(Meaning meaning) const {
  const auto column = plan_.column(meaning);
  return column ? column_letters(*column) : std::string();
}

std::string RowReader::cleaned(std::string_view text, const std::string& column) {
  if (text.size() > longest_text) {
    issues_.note(row(), column, "", "is a text of more than 128 KB, and was not taken: shorten it");
    return {};
  }
  if (keep_contacts_ || !holds_contact(text)) return std::string(text);
  // The value stays out of the note: a report is read by many.
  issues_.note(row(), column, "", "an e-mail address or a telephone number in the cell was not kept");
  return without_contacts(text);
}

std::string RowReader::word(Meaning meaning) { return on_one_line(cleaned(words_[meaning], letters(meaning))); }

std::string RowReader::name_word(Meaning meaning) {
  const std::string text = cleaned(words_[meaning], letters(meaning));
  std::string lines;
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (const std::string line = on_one_line(trim(rest.substr(0, end))); !line.empty()) {
      lines += (lines.empty() ? "" : "\n") + line;
    }
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return lines;
}

std::string RowReader::spread_word(std::size_t index) {
  return cleaned(words_.spread()[index], column_letters(plan_.spread[index].column));
}

std::string RowReader::contact() const {
  std::string all;
  std::string mailbox(words_[Meaning::contact_email]);
  if (is_role_mailbox(mailbox)) return mailbox;
  for (const Meaning meaning : {Meaning::contact_name, Meaning::contact_email, Meaning::contact_phone}) {
    const std::string text = on_one_line(words_[meaning]);
    if (!text.empty()) all += (all.empty() ? "" : ", ") + text;
  }
  return all;
}

bool RowReader::is_total() const {
  std::string_view first;
  for (int level = 0; level <= deepest_adm; ++level) {
    if (!words_[adm_code(level)].empty() && !is_total_word(words_[adm_code(level)])) return false;
    if (first.empty()) first = words_[adm_name(level)].empty() ? words_[adm_code(level)] : words_[adm_name(level)];
  }
  return !first.empty() && is_total_word(first);
}

std::vector<engine::PlaceWords> RowReader::places() {
  std::vector<engine::PlaceWords> places;
  const auto add = [&](int level, Meaning code, Meaning name) {
    if (words_[code].empty() && words_[name].empty()) return;
    places.push_back({level, word(code), word(name)});
  };
  for (int level = 0; level <= deepest_adm; ++level) add(level, adm_code(level), adm_name(level));
  add(site_level_, Meaning::site_code, Meaning::site_name);
  return places;
}

engine::Count RowReader::count(Meaning meaning) {
  const std::string_view text = words_[meaning];
  const Figure figure = read_figure(text);
  if (!figure.stated) return std::nullopt;
  const People people = people_of(figure);
  if (!people.number) issues_.note(row(), letters(meaning), text, people.fault);
  return people.number;
}

std::optional<double> RowReader::number(Meaning meaning, double lowest, double highest) {
  const std::string_view text = words_[meaning];
  const Figure figure = read_figure(text);
  if (!figure.stated) return std::nullopt;
  if (figure.number && *figure.number >= lowest && *figure.number <= highest) return figure.number;
  issues_.note(row(), letters(meaning), text, "is no " + to_text(meaning) + ", and was left empty");
  return std::nullopt;
}

std::optional<Period> RowReader::when(Meaning meaning) {
  const std::string_view text = words_[meaning];
  if (text.empty() || text == "0") return std::nullopt;
  DateHints hints = hints_;
  std::string key(text);
  if (const std::string_view year = words_[Meaning::year]; !year.empty()) {
    key += " " + std::string(year);
    if (const auto period = read_when(year, {})) hints.year = engine::year_of(period->from);
  }
  if (dates_.size() == most_dates_kept) dates_.clear();
  const auto [known, is_new] = dates_.try_emplace(std::move(key));
  if (is_new) {
    known->second = read_when(text, hints);
    if (known->second && words_[Meaning::year].empty() && lacks_year(text)) year_used_ = hints.year;
  }
  const std::string_view fault = fault_of(known->second, text);
  if (fault.empty()) return known->second;
  issues_.note(row(), letters(meaning), text, fault);
  return std::nullopt;
}

std::optional<Period> RowReader::reported() {
  if (!words_[Meaning::month].empty()) {
    const auto month = when(Meaning::month);
    return month ? std::optional(whole_months(*month)) : std::nullopt;
  }
  if (!words_[Meaning::date_reported].empty()) {
    const auto date = when(Meaning::date_reported);
    return date && plan_.reports_whole_months ? std::optional(whole_months(*date)) : date;
  }
  return words_[Meaning::year].empty() ? std::nullopt : read_when(words_[Meaning::year], {});
}

std::pair<engine::Date, engine::Date> RowReader::start_and_end() {
  const auto first = when(Meaning::date_start);
  const auto last = when(Meaning::date_end);
  if (first && last && last->to <= first->from) {
    issues_.note(row(), letters(Meaning::date_end), words_[Meaning::date_end],
                 "ends before it starts: both dates were left empty");
    return {};
  }
  return {first ? engine::Date(first->from) : std::nullopt, last ? engine::Date(last->to) : std::nullopt};
}

std::optional<int> year_in(std::string_view text) {
  std::set<int> years;
  const auto is_digit = [](char character) { return character >= '0' && character <= '9'; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at == 4) {
      const int year = std::stoi(std::string(text.substr(at, 4)));
      if (year >= 1990 && year <= 2100) years.insert(year);
    }
    at = end + 1;
  }
  return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

}  // namespace store
