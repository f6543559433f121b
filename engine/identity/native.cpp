#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/identity/codes.h"
#include "engine/identity/intake.h"
#include "engine/identity/pairing.h"

namespace engine {
namespace {

constexpr bool is_code_reference(const Reference& reference) { return is_code_kind(reference.kind); }

// Organisations and programmes stand without what they optionally refer to; any other record would say less
// than its source, or something else.
bool stands_without(const Fact& fact, const Reference& reference) {
  return !reference.required && (std::holds_alternative<Organisation>(fact) || std::holds_alternative<Programme>(fact));
}

// Native records on their way into the database.
class Natives {
 public:
  Natives(std::vector<StoredRecord> records, Intake& intake)
      : records_(std::move(records)), left_(records_.size()), intake_(intake) {}

  std::vector<StoredRecord> take() {
    claim_ids();
    for (StoredRecord& stored : records_) follow_ids(stored);
    leave_out_dangling();
    const ClosedLists lists(intake_.lists);
    for (std::size_t at = 0; at < records_.size(); ++at) {
      if (!left_[at]) finish(records_[at], lists);
    }
    std::size_t kept = 0;
    for (std::size_t at = 0; at < records_.size(); ++at) {
      if (left_[at]) continue;
      if (kept != at) records_[kept] = std::move(records_[at]);
      ++kept;
    }
    records_.resize(kept);
    return std::move(records_);
  }

 private:
  RowContext context(const StoredRecord& stored) const;
  void claim_ids();
  bool claim_id(std::size_t at);
  void repeat_id(std::size_t at, std::size_t first);
  void follow_ids(StoredRecord& stored);
  void leave_out_dangling();
  std::optional<std::string> dangling(StoredRecord& stored);
  void code_words(StoredRecord& stored) const;
  void finish(StoredRecord& stored, const ClosedLists& lists);
  void need_code(const Reference& reference, std::string& id, StoredRecord& stored);
  bool rewrite_code(const Reference& reference, std::string& id, StoredRecord& stored);

  std::vector<StoredRecord> records_;
  std::vector<bool> left_;  // by record: left out
  Intake& intake_;
  bool exists(const Reference& reference, std::string_view id);

  std::map<std::pair<std::size_t, std::string>, std::string> renamed_;
  // What was found to exist, by kind: many records refer to few others. Views of the ids in `records_`.
  std::array<std::unordered_set<std::string_view>, any_kind + 1> existing_;
};

RowContext Natives::context(const StoredRecord& stored) const {
  if (stored.citations.empty()) return intake_.context(0);
  const Citation& citation = stored.citations.front();
  return {{citation.place, "", citation.row}, citation};
}

// A second row with an id: the same again is more evidence, anything else is left out.
void Natives::repeat_id(std::size_t at, std::size_t first) {
  StoredRecord& earlier = records_[first];
  const StoredRecord& later = records_[at];
  left_[at] = true;
  if (earlier.record.fact == later.record.fact) {
    earlier.citations.insert(earlier.citations.end(), later.citations.begin(), later.citations.end());
    std::ranges::sort(earlier.citations);
    return;
  }
  intake_.remarks.leave_out(context(later).spot, later.record.id, "another row of the file has this id");
}

void Natives::claim_ids() {
  std::unordered_map<std::string, std::size_t> first;
  std::vector<std::size_t> taken_elsewhere;
  first.reserve(records_.size());
  for (std::size_t at = 0; at < records_.size(); ++at) {
    Record& record = records_[at].record;
    std::visit(
        [&]<class One>(const One&) {
          if (Table<One>::id_column == IdColumn::none) record.id.clear();
        },
        record.fact);
    if (record.id.empty()) continue;
    const auto [place, fresh] = first.emplace(record.id, at);
    if (!fresh) {
      repeat_id(at, place->second);
    } else if (intake_.ids.free_for(record.fact.index(), record.id)) {
      intake_.ids.claim(record.fact.index(), record.id);
    } else {
      taken_elsewhere.push_back(at);
    }
  }
  // After the others, so that no number that is given hits an id of the file.
  for (const std::size_t at : taken_elsewhere) {
    Record& record = records_[at].record;
    std::string id = intake_.ids.claim_again(record.fact.index(), record.id);
    // Other formats have their ids from a scheme of the field, which joins them again.
    if (intake_.reading.format == "datapackage") {
      intake_.remarks.note(context(records_[at]).spot, record.id,
                           "another source uses this id; here it became '" + id + "'");
    }
    renamed_.emplace(std::pair(record.fact.index(), record.id), id);
    record.id = std::move(id);
  }
}

void Natives::follow_ids(StoredRecord& stored) {
  if (renamed_.empty()) return;
  for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
    const bool any = reference.kind == any_kind;
    for (std::size_t kind = any ? 0 : reference.kind; kind < (any ? any_kind : reference.kind + 1); ++kind) {
      const auto renamed = renamed_.find({kind, id});
      if (renamed == renamed_.end()) continue;
      id = renamed->second;
      return;
    }
  });
  if (auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (std::string& attendance : meeting->attendance) {
      const auto colon = attendance.find(':');
      const auto place = renamed_.find({kind_of<Organisation>(), attendance.substr(0, colon)});
      if (place == renamed_.end()) continue;
      attendance = place->second + (colon == std::string::npos ? "" : attendance.substr(colon));
    }
  }
}

bool Natives::exists(const Reference& reference, std::string_view id) {
  auto& existing = existing_[reference.kind];
  if (existing.contains(id)) return true;
  if (!intake_.ids.exists(reference.kind, std::string(id))) return false;
  existing.insert(id);
  return true;
}

