#include <algorithm>
#include <string_view>

#include "engine/identity/words.h"
#include "store/files/columns.h"
#include "store/files/figures.h"
#include "store/files/headings.h"
#include "store/files/sheet.h"
#include "store/files/subjects.h"
#include "store/files/word_set.h"

namespace store {
namespace {

using By = ColumnDraft::By;
using Drafts = std::vector<ColumnDraft>;
using Profiles = std::vector<ColumnProfile>;

constexpr double most = 0.8;
constexpr double half = 0.5;

const ColumnProfile& profile_of(const ColumnDraft& draft, const Profiles& profiles) {
  static const ColumnProfile none;
  return draft.column < profiles.size() ? profiles[draft.column] : none;
}

bool is_role(std::string_view text) {
  static const WordSet roles("words/roles.csv");
  return roles.has(text);
}

bool is_number(std::string_view text) { return read_figure(text).number.has_value(); }

void retake(ColumnDraft& draft, Meaning meaning, std::string reason) {
  draft.meaning = meaning;
  draft.by = By::values;
  draft.exact = true;
  draft.reason = std::move(reason);
}

void find_contacts(ColumnDraft& draft, const ColumnProfile& profile) {
  if (is_personal(draft.meaning)) return;
  // A text that mentions an address loses the address alone; a cell that is one, the column.
  const auto is_email = [](std::string_view text) {
    return holds_email(text) && without_emails(text).size() * 2 < text.size();
  };
  if (profile.share(is_email) >= 0.3) {
    retake(draft, Meaning::contact_email, "its values are e-mail addresses");
  } else if (draft.meaning == Meaning::ignored && profile.share(is_telephone) >= half) {
    retake(draft, Meaning::contact_phone, "its values are telephone numbers");
  }
}

// "#org +impl" over "Primary" and "Sub-Implementing" is the role of the organisation, not its name.
void find_roles(ColumnDraft& draft, const ColumnProfile& profile) {
  constexpr std::size_t most_roles = 12;
  const bool names_actors = std::ranges::any_of(actor_families, [&](const ActorMeanings& family) {
    return draft.meaning == family.name || draft.meaning == family.acronym;
  });
  if (!names_actors || profile.distinct() == 0 || profile.distinct() > most_roles) return;
  const auto heading = heading_meaning(draft.heading);
  const bool headed_as_role = heading && heading->meaning == Meaning::role;
  if (profile.share(is_role) < (headed_as_role ? half : most)) return;
  const std::string against = draft.tag.empty() ? "" : ", not an organisation as its tag says";
  retake(draft, Meaning::role, "by its values (" + profile.examples() + ")" + against);
}

// Settles what a tag without "+code" and "+name", or "#beneficiary" alone, leaves open.
void settle_open_tag(ColumnDraft& draft, const ColumnProfile& profile) {
  if (draft.by != By::tag || draft.exact) return;
  const auto level = adm_level(draft.meaning);
  if (level && draft.meaning == adm_name(*level) && profile.share(is_code) >= most) {
    retake(draft, adm_code(*level), "by its tag and its values, which are codes");
  } else if (draft.meaning == Meaning::site_name && profile.share(is_code) >= most) {
    retake(draft, Meaning::site_code, "by its tag and its values, which are codes");
  } else if (draft.meaning == Meaning::targeted && profile.share(is_number) < half) {
    retake(draft, Meaning::group, "by its tag and its values, which are words");
  }
}

ColumnDraft* find(Drafts& drafts, Meaning meaning) {
  const auto found = std::ranges::find(drafts, meaning, &ColumnDraft::meaning);
  return found == drafts.end() ? nullptr : &*found;
}

// Whether the text is written in letters that are not Latin.
bool is_of_another_script(std::string_view text) {
  constexpr unsigned char first = 0xD0;  // Cyrillic and all scripts after it, as UTF-8 begins their letters
  return std::ranges::any_of(text, [](char byte) { return static_cast<unsigned char>(byte) >= first; });
}

// Of two columns of names of one family, the one in another script says them again: the Latin one is read.
bool drop_translation(ColumnDraft& one, ColumnDraft& other, const Profiles& profiles) {
  const double in_one = profile_of(one, profiles).share(is_of_another_script);
  const double in_other = profile_of(other, profiles).share(is_of_another_script);
  if (std::max(in_one, in_other) < most || std::min(in_one, in_other) > 1 - most) return false;
  ColumnDraft& translated = in_one > in_other ? one : other;
  const ColumnDraft& kept = in_one > in_other ? other : one;
  if (translated.by == By::mapping) return false;
  retake(translated, Meaning::ignored,
         "the same names in another script stand in column " + column_letters(kept.column));
  return true;
}

// Of two columns of names of one family the shorter names are the acronyms of the longer ones.
void find_acronyms(Drafts& drafts, const Profiles& profiles, const ActorMeanings& family) {
  if (has(drafts, family.acronym)) return;
  std::vector<ColumnDraft*> names;
  for (ColumnDraft& draft : drafts) {
    if (draft.meaning == family.name && profile_of(draft, profiles).filled() != 0) names.push_back(&draft);
  }
  if (names.size() != 2 || drop_translation(*names[0], *names[1], profiles)) return;
  const auto length = [&](const ColumnDraft* draft) { return profile_of(*draft, profiles).mean_length(); };
  std::ranges::stable_sort(names, {}, length);
  if (names[0]->by == By::mapping || length(names[0]) > 0.7 * length(names[1])) return;
  retake(*names[0], family.acronym,
         "by its values, shorter than the names in column " + column_letters(names[1]->column));
}

// A sheet without a column of sectors may have one under a heading that says nothing ("Name").
void find_sectors(Drafts& drafts, const Profiles& profiles) {
  if (has(drafts, Meaning::sector) || has(drafts, Meaning::subsector)) return;
  for (ColumnDraft& draft : drafts) {
    const bool says_little = draft.by == By::nothing || draft.meaning == Meaning::location_name;
    const ColumnProfile& profile = profile_of(draft, profiles);
    if (!says_little || profile.distinct() < 2 || profile.share(is_sector_word) < most) continue;
    return retake(draft, Meaning::sector, "by its values, which are words for sectors (" + profile.examples() + ")");
  }
}

// A column of codes of sectors is not needed beside one of their names; one of sub-sectors says more.
void settle_sectors(Drafts& drafts) {
  ColumnDraft* first = nullptr;
  for (ColumnDraft& draft : drafts) {
    if (draft.meaning == Meaning::sector && (draft.exact || draft.by != By::tag))
      first = first == nullptr ? &draft : first;
  }
  if (first == nullptr) return;
  static constexpr std::string_view parts[] = {"sub", "sous", "aor", "area de ", "area of "};
  for (ColumnDraft& draft : drafts) {
    if (draft.meaning != Meaning::sector || &draft == first || draft.by == By::mapping) continue;
    const std::string heading = engine::fold(draft.heading);
    if (std::ranges::any_of(parts, [&](std::string_view part) { return heading.starts_with(part); })) {
      draft.meaning = Meaning::subsector;
    } else if (draft.by == By::tag && !draft.exact) {
      draft.meaning = Meaning::ignored;
      draft.reason = "column " + column_letters(first->column) + " names the sectors of these codes";
    }
  }
}

// "#loc" over regions that part the provinces among them is no place below the districts.
void find_groupings(Drafts& drafts, const Profiles& profiles) {
  ColumnDraft* site = find(drafts, Meaning::site_name);
  if (site == nullptr || site->by == By::mapping) return;
  std::size_t fewest = 0;
  for (const ColumnDraft& draft : drafts) {
    const auto level = adm_level(draft.meaning);
    const std::size_t distinct = profile_of(draft, profiles).distinct();
    if (level && *level > 0 && distinct > 1) fewest = fewest == 0 ? distinct : std::min(fewest, distinct);
  }
  if (fewest != 0 && profile_of(*site, profiles).distinct() < fewest) {
    retake(*site, Meaning::ignored, "it groups the places of the other columns and is no place below them");
  }
}

// "P-Code" beside names without codes is the code of the finest of them.
void place_bare_codes(Drafts& drafts) {
  ColumnDraft* bare = find(drafts, Meaning::pcode);
  if (bare == nullptr || bare->by == By::mapping || has(drafts, Meaning::admin_level) ||
      has(drafts, Meaning::location_name))
    return;
  for (int level = deepest_adm; level >= 0; --level) {
    if (!has(drafts, adm_name(level)) && !has(drafts, adm_code(level))) continue;
    if (!has(drafts, adm_code(level)))
      retake(*bare, adm_code(level), "by its heading: the code of the finest places named");
    return;
  }
}

}  // namespace

void judge_by_values(Drafts& drafts, const Profiles& profiles) {
  for (ColumnDraft& draft : drafts) {
    if (draft.by == By::mapping) continue;
    const ColumnProfile& profile = profile_of(draft, profiles);
    find_contacts(draft, profile);
    find_roles(draft, profile);
    settle_open_tag(draft, profile);
  }
  for (const ActorMeanings& family : actor_families) find_acronyms(drafts, profiles, family);
  settle_sectors(drafts);
  find_sectors(drafts, profiles);
  find_groupings(drafts, profiles);
  place_bare_codes(drafts);
}

}  // namespace store
