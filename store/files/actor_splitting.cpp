#include "store/files/actor_splitting.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/identity/words.h"
#include "store/files/actor_names.h"
#include "store/files/sheet.h"

namespace store {
namespace {

using engine::ActivityRow;
using engine::ActorWords;
using Parts = std::vector<std::string>;

// A name has a letter of some script in it: "1" and "=1" are none.
bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           static_cast<unsigned char>(character) >= 0x80;
  });
}

// A name that is only wrapped in its cell is one name.
std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// The parts between the separators, trimmed; nothing where one of them can be no name.
Parts parted(std::string_view text, const std::vector<std::string_view>& separators) {
  Parts parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto found = std::ranges::find_if(
        separators, [&](std::string_view separator) { return text.substr(at).starts_with(separator); });
    const bool ends = at == text.size();
    if (!ends && found == separators.end()) {
      ++at;
      continue;
    }
    const std::string_view part = trim(text.substr(begin, at - begin));
    if (!has_letter(part)) return {};
    parts.emplace_back(part);
    if (ends) break;
    at += found->size();
    begin = at;
  }
  return parts.size() < 2 ? Parts() : parts;
}

// "EHF" and "DRC-DDG"; never "Health".
bool is_acronym(std::string_view text) {
  constexpr std::size_t longest = 12;
  std::size_t capitals = 0;
  for (const char character : text) {
    if (character >= 'A' && character <= 'Z') ++capitals;
    if (character == ' ') return false;
  }
  return text.size() <= longest && capitals >= 2 && capitals * 2 > text.size();
}

class Parting {
 public:
  explicit Parting(const std::deque<ActivityRow>& rows) {
    for (const ActivityRow& row : rows) {
      note(row.organisation);
      note(row.lead);
      for (const ActorWords& donor : row.donors) note(donor);
    }
  }

  // The parts of a name; nothing where it is one name.
  const Parts& of(const std::string& text) {
    const auto [found, is_new] = judged_.try_emplace(text);
    if (is_new) found->second = judge(text);
    return found->second;
  }

 private:
  void note(const ActorWords& actor) {
    for (const std::string& text : {actor.name, actor.acronym}) {
      if (!text.empty()) known_.insert(engine::fold(text));
    }
  }

  Parts judge(const std::string& text) {
    if (Parts plain = parted(text, {";", "+"}); !plain.empty()) return plain;
    Parts listed = parted(text, {",", "\n"});
    if (!listed.empty() && std::ranges::all_of(listed, is_acronym)) return listed;
    for (const auto& separators :
         std::vector<std::vector<std::string_view>>{{","},
                                                    {"\n"},
                                                    {"/"},
                                                    {"|"},
                                                    {" & ", "&"},
                                                    {",", "\n", "/", " & ", " and ", " et ", " y ", " e ", " و "}}) {
      Parts parts = parted(text, separators);
      const bool known = std::ranges::all_of(parts, [&](const std::string& part) {
        return known_.contains(engine::fold(part)) || placeholders_.has(part);
      });
      if (!parts.empty() && known) return parts;
    }
    return {};
  }

  std::set<std::string> known_;
  std::map<std::string, Parts> judged_;
  Placeholders placeholders_;
};

class ActorParter {
 public:
  ActorParter(const std::deque<ActivityRow>& rows, IssueList& issues) : issues_(issues), parting_(rows) {}

  // One organisation for each part; of the name and the acronym, whichever are parted alike go together.
  std::vector<ActorWords> actors(const ActorWords& actor, std::uint32_t row, const std::string& column) {
    const Parts& names = parting_.of(actor.name);
    const Parts& acronyms = parting_.of(actor.acronym);
    const Parts& longer = names.empty() ? acronyms : names;
    // One acronym beside a name with a mark in it is of one body, and so is one name beside such an acronym.
    const bool is_one = !actor.name.empty() && !actor.acronym.empty() && names.size() != acronyms.size();
    if (longer.empty() || is_one) {
      ActorWords one{on_one_line(actor.name), on_one_line(actor.acronym), actor.kind};
      note_doubt(one, row, column);
      return {one};
    }
    std::vector<ActorWords> parts;
    for (std::size_t at = 0; at < longer.size(); ++at) {
      if (placeholders_.has(longer[at])) continue;
      ActorWords part;
      part.kind = actor.kind;
      (names.empty() ? part.acronym : part.name) = longer[at];
      if (!names.empty() && acronyms.size() == names.size()) part.acronym = acronyms[at];
      parts.push_back(std::move(part));
    }
    const std::string& text = names.empty() ? actor.acronym : actor.name;
    if (noted_.insert(text).second) {
      issues_.note(row, column, on_one_line(text),
                   "names several organisations, and is taken as each of them wherever it stands");
    }
    return parts.empty() ? std::vector{actor} : parts;  // placeholders alone: the row is left out later
  }

 private:
  void note_doubt(const ActorWords& actor, std::uint32_t row, const std::string& column) {
    for (const std::string& text : {actor.name, actor.acronym}) {
      if (!names_several(text) || !noted_.insert(text).second) continue;
      issues_.note(row, column, text,
                   "may name several organisations, and is taken as one, since its parts stand nowhere alone");
    }
  }

  IssueList& issues_;
  Parting parting_;
  Placeholders placeholders_;
  std::set<std::string> noted_;
};

// The row for each of those who deliver and of those who lead.
void add_parts(const ActivityRow& row, const std::vector<ActorWords>& who, const std::vector<ActorWords>& leads,
               std::deque<ActivityRow>& rows) {
  for (const ActorWords& one : who) {
    for (const ActorWords& lead : leads) {
      rows.push_back(row);
      rows.back().organisation = one;
      rows.back().lead = lead == one ? ActorWords() : lead;
      if (who.size() == 1) continue;
      rows.back().capacity.reset();
      rows.back().reach.reset();
    }
  }
}

}  // namespace

void part_actors(std::deque<ActivityRow>& rows, const ActorColumns& columns, IssueList& issues) {
  ActorParter parter(rows, issues);
  std::deque<ActivityRow> taken;
  for (; !rows.empty(); rows.pop_front()) {
    ActivityRow& row = rows.front();
    std::vector<ActorWords> donors;
    for (const ActorWords& donor : row.donors)
      std::ranges::move(parter.actors(donor, row.row, columns.donor), std::back_inserter(donors));
    row.donors = std::move(donors);
    const auto who = parter.actors(row.organisation, row.row, columns.organisation);
    const auto leads = parter.actors(row.lead, row.row, columns.lead);
    const bool counted = row.capacity || row.reach;
    if (who.size() > 1 && counted) {
      issues.note(row.row, "", "", "counts people for several organisations together: for each alone they are unknown");
    }
    if (who.size() == 1 && leads.size() == 1) {
      row.organisation = who.front();
      row.lead = leads.front();
      taken.push_back(std::move(row));
    } else {
      add_parts(row, who, leads, taken);
    }
  }
  rows = std::move(taken);
}

}  // namespace store
