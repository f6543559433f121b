#include "engine/identity/name_parts.h"

#include <algorithm>
#include <set>
#include <span>

#include "engine/identity/name_meanings.h"
#include "engine/identity/transliteration.h"

namespace engine {
namespace {

// Reads the names of one organisation.
class Reader {
 public:
  explicit Reader(const NameWords& words) : words_(words) {}

  void read(const std::string& name) {
    const std::string rest = take_brackets(without_dots(name));
    auto segments = segments_of(rest);
    take_acronyms_of(segments);
    std::string whole;
    for (const auto& [mark, text] : segments) whole += (whole.empty() ? "" : " ") + text;
    add(whole);
    add_without_acronym(whole);
    add_spelt_out(whole);
    add_head(whole);
    add_holder(rest);
    if (segments.size() == 2 && segments[1].first != '-' && are_translations(segments)) {
      for (const auto& [mark, text] : segments) add(text);
    }
  }

  void give(const std::string& acronym) {
    std::string folded = fold(without_dots(acronym));
    std::erase(folded, ' ');
    if (folded.size() >= 2) given_.insert(folded);
  }

  NamesRead result() && {
    NamesRead read;
    read.acronym_alone = acronym_alone_;
    read.home = home_;
    read.names = std::move(names_);
    read.given.assign(given_.begin(), given_.end());
    read.initials.assign(initials_.begin(), initials_.end());
    return read;
  }

 private:
  // The text without what stands in brackets, where that is one word and no place: another short name.
  std::string take_brackets(const std::string& text) {
    std::string rest;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t end = text[at] == '(' ? text.find(')', at) : std::string::npos;
      if (end == std::string::npos) {
        rest.push_back(text[at]);
        continue;
      }
      const std::string inside = text.substr(at + 1, end - at - 1);
      if (!takes_as_acronyms(pieces_of(inside), text.substr(0, at))) rest += " " + inside + " ";
      at = end;
    }
    return rest;
  }

  // Takes what stands in brackets behind `before` for one short name, or for several acronyms.
  bool takes_as_acronyms(const Pieces& inside, const std::string& before) {
    const auto initials = initials_of(pieces_of(before));
    const auto fits = [&](const Piece& piece) {
      return initials.contains(piece.folded) || ((inside.size() == 1 || piece.is_acronym) && may_be_short_name(piece));
    };
    if (inside.empty() || inside.size() > 2 || fold(before).empty() || !std::ranges::all_of(inside, fits)) return false;
    for (const Piece& piece : inside) given_.insert(piece.folded);
    return true;
  }

  // "ILO - International Labour Organization": the first of several parts, or the one behind a dash, where it is a
  // word in capitals. In "HIV/AIDS" neither is one.
  void take_acronyms_of(Segments& segments) {
    const auto is_long = [](const auto& one) { return pieces_of(one.second).size() > 1; };
    if (segments.size() < 2 || std::ranges::none_of(segments, is_long)) return;
    const char after_first = segments[1].first;
    Pieces all;
    for (const auto& [mark, text] : segments) {
      const Pieces some = pieces_of(text);
      if (some.size() > 1) all.insert(all.end(), some.begin(), some.end());
    }
    const auto initials = initials_of(all);
    std::erase_if(segments, [&, at = std::size_t{0}](const auto& one) mutable {
      const bool is_first = at++ == 0;
      const Pieces pieces = pieces_of(one.second);
      const bool is_title = is_first && !pieces.empty() && words_.find(pieces[0].folded, true).empty();
      const bool stands_apart = !pieces.empty() && may_be_short_name(pieces[0]) &&
                                (pieces[0].is_acronym ? is_first || one.first == '-' : is_title && after_first == '-');
      const bool taken = pieces.size() == 1 && (stands_apart || initials.contains(pieces[0].folded));
      if (taken) given_.insert(pieces[0].folded);
      return taken;
    });
  }

  bool may_be_short_name(const Piece& piece) const {
    if (piece.folded.size() < 2 || piece.folded.size() > 14) return false;
    if (piece.folded.find_first_not_of("0123456789") == std::string::npos) return false;
    const auto known = words_.find(piece.folded, false);
    const bool is_other = std::ranges::any_of(known, [](const NameWord& one) {
      return one.kind == WordKind::stop || one.kind == WordKind::place || one.kind == WordKind::form;
    });
    const bool is_code = piece.is_capital && words_.country_of_code(piece.folded).has_value();
    return !is_other && !is_code && !words_.country_at(std::span(&piece.folded, 1));
  }

  bool are_translations(const Segments& segments) const {
    const auto meanings = [&](const std::string& text) {
      std::set<std::string> all;
      for (const NameWord& word : meanings_of(pieces_of(text), words_)) all.insert(word.meaning);
      return all;
    };
    const auto one = meanings(segments[0].second), other = meanings(segments[1].second);
    const auto shared = static_cast<std::size_t>(
        std::ranges::count_if(one, [&](const std::string& meaning) { return other.contains(meaning); }));
    return one.size() > 1 && other.size() > 1 && shared * 2 >= std::min(one.size(), other.size());
  }

