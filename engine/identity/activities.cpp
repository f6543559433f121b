#include <algorithm>
#include <array>
#include <ranges>

#include "engine/graph/freed_memory.h"
#include "engine/identity/actors.h"
#include "engine/identity/distinct.h"
#include "engine/identity/intake.h"
#include "engine/identity/returned_rows.h"
#include "engine/identity/undertakings.h"

namespace engine {
namespace {

// A row that names an organisation, and what was found out about it. Sheets say the same words over and over, so that
// a row is kept as the numbers of its words.
struct TakenRow {
  using Word = std::uint32_t;  // of Activities::words_

  std::uint32_t row = 0;
  std::uint32_t organisation = 0;     // of Activities::named_
  std::optional<std::uint32_t> lead;  // another than who delivers
  std::vector<std::uint32_t> donors;
  Word sheet = 0, programme = 0, location = 0;  // the key of the programme, the id of the location
  Word place = 0, sector = 0, service = 0, group = 0, plan = 0, role = 0, status = 0, contact = 0, per = 0, record = 0;
  std::optional<Period> reported;
  Date start, end;
  Count capacity, reach;
};

// Makes deliveries, and who funds whom, of the rows of a sheet of the 3W family.
class Activities {
 public:
  explicit Activities(Intake& intake)
      : intake_(intake),
        coding_(intake.present, intake.vocabulary, intake.gazetteer, intake.nodes, intake.remarks),
        actors_(intake.vocabulary, intake.sent_before, intake.ids, intake.remarks),
        undertakings_(intake.vocabulary, intake.sent_before, intake.ids),
        returned_(intake) {}

  std::vector<StoredRecord> take(std::deque<ActivityRow> rows) {
    find_home(rows);
    const bool large = rows.size() > 10'000;
    for (; !rows.empty(); rows.pop_front()) note_actors(rows.front());
    if (large) give_back_freed_memory();
    actors_.settle();
    undertakings_.settle();
    for (std::uint32_t at = 0; at < named_.size(); ++at) ids_.push_back(actors_.id(named_[at]));

    std::vector<StoredRecord> records = actors_.records();
    std::ranges::move(undertakings_.records(), std::back_inserter(records));
    make_room(records);
    for (const TakenRow& taken : taken_) take_row(taken, records);
    tell_of_sites();
    std::ranges::move(returned_.records([this](const Delivery& delivery) { return assured(delivery); }),
                      std::back_inserter(records));
    return records;
  }

 private:
  void find_home(const std::deque<ActivityRow>& rows);
  void note_actors(const ActivityRow& row);
  void note_words(const ActivityRow& row, TakenRow& taken);
  void make_room(std::vector<StoredRecord>& records) const;
  void take_row(const TakenRow& taken, std::vector<StoredRecord>& records);
  Delivery delivery_of(const TakenRow& taken);
  void tell_of_sites();
  void fund(const TakenRow& taken, const Delivery& delivery, const StoredRecord* returned,
            std::vector<StoredRecord>& records);
  std::vector<Word> words_of(const TakenRow& taken, const ActorWords& organisation) const;
  Date assured(const Delivery& delivery) const;
  RowContext context(const TakenRow& taken) const { return intake_.context(taken.row, words_[taken.sheet]); }

  Intake& intake_;
  Coding coding_;
  Actors actors_;
  Undertakings undertakings_;
  ReturnedRows returned_;
  Distinct<std::string> words_;
  Distinct<ActorWords> named_;
  std::vector<Id<Organisation>> ids_;  // of named_
  std::vector<TakenRow> taken_;
};

void Activities::find_home(const std::deque<ActivityRow>& rows) {
  std::vector<const std::vector<PlaceWords>*> places;
  places.reserve(rows.size());
  for (const ActivityRow& row : rows) places.push_back(&row.places);
  coding_.find_home(places, intake_.options.covers, intake_.context(0));
}

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

