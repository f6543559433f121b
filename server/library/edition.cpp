#include "server/library/edition.h"

#include <algorithm>
#include <charconv>

#include "engine/graph/build.h"
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
    : records_(std::variant_size_v<Fact>) {
  SnapshotBuilder builder;
  database.for_each(revision, [&](StoredRecord&& stored) {
    gather(stored);
    builder.add(std::move(stored));
  });
  snapshot_ = form_snapshot(builder, revision, words.placeholders);
  for (auto& listed : records_) std::ranges::sort(listed, {}, &Listed::number);
  std::ranges::sort(mentions_);
  for (const Titled& other : others_) other_names_.emplace(other.id, other.name);
  for (const WordRow& row : words.countries) country_words_[row.code].push_back(row.word);
}

Tier tier_of(const engine::Record& record) {
  return std::holds_alternative<engine::ReferralCount>(record.fact) ? Tier::secretariat : record.tier;
}

void Edition::gather(const StoredRecord& stored) {
  const std::size_t kind = stored.record.fact.index();
  const Tier tier = tier_of(stored.record);
  records_[kind].push_back({stored.number, tier});
  std::visit(
      [&]<class One>(const One& one) {
        if constexpr (std::is_same_v<One, Delivery> || std::is_same_v<One, Location>) return;
        for_each_id(one, [&](std::size_t column, const std::string& id) {
          mentions_.push_back({id, kind, column, stored.number, tier});
        });
      },
      stored.record.fact);
  if (const auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (const std::string& attended : meeting->attendance) {
      mentions_.push_back({attended.substr(0, attended.rfind(':')), kind, attendance_column(), stored.number, tier});
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
    actors_.emplace(stored.number, std::move(titled));
  } else if (const auto* programme = std::get_if<Programme>(&stored.record.fact)) {
    actors_.emplace(stored.number, Titled{stored.record.id, "programmes", programme->name, {}, tier});
  } else if (std::string title = title_of(stored.record.fact); !title.empty()) {
    others_.push_back({id_of(stored), std::string(table_of(stored.record.fact)), std::move(title), {}, tier});
  }
}

std::span<const Mention> Edition::mentions(const std::string& id) const {
  return std::ranges::equal_range(mentions_, id, {}, &Mention::id);
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

std::size_t Edition::count_actors(std::string_view kind, Tier tier) const {
  const auto count = [&](const auto& nodes) {
    return static_cast<std::size_t>(std::ranges::count_if(nodes, [&](const auto& node) {
      return std::ranges::any_of(node.records, [&](Number number) { return actors_.at(number).tier <= tier; });
    }));
  };
  return kind == "organisations" ? count(snapshot_->organisations) : count(snapshot_->programmes);
}

const SearchIndex& Edition::search() const {
  std::call_once(searched_, [this] { search_ = std::make_unique<const SearchIndex>(titles()); });
  return *search_;
}

std::vector<Titled> Edition::titles() const {
  std::vector<Titled> titles = others_;
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
