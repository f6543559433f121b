#include "engine/analysis/entitlements.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/mask.h"
#include "engine/analysis/rates.h"

namespace engine {
namespace {

struct Gathering {
  Sums money;
  std::set<std::string> in_kind;
  std::vector<Number> records;
};

// The sum in one currency, where every part has a rate.
std::optional<Money> convert(const Sums& sums, const Rates& rates, Day day, const std::string& currency) {
  Money whole{0, currency};
  for (const Money& part : sums.list()) {
    const auto same = part.currency == currency ? std::optional(part) : rates.convert(part, day, currency);
    if (!same) return std::nullopt;
    whole.minor += same->minor;
  }
  return sums.empty() ? std::nullopt : std::optional(whole);
}

void note(std::map<std::string, Range>& ranges, const Money& money, const std::string& host) {
  Range& range = ranges[money.currency];
  range.currency = money.currency;
  if (range.hosts == 0 || money.minor < range.least) {
    range.least = money.minor;
    range.least_host = host;
  }
  if (range.hosts == 0 || money.minor > range.most) {
    range.most = money.minor;
    range.most_host = host;
  }
  ++range.hosts;
}

std::vector<Range> ranges_of(const std::vector<HostPackage>& hosts, const std::string& currency) {
  std::map<std::string, Range> ranges;
  for (const HostPackage& one : hosts) {
    if (one.converted) note(ranges, *one.converted, one.host);
    for (const Money& money : one.money) {
      if (money.currency != currency) note(ranges, money, one.host);
    }
  }
  std::vector<Range> list;
  for (auto& [name, range] : ranges) {
    if (range.least > 0) range.ratio = static_cast<double>(range.most) / static_cast<double>(range.least);
    list.push_back(std::move(range));
  }
  return list;
}

}  // namespace

std::vector<PackageChoice> compare_entitlements(const Snapshot& snapshot, const Question& question,
                                                const std::string& profile, const std::string& currency) {
  assert(question.day);
  const Mask<Location> asked(snapshot.locations, question.filter.locations);
  std::map<std::pair<Ref<Location>, std::string>, std::map<std::string, Gathering>> found;
  for (const EntitlementEdge& edge : snapshot.entitlements) {
    if (edge.tier > question.tier || !edge.period.has(*question.day) || !asked.touches(edge.destination)) continue;
    if (!profile.empty() && edge.profile != profile) continue;
    Gathering& gathered = found[{edge.destination, edge.profile}][edge.host];
    if (edge.amount) gathered.money.add({edge.amount->ten_thousandths, edge.currency});
    if (!edge.in_kind.empty()) gathered.in_kind.insert(edge.in_kind);
    gathered.records.push_back(edge.number);
  }
  const Rates rates(snapshot, question.tier);
  std::vector<PackageChoice> list;
  for (auto& [key, hosts] : found) {
    PackageChoice& choice = list.emplace_back();
    choice.destination = key.first;
    choice.profile = key.second;
    choice.id = finding_id("entitlements", {snapshot.locations.id(key.first), key.second});
    for (auto& [host, gathered] : hosts) {
      HostPackage& one = choice.hosts.emplace_back();
      one.host = host;
      one.money = gathered.money.list();
      if (!currency.empty()) one.converted = convert(gathered.money, rates, *question.day, currency);
      one.in_kind = {gathered.in_kind.begin(), gathered.in_kind.end()};
      one.records = std::move(gathered.records);
      choice.without_amount += one.money.empty();
    }
    choice.ranges = ranges_of(choice.hosts, currency);
    std::ranges::stable_sort(choice.hosts, std::greater(), [](const HostPackage& one) {
      return one.converted ? one.converted->minor : std::int64_t{-1};
    });
  }
  std::ranges::stable_sort(list, {}, [&](const PackageChoice& one) {
    return std::pair(snapshot.locations.id(one.destination), one.profile);
  });
  return list;
}

}  // namespace engine