  bool is_stop(const std::string& folded) const {
    const auto known = words_.find(folded, false);
    return known.size() == 1 && known[0].kind == WordKind::stop;
  }

  // The first letters of the pieces but stop words, and of all.
  std::set<std::string> initials_of(const Pieces& pieces) const {
    std::string of_all, of_all_but_and, of_weighty;
    for (const Piece& piece : pieces) {
      const std::string letters = latin(piece.folded);
      if (letters.empty()) continue;
      const std::string first = piece.folded == "worldwide" ? "ww" : letters.substr(0, 1);
      of_all += first;
      if (piece.folded != "and") of_all_but_and += first;
      if (piece.folded.size() > 1 && !is_stop(piece.folded)) of_weighty += first;
    }
    std::set<std::string> initials = {of_all, of_weighty, of_all_but_and};
    // The ministries of a federal state say so in their acronyms: "FMoH".
    if (!pieces.empty() && pieces[0].folded == "ministry") initials.insert({"f" + of_all, "f" + of_all_but_and});
    std::erase_if(initials, [](const std::string& one) { return one.size() < 3; });
    return initials;
  }

  // "World Food Programme WFP": a word that is the initials of all the others.
  void take_initials(Pieces& pieces) {
    if (pieces.size() < 3) return;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      if (!pieces[at].is_capital || pieces[at].folded.size() < 2) continue;
      Pieces others = pieces;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
      if (!initials_of(others).contains(pieces[at].folded)) continue;
      given_.insert(pieces[at].folded);
      pieces = std::move(others);
      return;
    }
  }

