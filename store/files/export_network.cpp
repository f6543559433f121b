#include "store/files/export_network.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "store/files/site_guard.h"

namespace store {
namespace {

using engine::Period;
using engine::Snapshot;

constexpr int sector_level = 1;

// What is gathered of one edge.
struct Strand {
  std::uint64_t records = 0;
  std::set<std::uint32_t> places;
  std::map<std::string, engine::Decimal> money;
  Period period{Period::open_end, Period::open_start};  // empty until the first
};

class Gathering {
 public:
  explicit Gathering(const ExportContent& content) : content_(content), snapshot_(content.snapshot), guard_(content) {}

  Network network() {
    add_actors();
    add_deliveries();
    add_funding();
    for (const auto& edge : snapshot_.participations) {
      add(organisation(edge.organisation), programme(edge.programme), "participation", edge.role, edge.number, {});
    }
    for (const auto& edge : snapshot_.referrals) {
      add(organisation(edge.from), organisation(edge.to), "referral", "refers to", edge.number, edge.period);
    }
    for (const auto& edge : snapshot_.memberships) {
      add(organisation(edge.organisation), organisation(edge.body), "membership",
          edge.status.empty() ? "is a member of" : edge.status, edge.number, edge.period);
    }
    return finish();
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;

  void add_actors();
  void add_deliveries();
  void add_funding();
  Network finish();
  Strand* strand(const std::string& from, const std::string& to, std::string kind, std::string label);
  void add(const std::string& from, const std::string& to, const std::string& kind, const std::string& label,
           engine::Number number, const Period& period);
  std::string new_id(const std::string& id, const std::string& kind) {
    const std::string own = ids_.contains(id) ? kind + ":" + id : id;
    ids_.insert(own);
    return own;
  }
  std::string organisation(engine::Ref<engine::Organisation> ref) const {
    return ref.known() ? organisations_[ref.index] : "";
  }
  std::string programme(engine::Ref<engine::Programme> ref) const { return ref.known() ? programmes_[ref.index] : ""; }
  std::string actor(const engine::Provider& provider) const {
    return provider.programme.known() ? programme(provider.programme) : organisation(provider.organisation);
  }
  std::string sector(engine::Ref<engine::Service> service);
  bool may_be_seen(engine::Number number) const { return guard_.may_see(number); }

  const ExportContent& content_;
  const Snapshot& snapshot_;
  SiteGuard guard_;
  std::set<std::string> ids_;
  std::vector<NetworkNode> nodes_;
  std::vector<std::string> organisations_, programmes_;  // ids of nodes by number; empty where it is no node
  std::map<std::uint32_t, std::string> sectors_;
  std::map<Key, Strand> strands_;
};

void Gathering::add_actors() {
  const auto seen = [&](const std::vector<engine::Number>& records) {
    return std::ranges::any_of(records, [&](engine::Number number) { return may_be_seen(number); });
  };
  for (const auto& node : snapshot_.organisations) {
    const bool is_node = !node.placeholder && seen(node.records);
    organisations_.push_back(is_node ? new_id(node.id, "organisation") : "");
    if (is_node) {
      nodes_.push_back({organisations_.back(), node.name, "organisation", node.kind, node.country, node.period});
    }
  }
  for (const auto& node : snapshot_.programmes) {
    programmes_.push_back(seen(node.records) ? new_id(node.id, "programme") : "");
    if (!programmes_.back().empty()) {
      nodes_.push_back({programmes_.back(), node.name, "programme", node.status, "", node.period});
    }
  }
  for (std::size_t at = 0; at < snapshot_.organisations.size(); ++at) {
    const auto& node = snapshot_.organisations[at];
    if (Strand* one = strand(organisations_[at], organisation(node.parent), "parent", "is part of")) ++one->records;
  }
  for (std::size_t at = 0; at < snapshot_.programmes.size(); ++at) {
    const auto& node = snapshot_.programmes[at];
    if (Strand* one = strand(programmes_[at], programme(node.parent), "parent", "is part of")) ++one->records;
  }
}

// The sector that the service is of, as a node.
std::string Gathering::sector(engine::Ref<engine::Service> service) {
  if (!service.known()) return {};
  engine::Ref<engine::Service> top = service;
  for (const auto up : snapshot_.services.above(service)) {
    if (snapshot_.services.level(up) == sector_level) top = up;
  }
  const auto [place, fresh] = sectors_.emplace(top.index, "");
  if (fresh) {
    place->second = new_id(snapshot_.services.id(top), "service");
    nodes_.push_back({place->second, snapshot_.services.name(top), "service", "", "", {}});
  }
  return place->second;
}

Strand* Gathering::strand(const std::string& from, const std::string& to, std::string kind, std::string label) {
  if (from.empty() || to.empty()) return nullptr;
  return &strands_[{from, to, std::move(kind), std::move(label)}];
}

void Gathering::add(const std::string& from, const std::string& to, const std::string& kind, const std::string& label,
                    engine::Number number, const Period& period) {
  if (!may_be_seen(number)) return;
  Strand* one = strand(from, to, kind, label);
  if (one == nullptr) return;
  ++one->records;
  one->period = {std::min(one->period.from, period.from), std::max(one->period.to, period.to)};
}

void Gathering::add_deliveries() {
  for (std::size_t at = 0; at < snapshot_.deliveries.size(); ++at) {
    const auto& row = snapshot_.deliveries[at];
    if (!may_be_seen(row.number)) continue;
    Period period = row.stated;
    const auto reported = snapshot_.reported(at);
    if (!row.has_stated && !reported.empty()) {
      period = {std::ranges::min(reported, {}, &Period::from).from, std::ranges::max(reported, {}, &Period::to).to};
    }
    for (const std::string& who : {organisation(row.organisation), programme(row.programme)}) {
      const std::string what = who.empty() ? "" : sector(row.service);
      add(who, what, "delivers", "delivers", row.number, period);
      if (Strand* one = strand(who, what, "delivers", "delivers")) {
        const auto where = guard_.shown(row);
        if (where.known()) one->places.insert(where.index);
      }
    }
  }
}

void Gathering::add_funding() {
  for (const auto& edge : snapshot_.funding) {
    const std::string from = actor(edge.provider), to = actor(edge.receiver);
    const Period period = edge.has_period   ? edge.period
                          : edge.value_date ? Period{*edge.value_date, engine::next(*edge.value_date)}
                                            : Period();
    const std::string label = edge.kind.empty() || edge.kind == "unknown" ? "funds" : "funds: " + edge.kind.text();
    add(from, to, "funding", label, edge.number, period);
    if (!edge.amount || edge.currency.empty() || !may_be_seen(edge.number)) continue;
    if (Strand* one = strand(from, to, "funding", label)) {
      const auto [sum, fresh] = one->money.emplace(edge.currency, *edge.amount);
      if (!fresh) sum->second.ten_thousandths += edge.amount->ten_thousandths;
    }
  }
}

Network Gathering::finish() {
  Network network;
  network.nodes = std::move(nodes_);
  std::ranges::sort(network.nodes);
  for (const auto& [key, strand] : strands_) {
    if (strand.records == 0) continue;
    NetworkEdge edge;
    std::tie(edge.from, edge.to, edge.kind, edge.label) = key;
    edge.weight = strand.places.empty() ? strand.records : strand.places.size();
    for (const auto& [currency, amount] : strand.money) {
      edge.money += (edge.money.empty() ? "" : "; ") + engine::to_text(amount) + " " + currency;
    }
    edge.period = strand.period.empty() ? Period() : strand.period;
    network.edges.push_back(std::move(edge));
  }
  return network;
}

}  // namespace

Network network_of(const ExportContent& content) { return Gathering(content).network(); }

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    switch (character) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        // Control characters have no place in XML.
        escaped += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
    }
  }
  return escaped;
}

}  // namespace store
