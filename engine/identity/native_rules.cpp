#include "engine/identity/native_rules.h"

#include <algorithm>

namespace engine {
namespace {

// Of so many renamed records each is told; nobody reads more, and of a whole package there may be millions.
constexpr std::uint64_t most_told = 1000;

std::string numbered(std::string_view id, std::uint32_t number) {
  return std::string(id) + "-" + std::to_string(number);
}

constexpr bool is_code_reference(const Reference& reference) { return is_code_kind(reference.kind); }

// Organisations and programmes stand without what they optionally refer to; any other record would say less
// than its source, or something else.
bool stands_without(std::size_t kind, const Reference& reference) {
  return !reference.required && (kind == kind_of<Organisation>() || kind == kind_of<Programme>());
}

std::string_view word_for(std::size_t kind) {
  if (kind == kind_of<Location>()) return "location";
  return kind == kind_of<Service>() ? "service" : "group";
}

}  // namespace

RowContext NativeRules::context(const StoredRecord& stored) const {
  if (stored.citations.empty()) return intake_.context(0);
  const Citation& citation = stored.citations.front();
  return {{citation.place, "", citation.row}, citation};
}

std::uint32_t NativeRules::number_for(std::size_t kind, const std::string& id, const Spot& spot) {
  const std::uint32_t number = intake_.ids.free_number(kind, id);
  // Other formats have their ids from a scheme of the field, which joins them again.
  if (intake_.reading.format != "datapackage") return number;
  if (++told_ <= most_told) {
    intake_.remarks.note(spot, id, "another source uses this id; here it became '" + numbered(id, number) + "'");
  } else {
    intake_.remarks.note(spot, "", "another source uses the ids of more rows too; here each got a number behind it");
  }
  return number;
}

std::string NativeRules::rename(std::size_t kind, const std::string& id, const Spot& spot) {
  const std::uint32_t number = number_for(kind, id, spot);
  std::string given = numbered(id, number);
  intake_.ids.claim(kind, given);
  renamed_.emplace(id, Renamed{kind, number});
  return given;
}

std::optional<std::string> NativeRules::renamed(const Reference& reference, std::string_view id) const {
  std::optional<Renamed> known;
  if (const auto place = renamed_.find(id); place != renamed_.end()) {
    known = place->second;
  } else if (renamed_by_) {
    known = renamed_by_(id);
  }
  if (!known || (reference.kind != any_kind && reference.kind != known->kind)) return std::nullopt;
  return numbered(id, known->number);
}

std::optional<std::string> NativeRules::renamed_attendance(std::string_view attendance) const {
  const Reference attendee{"attendance", kind_of<Organisation>(), false};
  const auto colon = attendance.find(':');
  auto given = renamed(attendee, attendance.substr(0, colon));
  if (given && colon != std::string_view::npos) given->append(attendance.substr(colon));
  return given;
}

void NativeRules::follow_ids(StoredRecord& stored) const {
  if (renamed_.empty()) return;
  for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
    if (auto given = renamed(reference, id)) id = *std::move(given);
  });
  if (auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (std::string& attendance : meeting->attendance) {
      if (auto given = renamed_attendance(attendance)) attendance = *std::move(given);
    }
  }
}

bool NativeRules::exists(const Reference& reference, std::string_view id) {
  auto& existing = existing_[reference.kind];
  if (existing.contains(id)) return true;
  if (!intake_.ids.exists(reference.kind, std::string(id))) return false;
  existing.emplace(id);
  return true;
}

bool NativeRules::dangles(std::size_t kind, const Reference& reference, std::string_view id) {
  return !is_code_reference(reference) && !id.empty() && !exists(reference, id) && !stands_without(kind, reference);
}

std::optional<std::string> NativeRules::dangling(StoredRecord& stored) {
  std::optional<std::string> reason;
  for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
    if (reason || !dangles(stored.record.fact.index(), reference, id)) return;
    reason = "the column " + std::string(reference.column) + " refers to '" + id + "', which exists nowhere";
  });
  return reason;
}

void NativeRules::leave_out(const StoredRecord& stored, const std::string& reason) {
  const Record& record = stored.record;
  intake_.remarks.leave_out(context(stored).spot, record.id, reason);
  if (record.id.empty()) return;
  intake_.ids.release(record.id);
  for (auto& existing : existing_) existing.clear();
}

bool NativeRules::has_code(std::size_t kind, std::string_view id) {
  auto& existing = existing_[kind];
  if (existing.contains(id)) return true;
  const std::string code(id);
  if (!intake_.nodes.has(kind, code) && intake_.ids.kind_claimed(code) != kind &&
      !intake_.ids.others_have(kind, code)) {
    return false;
  }
  existing.insert(code);
  return true;
}

bool NativeRules::is_finished(const Reference& reference, std::string_view id) {
  return is_code_reference(reference) ? has_code(reference.kind, id) : exists(reference, id);
}

bool NativeRules::is_kind_coded(const std::string& word) const {
  const std::string code = intake_.vocabulary.organisation_kind(word).id;
  return code.empty() || code == word;
}

// A place, service or group that nobody has becomes a node of its own, with the word as its id.
void NativeRules::need_code(const Reference& reference, std::string& id, StoredRecord& stored) {
  if (has_code(reference.kind, id)) return;
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
bool NativeRules::rewrite_code(const Reference& reference, std::string& id, StoredRecord& stored) {
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
void NativeRules::code_words(StoredRecord& stored) const {
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

void NativeRules::finish(StoredRecord& stored) {
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
  for (const StrangeCode& strange : lists_.strange_codes(stored.record.fact)) {
    intake_.remarks.note(context(stored).spot, strange.value,
                         "no code of the column " + std::string(strange.column) + " of " + std::string(strange.table) +
                             "; it is kept as it stands");
  }
}

}  // namespace engine
