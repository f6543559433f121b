#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/graph/edit.h"
#include "engine/graph/shared.h"
#include "engine/graph/snapshot.h"
#include "engine/identity/words.h"
#include "server/library/search_index.h"
#include "store/database/database.h"

namespace server {

// A record of one kind, and who may see it.
struct Listed {
  engine::Number number = 0;
  engine::Tier tier = engine::Tier::everybody;
};

// That a column of a record names an id: how an entity's edges are found from its side.
struct Mention {
  std::uint32_t id = 0;      // among the ids that are named
  std::uint16_t kind = 0;    // the record's alternative of Fact
  std::uint16_t column = 0;  // of its table
  engine::Number number = 0;
  engine::Tier tier = engine::Tier::everybody;

  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// One revision of the database as readers use it: its graph, and what they look things up in.
// Immutable but for the search index, which the first search makes; any thread may read.
class Edition {
 public:
  // Reads all of `database` as of `revision`. Of the words it takes further names of countries, and those that name no
  // organisation.
  // Throws Error{storage}. Cost: a pass over the records, and forming the graph.
  Edition(const store::Database& database, engine::Revision revision, const engine::WordLists& words);

  // The edition of a later revision, had from this one by what the revisions between changed: it shares all that they
  // did not touch. Nothing where the graph is only to be had afresh; see engine::edited().
  // Throws Error{storage}. Cost: a lookup for each record that changed, and the chunks of the graph that they touch.
  std::shared_ptr<const Edition> after(const store::Database& database, engine::Revision revision) const;

  engine::Revision revision() const { return snapshot_->revision; }
  const engine::Snapshot& snapshot() const { return *snapshot_; }

  // How many actors of a kind ("organisations" or "programmes") somebody of that tier may see.
  std::size_t count_actors(std::string_view kind, engine::Tier tier) const;

  // How many records of an alternative of Fact somebody of that tier may see.
  std::size_t count(std::size_t kind, engine::Tier tier) const;

  // The records of an alternative of Fact, by number; of deliveries none, which the graph has.
  std::span<const Listed> records(std::size_t kind) const { return *records_[kind]; }

  // Where records other than deliveries and places name `id`, by kind, column and number.
  std::vector<Mention> mentions(const std::string& id) const;

  // The name to show for an id of any kind; the id itself where nothing has it.
  const std::string& name_of(const std::string& id) const;

  // Cost: the first call folds every name, and others wait for it.
  const SearchIndex& search() const;

 private:
  using Counts = std::array<std::size_t, 3>;  // by tier

  // What the search finds, made when it is first asked for.
  struct Search {
    std::once_flag made;
    std::unique_ptr<const SearchIndex> index;
  };

  void gather(const engine::StoredRecord& stored);
  void forget(const engine::StoredRecord& stored);
  bool shares_its_title(const engine::RecordChange& change) const;
  void gather_deliveries(const engine::Pack& pack, std::span<const std::uint16_t> superseded);
  void add_mention(const std::string& id, std::size_t kind, std::size_t column, const engine::StoredRecord& stored);
  void gather_title(const engine::StoredRecord& stored);
  std::vector<Titled> titles() const;
  template <class Nodes>
  void add_actors(std::vector<Titled>& titles, const Nodes& nodes, std::string_view kind) const;
  template <class Fact>
  void add_order(std::vector<Titled>& titles, const engine::Order<Fact>& order) const;

  std::shared_ptr<const engine::Snapshot> snapshot_;
  std::vector<engine::Shared<std::vector<Listed>>> records_;
  std::vector<Counts> counts_;  // by alternative of Fact
  engine::Shared<std::unordered_map<std::string, std::uint32_t>> mentioned_;
  engine::Shared<std::vector<Mention>> mentions_;                      // by id, of the edition that was formed afresh,
  std::multimap<std::string, Mention> mentioned_since_;                // and since
  std::set<engine::Number> changed_since_;                             // whose mentions in mentions_ are no longer so
  engine::Shared<std::vector<Titled>> others_;                         // what is neither an actor nor in an order
  engine::Shared<std::unordered_map<engine::Number, Titled>> actors_;  // what each record calls its actor
  engine::Shared<std::unordered_map<std::string, std::string>> other_names_;  // of others_, by id
  engine::Shared<std::unordered_map<std::string, std::vector<std::string>>> country_words_;
  std::shared_ptr<Search> search_ = std::make_shared<Search>();
};

// Who may read the record as it stands. Counts of people referred are the secretariat's, whatever their source says:
// others see of them what cannot be led back to a few.
engine::Tier tier_of(const engine::Record& record);

// The id by which a record is opened: its own, else one of its number.
std::string id_of(const engine::StoredRecord& stored);

// The id by which the record of that number is opened, whatever its own.
std::string id_of_number(engine::Number number);

// The number of an id that id_of() made for a record without one.
std::optional<engine::Number> number_of(std::string_view id);

}  // namespace server
