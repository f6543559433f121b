#include <algorithm>

#include "engine/identity/actors.h"
#include "engine/identity/intake.h"
#include "engine/identity/undertakings.h"

namespace engine {
namespace {

// A row that names an organisation, and what was found out about it.
struct TakenRow {
  const ActivityRow* row;
  ActorWords organisation;
  std::optional<ActorWords> lead;  // another than who delivers
  std::vector<ActorWords> donors;
  Id<Location> location;
};

// Makes deliveries, and who funds whom, of the rows of a sheet of the 3W family.
class Activities {
 public:
  explicit Activities(Intake& intake)
      : intake_(intake),
        coding_(intake.present, intake.vocabulary, intake.gazetteer, intake.nodes, intake.remarks),
        actors_(intake.vocabulary, intake.sent_before, intake.ids, intake.remarks),
        undertakings_(intake.vocabulary, intake.sent_before, intake.ids) {}

  std::vector<StoredRecord> take() {
    std::vector<const std::vector<PlaceWords>*> places;
    for (const ActivityRow& row : intake_.reading.activities) places.push_back(&row.places);
    coding_.find_home(places, intake_.options.covers, intake_.context(0));
    for (const ActivityRow& row : intake_.reading.activities) note_actors(row);
    actors_.settle();
    undertakings_.settle();

    std::vector<StoredRecord> records = actors_.records();
    std::ranges::move(undertakings_.records(), std::back_inserter(records));
    for (const TakenRow& taken : taken_) take_row(taken, records);
    return records;
  }

 private:
  void note_actors(const ActivityRow& row);
  void take_row(const TakenRow& taken, std::vector<StoredRecord>& records);
  Delivery delivery_of(const TakenRow& taken);
  void fund(const TakenRow& taken, const Delivery& delivery, std::vector<StoredRecord>& records);
  std::vector<Word> words_of(const TakenRow& taken, const ActorWords& organisation) const;
  Date assured(const Delivery& delivery) const;

