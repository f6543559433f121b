#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/identity/nodes.h"
#include "engine/identity/reconcile.h"
#include "engine/identity/remarks.h"
#include "engine/identity/resolve.h"

namespace engine {

// What stands behind a row while it becomes records.
struct RowContext {
  Spot spot;
  Citation citation;
};

// Turns the words of one sheet into codes. Whatever nobody knows is taken with the source's own word, as a
// node of its own below the deepest that is known, and remarked.
class Coding {
 public:
  // REQUIRES: all that it is given outlives it.
  Coding(const Snapshot& present, const Vocabulary& vocabulary, const Gazetteer& gazetteer, Nodes& nodes,
         Remarks& remarks);

  // Settles in which country rows lie that name none: that of `covers`; else the only one that the rows
  // name, by word or by code; else the only one whose places have at least half of their coarsest names.
  void find_home(const std::vector<const std::vector<PlaceWords>*>& rows, const std::vector<Covers>& covers,
                 const RowContext& context);

  struct Point {
    std::optional<double> lat, lon;
  };

  // Where the row is; `point` belongs to its finest place.
  Id<Location> location(const std::vector<PlaceWords>& words, const Point& point, const RowContext& context);

  // The alpha-2 of the country in which the last row that was asked for lies; empty where unknown.
  std::string country() const;

  // The service of `sector`, or the finer one of `activity` where it is known and stands below that.
  Id<Service> service(const std::string& sector, const std::string& activity, const RowContext& context);

  // Empty where the row names no group.
  Id<PopulationGroup> group(const std::string& word, const RowContext& context);

 private:
  bool is_code(const PlaceWords& words) const;
  std::vector<PlaceWords> named_places(const std::vector<PlaceWords>& words) const;
  struct Standing {
    std::string id, name;
  };
  Standing make_place(const PlaceWords& words, const Standing& parent, const RowContext& context);
  void need_service(const std::string& id, const std::string& name, const RowContext& context);
  void need_group(const std::string& id, const std::string& name, const RowContext& context);
  Id<Service> unknown_service(const std::string& word, const RowContext& context);
  bool within(const std::string& service, const std::string& top) const;
  Ref<Location> home_by_words(const std::vector<const std::vector<PlaceWords>*>& rows) const;
  Ref<Location> home_by_names(const std::vector<const std::vector<PlaceWords>*>& rows) const;

  const Snapshot& present_;
  const Vocabulary& vocabulary_;
  const Gazetteer& gazetteer_;
  Nodes& nodes_;
  Remarks& remarks_;
  Ref<Location> home_;
  Ref<Location> country_;  // of the last row
};

// The ids at the top of the trees, under which stands what nobody knows.
inline constexpr const char* world = "world";
inline constexpr const char* all_services = "all-services";
inline constexpr const char* everyone = "everyone";

}  // namespace engine
