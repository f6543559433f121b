#include "engine/identity/mentions.h"

#include <algorithm>
#include <unordered_map>

#include "engine/identity/packed_references.h"
#include "engine/identity/references.h"
#include "engine/model/pack_change.h"

namespace engine {
namespace {

constexpr std::size_t digits_of_a_sector = 3;  // of a purpose code of the DAC, "12220" is of sector "122"

// What is said of a mention for a reader: the finest word.
std::string word_of(const PlaceMention& mention) {
  for (auto words = mention.words.rbegin(); words != mention.words.rend(); ++words) {
    if (!words->name.empty() || !words->code.empty()) return words->name.empty() ? words->code : words->name;
  }
  return "";
}

std::string word_of(const ServiceMention& mention) {
  const std::string& name = mention.name.empty() ? mention.sector : mention.name;
  if (mention.code.empty()) return name;
  return name.empty() ? mention.scheme + " " + mention.code : mention.code + " " + name;
}

class Mentions {
 public:
  explicit Mentions(Intake& intake)
      : intake_(intake), coding_(intake.present, intake.vocabulary, intake.gazetteer, intake.nodes, intake.remarks) {
    std::vector<const std::vector<PlaceWords>*> places;
    for (const auto& [key, mention] : intake_.reading.places_named) places.push_back(&mention.words);
    coding_.find_home(places, intake_.options.covers, intake_.context(0));
  }

  void resolve(StoredRecord& stored) {
    const RowContext context = context_of(stored);
    std::vector<Word> words;
    for_each_reference(stored.record.fact, [&](const Reference& reference, std::string& id) {
      const Meant* meant = find(reference.kind, id, context);
      if (meant == nullptr) return;
      words.push_back({std::string(reference.column), meant->word});
      id = meant->id;
    });
    if (words.empty()) return;
    std::vector<Word>& own = stored.record.words;
    for (Word& word : words) {
      const bool said = std::ranges::find(own, word.field, &Word::field) != own.end();
      if (!said && !word.text.empty()) own.push_back(std::move(word));
    }
    std::ranges::sort(own);
  }

  // Record by record, as resolve() would meet them: which mention is met first decides what becomes of those after it.
  void resolve(Pack& pack) {
    const std::vector<bool> refers = referring_in(pack);
    PackChange change;
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (!refers[at]) continue;
      StoredRecord stored = pack.record(at);
      resolve(stored);
      change.replaced.emplace_hint(change.replaced.end(), static_cast<std::uint16_t>(at), std::move(stored));
    }
    if (!change.empty()) pack = *changed(pack, change);
  }

 private:
  struct Meant {
    std::string id, word;
  };
  using Known = std::unordered_map<std::string, Meant>;

  bool is_mention(std::size_t kind, std::string_view id) const {
    const Reading& reading = intake_.reading;
    const std::string key(id);
    if (kind == kind_of<Location>()) return reading.places_named.contains(key);
    if (kind == kind_of<Service>()) return reading.services_named.contains(key);
    return kind == kind_of<PopulationGroup>() && reading.groups_named.contains(key);
  }

  // The records that refer to something in words.
  std::vector<bool> referring_in(const Pack& pack) const {
    std::vector<bool> refers(pack.size(), false);
    for (std::size_t kind = 0; kind < any_kind; ++kind) {
      if (pack.places(kind).empty()) continue;
      for (const ReferenceColumn& column : reference_columns(kind)) {
        mark_where(pack, kind, column.position, refers, [&](std::string_view packed) {
          bool any = false;
          for_each_id(column, packed, [&](std::string_view id) { any = any || is_mention(column.reference.kind, id); });
          return any;
        });
      }
    }
    return refers;
  }

  RowContext context_of(const StoredRecord& stored) const {
    if (stored.citations.empty()) return intake_.context(0);
    const Citation& citation = stored.citations.front();
    return {{citation.place, "", citation.row}, citation};
  }

  const Meant* find(std::size_t kind, const std::string& key, const RowContext& context) {
    const Reading& reading = intake_.reading;
    if (kind == kind_of<Location>()) {
      return once(places_, reading.places_named, key, [&](const PlaceMention& mention) {
        return coding_.location(mention.words, {mention.lat, mention.lon}, context).text;
      });
    }
    if (kind == kind_of<Service>()) {
      return once(services_, reading.services_named, key,
                  [&](const ServiceMention& mention) { return service(mention, context); });
    }
    if (kind != kind_of<PopulationGroup>()) return nullptr;
    const auto mention = reading.groups_named.find(key);
    if (mention == reading.groups_named.end()) return nullptr;
    const auto [place, fresh] = groups_.try_emplace(key);
    if (fresh) place->second = {coding_.group(mention->second, context).text, mention->second};
    return &place->second;
  }

  template <class Mention, class Resolve>
  const Meant* once(Known& known, const std::map<std::string, Mention>& mentions, const std::string& key,
                    Resolve resolve) {
    const auto mention = mentions.find(key);
    if (mention == mentions.end()) return nullptr;
    const auto [place, fresh] = known.try_emplace(key);
    if (fresh) place->second = {resolve(mention->second), word_of(mention->second)};
    return &place->second;
  }

  std::string service(const ServiceMention& mention, const RowContext& context) {
    const auto& by_code = intake_.present.service_by_crosswalk;
    const auto of_code = [&](const std::string& code) {
      const auto found = mention.code.empty() ? by_code.end() : by_code.find(code);
      return found == by_code.end() ? std::string() : intake_.present.services.id(found->second);
    };
    std::string id = of_code(mention.scheme + ":" + mention.code);
    if (id.empty() && mention.scheme.starts_with("dac")) {
      id = of_code("dac:" + mention.code);
      if (id.empty()) id = of_code("dac:" + mention.code.substr(0, digits_of_a_sector));
    }
    if (!id.empty()) return id;
    if (mention.sector.empty() && mention.name.empty()) {
      return coding_.service(mention.code.empty() ? "" : mention.scheme + " " + mention.code, "", context).text;
    }
    return coding_.service(mention.sector, mention.name, context).text;
  }

  Intake& intake_;
  Coding coding_;
  Known places_, services_, groups_;
};

bool has_mentions(const Reading& reading) {
  return !reading.places_named.empty() || !reading.services_named.empty() || !reading.groups_named.empty();
}

}  // namespace

void resolve_mentions(std::vector<StoredRecord>& records, Intake& intake) {
  if (!has_mentions(intake.reading)) return;
  Mentions mentions(intake);
  for (StoredRecord& stored : records) mentions.resolve(stored);
}

void resolve_mentions(std::vector<Pack>& packs, Intake& intake) {
  if (!has_mentions(intake.reading)) return;
  Mentions mentions(intake);
  for (Pack& pack : packs) mentions.resolve(pack);
}

}  // namespace engine
