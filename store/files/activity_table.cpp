#include "store/files/activity_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "store/files/shown_places.h"

namespace store {
namespace {

using engine::Delivery;
using engine::StoredRecord;

constexpr int deepest_level = 5;  // what lies below has the columns of sites

std::vector<ActivityColumn> make_columns() {
  std::vector<ActivityColumn> columns = {{"Organisation", "#org+name"},
                                         {"Acronym", "#org+acronym"},
                                         {"Organisation type", "#org+type"},
                                         {"Role", ""},
                                         {"Programme", "#activity+programme+name"},
                                         {"Programme code", "#activity+programme+code"},
                                         {"Plan", ""},
                                         {"Country code", "#country+code"},
                                         {"Country", "#country+name"}};
  for (int level = 1; level <= deepest_level; ++level) {
    const std::string number = std::to_string(level);
    columns.push_back({"Admin " + number + " code", "#adm" + number + "+code"});
    columns.push_back({"Admin " + number, "#adm" + number + "+name"});
  }
  for (const ActivityColumn& column : {ActivityColumn{"Site", "#loc+name"},
                                       {"Sector", "#sector+name"},
                                       {"Sector code", "#sector+code"},
                                       {"Service", "#service"},
                                       {"Service code", "#service+code"},
                                       {"Group", "#population+group"},
                                       {"Group code", "#population+group+code"},
                                       {"Reported", "#date+reported"},
                                       {"Start", "#date+start"},
                                       {"End", "#date+end"},
                                       {"Status", "#status"},
                                       {"Capacity", "#capacity", true},
                                       {"Reach", "#reached", true},
                                       {"Per", "#frequency+per"},
                                       {"Donors", "#org+funder+name"},
                                       {"Record", "#meta+record"}}) {
    columns.push_back(column);
  }
  return columns;
}

// The source's own word for a field; empty where it said the code itself.
std::string word_of(const engine::Record& record, std::string_view field) {
  const auto found = std::ranges::find(record.words, field, &engine::Word::field);
  return found == record.words.end() ? std::string() : found->text;
}

class ActivityTexts {
 public:
  explicit ActivityTexts(const ExportContent& content) : snapshot_(content.snapshot), places_(content) {
    content.records.for_each(engine::kind_of<engine::Funding>(), [&](const StoredRecord& stored) {
      const auto& funding = std::get<engine::Funding>(stored.record.fact);
      if (funding.kind != "unknown") return;
      for (const engine::Citation& citation : stored.citations) {
        givers_[{stored.record.source, funding.receiver.text, citation}].insert(funding.provider.text);
      }
    });
    content.records.for_each(engine::kind_of<engine::Programme>(), [&](const StoredRecord& stored) {
      std::string code = word_of(stored.record, "code");
      if (!code.empty()) codes_.emplace(stored.number, std::move(code));
    });
  }

  // The row but for the period in which it was reported, whose column is `reported`.
  std::vector<std::string> row(const StoredRecord& stored, ActivityChoice::Places places, std::size_t& reported) const {
    const auto& delivery = std::get<Delivery>(stored.record.fact);
    std::vector<std::string> texts;
    add_organisation(delivery, texts);
    texts.push_back(delivery.role);
    add_programme(delivery, texts);
    texts.push_back(word_of(stored.record, "plan"));
    add_place(places == ActivityChoice::Places::own ? delivery.location.text : places_.shown(stored, delivery.location),
              texts);
    add_service(delivery, texts);
    // An activity that no list knows is told back in the words of who told it.
    std::string& service = texts[texts.size() - 2];
    if (service.empty() && places == ActivityChoice::Places::own) service = word_of(stored.record, "activity");
    const auto group = snapshot_.groups.find(delivery.group.text);
    texts.push_back(group.known() ? snapshot_.groups.name(group) : "");
    texts.push_back(delivery.group.text);
    reported = texts.size();
    texts.emplace_back();
    texts.push_back(delivery.start ? engine::to_text(*delivery.start) : "");
    texts.push_back(delivery.end ? engine::to_text(engine::previous(*delivery.end)) : "");
    texts.push_back(delivery.status);
    texts.push_back(delivery.capacity ? std::to_string(*delivery.capacity) : "");
    texts.push_back(delivery.reach ? std::to_string(*delivery.reach) : "");
    texts.push_back(delivery.per);
    texts.push_back(delivery.programme.empty() ? givers(stored) : donors(delivery));
    texts.push_back(stored.record.id);
    return texts;
  }

 private:
  void add_organisation(const Delivery& delivery, std::vector<std::string>& texts) const {
    const auto found = engine::look_up(snapshot_.organisation_by_id, delivery.organisation);
    if (!found.known()) {
      texts.insert(texts.end(), {delivery.organisation.text, "", ""});
      return;
    }
    const engine::OrganisationNode& node = snapshot_.organisations[found.index];
    texts.insert(texts.end(), {node.name, node.acronyms.empty() ? "" : node.acronyms.front(), node.kind});
  }