// What the record refers to and nobody has, as a sentence; nothing where all is there.
std::optional<std::string> Natives::dangling(StoredRecord& stored) {
  std::optional<std::string> reason;
  for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
    if (is_code_reference(reference) || reason || id.empty() || exists(reference, id)) return;
    if (stands_without(stored.record.fact, reference)) return;
    reason = "the column " + std::string(reference.column) + " refers to '" + id + "', which exists nowhere";
  });
  return reason;
}

// What refers to a record that is left out dangles itself: the round is repeated until nothing changes.
void Natives::leave_out_dangling() {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t at = 0; at < records_.size(); ++at) {
      if (left_[at]) continue;
      const auto reason = dangling(records_[at]);
      if (!reason) continue;
      left_[at] = true;
      const Record& record = records_[at].record;
      intake_.remarks.leave_out(context(records_[at]).spot, record.id, *reason);
      if (record.id.empty()) continue;
      intake_.ids.release(record.id);
      for (auto& existing : existing_) existing.clear();
      again = true;
    }
  }
}

std::string_view word_for(std::size_t kind) {
  if (kind == kind_of<Location>()) return "location";
  return kind == kind_of<Service>() ? "service" : "group";
}

// A place, service or group that nobody has becomes a node of its own, with the word as its id.
void Natives::need_code(const Reference& reference, std::string& id, StoredRecord& stored) {
  auto& existing = existing_[reference.kind];
  if (existing.contains(id)) return;
  if (intake_.nodes.has(reference.kind, id) || intake_.ids.kind_claimed(id) == reference.kind ||
      intake_.ids.others_have(reference.kind, id)) {
    existing.insert(id);
    return;
  }
  const RowContext of_row = context(stored);
  if (id != world && id != all_services && id != everyone) {
    if (reference.kind == kind_of<Location>() && rewrite_code(reference, id, stored)) return;
    const std::string kind(word_for(reference.kind));
    intake_.remarks.unresolved(of_row.spot, kind, id, "it became a " + kind + " of its own");
  }
  if (reference.kind == kind_of<Location>()) {
    const auto slash = id.rfind('/');
    Location place;
    place.parent = {id == world ? "" : slash == std::string::npos ? world : id.substr(0, slash)};
    const Ref<Location> above = intake_.present.locations.find(place.parent.text);
    place.level = id == world ? -1 : above.known() ? intake_.present.locations.level(above) + 1 : 0;
    intake_.nodes.need(id, std::move(place), id, of_row.citation);
  } else if (reference.kind == kind_of<Service>()) {
    Service service;
    if (id != all_services) service.parents = {{all_services}};
    intake_.nodes.need(id, std::move(service), id, of_row.citation);
  } else {
    PopulationGroup group;
    if (id != everyone) group.parents = {{everyone}};
    intake_.nodes.need(id, std::move(group), id, of_row.citation);
  }
}

// Takes the gazetteer's code for one that is written in the other scheme of prefixes. Whether there is one.
bool Natives::rewrite_code(const Reference& reference, std::string& id, StoredRecord& stored) {
  Ref<Location> place = intake_.gazetteer.other_scheme(id, 1);
  if (!place.known()) place = intake_.gazetteer.other_scheme(id, 2);
  if (!place.known()) return false;
  const std::string& known = intake_.present.locations.id(place);
  intake_.remarks.note(context(stored).spot, id, "the gazetteer writes this code '" + known + "'");
  stored.record.words.push_back({std::string(reference.column), std::exchange(id, known)});
  std::ranges::sort(stored.record.words);
  return true;
}

// Takes kind and country of an organisation for the codes that their words stand for.
void Natives::code_words(StoredRecord& stored) const {
  auto* organisation = std::get_if<Organisation>(&stored.record.fact);
  if (organisation == nullptr) return;
  const auto put = [&](const char* field, std::string& value, const std::string& code) {
    if (code.empty() || code == value) return;
    stored.record.words.push_back({field, std::exchange(value, code)});
    std::ranges::sort(stored.record.words);
  };
  if (!organisation->kind.empty()) {
    put("kind", organisation->kind, intake_.vocabulary.organisation_kind(organisation->kind).id);
  }
  if (organisation->country.size() > 2) {
    put("country", organisation->country, intake_.gazetteer.alpha2(organisation->country));
  }
}

void Natives::finish(StoredRecord& stored, const ClosedLists& lists) {
  code_words(stored);
  std::vector<Word> dropped;
  for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
    if (is_code_reference(reference)) {
      need_code(reference, id, stored);
    } else if (!exists(reference, id)) {
      dropped.push_back({std::string(reference.column), std::exchange(id, "")});
    }
  });
  for (Word& word : dropped) {
    intake_.remarks.note(context(stored).spot, word.text,
                         "the column " + word.field + " refers to what exists nowhere; it is kept as a word");
    stored.record.words.push_back(std::move(word));
  }
  if (!dropped.empty()) std::ranges::sort(stored.record.words);
  for (const StrangeCode& strange : lists.strange_codes(stored.record.fact)) {
    intake_.remarks.note(context(stored).spot, strange.value,
                         "no code of the column " + std::string(strange.column) + " of " + std::string(strange.table) +
                             "; it is kept as it stands");
  }
}

}  // namespace

std::vector<StoredRecord> take_records(std::vector<StoredRecord> records, Intake& intake) {
  return Natives(std::move(records), intake).take();
}

}  // namespace engine
