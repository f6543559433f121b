#include "engine/identity/difference.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "engine/identity/fresh_ids.h"
#include "engine/identity/hash.h"
#include "engine/identity/intake.h"
#include "engine/identity/pairing.h"
#include "engine/identity/references.h"

namespace engine {
namespace {

std::optional<Period> stated(const Date& start, const Date& end) {
  if (!start && !end) return std::nullopt;
  return Period{start.value_or(Period::open_start), end.value_or(Period::open_end)};
}

std::optional<Period> hull(const std::vector<Period>& periods) {
  std::optional<Period> hull;
  for (const Period& period : periods) {
    hull = hull ? Period{std::min(hull->from, period.from), std::max(hull->to, period.to)} : period;
  }
  return hull;
}

// The records of `before` that stay although they are not sent now.
class Staying {
 public:
  Staying(const std::vector<StoredRecord>& before, const std::vector<bool>& paired) : before_(before) {
    stays_.assign(before.size(), false);
    for (std::uint32_t at = 0; at < before.size(); ++at) {
      if (!paired[at]) left_.emplace(std::pair(before[at].record.fact.index(), before[at].record.id), at);
    }
  }

  // Keeps a record, and what it refers to.
  void keep(std::uint32_t at) {
    std::vector<std::uint32_t> waiting{at};
    while (!waiting.empty()) {
      const std::uint32_t next = waiting.back();
      waiting.pop_back();
      if (stays_[next]) continue;
      stays_[next] = true;
      for_each_reference(before_[next].record.fact, [&](const Reference& reference, const std::string& id) {
        for (const std::uint32_t referred : find(reference, id)) waiting.push_back(referred);
      });
    }
  }

  // Keeps what a record that is sent now refers to. The places, services and groups that it needs were sent too.
  void keep_referred(const Reference& reference, std::string_view id) {
    if (is_code_kind(reference.kind)) return;
    for (const std::uint32_t referred : find(reference, std::string(id))) keep(referred);
  }

  bool stays(std::uint32_t at) const { return stays_[at]; }
  bool any_left() const { return !left_.empty(); }

 private:
  struct KeyHash {
    std::size_t operator()(const std::pair<std::size_t, std::string>& key) const {
      return std::hash<std::string>()(key.second) ^ key.first;
    }
  };

  // The records left that the reference may mean.
  std::vector<std::uint32_t> find(const Reference& reference, const std::string& id) const {
    std::vector<std::uint32_t> found;
    const std::size_t first = reference.kind == any_kind ? 0 : reference.kind;
    const std::size_t end = reference.kind == any_kind ? any_kind : reference.kind + 1;
    for (std::size_t kind = first; kind < end; ++kind) {
      const auto place = left_.find({kind, id});
      if (place != left_.end()) found.push_back(place->second);
    }
    return found;
  }

