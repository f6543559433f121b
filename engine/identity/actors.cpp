#include "engine/identity/actors.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/identity/references.h"

namespace engine {
namespace {

std::string name_key(const std::string& folded) { return "name " + folded; }
std::string acronym_key(const std::string& folded) { return "acronym " + folded; }

std::string key_of(const ActorWords& words) {
  const std::string name = fold(words.name);
  return name.empty() ? acronym_key(fold(words.acronym)) : name_key(name);
}

// Bodies of these kinds work in many countries: where they were seen does not say where they are from.
bool works_in_many(const std::string& kind) {
  return kind == "multilateral" || kind == "international-ngo" || kind == "regional-ngo";
}

void keep_first(std::optional<Citation>& kept, const Citation& citation) {
  if (!kept || citation < *kept) kept = citation;
}

// Whether no more than two letters were added, left out or changed.
bool differ_by_a_slip(const std::string& one, const std::string& other) {
  constexpr std::size_t slip = 2;
  if (std::max(one.size(), other.size()) - std::min(one.size(), other.size()) > slip) return false;
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t at = 1; at <= one.size(); ++at) {
    std::size_t diagonal = std::exchange(row[0], at);
    for (std::size_t to = 1; to <= other.size(); ++to) {
      const std::size_t changed = diagonal + (one[at - 1] == other[to - 1] ? 0 : 1);
      diagonal = std::exchange(row[to], std::min({changed, row[to] + 1, row[to - 1] + 1}));
    }
  }
  return row.back() <= slip;
}

}  // namespace

Actors::Actors(const Vocabulary& vocabulary, const std::vector<StoredRecord>& sent_before, IdBook& ids,
               Remarks& remarks)
    : vocabulary_(vocabulary), ids_(ids), remarks_(remarks) {
  for (const StoredRecord& record : sent_before) {
    const auto* organisation = std::get_if<Organisation>(&record.record.fact);
    if (organisation == nullptr) continue;
    const std::string name = fold(organisation->name);
    earlier_.emplace(name_key(name), &record);
    for (const std::string& acronym : organisation->acronyms) {
      if (fold(acronym) == name) earlier_.emplace(acronym_key(name), &record);
      earlier_by_acronym_[fold(acronym)].push_back(&record);
    }
  }
}

std::optional<ActorWords> Actors::named(const ActorWords& words) const {
  ActorWords named = words;
  if (vocabulary_.placeholder(named.name)) named.name.clear();
  if (vocabulary_.placeholder(named.acronym)) named.acronym.clear();
  if (named.empty()) return std::nullopt;
  return named;
}

void Actors::mention(const ActorWords& named, const std::string& country, const RowContext& context) {
  Mentioned& organisation = organisations_[key_of(named)];
  organisation.names.add(named.name);
  if (!named.acronym.empty()) organisation.acronyms[fold(named.acronym)].add(named.acronym);
  if (!vocabulary_.placeholder(named.kind)) {
    const Resolution kind = vocabulary_.organisation_kind(named.kind);
    organisation.kinds.add(kind.id);
    if (!kind.known()) {
      remarks_.unresolved(context.spot, "organisation-kind", named.kind, "the organisation is of unknown kind");
    }
  }
  if (!country.empty()) organisation.countries.insert(country);
  keep_first(organisation.citation, context.citation);
}