  Intake& intake_;
  Coding coding_;
  Actors actors_;
  Undertakings undertakings_;
  std::vector<TakenRow> taken_;
};

void Activities::note_actors(const ActivityRow& row) {
  const RowContext context = intake_.context(row.row, row.sheet);
  std::optional<ActorWords> organisation = actors_.named(row.organisation);
  std::optional<ActorWords> lead = actors_.named(row.lead);
  if (!organisation && !lead) {
    const std::string word = row.organisation.name.empty() ? row.organisation.acronym : row.organisation.name;
    intake_.remarks.leave_out(context.spot, word, "the row names no organisation that delivers");
    return;
  }
  // Nobody else is named: who leads delivers.
  if (!organisation) organisation = std::exchange(lead, std::nullopt);

  TakenRow taken{&row, *organisation, lead, {}, {}};
  taken.location = coding_.location(row.places, {row.lat, row.lon}, context);
  actors_.mention(*organisation, coding_.country(), context);
  if (lead) actors_.mention(*lead, coding_.country(), context);
  for (const ActorWords& words : row.donors) {
    const auto donor = actors_.named(words);
    if (!donor) continue;
    actors_.mention(*donor, "", context);
    taken.donors.push_back(*donor);
  }
  undertakings_.mention(row, context);
  taken_.push_back(std::move(taken));
}

std::string short_name(const ActorWords& words) { return words.acronym.empty() ? words.name : words.acronym; }

// The source's own words, by field in ascending order.
std::vector<Word> Activities::words_of(const TakenRow& taken, const ActorWords& organisation) const {
  const ActivityRow& row = *taken.row;
  std::string location;
  for (const PlaceWords& place : row.places) {
    if (!place.name.empty() || !place.code.empty()) location = place.name.empty() ? place.code : place.name;
  }
  std::vector<Word> words{{"activity", row.service},
                          {"contact", row.contact},
                          {"group", row.group},
                          {"location", location},
                          {"organisation", short_name(organisation)},
                          {"plan", row.plan},
                          {"role", row.role},
                          {"service", row.sector},
                          {"status", row.status}};
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return words;
}

// A report confirms as of the end of its period, never as of the day of import.
Date Activities::assured(const Delivery& delivery) const {
  if (!delivery.reported.empty()) return previous(delivery.reported.back().to);
  constexpr std::int64_t day = 86'400;
  const Day today{static_cast<std::int32_t>(intake_.options.when / day)};
  if (delivery.end && *delivery.end <= today) return previous(*delivery.end);
  return std::nullopt;
}

Delivery Activities::delivery_of(const TakenRow& taken) {
  const ActivityRow& row = *taken.row;
  const RowContext context = intake_.context(row.row, row.sheet);
  Delivery delivery;
  delivery.organisation = actors_.id(taken.organisation);
  delivery.programme = undertakings_.id(row);
  delivery.location = taken.location;
  delivery.service = coding_.service(row.sector, row.service, context);
  delivery.group = coding_.group(row.group, context);
  delivery.start = row.start;
  delivery.end = row.end;
  if (row.reported) delivery.reported = {*row.reported};
  const bool undated = !row.reported && !row.start && !row.end;
  if (undated && intake_.options.period) delivery.reported = {*intake_.options.period};
  delivery.capacity = row.capacity;
  delivery.reach = row.reach;

  const auto known = [&](const Resolution& found, const std::string& kind, const std::string& word) {
    if (!found.known() && !intake_.vocabulary.placeholder(word)) {
      intake_.remarks.unresolved(context.spot, kind, word, "it is kept as the source's word");
    }
    return found.id;
  };
  delivery.role = known(intake_.vocabulary.role(row.role), "role", row.role);
  delivery.status = known(intake_.vocabulary.status(row.status), "status", row.status);
  return delivery;
}

void Activities::take_row(const TakenRow& taken, std::vector<StoredRecord>& records) {
  Delivery delivery = delivery_of(taken);
  const Citation citation = intake_.context(taken.row->row, taken.row->sheet).citation;
  const auto keep = [&](Delivery&& one, const ActorWords& organisation) {
    StoredRecord stored;
    stored.record.assured = assured(one);
    stored.record.words = words_of(taken, organisation);
    stored.record.fact = std::move(one);
    stored.citations = {citation};
    records.push_back(std::move(stored));
  };
  fund(taken, delivery, records);
  if (taken.lead && actors_.id(*taken.lead) != delivery.organisation) {
    // The figures belong to who delivers: told twice, they would be counted twice.
    Delivery led = delivery;
    led.organisation = actors_.id(*taken.lead);
    led.role = "lead";
    led.capacity.reset();
    led.reach.reset();
    delivery.role = "sub-implementer";
    keep(std::move(led), *taken.lead);
  }
  keep(std::move(delivery), taken.organisation);
}

void Activities::fund(const TakenRow& taken, const Delivery& delivery, std::vector<StoredRecord>& records) {
  for (const ActorWords& donor : taken.donors) {
    Funding funding;
    funding.provider = {actors_.id(donor).text};
    funding.receiver = {delivery.programme.empty() ? delivery.organisation.text : delivery.programme.text};
    if (funding.provider == funding.receiver) continue;
    funding.kind = "unknown";
    funding.start = delivery.start;
    funding.end = delivery.end;
    if (!funding.start && !funding.end && !delivery.reported.empty()) {
      funding.start = delivery.reported.front().from;
      funding.end = delivery.reported.front().to;
    }
    StoredRecord stored;
    stored.record.assured = assured(delivery);
    stored.record.words = {{"provider", short_name(donor)}};
    stored.record.fact = std::move(funding);
    stored.citations = {intake_.context(taken.row->row, taken.row->sheet).citation};
    records.push_back(std::move(stored));
  }
}

}  // namespace

std::vector<StoredRecord> take_activities(Intake& intake) { return Activities(intake).take(); }

}  // namespace engine
