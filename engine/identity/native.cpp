#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/identity/intake.h"
#include "engine/identity/native_rules.h"

namespace engine {
namespace {

// Native records on their way into the database.
class Natives {
 public:
  Natives(std::vector<StoredRecord> records, Intake& intake)
      : records_(std::move(records)), left_(records_.size()), intake_(intake), rules_(intake) {}

  std::vector<StoredRecord> take() {
    claim_ids();
    for (StoredRecord& stored : records_) rules_.follow_ids(stored);
    leave_out_dangling();
    for (std::size_t at = 0; at < records_.size(); ++at) {
      if (!left_[at]) rules_.finish(records_[at]);
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
  void claim_ids();
  void repeat_id(std::size_t at, std::size_t first);
  bool is_flow_of_elsewhere(const Record& record) const;
  void leave_out_dangling();

  std::vector<StoredRecord> records_;
  std::vector<bool> left_;  // by record: left out
  Intake& intake_;
  NativeRules rules_;
};

// Whether another source has the flow of money that the record says. The Financial Tracking Service numbers flows for
// good, and whoever asks it for another country or year is given the same ones again.
bool Natives::is_flow_of_elsewhere(const Record& record) const {
  return intake_.reading.format == "fts" && std::holds_alternative<Funding>(record.fact) &&
         intake_.ids.others_have(kind_of<Funding>(), record.id);
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
  intake_.remarks.leave_out(rules_.context(later).spot, later.record.id, "another row of the file has this id");
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
    } else if (is_flow_of_elsewhere(record)) {
      left_[at] = true;
      intake_.remarks.note(rules_.context(records_[at]).spot, record.id,
                           "another source has this flow already: money stands once, as it is said there");
    } else {
      taken_elsewhere.push_back(at);
    }
  }
  // After the others, so that no number that is given hits an id of the file.
  for (const std::size_t at : taken_elsewhere) {
    Record& record = records_[at].record;
    record.id = rules_.rename(record.fact.index(), record.id, rules_.context(records_[at]).spot);
  }
}

// What refers to a record that is left out dangles itself: the round is repeated until nothing changes.
void Natives::leave_out_dangling() {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t at = 0; at < records_.size(); ++at) {
      if (left_[at]) continue;
      const auto reason = rules_.dangling(records_[at]);
      if (!reason) continue;
      left_[at] = true;
      rules_.leave_out(records_[at], *reason);
      again = again || !records_[at].record.id.empty();
    }
  }
}

}  // namespace

std::vector<StoredRecord> take_records(std::vector<StoredRecord> records, Intake& intake) {
  return Natives(std::move(records), intake).take();
}

}  // namespace engine