  // A programme without a code of its source's goes by its name alone: an id of ours is no code of theirs.
  void add_programme(const Delivery& delivery, std::vector<std::string>& texts) const {
    const auto found = engine::look_up(snapshot_.programme_by_id, delivery.programme);
    if (!found.known()) {
      texts.insert(texts.end(), {delivery.programme.text, ""});
      return;
    }
    const engine::ProgrammeNode& node = snapshot_.programmes[found.index];
    std::string code;
    for (const engine::Number number : node.records) {
      const auto stated = codes_.find(number);
      if (stated != codes_.end() && code.empty()) code = stated->second;
    }
    texts.insert(texts.end(), {node.name == code ? "" : node.name, code});
  }

  void add_place(const std::string& id, std::vector<std::string>& texts) const {
    std::vector<std::string> places(2 * (deepest_level + 1) + 1);
    const auto found = snapshot_.locations.find(id);
    if (!found.known()) places.back() = id;
    if (found.known()) {
      for (const auto place : snapshot_.locations.above(found)) {
        const int level = snapshot_.locations.level(place);
        if (level < 0) continue;
        if (level > deepest_level) {
          places.back() = snapshot_.locations.name(place);
          continue;
        }
        const std::string& code = snapshot_.locations.id(place);
        // An id with a stroke was made for a place that the source only named.
        const std::size_t column = 2 * static_cast<std::size_t>(level);
        places[column] = code.find('/') == std::string::npos ? code : "";
        places[column + 1] = snapshot_.locations.name(place);
      }
    }
    std::ranges::move(places, std::back_inserter(texts));
  }

  void add_service(const Delivery& delivery, std::vector<std::string>& texts) const {
    const auto found = snapshot_.services.find(delivery.service.text);
    if (!found.known()) {
      texts.insert(texts.end(), {delivery.service.text, "", "", ""});
      return;
    }
    engine::Ref<engine::Service> sector = found;
    for (const auto above : snapshot_.services.above(found)) {
      if (snapshot_.services.level(above) == 1) sector = above;
    }
    texts.push_back(snapshot_.services.name(sector));
    texts.push_back(snapshot_.services.id(sector));
    texts.push_back(sector == found ? "" : snapshot_.services.name(found));
    texts.push_back(sector == found ? "" : snapshot_.services.id(found));
  }

  std::string donors(const Delivery& delivery) const {
    const auto found = engine::look_up(snapshot_.programme_by_id, delivery.programme);
    return found.known() ? names_of(snapshot_.programmes[found.index].donors) : std::string();
  }

  // Of what has no programme: those whom the row that states it names as its donors.
  std::string givers(const StoredRecord& stored) const {
    std::set<engine::Ref<engine::Organisation>> donors;
    for (const engine::Citation& citation : stored.citations) {
      const std::string& receiver = std::get<Delivery>(stored.record.fact).organisation.text;
      const auto found = givers_.find({stored.record.source, receiver, citation});
      if (found == givers_.end()) continue;
      for (const std::string& provider : found->second) {
        const auto donor = engine::look_up(snapshot_.organisation_by_id, engine::Id<engine::Organisation>{provider});
        if (donor.known()) donors.insert(donor);
      }
    }
    return names_of(donors);
  }

  template <class Organisations>
  std::string names_of(const Organisations& donors) const {
    std::string names;
    for (const auto donor : donors) {
      const engine::OrganisationNode& node = snapshot_.organisations[donor.index];
      if (!node.placeholder) names += (names.empty() ? "" : "; ") + node.name;
    }
    return names;
  }

  const engine::Snapshot& snapshot_;
  ShownPlaces places_;
  std::map<engine::Number, std::string> codes_;  // that their sources give programmes, by record
  // By source, receiver and row: who gives, by id.
  std::map<std::tuple<std::string, std::string, engine::Citation>, std::set<std::string>> givers_;
};

}  // namespace

const std::vector<ActivityColumn>& activity_columns() {
  static const std::vector<ActivityColumn> columns = make_columns();
  return columns;
}

void for_each_activity(const ExportContent& content, const ActivityChoice& choice, const TakeTexts& take) {
  const ActivityTexts texts_of(content);
  const auto& by_id = content.snapshot.organisation_by_id;
  const auto wanted = engine::look_up(by_id, engine::Id<engine::Organisation>{choice.organisation});
  content.records.for_each(engine::kind_of<Delivery>(), [&](const StoredRecord& stored) {
    const auto& delivery = std::get<Delivery>(stored.record.fact);
    const bool chosen = choice.organisation.empty() || delivery.organisation.text == choice.organisation ||
                        (wanted.known() && engine::look_up(by_id, delivery.organisation) == wanted);
    if (!chosen) return;
    std::size_t reported = 0;
    std::vector<std::string> texts = texts_of.row(stored, choice.places, reported);
    if (delivery.reported.empty()) take(texts);
    for (const engine::Period& period : delivery.reported) {
      texts[reported] = engine::to_text(period);
      take(texts);
    }
  });
}

}  // namespace store
