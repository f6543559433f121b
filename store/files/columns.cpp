#include "store/files/columns.h"

#include <algorithm>
#include <map>

#include "store/files/headings.h"
#include "store/files/sheet.h"
#include "store/files/tags.h"

namespace store {
namespace {

using By = ColumnDraft::By;

std::string text_at(const std::vector<std::string>& texts, std::uint32_t column) {
  return column < texts.size() ? texts[column] : std::string();
}

std::string heading_reason(const HeadingMeaning& found) {
  return found.language.empty() ? "by its heading" : "by its heading, in " + found.language;
}

void take_heading(ColumnDraft& draft) {
  const auto found = heading_meaning(draft.heading);
  if (!found) {
    draft.reason = draft.heading.empty() ? "it has no heading" : "no heading that is known";
  } else if (found->meaning == Meaning::ignored) {
    draft.reason = "its heading names nothing that is kept";
  } else {
    draft.meaning = found->meaning;
    draft.by = By::heading;
    draft.reason = heading_reason(*found);
  }
}

// Whether the heading may say more exactly what an open tag leaves open: name or acronym, which date.
bool refines(Meaning heading, Meaning tag) {
  const auto family = [](Meaning meaning) {
    for (const ActorMeanings& actors : actor_families) {
      if (meaning == actors.name || meaning == actors.acronym) return static_cast<int>(actors.name);
    }
    if (const auto level = adm_level(meaning)) return 1000 + *level;
    if (meaning == Meaning::month || meaning == Meaning::year || meaning == Meaning::date_reported ||
        meaning == Meaning::date_start || meaning == Meaning::date_end) {
      return 2000;
    }
    if (meaning == Meaning::group || meaning == Meaning::targeted || meaning == Meaning::reach) return 3000;
    if (meaning == Meaning::site_code || meaning == Meaning::site_name) return 4000;
    return -1 - static_cast<int>(meaning);
  };
  return family(heading) == family(tag);
}

// Whether the two name different sides of a thing: a name and an acronym, a code and a kind.
bool contradict(Meaning one, Meaning other) {
  const auto side = [](Meaning meaning) {
    const std::string_view name = to_name(meaning);
    const std::string_view last = name.substr(name.rfind('-') + 1);
    return last == "pcode" ? std::string_view("code") : last;
  };
  return side(one) != side(other) && !is_personal(one) && !is_personal(other);
}

void take_tag(ColumnDraft& draft, const TagMeaning& tag) {
  draft.by = By::tag;
  draft.meaning = tag.meaning;
  draft.exact = tag.exact;
  draft.reason = "by its tag";
  const auto heading = heading_meaning(draft.heading);
  if (tag.meaning == Meaning::ignored) {
    draft.reason = "its tag names nothing that is kept";
  } else if (heading && heading->meaning != tag.meaning && heading->meaning != Meaning::ignored) {
    if (!tag.exact && refines(heading->meaning, tag.meaning)) {
      draft.meaning = heading->meaning;
      draft.exact = true;
      draft.reason = "by its tag and heading";
    } else if (is_person(heading->meaning)) {
      take_heading(draft);  // what may be a person is dropped, whatever a tag says
    } else if (contradict(heading->meaning, tag.meaning)) {
      draft.reason = "by its tag, which the heading contradicts";
    }
  }
}

ColumnDraft draft_column(std::uint32_t column, const Header& header, const Mapping& mapping) {
  ColumnDraft draft{
      column, text_at(header.headings, column), text_at(header.tags, column), Meaning::ignored, By::nothing, false, ""};
  if (const auto mapped = mapping.meaning_of(column, draft.heading)) {
    draft.meaning = *mapped;
    draft.by = By::mapping;
    draft.exact = true;
    draft.reason = "by the mapping";
    return draft;
  }
  const auto tag = parse_tag(draft.tag);
  const TagMeaning said = tag ? meaning_of(*tag) : TagMeaning{};
  // A plain word among the tags is a heading that was copied too far, or the only heading there is.
  if (!tag && draft.heading.empty()) draft.heading = draft.tag;
  if (!tag) draft.tag.clear();
  if (said.known) {
    take_tag(draft, said);
  } else {
    take_heading(draft);
  }
  return draft;
}

}  // namespace

std::vector<ColumnDraft> draft_columns(const Header& header, const std::vector<ColumnProfile>& profiles,
                                       const Mapping& mapping) {
  std::vector<ColumnDraft> drafts;
  const std::size_t width = std::max({header.headings.size(), header.tags.size(), profiles.size()});
  for (std::uint32_t column = 0; column < width; ++column) {
    const bool filled = column < profiles.size() && profiles[column].filled() != 0;
    ColumnDraft draft = draft_column(column, header, mapping);
    if (filled || !draft.heading.empty() || !draft.tag.empty()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

void leave_one_column_each(std::vector<ColumnDraft>& drafts, const std::vector<ColumnProfile>& profiles) {
  const auto is_empty = [&](const ColumnDraft& draft) {
    return draft.column >= profiles.size() || profiles[draft.column].filled() == 0;
  };
  const auto rank = [&](const ColumnDraft& draft) { return std::tuple(is_empty(draft), draft.by, draft.column); };
  std::map<Meaning, const ColumnDraft*> kept;
  for (const ColumnDraft& draft : drafts) {
    if (draft.meaning == Meaning::ignored || is_personal(draft.meaning)) continue;
    const ColumnDraft*& best = kept[draft.meaning];
    if (best == nullptr || rank(draft) < rank(*best)) best = &draft;
  }
  for (ColumnDraft& draft : drafts) {
    const auto best = kept.find(draft.meaning);
    if (best == kept.end() || best->second == &draft) continue;
    draft.reason = "column " + column_letters(best->second->column) + " already holds the " + to_text(draft.meaning);
    draft.meaning = Meaning::ignored;
  }
}

bool has(const std::vector<ColumnDraft>& drafts, Meaning meaning) {
  return std::ranges::find(drafts, meaning, &ColumnDraft::meaning) != drafts.end();
}

}  // namespace store
