#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

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
  std::string id;
  std::size_t kind = 0;    // the record's alternative of Fact
  std::size_t column = 0;  // of its table
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

  engine::Revision revision() const { return snapshot_->revision; }
  const engine::Snapshot& snapshot() const { return *snapshot_; }

  // How many actors of a kind ("organisations" or "programmes") somebody of that tier may see.
  std::size_t count_actors(std::string_view kind, engine::Tier tier) const;

  // The records of an alternative of Fact, by number.
  std::span<const Listed> records(std::size_t kind) const { return records_[kind]; }

  // Where records other than deliveries and places name `id`, by kind, column and number.
  std::span<const Mention> mentions(const std::string& id) const;

  // The name to show for an id of any kind; the id itself where nothing has it.
  const std::string& name_of(const std::string& id) const;

  // Cost: the first call folds every name, and others wait for it.
  const SearchIndex& search() const;

 private:
  void gather(const engine::StoredRecord& stored);
  void gather_title(const engine::StoredRecord& stored);
  std::vector<Titled> titles() const;
  template <class Nodes>
  void add_actors(std::vector<Titled>& titles, const Nodes& nodes, std::string_view kind) const;
  template <class Fact>
  void add_order(std::vector<Titled>& titles, const engine::Order<Fact>& order) const;

  std::shared_ptr<const engine::Snapshot> snapshot_;
  std::vector<std::vector<Listed>> records_;
  std::vector<Mention> mentions_;
  std::vector<Titled> others_;                                // what is neither an actor nor in an order
  std::unordered_map<engine::Number, Titled> actors_;         // what each record calls its organisation or programme
  std::unordered_map<std::string, std::string> other_names_;  // of others_, by id
  std::unordered_map<std::string, std::vector<std::string>> country_words_;
  mutable std::once_flag searched_;
  mutable std::unique_ptr<const SearchIndex> search_;
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
