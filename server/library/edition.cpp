#include "server/library/edition.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "engine/identity/joins.h"
#include "engine/model/tables.h"

namespace server {
namespace {

using namespace engine;

constexpr std::string_view numbered = "record-";

void append(std::vector<std::string>& texts, const Texts& more) { texts.insert(texts.end(), more.begin(), more.end()); }

// Calls visit(column's place in its table, id) for every id that the fact names.
template <class One, class Visit>
void for_each_id(const One& fact, Visit&& visit) {
  std::size_t place = 0;
  for_each_column(fact, [&]<class Value>(const auto&, const Value& value) {
    if constexpr (requires { value.text; }) {
      if (!value.empty()) visit(place, value.text);
    } else if constexpr (requires { value.front().text; }) {
      for (const auto& id : value) visit(place, id.text);
    }
    ++place;
  });
}

// Who attended stands as "id" or "id:capacity", and so is no id by its type.
constexpr std::size_t attendance_column() { return std::tuple_size_v<decltype(Table<Meeting>::columns)> - 1; }

// What a record that is neither an actor nor a place is called, or nothing.
std::string title_of(const Fact& fact) {
  return std::visit(
      []<class One>(const One& one) -> std::string {
        if constexpr (std::is_same_v<One, Mechanism> || std::is_same_v<One, Document> || std::is_same_v<One, Meeting>) {
          return one.name;
        } else if constexpr (std::is_same_v<One, Commitment> || std::is_same_v<One, engine::Statement>) {
          return one.text;
        } else {
          return {};
        }
      },
      fact);
}

}  // namespace

std::string id_of(const StoredRecord& stored) {
  return stored.record.id.empty() ? std::string(numbered) + std::to_string(stored.number) : stored.record.id;
}

std::string id_of_number(Number number) { return std::string(numbered) + std::to_string(number); }

std::optional<Number> number_of(std::string_view id) {
  if (!id.starts_with(numbered)) return std::nullopt;
  id.remove_prefix(numbered.size());
  Number number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
  return number;
}

Edition::Edition(const store::Database& database, Revision revision, const WordLists& words)
    : records_(std::variant_size_v<Fact>), counts_(std::variant_size_v<Fact>) {
  SnapshotBuilder builder;
  const auto take = [&](StoredRecord&& stored) {
    gather(stored);
    builder.add(std::move(stored));
  };
  database.for_each_packed(
      revision,
      [&](const Pack& pack, std::span<const std::uint16_t> superseded) {
        gather_deliveries(pack, superseded);
        builder.add_deliveries(pack, superseded);
        for_each_but_deliveries(pack, superseded, take);
      },
      take);
  snapshot_ = form_snapshot(builder, revision, words.placeholders, words.retired);
  for (auto& listed : records_) std::ranges::sort(listed.edit(), {}, &Listed::number);
  std::ranges::sort(mentions_.edit());
  for (const Titled& other : others_) other_names_.edit().emplace(other.id, other.name);
  for (const WordRow& row : words.countries) country_words_.edit()[row.code].push_back(row.word);
}

Tier tier_of(const engine::Record& record) {
  return std::holds_alternative<engine::ReferralCount>(record.fact) ? Tier::secretariat : record.tier;
}

void Edition::gather_deliveries(const Pack& pack, std::span<const std::uint16_t> superseded) {
  constexpr std::size_t kind = kind_of<Delivery>();
  const PackedColumn& tiers = pack.common(Common::tier);
  for (const std::uint16_t place : pack.places(kind)) {
    if (std::ranges::binary_search(superseded, place)) continue;
    ++counts_[kind][static_cast<std::size_t>(tiers.number(place).value_or(0))];
  }
}

void Edition::add_mention(const std::string& id, std::size_t kind, std::size_t column, const StoredRecord& stored) {
  Mention mention{0, static_cast<std::uint16_t>(kind), static_cast<std::uint16_t>(column), stored.number,
                  tier_of(stored.record)};
  if (snapshot_) {
    mentioned_since_.emplace(id, mention);
    return;
  }
  mention.id = mentioned_.edit().emplace(id, static_cast<std::uint32_t>(mentioned_.size())).first->second;
  mentions_.edit().push_back(mention);
}

void Edition::gather(const StoredRecord& stored) {
  const std::size_t kind = stored.record.fact.index();
  const Tier tier = tier_of(stored.record);
  ++counts_[kind][static_cast<std::size_t>(tier)];
  if (std::holds_alternative<Delivery>(stored.record.fact)) return;
  auto& listed = records_[kind].edit();
  if (snapshot_) {
    listed.insert(std::ranges::lower_bound(listed, stored.number, {}, &Listed::number), {stored.number, tier});
  } else {
    listed.push_back({stored.number, tier});
  }
  std::visit(
      [&]<class One>(const One& one) {
        if constexpr (std::is_same_v<One, Location>) return;
        for_each_id(one, [&](std::size_t column, const std::string& id) { add_mention(id, kind, column, stored); });
      },
      stored.record.fact);
  if (const auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (const std::string& attended : meeting->attendance) {
      add_mention(attended.substr(0, attended.rfind(':')), kind, attendance_column(), stored);
    }
  }
  gather_title(stored);
}

void Edition::gather_title(const StoredRecord& stored) {
  const Tier tier = tier_of(stored.record);
  if (const auto* organisation = std::get_if<Organisation>(&stored.record.fact)) {
    Titled titled{stored.record.id, "organisations", organisation->name, organisation->acronyms, tier};
    append(titled.texts, organisation->aliases);
    append(titled.texts, organisation->identifiers);
    actors_.edit().emplace(stored.number, std::move(titled));
  } else if (const auto* programme = std::get_if<Programme>(&stored.record.fact)) {
    actors_.edit().emplace(stored.number, Titled{stored.record.id, "programmes", programme->name, {}, tier});
  } else if (std::string title = title_of(stored.record.fact); !title.empty()) {
    if (snapshot_) other_names_.edit()[id_of(stored)] = title;
    others_.edit().push_back({id_of(stored), std::string(table_of(stored.record.fact)), std::move(title), {}, tier});
    search_ = std::make_shared<Search>();
  }
}

// Takes back what gather() took of the record as it was.
void Edition::forget(const StoredRecord& stored) {
  const std::size_t kind = stored.record.fact.index();
  --counts_[kind][static_cast<std::size_t>(tier_of(stored.record))];
  if (std::holds_alternative<Delivery>(stored.record.fact)) return;
  auto& listed = records_[kind].edit();
  listed.erase(std::ranges::lower_bound(listed, stored.number, {}, &Listed::number));
  changed_since_.insert(stored.number);
  std::erase_if(mentioned_since_, [&](const auto& mention) { return mention.second.number == stored.number; });
  if (title_of(stored.record.fact).empty()) return;
  const std::string id = id_of(stored);
  std::erase_if(others_.edit(), [&](const Titled& titled) { return titled.id == id; });
  other_names_.edit().erase(id);
  search_ = std::make_shared<Search>();
}

// Whether what the record is called is what another one of its id is called too: which of them is shown, all decide.
bool Edition::shares_its_title(const RecordChange& change) const {
  const auto several = [&](const StoredRecord* stored, std::ptrdiff_t most) {
    if (stored == nullptr || title_of(stored->record.fact).empty()) return false;
    return std::ranges::count(*others_, id_of(*stored), &Titled::id) > most;
  };
  return several(change.before, 1) || several(change.after, change.before == nullptr ? 0 : 1);
}

std::shared_ptr<const Edition> Edition::after(const store::Database& database, Revision revision) const {
  constexpr std::size_t most = 4096;  // changes beyond this edition, and of those that it was had by
  const auto touched = database.changed_since(this->revision());
  if (touched.size() + changed_since_.size() + mentioned_since_.size() > most) return nullptr;
  std::vector<std::optional<StoredRecord>> before, now;
  std::vector<RecordChange> changes;
  for (const Number number : touched) {
    before.push_back(database.record(number, this->revision()));
    now.push_back(database.record(number, revision));
  }
  for (std::size_t at = 0; at < touched.size(); ++at) {
    changes.push_back({before[at] ? &*before[at] : nullptr, now[at] ? &*now[at] : nullptr});
  }
  if (std::ranges::any_of(changes, [&](const RecordChange& change) { return shares_its_title(change); }))
    return nullptr;
  auto snapshot = edited(*snapshot_, revision, changes);
  if (!snapshot) return nullptr;
  auto next = std::make_shared<Edition>(*this);
  for (const RecordChange& change : changes) {
    if (change.before != nullptr) next->forget(*change.before);
    if (change.after != nullptr) next->gather(*change.after);
  }
  next->snapshot_ = std::move(snapshot);
  return next;
}

std::vector<Mention> Edition::mentions(const std::string& id) const {
  std::vector<Mention> found;
  if (const auto known = mentioned_.find(id); known != mentioned_.end()) {
    for (const Mention& mention : std::ranges::equal_range(*mentions_, known->second, {}, &Mention::id)) {
      if (!changed_since_.contains(mention.number)) found.push_back(mention);
    }
  }
  const auto [from, to] = mentioned_since_.equal_range(id);
  for (auto mention = from; mention != to; ++mention) found.push_back(mention->second);
  std::ranges::sort(found, {}, [](const Mention& one) { return std::tuple(one.kind, one.column, one.number); });
  return found;
}

const std::string& Edition::name_of(const std::string& id) const {
  const Snapshot& graph = *snapshot_;
  const auto organisation = graph.organisation_by_id.find(id);
  if (organisation != graph.organisation_by_id.end()) return graph.organisations[organisation->second.index].name;
  const auto programme = graph.programme_by_id.find(id);
  if (programme != graph.programme_by_id.end()) return graph.programmes[programme->second.index].name;
  if (const auto location = graph.locations.find(id); location.known()) return graph.locations.name(location);
  if (const auto service = graph.services.find(id); service.known()) return graph.services.name(service);
  if (const auto group = graph.groups.find(id); group.known()) return graph.groups.name(group);
  const auto other = other_names_.find(id);
  return other == other_names_.end() ? id : other->second;
}

std::size_t Edition::count(std::size_t kind, Tier tier) const {
  const auto& by_tier = counts_[kind];
  return std::accumulate(by_tier.begin(), by_tier.begin() + static_cast<std::ptrdiff_t>(tier) + 1, std::size_t{0});
}

std::size_t Edition::count_actors(std::string_view kind, Tier tier) const {
  const auto count = [&](const auto& nodes) {
    return static_cast<std::size_t>(std::ranges::count_if(nodes, [&](const auto& node) {
      return std::ranges::any_of(node.records, [&](Number number) { return actors_.at(number).tier <= tier; });
    }));
  };
  return kind == "organisations" ? count(snapshot_->organisations) : count(snapshot_->programmes);
}

const SearchIndex& Edition::search() const {
  std::call_once(search_->made, [this] { search_->index = std::make_unique<const SearchIndex>(titles()); });
  return *search_->index;
}

std::vector<Titled> Edition::titles() const {
  std::vector<Titled> titles = *others_;
  std::ranges::sort(titles, {}, [](const Titled& one) { return std::tie(one.kind, one.id, one.name); });
  add_actors(titles, snapshot_->organisations, "organisations");
  add_actors(titles, snapshot_->programmes, "programmes");
  add_order(titles, snapshot_->locations);
  add_order(titles, snapshot_->services);
  add_order(titles, snapshot_->groups);
  return titles;
}

// Records joined as one actor are found as one, by the names of all of them.
template <class Nodes>
void Edition::add_actors(std::vector<Titled>& titles, const Nodes& nodes, std::string_view kind) const {
  for (const auto& node : nodes) {
    Titled titled{node.id, std::string(kind), node.name, {}, Tier::secretariat};
    for (const Number number : node.records) {
      const Titled& stated = actors_.at(number);
      titled.texts.push_back(stated.name);
      if (stated.id != node.id) titled.texts.push_back(stated.id);
      append(titled.texts, stated.texts);
      titled.tier = std::min(titled.tier, stated.tier);
    }
    titles.push_back(std::move(titled));
  }
}

template <class Fact>
void Edition::add_order(std::vector<Titled>& titles, const Order<Fact>& order) const {
  for (std::uint32_t index = 0; index < order.size(); ++index) {
    Titled titled{order.id({index}), std::string(Table<Fact>::name), order.name({index}), {}, Tier::everybody};
    if constexpr (std::is_same_v<Fact, Location>) {
      const auto words = country_words_.find(titled.id);
      if (words != country_words_.end() && order.level({index}) == 0) titled.texts = words->second;
    }
    titles.push_back(std::move(titled));
  }
}

}  // namespace server
