#include "engine/identity/known_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/identity/words.h"

namespace engine {
namespace {

// Words for kinds of areas: which kind it is, its level says.
constexpr std::array kinds_of_areas{
    "county",     "departamento", "departement", "department", "district", "division", "governorate", "mohafaza",
    "muhafaza",   "muhafazah",    "muhafazat",   "municipio",  "nahiya",   "nahiyah",  "nahiyat",     "oblast",
    "prefecture", "province",     "provincia",   "qada",       "raion",    "region",   "regiao",      "regional",
    "state",      "upazila",      "wilaya",      "wilayat",    "zila"};
constexpr std::array links_of_names{"of", "de", "du", "del", "d", "l"};
// The Arabic article, as it is heard before other letters.
constexpr std::array articles{"ad", "al", "an", "ar", "as", "ash", "at", "az", "el"};

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::string core_of(const std::string& folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t space = std::min(folded.find(' ', at), folded.size());
    words.push_back(std::string_view(folded).substr(at, space - at));
    at = space + 1;
  }
  while (!words.empty() && is_in(kinds_of_areas, words.back())) words.pop_back();
  while (!words.empty() && is_in(kinds_of_areas, words.front())) {
    words.erase(words.begin());
    if (!words.empty() && is_in(links_of_names, words.front())) words.erase(words.begin());
  }
  if (words.size() > 1 && is_in(articles, words.front())) words.erase(words.begin());
  std::string core;
  for (const std::string_view word : words) core += (core.empty() ? "" : " ") + std::string(word);
  return core;
}

template <class Fact>
NameIndex<Fact>::NameIndex(const Order<Fact>& order) {
  for (std::uint32_t index = 0; index < order.size(); ++index) {
    const std::string& id = order.id({index});
    if (id.find('/') != std::string::npos) continue;
    const auto [place, fresh] = ids_.emplace(fold(order.name({index})), id);
    if (!fresh) place->second.clear();
  }
}

template <class Fact>
const std::string* NameIndex<Fact>::find(const std::string& folded) const {
  const auto place = ids_.find(folded);
  return place == ids_.end() || place->second.empty() || folded.empty() ? nullptr : &place->second;
}

template class NameIndex<Service>;
template class NameIndex<PopulationGroup>;

PlaceNames::PlaceNames(const Order<Location>& places) {
  for (std::uint32_t index = 0; index < places.size(); ++index) {
    if (places.id({index}).find('/') != std::string::npos) continue;
    const std::string folded = fold(places.name({index}));
    by_core[core_of(folded)].push_back({index});
    by_name[folded].push_back({index});
  }
}

KnownNames::KnownNames(const Snapshot& snapshot)
    : places(snapshot.locations), services(snapshot.services), groups(snapshot.groups) {}

std::shared_ptr<const KnownNames> KnownNames::after(const KnownNames& before, const Snapshot&, const Snapshot&,
                                                    const Alteration&, std::size_t) {
  return before.shared_from_this();
}

std::shared_ptr<const KnownNames> known_names_of(const Snapshot& snapshot) {
  return snapshot.kept.get<KnownNames>(0, [&] { return std::make_shared<const KnownNames>(snapshot); });
}

}  // namespace engine
