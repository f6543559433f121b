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
#include "engine/identity/name_words.h"
#include "engine/identity/regroup.h"
#include "engine/identity/words.h"
#include "server/library/marked_public.h"
#include "server/library/mentions.h"
#include "server/library/search_index.h"
#include "store/database/database.h"

namespace server {

// A record of one kind, and who may see it.
struct Listed {
  std::uint32_t number = 0;  // as deliveries have it
  engine::Tier tier = engine::Tier::everybody;
};

// One revision of the database as readers use it: its graph, and what they look things up in.
// Immutable but for the search index and the mentions of ids, which the first that asks makes; any thread may read.
// Beside the graph it takes some eight bytes a record other than a delivery.
class Edition {
 public:
  // Reads all of `database` as of `revision`. Of the words it takes further names of countries, and those that name no
  // organisation. REQUIRES: the database and the words outlive it.
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
  const engine::Chunked<Listed>& records(std::size_t kind) const { return records_[kind]; }

  // Where records other than deliveries and places name `id`, by kind, column and number.
  // Throws Error{storage}. Cost: the first call reads the records, and others wait for it.
  std::vector<Mention> mentions(const std::string& id) const;

  // Whether whoever states a delivery marked it public.
  // Throws Error{storage}. Cost: the first call reads the records, and others wait for it; editions had from this one
  // have them.
  bool is_marked_public(engine::Number delivery) const;

  // The name to show for an id of any kind; the id itself where nothing has it.
  const std::string& name_of(const std::string& id) const;

  // The records that state organisations, and the decisions on matches.
  // Throws Error{storage}. Cost: the first call reads them, and others wait for it; an edition had from this one has
  // them.
  std::shared_ptr<const engine::ActorRecords> actors() const;

  // The words of names. Cost: the first call folds them, and others wait for it; editions had from this one share them.
  const engine::NameWords& name_words() const { return *shared_name_words(); }
  std::shared_ptr<const engine::NameWords> shared_name_words() const;

  // Cost: the first call folds every name, and others wait for it.
  const SearchIndex& search() const;

 private:
  using Counts = std::array<std::size_t, 3>;  // by tier

  // What the search finds, made when it is first asked for.
  struct Search {
    std::once_flag made;
    std::unique_ptr<const SearchIndex> index;
  };

  // Where the records name ids at the revision that was formed afresh, read when it is first asked for.
  struct Named {
    const store::Database* database = nullptr;
    engine::Revision revision = 0;
    std::once_flag made;
    std::unique_ptr<const Mentions> mentions;
  };

  // The deliveries marked public at the revision that was formed afresh, read when one is first asked for.
  struct Marked {
    const store::Database* database = nullptr;
    engine::Revision revision = 0;
    std::once_flag made;
    std::unique_ptr<const MarkedPublic> deliveries;
  };

  // The words of names, folded when they are first asked for.
  struct Folded {
    std::once_flag made;
    std::shared_ptr<const engine::NameWords> words;
  };

  // The records of organisations and decisions on matches, read when they are first asked for.
  struct Actors {
    const store::Database* database = nullptr;
    std::once_flag made;
    std::shared_ptr<const engine::ActorRecords> records;
  };

  void gather(const engine::Pack& pack, std::span<const std::uint16_t> superseded);
  void gather(const engine::StoredRecord& stored);
  void gather_mentions(const engine::StoredRecord& stored);
  void gather_title(const engine::StoredRecord& stored);
  void forget(const engine::StoredRecord& stored);
  void read_anew(const store::Database& database, engine::Revision revision);
  bool shares_its_title(const engine::RecordChange& change) const;
  engine::Tier tier_of_number(std::size_t kind, engine::Number number) const;
  std::vector<Titled> titles() const;
  template <class Fact, class Nodes>
  void add_actors(std::vector<Titled>& titles, const Nodes& nodes, const engine::ById<Fact>& by_id) const;
  template <class Fact>
  void add_order(std::vector<Titled>& titles, const engine::Order<Fact>& order) const;

  std::shared_ptr<const engine::Snapshot> edited(const store::Database& database, engine::Revision revision,
                                                 std::span<const engine::RecordChange> changes);

  std::shared_ptr<const engine::Snapshot> snapshot_;
  const engine::WordLists* words_;
  std::shared_ptr<Actors> actors_ = std::make_shared<Actors>();
  std::shared_ptr<Folded> name_words_ = std::make_shared<Folded>();
  std::vector<engine::Chunked<Listed>> records_;
  std::vector<Counts> counts_;  // by alternative of Fact
  std::shared_ptr<Named> named_ = std::make_shared<Named>();
  std::multimap<std::string, Mention> mentioned_since_;  // that revision
  std::set<engine::Number> changed_since_;               // whose mentions in it are no longer so
  std::shared_ptr<Marked> marked_ = std::make_shared<Marked>();
  std::map<engine::Number, bool> marked_since_;  // deliveries that changed since that revision, and whether they are
  engine::Shared<std::vector<Titled>> others_;   // what is neither an actor nor in an order
  engine::Shared<std::unordered_map<std::string, std::string>> other_names_;  // of others_, by id
  engine::Shared<std::unordered_map<std::string, std::vector<std::string>>> country_words_;
  std::shared_ptr<Search> search_ = std::make_shared<Search>();
};

// The id by which a record is opened: its own, else one of its number.
std::string id_of(const engine::StoredRecord& stored);

// The id by which the record of that number is opened, whatever its own.
std::string id_of_number(engine::Number number);

// The number of an id that id_of() made for a record without one.
std::optional<engine::Number> number_of(std::string_view id);

}  // namespace server
