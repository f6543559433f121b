#include "store/files/grants_360_grant.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/identity/words.h"
#include "store/files/figures.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

// How deep in the tree of places a kind of British code stands, where the country is 0.
int level_of(const std::string& code_type) {
  static constexpr std::array first{"CTRY", "RGN", "GOR"};
  static constexpr std::array second{"CTY", "UA", "UTLA", "LAD", "LONB", "MD", "NMD", "CA", "LGD", "DIS", "UTA"};
  constexpr int site = 5;
  if (std::ranges::find(first, code_type) != first.end()) return 1;
  if (std::ranges::find(second, code_type) != second.end()) return 2;
  return site;
}

std::optional<double> degrees(const std::string& text, double most) {
  const auto number = read_figure(text).number;
  return number && *number >= -most && *number <= most ? number : std::nullopt;
}

engine::PlaceMention mention_of(const GrantPlace& place) {
  engine::PlaceMention mention;
  if (!place.country.empty()) mention.words.push_back({0, place.country, ""});
  if (!place.name.empty() || !place.code.empty()) {
    mention.words.push_back({level_of(place.code_type), place.code, public_text(place.name)});
    mention.lat = degrees(place.lat, 90);
    mention.lon = degrees(place.lon, 180);
    if (!mention.lat || !mention.lon) mention.lat = mention.lon = std::nullopt;
  }
  return mention;
}

std::string names_of(const std::vector<GrantPlace>& places) {
  std::vector<std::string> names;
  for (const GrantPlace& place : places) {
    const std::string name = place.name.empty() ? place.code : public_text(place.name);
    names.push_back(name.empty() ? place.country : name);
  }
  return joined(names);
}

// What each code of the standard's list of regrants means.
std::string regrant_word(const std::string& code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> labels{{
      {"FRG010", "common regrant"},
      {"FRG020", "transfer to an intermediary"},
      {"FRG030", "match funding"},
      {"FRG040", "funder collaboration"},
      {"FRG050", "fiscal sponsor"},
      {"FRG060", "endowment"},
      {"FRG070", "several purposes"},
  }};
  const auto found = std::ranges::find(labels, code, [](const auto& label) { return label.first; });
  return found == labels.end() ? code : code + " " + std::string(found->second);
}

}  // namespace

NamedActor grant_actor(const std::string& id, const std::string& name, const std::string& charity_number,
                       const std::string& company_number) {
  NamedActor actor{name, id, "", "", ""};
  const bool is_own = id.starts_with("360G-");
  if (!id.empty() && !is_own) actor.identifiers.push_back("org-id:" + id);
  if (!charity_number.empty()) actor.identifiers.push_back("charity:" + charity_number);
  if (!company_number.empty()) actor.identifiers.push_back("company:" + company_number);
  return actor;
}