  const std::vector<StoredRecord>& before_;
  std::vector<bool> stays_;
  std::unordered_map<std::pair<std::size_t, std::string>, std::uint32_t, KeyHash> left_;
};

// Which records of `before` are withdrawn: not sent now, of a period that the file holds, and not needed.
std::vector<bool> withdrawn_of(const Sent& whole, const std::vector<StoredRecord>& before,
                               const std::vector<bool>& paired, const Rules& rules) {
  Staying staying(before, paired);
  std::vector<bool> withdrawn(before.size(), false);
  if (!staying.any_left()) return withdrawn;
  const std::optional<Period> span = whole.span();
  for (std::uint32_t at = 0; at < before.size(); ++at) {
    if (paired[at]) continue;
    const Record& record = before[at].record;
    const bool declared = std::holds_alternative<Scope>(record.fact) && record.note == declared_on_import;
    const std::optional<Period> period = period_of(record, rules);
    const bool untouched = span && period && !period->meets(*span);
    if (untouched || (declared && rules.keep_declared_scopes)) staying.keep(at);
  }
  whole.references([&](const Reference& reference, std::string_view id) { staying.keep_referred(reference, id); });
  for (std::uint32_t at = 0; at < before.size(); ++at) withdrawn[at] = !paired[at] && !staying.stays(at);
  return withdrawn;
}

// Puts one record that continues another where it belongs.
void continue_record(StoredRecord&& now, StoredRecord& before, const Rules& rules, Reconciled& result) {
  now.number = before.number;
  now.record.id = before.record.id;
  const bool same = same_content(now.record, before.record) && now.record.source == before.record.source;
  if (same && (rules.sheet || now.record.assured == before.record.assured)) {
    ++result.unchanged;
    if (now.citations == before.citations) return;
    ++result.moved;
    StoredRecord moved;
    moved.number = now.number;
    moved.citations = std::move(now.citations);
    result.changeset.moved.push_back(std::move(moved));
    return;
  }
  ++result.changed;
  result.changeset.changed.push_back(std::move(now));
}

std::uint64_t hash_of(const std::string& id) {
  Hash hash;
  hash.add(id);
  return hash.value();
}

void give_ids(std::vector<StoredRecord>& now, const Sent& whole, const Pairing& pairing) {
  FreshIds ids(whole.has_id);
  for (std::size_t at = 0; at < now.size(); ++at) {
    Record& record = now[at].record;
    if (pairing.before[at] == Pairing::none && record.id.empty()) record.id = ids.id_for(record);
  }
}

}  // namespace

std::optional<Period> period_of(const Record& record, const Rules& rules) {
  if (const auto* delivery = std::get_if<Delivery>(&record.fact)) {
    if (!delivery->reported.empty()) return hull(delivery->reported);
    return rules.sheet ? stated(delivery->start, delivery->end) : std::nullopt;
  }
  if (const auto* count = std::get_if<ReferralCount>(&record.fact)) return count->month;
  if (const auto* need = std::get_if<Need>(&record.fact)) return stated(need->start, need->end);
  if (const auto* scope = std::get_if<Scope>(&record.fact)) return stated(scope->start, scope->end);
  const auto* funding = std::get_if<Funding>(&record.fact);
  return funding != nullptr && rules.sheet ? stated(funding->start, funding->end) : std::nullopt;
}

std::optional<Period> span_of(const std::vector<StoredRecord>& records, const Rules& rules) {
  std::vector<Period> days;
  for (const StoredRecord& stored : records) {
    auto period = period_of(stored.record, rules);
    if (!period) continue;
    // An open side is no date: only what is stated tells what the file is about.
    if (period->from == Period::open_start) period->from = previous(period->to);
    if (period->to == Period::open_end) period->to = next(period->from);
    days.push_back(*period);
  }
  return hull(days);
}

void find_difference(std::vector<StoredRecord>&& now, std::vector<StoredRecord>&& before, const Rules& rules,
                     const Sent& whole, const Snapshot& present, Reconciled& result) {
  const Pairing pairing = pair_records(now, before);
  std::vector<bool> paired(before.size(), false);
  for (const std::uint32_t at : pairing.before) {
    if (at != Pairing::none) paired[at] = true;
  }
  const std::vector<bool> withdrawn = withdrawn_of(whole, before, paired, rules);

  const auto fresh = static_cast<std::size_t>(std::ranges::count(pairing.before, Pairing::none));
  if (fresh > 0) give_ids(now, whole, pairing);
  result.added += fresh;
  if (fresh == now.size()) {
    result.changeset.added = std::move(now);
  } else {
    result.changeset.added.reserve(fresh);
    for (std::size_t at = 0; at < now.size(); ++at) {
      if (pairing.before[at] == Pairing::none) {
        result.changeset.added.push_back(std::move(now[at]));
      } else {
        continue_record(std::move(now[at]), before[pairing.before[at]], rules, result);
      }
    }
  }
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (!withdrawn[at]) continue;
    ++result.withdrawn;
    result.changeset.withdrawn.push_back(before[at].number);
    result.withdrawals.push_back({before[at].number, before[at].record.id, line_about(before[at], present)});
  }
  std::ranges::sort(result.changeset.withdrawn);
  std::ranges::sort(result.withdrawals);
  sort_by_number(result.changeset.changed);
  sort_by_number(result.changeset.moved);
}

void find_difference(std::vector<StoredRecord> now, std::vector<StoredRecord> before, const Rules& rules,
                     const Snapshot& present, Reconciled& result) {
  // All of it is asked for before anything is taken apart.
  Sent whole;
  whole.span = [&] { return span_of(now, rules); };
  whole.references = [&](const auto& show) {
    for (const StoredRecord& stored : now) {
      for_each_reference(stored.record.fact,
                         [&](const Reference& reference, const std::string& id) { show(reference, id); });
    }
  };
  // Two ids of one hash would only cost the second a higher ordinal.
  std::unordered_set<std::uint64_t> used;
  whole.has_id = [&](const std::string& id) {
    if (used.empty()) {
      for (const auto* records : {&now, &before}) {
        for (const StoredRecord& stored : *records) used.insert(hash_of(stored.record.id));
      }
    }
    return used.contains(hash_of(id));
  };
  find_difference(std::move(now), std::move(before), rules, whole, present, result);
}

}  // namespace engine
