#include "store/files/spread.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "engine/identity/words.h"
#include "store/files/figures.h"
#include "store/files/sheet.h"
#include "store/files/subjects.h"
#include "store/files/tags.h"

namespace store {
namespace {

using By = ColumnDraft::By;
using Holds = SpreadColumn::Holds;

// One column that may be one of a spread, and what its heading, its banners and its tag say together.
struct Candidate {
  ColumnDraft* draft;
  std::optional<Meaning> figure;
  std::string sector, group, other;  // other: a subject that no list knows
  bool total = false;
};

std::optional<Meaning> figure_of_tag(const std::optional<Tag>& tag) {
  if (!tag) return std::nullopt;
  if (tag->word == "inneed") return Meaning::people_in_need;
  if (tag->word == "severity") return Meaning::severity;
  if (tag->word == "reached") return Meaning::reach;
  if (tag->word == "targeted") return Meaning::targeted;
  if (tag->word == "population" || tag->word == "affected") return Meaning::population;
  return std::nullopt;
}

void take_subject(Candidate& candidate, const std::string& subject) {
  if (subject.empty()) return;
  if (is_sector_word(subject)) {
    if (candidate.sector.empty()) candidate.sector = subject;
  } else if (is_group_word(subject)) {
    if (candidate.group.empty()) candidate.group = subject;
  } else if (is_total_word(subject)) {
    candidate.total = true;
  } else if (candidate.other.empty()) {
    candidate.other = subject;
  }
}

Candidate judge(const Header& header, ColumnDraft& draft) {
  Candidate candidate{&draft, figure_of_tag(parse_tag(draft.tag)), {}, {}, {}};
  const FigureHeading own = parse_figure_heading(draft.heading);
  if (!candidate.figure) candidate.figure = own.figure;
  take_subject(candidate, own.subject);
  const bool headed = !candidate.other.empty();
  for (const auto& banner : header.banners) {
    if (draft.column >= banner.size() || banner[draft.column].empty()) continue;
    const FigureHeading above = parse_figure_heading(banner[draft.column]);
    if (!candidate.figure) candidate.figure = above.figure;
    if (is_sector_word(above.subject) || is_group_word(above.subject)) take_subject(candidate, above.subject);
  }
  // "PiN" alone beside "PiN Health" is of all sectors.
  if (own.figure && own.subject.empty() && candidate.sector.empty()) candidate.total = true;
  // A word that no list knows, under a sector, says which part of the people it counts.
  if (headed && !candidate.sector.empty() && candidate.group.empty()) candidate.group = candidate.other;
  return candidate;
}

// Age and sex part the same people again: such columns repeat what the others say.
bool repeats_others(const ColumnDraft& draft) {
  static constexpr std::string_view parts[] = {"f",    "m",     "children", "adults", "elderly",
                                               "boys", "girls", "men",      "women"};
  const auto tag = parse_tag(draft.tag);
  return tag && std::ranges::any_of(parts, [&](std::string_view part) { return tag->has(part); });
}

std::vector<Candidate> candidates(const Header& header, std::vector<ColumnDraft>& drafts) {
  std::vector<Candidate> found;
  for (ColumnDraft& draft : drafts) {
    if (draft.by == By::mapping || is_personal(draft.meaning) || repeats_others(draft)) continue;
    const bool may_be = draft.meaning == Meaning::ignored || draft.meaning == Meaning::people_in_need ||
                        draft.meaning == Meaning::severity || draft.meaning == Meaning::reach;
    if (may_be) found.push_back(judge(header, draft));
  }
  return found;
}

template <class Part>
std::size_t distinct(const std::vector<Candidate>& all, Part part) {
  std::set<std::string> words;
  for (const Candidate& candidate : all) {
    if (!(candidate.*part).empty()) words.insert(engine::fold(candidate.*part));
  }
  return words.size();
}

bool has_any(const std::vector<ColumnDraft>& drafts, std::initializer_list<Meaning> meanings) {
  return std::ranges::any_of(meanings, [&](Meaning meaning) { return has(drafts, meaning); });
}

bool names_sectors(const std::vector<ColumnDraft>& drafts) {
  return has_any(drafts, {Meaning::sector, Meaning::subsector, Meaning::service, Meaning::activity});
}

bool names_actors(const std::vector<ColumnDraft>& drafts) {
  return has_any(drafts,
                 {Meaning::organisation_name, Meaning::organisation_acronym, Meaning::implementer_name,
                  Meaning::implementer_acronym, Meaning::programme_partner_name, Meaning::programme_partner_acronym});
}

SpreadColumn spread_of(const Candidate& candidate, Holds holds) {
  SpreadColumn column{candidate.draft->column, holds, candidate.sector, candidate.group, ""};
  column.reason = "its heading names " + std::string(column.sector.empty() ? "a group" : "a sector") +
                  ", and the table is spread over such columns";
  candidate.draft->meaning = Meaning::ignored;
  candidate.draft->reason = column.reason;
  return column;
}

// People in need and severities, by sector or by group.
std::vector<SpreadColumn> spread_needs(std::vector<Candidate> all, bool sectors_named) {
  std::erase_if(all, [](const Candidate& one) {
    return one.figure != Meaning::people_in_need && one.figure != Meaning::severity;
  });
  const bool by_sector = !sectors_named && distinct(all, &Candidate::sector) >= 1;
  const bool by_group = sectors_named && distinct(all, &Candidate::group) >= 2;
  // Groups beside one figure of all sectors part that one.
  const bool parts_one_sector =
      by_sector && distinct(all, &Candidate::sector) == 1 && distinct(all, &Candidate::group) >= 2;
  const auto named = std::ranges::find_if(all, [](const Candidate& one) { return !one.sector.empty(); });
  const std::string only_sector = parts_one_sector ? named->sector : std::string();
  std::vector<SpreadColumn> spread;
  for (Candidate& one : all) {
    if (parts_one_sector && one.sector.empty() && !one.total) {
      one.sector = only_sector;
      if (one.group.empty()) one.group = one.other;
    }
    if (by_sector && one.sector.empty()) one.sector = one.total ? "All sectors" : one.other;
    if (by_group) one.sector.clear();  // "Overall" is of all groups: the row says of which sector
    if (by_group && one.group.empty() && !one.total) one.group = one.other;
    if (by_sector ? one.sector.empty() : !by_group) continue;
    spread.push_back(spread_of(one, one.figure == Meaning::severity ? Holds::severity : Holds::people_in_need));
  }
  return spread;
}

const ColumnProfile& profile_of(const Candidate& candidate, const std::vector<ColumnProfile>& profiles) {
  static const ColumnProfile none;
  return candidate.draft->column < profiles.size() ? profiles[candidate.draft->column] : none;
}

bool is_number(std::string_view text) { return read_figure(text).number.has_value(); }

// Columns headed by sectors that are no figures of needs: what stands in their cells?
std::vector<Candidate> sector_columns(std::vector<Candidate> all, const std::vector<ColumnProfile>& profiles) {
  std::erase_if(all, [&](const Candidate& one) {
    return one.sector.empty() || profile_of(one, profiles).filled() == 0 ||
           (one.figure && one.figure != Meaning::reach);
  });
  return all;
}

std::vector<SpreadColumn> spread_activities(const std::vector<Candidate>& all,
                                            const std::vector<ColumnProfile>& profiles, bool actors_named) {
  std::vector<SpreadColumn> spread;
  for (const Candidate& one : all) {
    const ColumnProfile& profile = profile_of(one, profiles);
    const double marked = profile.share([](std::string_view text) { return is_mark(text) || is_number(text); });
    if (!actors_named && marked < 0.2) spread.push_back(spread_of(one, Holds::organisations));
    if (actors_named && marked > 0.8)
      spread.push_back(spread_of(one, one.figure == Meaning::reach ? Holds::reach : Holds::mark));
  }
  return spread;
}

// A figure of no sector says nothing beside those that are spread over sectors.
void leave_lone_figures(std::vector<ColumnDraft>& drafts) {
  for (ColumnDraft& draft : drafts) {
    if (draft.meaning != Meaning::people_in_need && draft.meaning != Meaning::severity) continue;
    draft.meaning = Meaning::ignored;
    draft.reason = "it names neither a sector nor a group, as the columns beside it do";
  }
}

}  // namespace

std::string to_text(const SpreadColumn& column) {
  static constexpr std::array texts = {"people in need", "severity", "people reached", "organisations", "who delivers"};
  std::string text = texts[static_cast<std::size_t>(column.holds)];
  if (!column.sector.empty()) text += " of '" + column.sector + "'";
  if (!column.group.empty()) text += " for '" + column.group + "'";
  return text;
}

bool is_mark(std::string_view text) {
  static const std::set<std::string, std::less<>> marks = {"x",  "yes", "y",   "oui", "si",  "sim", "true",
                                                           "da", "so",  "نعم", "да",  "так", "o"};
  text = trim(text);
  if (text == "\xE2\x9C\x93" || text == "\xE2\x9C\x94" || text == "\xE2\x97\x8F" || text == "\xC3\x97") return true;
  if (const auto number = read_figure(text).number) return *number > 0;
  return marks.contains(engine::fold(text));
}

std::vector<SpreadColumn> find_spread(const Header& header, std::vector<ColumnDraft>& drafts,
                                      const std::vector<ColumnProfile>& profiles) {
  const bool actors_named = names_actors(drafts);
  const bool sectors_named = names_sectors(drafts);
  const std::vector<Candidate> all = candidates(header, drafts);
  if (!actors_named) {
    auto needs = spread_needs(all, sectors_named);
    if (!needs.empty()) {
      leave_lone_figures(drafts);
      return needs;
    }
  }
  if (sectors_named) return {};
  const auto sectors = sector_columns(all, profiles);
  return distinct(sectors, &Candidate::sector) < 2 ? std::vector<SpreadColumn>()
                                                   : spread_activities(sectors, profiles, actors_named);
}

std::size_t columns_of_counts(const Header& header, const std::vector<ColumnDraft>& drafts,
                              const std::vector<ColumnProfile>& profiles) {
  std::vector<ColumnDraft> copies = drafts;
  auto sectors = sector_columns(candidates(header, copies), profiles);
  std::erase_if(sectors, [&](const Candidate& one) { return profile_of(one, profiles).share(is_number) < 0.8; });
  return distinct(sectors, &Candidate::sector);
}

}  // namespace store