// An acronym without a name means the organisation that is called so, else the only one that has it.
void Actors::join_acronyms() {
  std::map<std::string, std::vector<std::string>> names;
  for (const auto& [key, organisation] : organisations_) {
    if (key.starts_with("acronym ")) continue;
    for (const auto& [acronym, spellings] : organisation.acronyms) names[acronym].push_back(key);
  }
  for (auto one = organisations_.begin(); one != organisations_.end();) {
    const auto& [key, organisation] = *one;
    const std::string acronym = key.starts_with("acronym ") ? key.substr(8) : std::string();
    std::string meant;
    if (!acronym.empty() && organisations_.contains(name_key(acronym))) {
      meant = name_key(acronym);
    } else if (!acronym.empty() && names[acronym].size() == 1) {
      meant = names[acronym].front();
    }
    if (meant.empty()) {
      ++one;
      continue;
    }
    Mentioned& whole = organisations_.at(meant);
    whole.countries.insert(organisation.countries.begin(), organisation.countries.end());
    if (whole.kinds.usual().empty()) whole.kinds = organisation.kinds;
    keep_first(whole.citation, *organisation.citation);
    keys_of_acronyms_[key] = meant;
    one = organisations_.erase(one);
  }
}

// Gives an organisation the id that it had before: by its name, or where that was written differently then, by
// its acronym, if one old and one new organisation have it and no more than a slip lies between the names.
void Actors::take_earlier_ids() {
  std::set<const StoredRecord*> taken;
  const auto take = [&](Mentioned& organisation, const StoredRecord& record) {
    organisation.id = {record.record.id};
    ids_.claim(kind_of<Organisation>(), record.record.id);
    taken.insert(&record);
  };
  for (auto& [key, organisation] : organisations_) {
    const auto place = earlier_.find(key);
    if (place != earlier_.end() && !taken.contains(place->second)) take(organisation, *place->second);
  }
  std::map<std::string, std::vector<Mentioned*>> left;
  for (auto& [key, organisation] : organisations_) {
    if (!organisation.id.empty()) continue;
    for (const auto& [acronym, spellings] : organisation.acronyms) left[acronym].push_back(&organisation);
  }
  for (const auto& [acronym, organisations] : left) {
    auto before = earlier_by_acronym_[acronym];
    std::erase_if(before, [&](const StoredRecord* record) { return taken.contains(record); });
    if (before.size() != 1 || organisations.size() != 1 || !organisations.front()->id.empty()) continue;
    Mentioned& organisation = *organisations.front();
    const std::string& name = std::get<Organisation>(before.front()->record.fact).name;
    const std::string now = organisation.names.usual();
    if (!now.empty() && !differ_by_a_slip(fold(now), fold(name))) continue;
    take(organisation, *before.front());
    if (now.empty()) organisation.names.add(name);
  }
}

void Actors::settle() {
  join_acronyms();
  take_earlier_ids();
  for (auto& [key, organisation] : organisations_) {
    if (!organisation.id.empty()) continue;
    std::string wanted;
    if (!organisation.acronyms.empty()) wanted = slug(organisation.acronyms.begin()->first);
    if (wanted.empty()) wanted = slug(organisation.names.usual());
    organisation.id = {ids_.claim_new(kind_of<Organisation>(), wanted.empty() ? "organisation" : wanted)};
  }
}

const Id<Organisation>& Actors::id(const ActorWords& named) const {
  const std::string key = key_of(named);
  const auto meant = keys_of_acronyms_.find(key);
  return organisations_.at(meant == keys_of_acronyms_.end() ? key : meant->second).id;
}

std::vector<StoredRecord> Actors::records() const {
  std::vector<StoredRecord> records;
  for (const auto& [key, mentioned] : organisations_) {
    Organisation organisation;
    organisation.name = mentioned.names.usual();
    for (const auto& [folded, acronym] : mentioned.acronyms) organisation.acronyms.push_back(acronym.usual());
    if (organisation.name.empty() && !organisation.acronyms.empty()) organisation.name = organisation.acronyms.front();
    organisation.kind = mentioned.kinds.usual();
    if (mentioned.countries.size() == 1 && !works_in_many(organisation.kind)) {
      organisation.country = *mentioned.countries.begin();
    }
    StoredRecord stored;
    stored.record.id = mentioned.id.text;
    stored.record.fact = std::move(organisation);
    stored.citations = {*mentioned.citation};
    records.push_back(std::move(stored));
  }
  return records;
}

}  // namespace engine