  // "SDC Swiss Agency for Development": the name may be what is left without a word in capitals.
  void add_without_acronym(const std::string& text) {
    constexpr std::size_t long_enough = 5;
    const Pieces pieces = pieces_of(text);
    if (pieces.size() < long_enough || std::ranges::all_of(pieces, &Piece::is_capital)) return;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      const Piece& piece = pieces[at];
      if (!piece.is_acronym || !words_.find(piece.folded, true).empty() || !may_be_short_name(piece)) continue;
      Pieces others = pieces;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
      // "DEH Relief and Development Organization" without DEH is a name that anybody may have.
      const auto rest = meanings_of(others, words_);
      const bool is_telling = std::ranges::any_of(rest,
                                                  [](const NameWord& word) {
                                                    return word.kind == WordKind::proper ||
                                                           word.kind == WordKind::place || word.kind == WordKind::apart;
                                                  }) ||
                              std::ranges::count(rest, WordKind::common, &NameWord::kind) > 2;
      if (is_telling || initials_of(others).contains(piece.folded)) add(text, others);
      return;
    }
  }

  // "OCHA Central Emergency Response Fund (CERF)": the name may be the words at the end that the acronym spells.
  void add_spelt_out(const std::string& text) {
    constexpr std::size_t long_enough = 4;
    const Pieces pieces = pieces_of(text);
    for (const std::string& acronym : std::set<std::string>(given_)) {
      if (acronym.size() < long_enough || pieces.size() <= acronym.size()) continue;
      Pieces last(pieces.end() - static_cast<std::ptrdiff_t>(acronym.size()), pieces.end());
      std::string letters;
      for (const Piece& piece : last) letters += latin(piece.folded).substr(0, 1);
      if (letters == acronym) add(text, last);
    }
  }

  // "Hope International (Kenya Country Office)": an office of "Hope International".
  void add_head(const std::string& text) {
    Pieces pieces = pieces_of(text);
    const auto is_kind = [](const Piece& piece) {
      return piece.folded == "country" || piece.folded == "regional" || piece.folded == "field" ||
             piece.folded == "liaison";
    };
    const auto end = std::ranges::adjacent_find(
        pieces, [&](const Piece& one, const Piece& next) { return is_kind(one) && next.folded == "office"; });
    if (end == pieces.end()) return;
    pieces.erase(end, pieces.end());
    const auto is_of_office = [&](const Piece& piece) {
      return piece.folded == "donor" || words_.country_at(std::span(&piece.folded, 1)).has_value();
    };
    while (!pieces.empty() && is_of_office(pieces.back())) pieces.pop_back();
    if (pieces.size() < 2) return;
    add(text, pieces);
    names_.back().head_of = HeadOf::office;
  }

  // "UNDP Funding Windows": an account of UNDP. A pooled fund is a donor of its own, and so is a fund with an acronym.
  void add_holder(const std::string& text) {
    const Pieces pieces = pieces_of(text);
    const std::size_t end = holder_in(text, pieces);
    if (end == 0) return;
    std::size_t accounts = 0;
    for (std::size_t at = end; at < pieces.size(); ++at) {
      for (const NameWord& word : words_.find(pieces[at].folded, true)) {
        if (word.meaning == "pooled" || word.kind == WordKind::place) return;
        accounts += words_.is_account(word.meaning) ? 1 : 0;
      }
    }
    const bool has_acronym = std::ranges::any_of(given_, [&](const auto& one) { return one != pieces[0].folded; });
    if (accounts == 0 || has_acronym) return;
    names_.push_back(parts_of(text, Pieces(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(end))));
    names_.back().head_of = HeadOf::account;
  }

  // How many of the pieces at the beginning name a body of many countries, by its acronym or before a dash; 0 where
  // none do.
  std::size_t holder_in(const std::string& text, const Pieces& pieces) const {
    if (pieces.size() < 2) return 0;
    const bool is_whole_system = pieces[0].folded == "un" || pieces[0].folded == "uno";
    if (pieces[0].is_acronym && words_.is_acronym(pieces[0].folded) && !is_whole_system) return 1;
    const Segments segments = segments_of(text);
    const std::size_t before = segments.size() < 2 ? 0 : pieces_of(segments[0].second).size();
    return before > 2 && segments[1].first == '-' ? before : 0;
  }

  void add(const std::string& text) {
    Pieces pieces = pieces_of(text);
    take_initials(pieces);
    add(text, pieces);
  }

  void add(const std::string& text, const Pieces& pieces) {
    if (pieces.empty()) return;
    const auto [only, home] = only_acronym(pieces);
    if (!only.empty()) given_.insert(only);
    acronym_alone_ = (names_.empty() || acronym_alone_) && !only.empty();
    home_ = acronym_alone_ && (names_.empty() || home_ == home) ? home : "";
    for (const std::string& one : initials_of(pieces)) initials_.insert(one);
    names_.push_back(parts_of(text, pieces));
  }

  NameParts parts_of(const std::string& text, const Pieces& pieces) const {
    NameParts parts;
    for (const Piece& piece : pieces) {
      parts.plain += (parts.plain.empty() ? "" : " ") + latin(piece.folded);
      const bool is_initial = parts.plain.size() == 1;  // of "Y Care", where "y" is no "and"
      if (is_initial || !is_stop(piece.folded)) parts.compact += latin(piece.folded);
    }
    parts.words = meanings_of(pieces, words_);
    parts.name = text.substr(std::min(text.find_first_not_of(' '), text.size()));
    parts.name.erase(parts.name.find_last_not_of(' ') + 1);
    return parts;
  }

  // Of a name that is an acronym, or an acronym and a country, both; empty where it is anything else.
  std::pair<std::string, std::string> only_acronym(const Pieces& pieces) const {
    std::string only, home;
    std::vector<std::string> folded;
    for (const Piece& piece : pieces) folded.push_back(piece.folded);
    for (std::size_t at = 0; at < pieces.size();) {
      const auto country = pieces.size() > 1 ? words_.country_at(std::span(folded).subspan(at)) : std::nullopt;
      const auto known = words_.find(folded[at], true);
      // "ANPPCAN SOM": a code stands behind an acronym.
      const auto code = at > 0 && at + 1 == pieces.size() ? words_.country_of_code(folded[at]) : std::nullopt;
      if (code && pieces[at].is_capital && !only.empty() && home.empty()) {
        home = *code;
        ++at;
        continue;
      }
      const bool is_place = known.size() == 1 && known[0].kind == WordKind::place && pieces.size() > 1;
      if ((country || is_place) && home.empty()) {
        home = country ? country->code : known[0].meaning;
        at += country ? country->words : 1;
        continue;
      }
      const bool is_form = std::ranges::all_of(known, [](const NameWord& one) {
        return one.kind == WordKind::stop || one.meaning == "organisation" || one.meaning == "ngo" ||
               one.meaning == "international" || one.meaning == "company";
      });
      const bool is_passed = (!known.empty() && is_form) || folded[at] == "un";
      if (!is_passed && (!only.empty() || !pieces[at].is_acronym || folded[at].size() > 10)) return {};
      if (!is_passed) only = folded[at];
      ++at;
    }
    return only.size() < 2 ? std::pair<std::string, std::string>() : std::pair(only, home);
  }

  const NameWords& words_;
  std::vector<NameParts> names_;
  std::set<std::string> given_, initials_;
  bool acronym_alone_ = false;
  std::string home_;
};

}  // namespace

NamesRead read_names(const Texts& names, const Texts& acronyms, const NameWords& words) {
  Reader reader(words);
  for (const std::string& acronym : acronyms) reader.give(acronym);
  for (const std::string& name : names) reader.read(name);
  return std::move(reader).result();
}

}  // namespace engine