engine::Ids<engine::Organisation> Grants360::organisations(const std::vector<NamedActor>& actors,
                                                           const engine::Citation& citation) {
  engine::Ids<engine::Organisation> ids;
  for (const NamedActor& actor : actors) {
    const auto id = records_.organisation(actor, citation);
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

engine::Id<engine::Any> Grants360::provider_of(const Grant360& grant, const engine::Citation& citation,
                                               std::uint32_t row) {
  const auto funders = organisations(grant.funders, citation);
  if (funders.size() == 1) return {funders.front().text};
  issues_.note(row, "fundingOrganization", "",
               funders.empty() ? "the grant names nobody who gives it: its provider is unknown"
                               : "several give one amount, and how they share it is unknown: it stands once");
  return {records_.nobody(citation).text};
}

// The funder's programme under which the grant was given; empty where none is named.
engine::Id<engine::Programme> Grants360::scheme_of(const Grant360& grant, const engine::Id<engine::Any>& provider,
                                                   const engine::Citation& citation) {
  if (grant.programme.empty() && grant.programme_code.empty()) return {};
  engine::Programme scheme;
  scheme.name = public_text(grant.programme.empty() ? grant.programme_code : grant.programme);
  const std::string name = engine::slug(grant.programme.empty() ? grant.programme_code : grant.programme);
  const auto id =
      records_.programme("grants-" + provider.text + "-" + name, scheme, citation, {{"code", grant.programme_code}});
  const auto funder = organisations(grant.funders, citation);
  if (funder.size() == 1) records_.participate(funder.front(), id, "funding", citation);
  return id;
}

engine::Id<engine::Any> Grants360::receiver_of(const Grant360& grant, const engine::Id<engine::Any>& provider,
                                               const engine::Citation& citation) {
  const auto scheme = scheme_of(grant, provider, citation);
  if (grant.to_person) {
    if (!scheme.empty()) return {scheme.text};
    engine::Programme all;
    all.name = "Grants to individuals";
    return {records_.programme("grants-to-individuals-" + provider.text, all, citation).text};
  }
  const auto recipients = organisations(grant.recipients, citation);
  if (recipients.size() == 1 && recipients.front().text != provider.text) return {recipients.front().text};
  // Nobody, several with one amount, or the funder itself: the money goes to what the grant is for.
  engine::Programme own;
  own.name = public_text(grant.title.empty() ? "Grant " + grant.id : grant.title, 200);
  own.parent = scheme;
  own.start = first_day(grant.start);
  own.end = day_after(grant.end);
  const auto id = records_.programme("grant-" + grant.id + "-undertaking", own, citation);
  for (const auto& recipient : recipients) records_.participate(recipient, id, "implementing", citation);
  return {id.text};
}

void Grants360::pay(const Grant360& grant, const engine::Funding& money, const std::string& amount,
                    const engine::Citation& citation, std::uint32_t row) {
  engine::Funding paid = money;
  paid.amount = read_amount(amount);
  if (!paid.amount) issues_.note(row, "amountAwarded", amount, "is no amount: it is taken as unknown");
  if (paid.amount && paid.amount->ten_thousandths < 0) {
    issues_.note(row, "amountAwarded", amount, "is below zero, and is kept as it stands");
  }
  engine::Record record;
  const bool is_first = paid.kind == "commitment";
  if (!grant.to_person && !grant.id.empty()) record.id = id_of(grant.id) + (is_first ? "" : "-disbursed");
  record.assured = first_day(grant.modified);
  record.words = {{"grant-programme", public_text(grant.programme)}};
  if (!grant.regrant.empty()) {
    record.words.push_back({"regrant", regrant_word(grant.regrant)});
    record.words.push_back({"to-be-passed-on", "yes"});
  }
  if (grant.to_person) record.words.push_back({"receiver", "an individual"});
  if (!grant.to_person) {
    record.note = public_text(grant.title, 200);
    record.words.push_back({"location", names_of(grant.places)});
    record.words.push_back({"related-activity", public_text(grant.related)});
  }
  record.fact = std::move(paid);
  records_.fund(std::move(record), citation);
}

// A grant for a place announces work there; of what kind, only its classification says.
void Grants360::announce(const Grant360& grant, const engine::Citation& citation) {
  const auto recipients = organisations(grant.recipients, citation);
  if (recipients.size() != 1 || !grant.regrant.empty()) return;
  if (grant.places.size() * grant.classifications.size() > most_deliveries_of_a_row) return;
  engine::Delivery delivery;
  delivery.organisation = recipients.front();
  delivery.start = first_day(grant.start.empty() ? grant.award_date : grant.start);
  delivery.end = day_after(grant.end);
  if (delivery.end && delivery.start && *delivery.end <= *delivery.start) delivery.end.reset();
  delivery.status = "planned";
  for (const GrantPlace& place : grant.places) {
    const engine::PlaceMention mention = mention_of(place);
    if (mention.words.empty()) continue;
    delivery.location = records_.place(mention, mention.words.size() > 1 ? place.code : "");
    for (const std::string& classification : grant.classifications) {
      delivery.service = records_.service({"", "", classification, ""});
      records_.deliver(delivery, {{"status", "granted"}}, citation);
    }
  }
}

void Grants360::take(const Grant360& grant, const engine::Citation& citation, std::uint32_t row) {
  engine::Funding money;
  money.kind = "commitment";
  money.provider = provider_of(grant, citation, row);
  money.receiver = receiver_of(grant, money.provider, citation);
  money.currency = grant.currency;
  if (grant.currency.empty()) issues_.note(row, "currency", "", "the grant names no currency: it is unknown");
  money.value_date = first_day(grant.award_date);
  money.start = first_day(grant.start);
  money.end = day_after(grant.end);
  if (money.start && money.end && *money.end <= *money.start) {
    issues_.note(row, "plannedDates", grant.end, "ends before it starts: the end is taken as unknown");
    money.end.reset();
  }
  pay(grant, money, grant.awarded, citation, row);
  money.kind = "disbursement";
  if (!grant.disbursed.empty()) pay(grant, money, grant.disbursed, citation, row);
  if (grant.to_person) {
    ++persons_;
  } else {
    announce(grant, citation);
  }
}

void Grants360::finish() {
  if (persons_ > 0) {
    issues_.note(0, "recipientIndividual", "",
                 std::to_string(persons_) +
                     " grants went to persons: their amounts are kept, and nothing that could say who they are");
  }
  records_.finish();
}

}  // namespace store