  TakenRow taken;
  taken.row = row.row;
  taken.organisation = named_.number(*organisation);
  taken.location = words_.number(coding_.location(row.places, {row.lat, row.lon}, context).text);
  actors_.mention(*organisation, coding_.country(), context);
  if (lead) {
    taken.lead = named_.number(*lead);
    actors_.mention(*lead, coding_.country(), context);
  }
  for (const ActorWords& words : row.donors) {
    const auto donor = actors_.named(words);
    if (!donor) continue;
    actors_.mention(*donor, "", context);
    taken.donors.push_back(named_.number(*donor));
  }
  taken.programme = words_.number(undertakings_.mention(row, context));
  note_words(row, taken);
  taken_.push_back(std::move(taken));
}

void Activities::note_words(const ActivityRow& row, TakenRow& taken) {
  std::string place;
  for (const PlaceWords& words : row.places) {
    if (!words.name.empty() || !words.code.empty()) place = words.name.empty() ? words.code : words.name;
  }
  taken.sheet = words_.number(row.sheet);
  taken.place = words_.number(place);
  taken.sector = words_.number(row.sector);
  taken.service = words_.number(row.service);
  taken.group = words_.number(row.group);
  taken.plan = words_.number(row.plan);
  taken.role = words_.number(row.role);
  taken.status = words_.number(row.status);
  taken.contact = words_.number(row.contact);
  taken.per = words_.number(row.per);
  taken.record = words_.number(row.record);
  taken.reported = row.reported;
  taken.start = row.start;
  taken.end = row.end;
  taken.capacity = row.capacity;
  taken.reach = row.reach;
}

// With room for what reconcile() adds: to move all of them elsewhere would take the memory twice, and room that is not
// used takes none.
void Activities::make_room(std::vector<StoredRecord>& records) const {
  std::size_t count = records.size() + intake_.nodes.size();
  for (const TakenRow& taken : taken_) count += taken.donors.size() + (taken.lead ? 2 : 1);
  records.reserve(count + count / 8);
}

std::string short_name(const ActorWords& words) { return words.acronym.empty() ? words.name : words.acronym; }

// The source's own words, by field in ascending order.
std::vector<Word> Activities::words_of(const TakenRow& taken, const ActorWords& organisation) const {
  const std::string name = short_name(organisation);
  const std::array<std::pair<const char*, const std::string*>, 9> all{{{"activity", &words_[taken.service]},
                                                                       {"contact", &words_[taken.contact]},
                                                                       {"group", &words_[taken.group]},
                                                                       {"location", &words_[taken.place]},
                                                                       {"organisation", &name},
                                                                       {"plan", &words_[taken.plan]},
                                                                       {"role", &words_[taken.role]},
                                                                       {"service", &words_[taken.sector]},
                                                                       {"status", &words_[taken.status]}}};
  const auto said = [](const auto& word) { return !word.second->empty(); };
  std::vector<Word> words;
  words.reserve(static_cast<std::size_t>(std::ranges::count_if(all, said)));
  for (const auto& [field, text] : all | std::views::filter(said)) words.push_back({field, *text});
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
  const RowContext of_row = context(taken);
  Delivery delivery;
  delivery.organisation = ids_[taken.organisation];
  delivery.programme = undertakings_.id(words_[taken.programme]);
  delivery.location = {words_[taken.location]};
  delivery.service = coding_.service(words_[taken.sector], words_[taken.service], of_row);
  delivery.group = coding_.group(words_[taken.group], of_row);
  delivery.start = taken.start;
  delivery.end = taken.end;
  if (taken.reported) delivery.reported = {*taken.reported};
  const bool undated = !taken.reported && !taken.start && !taken.end;
  if (undated && intake_.options.period) delivery.reported = {*intake_.options.period};
  delivery.capacity = taken.capacity;
  delivery.reach = taken.reach;
  delivery.per = words_[taken.per];

  const auto known = [&](const Resolution& found, const std::string& kind, const std::string& word) {
    if (!found.known() && !intake_.vocabulary.placeholder(word)) {
      intake_.remarks.unresolved(of_row.spot, kind, word, "it is kept as the source's word");
    }
    return found.id;
  };
  const std::string& role = words_[taken.role];
  const std::string& status = words_[taken.status];
  delivery.role = known(intake_.vocabulary.role(role), "role", role);
  delivery.status = known(intake_.vocabulary.status(status), "status", status);
  return delivery;
}

void Activities::take_row(const TakenRow& taken, std::vector<StoredRecord>& records) {
  Delivery delivery = delivery_of(taken);
  const Citation citation = context(taken).citation;
  const auto keep = [&](Delivery&& one, const ActorWords& organisation) {
    StoredRecord stored;
    stored.record.assured = assured(one);
    stored.record.words = words_of(taken, organisation);
    stored.record.fact = std::move(one);
    stored.citations = {citation};
    records.push_back(std::move(stored));
  };
  const StoredRecord* returned = taken.lead ? nullptr : returned_.find(words_[taken.record]);
  fund(taken, delivery, returned, records);
  if (returned != nullptr && returned_.take(*returned, delivery, citation)) return;
  if (taken.lead && ids_[*taken.lead] != delivery.organisation) {
    // The figures belong to who delivers: told twice, they would be counted twice.
    Delivery led = delivery;
    led.organisation = ids_[*taken.lead];
    led.role = "lead";
    led.capacity.reset();
    led.reach.reset();
    delivery.role = "sub-implementer";
    keep(std::move(led), named_[*taken.lead]);
  }
  keep(std::move(delivery), named_[taken.organisation]);
}

void Activities::tell_of_sites() {
  const std::uint64_t kept = returned_.sites_kept();
  if (kept == 0) return;
  intake_.remarks.note(intake_.context(0).spot, "",
                       std::to_string(kept) + (kept == 1 ? " row names" : " rows name") +
                           " the place around the site that is recorded, as exports do: the site stays");
}

// A row that Concert wrote names the donors that it knows: these are no news.
void Activities::fund(const TakenRow& taken, const Delivery& delivery, const StoredRecord* returned,
                      std::vector<StoredRecord>& records) {
  for (const std::uint32_t donor : taken.donors) {
    if (returned != nullptr && returned_.is_known_gift(ids_[donor].text, delivery)) continue;
    Funding funding;
    funding.provider = {ids_[donor].text};
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
    stored.record.words = {{"provider", short_name(named_[donor])}};
    stored.record.fact = std::move(funding);
    stored.citations = {context(taken).citation};
    records.push_back(std::move(stored));
  }
}

}  // namespace

std::vector<StoredRecord> take_activities(std::deque<ActivityRow> rows, Intake& intake) {
  return Activities(intake).take(std::move(rows));
}

}  // namespace engine
