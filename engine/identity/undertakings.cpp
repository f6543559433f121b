#include "engine/identity/undertakings.h"

#include "engine/identity/references.h"

namespace engine {

Undertakings::Undertakings(const Vocabulary& vocabulary, const std::vector<StoredRecord>& sent_before, IdBook& ids)
    : vocabulary_(vocabulary), ids_(ids) {
  for (const StoredRecord& record : sent_before) {
    const auto* programme = std::get_if<Programme>(&record.record.fact);
    if (programme == nullptr) continue;
    ActivityRow row;
    row.programme = programme->name;
    for (const Word& word : record.record.words) {
      if (word.field == "code") row.programme_code = word.text;
    }
    earlier_.emplace(key(row), record.record.id);
  }
}

std::string Undertakings::key(const ActivityRow& row) const {
  if (!vocabulary_.placeholder(row.programme_code)) return "code " + fold(row.programme_code);
  return vocabulary_.placeholder(row.programme) ? std::string() : "name " + fold(row.programme);
}

std::string Undertakings::mention(const ActivityRow& row, const RowContext& context) {
  std::string of_row = key(row);
  if (of_row.empty()) return of_row;
  Mentioned& programme = programmes_[of_row];
  if (!vocabulary_.placeholder(row.programme)) programme.names.add(row.programme);
  if (!vocabulary_.placeholder(row.programme_code)) programme.codes.add(row.programme_code);
  if (!programme.citation || context.citation < *programme.citation) programme.citation = context.citation;
  return of_row;
}

void Undertakings::settle() {
  for (auto& [of_programme, programme] : programmes_) {
    const auto earlier = earlier_.find(of_programme);
    if (earlier == earlier_.end()) continue;
    programme.id = {earlier->second};
    ids_.claim(kind_of<Programme>(), earlier->second);
  }
  for (auto& [of_programme, programme] : programmes_) {
    if (!programme.id.empty()) continue;
    std::string wanted = slug(programme.codes.usual());
    if (wanted.empty()) wanted = slug(programme.names.usual());
    programme.id = {ids_.claim_new(kind_of<Programme>(), wanted.empty() ? "programme" : wanted)};
  }
}

Id<Programme> Undertakings::id(const std::string& key) const {
  const auto place = programmes_.find(key);
  return place == programmes_.end() ? Id<Programme>{} : place->second.id;
}

std::vector<StoredRecord> Undertakings::records() const {
  std::vector<StoredRecord> records;
  for (const auto& [of_programme, mentioned] : programmes_) {
    StoredRecord stored;
    Programme programme;
    programme.name = mentioned.names.usual();
    if (programme.name.empty()) programme.name = mentioned.codes.usual();
    stored.record.id = mentioned.id.text;
    stored.record.fact = std::move(programme);
    if (!mentioned.codes.usual().empty()) stored.record.words = {{"code", mentioned.codes.usual()}};
    stored.citations = {*mentioned.citation};
    records.push_back(std::move(stored));
  }
  return records;
}

}  // namespace engine
