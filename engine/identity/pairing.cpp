#include "engine/identity/pairing.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "engine/identity/hash.h"
#include "engine/identity/references.h"

namespace engine {
namespace {

using Index = std::uint32_t;

// Calls visit(member) for each member by which records of a kind pair when their content differs.
template <class One, class Visit>
void for_each_key(Visit&& visit) {
  if constexpr (std::is_same_v<One, Delivery>) {
    visit(&One::organisation);
    visit(&One::location);
    visit(&One::service);
    visit(&One::group);
    visit(&One::start);
    visit(&One::end);
    visit(&One::reported);
  } else {
    bool referred = false;
    const auto each_column = [](auto&& each) {
      std::apply([&](const auto&... columns) { (each(columns), ...); }, Table<One>::columns);
    };
    each_column([&]<class Value>(const Column<One, Value>& column) {
      referred = referred || Referred<Value>::one;
      if constexpr (Referred<Value>::one || std::is_same_v<Value, Date> ||
                    std::is_same_v<Value, std::optional<Period>>) {
        visit(column.member);
      }
    });
    if (referred) return;
    each_column([&](const auto& column) {
      if (column.required) visit(column.member);
    });
  }
}

std::uint64_t key_hash(const Record& record) {
  Hash hash;
  hash.add(record.fact.index());
  std::visit([&]<class One>(const One& one) { for_each_key<One>([&](auto member) { hash.add(one.*member); }); },
             record.fact);
  return hash.value();
}

// Numbers of records, by a hash of each and then in their own order.
using Hashed = std::vector<std::pair<std::uint64_t, Index>>;

Hashed by_hash(const std::vector<StoredRecord>& records, const std::vector<Index>& chosen,
               std::uint64_t (*hash)(const Record&)) {
  Hashed hashed;
  hashed.reserve(chosen.size());
  for (Index order = 0; order < chosen.size(); ++order) {
    hashed.emplace_back(hash(records[chosen[order]].record), order);
  }
  std::ranges::sort(hashed);
  return hashed;
}

// Records mostly come in the order of their rows, and comparing citations is dear.
template <class Before>
void sort_unless_sorted(std::vector<Index>& records, Before before) {
  if (!std::ranges::is_sorted(records, before)) std::ranges::sort(records, before);
}

using Equal = bool (*)(const Record&, const Record&);

// The records that are not paired yet, each list in order of citation.
class Unpaired {
 public:
  Unpaired(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before, Pairing& pairing)
      : now_(now), before_(before), pairing_(pairing) {
    std::vector<bool> taken(before.size());
    for (const Index at : pairing.before) {
      if (at != Pairing::none) taken[at] = true;
    }
    for (Index at = 0; at < now.size(); ++at) {
      if (now[at].record.id.empty()) now_left_.push_back(at);
    }
    for (Index at = 0; at < before.size(); ++at) {
      if (!taken[at]) before_left_.push_back(at);
    }
    const auto cited_first = [](const std::vector<StoredRecord>& records) {
      return [&records](Index one, Index other) {
        const auto& first = records[one];
        const auto& second = records[other];
        return std::tie(first.citations, first.number, one) < std::tie(second.citations, second.number, other);
      };
    };
    sort_unless_sorted(now_left_, cited_first(now));
    sort_unless_sorted(before_left_, cited_first(before));
  }

  // One round: pairs what is equal, the first with the first.
  void pair(std::uint64_t (*hash)(const Record&), Equal equal) {
    if (now_left_.empty() || before_left_.empty()) return;
    const Hashed now = by_hash(now_, now_left_, hash);
    const Hashed before = by_hash(before_, before_left_, hash);
    auto first = before.begin();
    for (auto one = now.begin(); one != now.end();) {
      const auto last = std::find_if(one, now.end(), [&](const auto& other) { return other.first != one->first; });
      while (first != before.end() && first->first < one->first) ++first;
      auto end = first;
      while (end != before.end() && end->first == one->first) ++end;
      pair_bucket({one, last}, {first, end}, equal);
      one = last;
      first = end;
    }
    std::erase_if(now_left_, [&](Index at) { return pairing_.before[at] != Pairing::none; });
    std::erase(before_left_, Pairing::none);
  }

 private:
  using Bucket = std::span<const Hashed::value_type>;

