#include "server/library/edition.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "engine/graph/build.h"
#include "engine/graph/edit.h"
#include "engine/graph/freed_memory.h"
#include "engine/identity/joins.h"
#include "engine/model/tables.h"
#include "store/files/site_guard.h"

namespace server {
namespace {

using namespace engine;

constexpr std::string_view numbered = "record-";
constexpr std::size_t most_changes = 4096;  // beyond an edition, and carried along since where ids are named was read

void append(std::vector<std::string>& texts, const Texts& more) { texts.insert(texts.end(), more.begin(), more.end()); }

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

// Where a record stands among those of its kind, or would.
std::size_t place_of(const Chunked<Listed>& listed, Number number) {
  return static_cast<std::size_t>(std::ranges::lower_bound(listed, number, {}, &Listed::number) - listed.begin());
}

// By number, as they mostly come.
void put_in_order(Chunked<Listed>& listed) {
  if (std::ranges::is_sorted(listed, {}, &Listed::number)) return;
  std::vector<Listed> all(listed.begin(), listed.end());
  std::ranges::sort(all, {}, &Listed::number);
  listed.clear();
  for (const Listed& one : all) listed.push_back(one);
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
    : words_(&words), records_(std::variant_size_v<Fact>), counts_(std::variant_size_v<Fact>) {
  actors_->database = &database;
  read_anew(database, revision);
  SnapshotBuilder builder;
  database.for_each_packed(
      revision,
      [&](const Pack& pack, std::span<const std::uint16_t> superseded) {
        gather(pack, superseded);
        builder.add(pack, superseded);
      },
      [&](StoredRecord&& stored) {
        gather(stored);
        builder.add(std::move(stored));
      });
  snapshot_ = form_snapshot(builder, revision, words.placeholders, words.retired);
  for (auto& listed : records_) put_in_order(listed);
  for (const Titled& other : others_) other_names_.edit().emplace(other.id, other.name);
  for (const WordRow& row : words.countries) country_words_.edit()[row.code].push_back(row.word);
  give_back_freed_memory();
}

// Of the kinds that have a title few records are made whole; of others who may see them is all.
void Edition::gather(const Pack& pack, std::span<const std::uint16_t> superseded) {
  const PackedColumn& tiers = pack.common(Common::tier);
  for (std::size_t kind = 0; kind < records_.size(); ++kind) {
    const auto places = pack.places(kind);
    if (places.empty()) continue;
    const bool has_title = kind == kind_of<Mechanism>() || kind == kind_of<Document>() || kind == kind_of<Meeting>() ||
                           kind == kind_of<Commitment>() || kind == kind_of<engine::Statement>();
    if (kind == kind_of<Delivery>() && tiers.width == 0 && superseded.empty()) {
      counts_[kind][tiers.number(0).value_or(0)] += places.size();
      continue;
    }
    auto& listed = records_[kind];
    for (const std::uint16_t place : places) {
      if (!superseded.empty() && std::ranges::binary_search(superseded, place)) continue;
      const Tier tier =
          kind == kind_of<ReferralCount>() ? Tier::secretariat : static_cast<Tier>(tiers.number(place).value_or(0));
      ++counts_[kind][static_cast<std::size_t>(tier)];
      if (kind == kind_of<Delivery>()) continue;
      listed.push_back({static_cast<std::uint32_t>(pack.number(place)), tier});
      if (has_title) gather_title(pack.record(place));
    }
  }
}

void Edition::gather_mentions(const StoredRecord& stored) {
  const auto kind = static_cast<std::uint16_t>(stored.record.fact.index());
  const Tier tier = tier_of(stored.record);
  const auto add = [&](std::size_t column, std::string_view id) {
    mentioned_since_.emplace(id, Mention{stored.number, kind, static_cast<std::uint16_t>(column), tier});
  };
  std::visit(
      [&]<class One>(const One& one) {
        if constexpr (!std::is_same_v<One, Location>) for_each_id(one, add);
      },
      stored.record.fact);
  if (const auto* meeting = std::get_if<Meeting>(&stored.record.fact)) {
    for (const std::string& attended : meeting->attendance) add(attendance_column(), who_attended(attended));
  }
}

void Edition::gather(const StoredRecord& stored) {
  const std::size_t kind = stored.record.fact.index();
  const Tier tier = tier_of(stored.record);
  ++counts_[kind][static_cast<std::size_t>(tier)];
  if (std::holds_alternative<Delivery>(stored.record.fact)) {
    if (snapshot_) marked_since_[stored.number] = store::is_marked_public(stored.record.words);
    return;
  }
  const auto number = static_cast<std::uint32_t>(stored.number);
  auto& listed = records_[kind];
  if (snapshot_) {
    listed.insert(place_of(listed, number), {number, tier});
    gather_mentions(stored);
  } else {
    listed.push_back({number, tier});
  }
  gather_title(stored);
}

void Edition::gather_title(const StoredRecord& stored) {
  std::string title = title_of(stored.record.fact);
  if (title.empty()) return;
  if (snapshot_) other_names_.edit()[id_of(stored)] = title;
  others_.edit().push_back(
      {id_of(stored), std::string(table_of(stored.record.fact)), std::move(title), {}, tier_of(stored.record)});
  search_ = std::make_shared<Search>();
}

// Takes back what gather() took of the record as it was.
void Edition::forget(const StoredRecord& stored) {
  const std::size_t kind = stored.record.fact.index();
  --counts_[kind][static_cast<std::size_t>(tier_of(stored.record))];
  if (std::holds_alternative<Delivery>(stored.record.fact)) {
    marked_since_[stored.number] = false;
    return;
  }
  auto& listed = records_[kind];
  listed.erase(place_of(listed, stored.number));
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
  const auto touched = database.changed_since(this->revision());
  if (touched.size() > most_changes) return nullptr;
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
  auto next = std::make_shared<Edition>(*this);
  auto snapshot = next->edited(database, revision, changes);
  if (!snapshot) return nullptr;
  for (const RecordChange& change : changes) {
    if (change.before != nullptr) next->forget(*change.before);
    if (change.after != nullptr) next->gather(*change.after);
  }
  if (regroups(changes)) next->search_ = std::make_shared<Search>();
  next->snapshot_ = std::move(snapshot);
  const std::size_t carried = next->changed_since_.size() + next->mentioned_since_.size() + next->marked_since_.size();
  if (carried > most_changes) next->read_anew(database, revision);
  return next;
}

// The graph after the changes, and who states whom in it.
std::shared_ptr<const Snapshot> Edition::edited(const store::Database& database, Revision revision,
                                                std::span<const RecordChange> changes) {
  if (!regroups(changes)) return engine::edited(*snapshot_, revision, changes);
  auto actors = std::make_shared<ActorRecords>(*this->actors());
  actors->change(changes);
  const auto read = [&](Number number) { return database.record(number, revision); };
  const auto regrouping = regrouped(*snapshot_, changes, *actors, read, *words_);
  actors_ = std::make_shared<Actors>();
  std::call_once(actors_->made, [&] { actors_->records = std::move(actors); });
  return regrouping ? engine::edited(*snapshot_, revision, changes, &*regrouping) : nullptr;
}

std::shared_ptr<const NameWords> Edition::shared_name_words() const {
  std::call_once(name_words_->made, [this] {
    name_words_->words = std::make_shared<const NameWords>(words_->names, words_->countries, words_->bodies);
  });
  return name_words_->words;
}

std::shared_ptr<const ActorRecords> Edition::actors() const {
  std::call_once(actors_->made, [this] {
    auto read = std::make_shared<ActorRecords>(*words_);
    for (const std::size_t kind : {kind_of<Organisation>(), kind_of<SameAs>()}) {
      for (const Listed& listed : records(kind)) {
        if (auto stored = actors_->database->record(listed.number, revision())) read->add(*stored);
      }
    }
    actors_->records = std::move(read);
  });
  return actors_->records;
}

// Where ids are named, and what is marked public, is read as of the revision when it is next asked for, instead of
// being carried along.
void Edition::read_anew(const store::Database& database, Revision revision) {
  named_ = std::make_shared<Named>();
  marked_ = std::make_shared<Marked>();
  named_->database = marked_->database = &database;
  named_->revision = marked_->revision = revision;
  changed_since_.clear();
  mentioned_since_.clear();
  marked_since_.clear();
}

bool Edition::is_marked_public(Number delivery) const {
  if (const auto since = marked_since_.find(delivery); since != marked_since_.end()) return since->second;
  std::call_once(marked_->made, [this] {
    marked_->deliveries = std::make_unique<const MarkedPublic>(*marked_->database, marked_->revision);
  });
  return marked_->deliveries->has(delivery);
}

std::vector<Mention> Edition::mentions(const std::string& id) const {
  std::call_once(named_->made,
                 [this] { named_->mentions = std::make_unique<const Mentions>(*named_->database, named_->revision); });
  std::vector<Mention> found = named_->mentions->of(id);
  std::erase_if(found, [&](const Mention& mention) { return changed_since_.contains(mention.number); });
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

Tier Edition::tier_of_number(std::size_t kind, Number number) const {
  return records_[kind][place_of(records_[kind], number)].tier;
}

std::size_t Edition::count_actors(std::string_view kind, Tier tier) const {
  const auto count = [&](std::size_t alternative, const auto& nodes) {
    if (this->count(alternative, tier) == this->count(alternative, Tier::secretariat)) return nodes.size();
    return static_cast<std::size_t>(std::ranges::count_if(nodes, [&](const auto& node) {
      return std::ranges::any_of(node.records,
                                 [&](Number number) { return tier_of_number(alternative, number) <= tier; });
    }));
  };
  return kind == "organisations" ? count(kind_of<Organisation>(), snapshot_->organisations)
                                 : count(kind_of<Programme>(), snapshot_->programmes);
}

const SearchIndex& Edition::search() const {
  std::call_once(search_->made, [this] { search_->index = std::make_unique<const SearchIndex>(titles()); });
  return *search_->index;
}

std::vector<Titled> Edition::titles() const {
  std::vector<Titled> titles = *others_;
  std::ranges::sort(titles, {}, [](const Titled& one) { return std::tie(one.kind, one.id, one.name); });
  add_actors(titles, snapshot_->organisations, snapshot_->organisation_by_id);
  add_actors(titles, snapshot_->programmes, snapshot_->programme_by_id);
  add_order(titles, snapshot_->locations);
  add_order(titles, snapshot_->services);
  add_order(titles, snapshot_->groups);
  return titles;
}

// Records joined as one actor are found as one, by the names and ids of all of them.
template <class Fact, class Nodes>
void Edition::add_actors(std::vector<Titled>& titles, const Nodes& nodes, const ById<Fact>& by_id) const {
  const std::size_t first = titles.size();
  for (const auto& node : nodes) {
    Titled titled{node.id, std::string(Table<Fact>::name), node.name, {}, Tier::secretariat};
    if constexpr (std::is_same_v<Fact, Organisation>) {
      append(titled.texts, node.names);
      append(titled.texts, node.acronyms);
      append(titled.texts, node.identifiers);
    } else {
      append(titled.texts, node.other_names);
    }
    for (const Number number : node.records) {
      titled.tier = std::min(titled.tier, tier_of_number(kind_of<Fact>(), number));
    }
    titles.push_back(std::move(titled));
  }
  for (const auto& [id, actor] : by_id) {
    Titled& titled = titles[first + actor.index];
    if (id != titled.id) titled.texts.push_back(id);
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