  void pair_bucket(Bucket now, Bucket before, Equal equal) {
    std::size_t from = 0;  // all before it are taken
    for (const auto& [hash, order] : now) {
      const Index at = now_left_[order];
      while (from < before.size() && before_left_[before[from].second] == Pairing::none) ++from;
      for (std::size_t other = from; other < before.size(); ++other) {
        Index& candidate = before_left_[before[other].second];
        if (candidate == Pairing::none || !equal(now_[at].record, before_[candidate].record)) continue;
        pairing_.before[at] = std::exchange(candidate, Pairing::none);
        break;
      }
    }
  }

  const std::vector<StoredRecord>& now_;
  const std::vector<StoredRecord>& before_;
  Pairing& pairing_;
  std::vector<Index> now_left_, before_left_;
};

void pair_by_id(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before, Pairing& pairing) {
  std::unordered_map<std::string_view, std::vector<Index>> by_id;  // of several kinds each
  for (Index at = 0; at < now.size(); ++at) {
    if (!now[at].record.id.empty()) by_id[now[at].record.id].push_back(at);
  }
  for (Index at = 0; at < before.size(); ++at) {
    const auto place = by_id.find(before[at].record.id);
    if (place == by_id.end()) continue;
    for (const Index one : place->second) {
      const bool same_kind = now[one].record.fact.index() == before[at].record.fact.index();
      if (same_kind && pairing.before[one] == Pairing::none) pairing.before[one] = at;
    }
  }
}

bool wholly_same(const Record& one, const Record& other) {
  return one.assured == other.assured && one.source == other.source && same_content(one, other);
}

}  // namespace

bool same_content(const Record& one, const Record& other) {
  return one.fact == other.fact && one.words == other.words && one.note == other.note && one.tier == other.tier;
}

bool same_key(const Record& one, const Record& other) {
  if (one.fact.index() != other.fact.index()) return false;
  bool same = true;
  const auto compare = [&]<class One>(const One& fact) {
    for_each_key<One>([&](auto member) { same = same && fact.*member == std::get<One>(other.fact).*member; });
  };
  std::visit(compare, one.fact);
  return same;
}

std::uint64_t content_hash(const Record& record) {
  Hash hash;
  hash.add(record.fact.index());
  std::visit([&](const auto& one) { for_each_column(one, [&](const auto&, const auto& value) { hash.add(value); }); },
             record.fact);
  for (const Word& word : record.words) {
    hash.add(word.field);
    hash.add(word.text);
  }
  hash.add(record.note);
  hash.add(static_cast<int>(record.tier));
  return hash.value();
}

std::vector<StoredRecord> merge_repeated(std::vector<StoredRecord> records) {
  std::vector<Index> edges;
  for (Index at = 0; at < records.size(); ++at) {
    if (records[at].record.id.empty()) edges.push_back(at);
  }
  const Hashed hashed = by_hash(records, edges, content_hash);
  std::vector<bool> repeated(records.size());
  for (auto bucket = hashed.begin(); bucket != hashed.end();) {
    auto again = std::next(bucket);
    for (; again != hashed.end() && again->first == bucket->first; ++again) {
      StoredRecord& later = records[edges[again->second]];
      const auto first = std::find_if(bucket, again, [&](const auto& earlier) {
        const Index at = edges[earlier.second];
        return !repeated[at] && wholly_same(records[at].record, later.record);
      });
      if (first == again) continue;
      Citations& citations = records[edges[first->second]].citations;
      citations.insert(citations.end(), later.citations.begin(), later.citations.end());
      repeated[edges[again->second]] = true;
    }
    bucket = again;
  }
  std::size_t kept = 0;
  for (Index at = 0; at < records.size(); ++at) {
    if (repeated[at]) continue;
    if (kept != at) records[kept] = std::move(records[at]);
    std::ranges::sort(records[kept++].citations);
  }
  records.resize(kept);
  return records;
}

void sort_by_number(std::vector<StoredRecord>& records) {
  if (std::ranges::is_sorted(records, {}, &StoredRecord::number)) return;
  std::ranges::sort(records, {}, &StoredRecord::number);
}

Pairing pair_records(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before) {
  Pairing pairing;
  pairing.before.assign(now.size(), Pairing::none);
  if (before.empty()) return pairing;
  pair_by_id(now, before, pairing);
  Unpaired unpaired(now, before, pairing);
  unpaired.pair(content_hash, wholly_same);
  unpaired.pair(content_hash, same_content);
  unpaired.pair(key_hash, same_key);
  return pairing;
}

}  // namespace engine
