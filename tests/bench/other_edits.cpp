// other_edits DATABASE DAY TIMES [KIND...]: commits edits of kinds that `edits` does not know, each as an import of one
// record does, and prints of each kind a line, parted by tabs, of the medians of the milliseconds until it is known
// what it makes look alike, until it is durable, until the present edition answers with it, and what the next matrix
// and overlaps of the day take, and the same asked again. Without a KIND all, in the order below. The copy of a
// database that it was run on is of no further use for figures.

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "server/library/library.h"
#include "server/library/proposals.h"
#include "tests/bench/questions.h"
#include "tests/bench/stopwatch.h"

namespace {

using namespace engine;

// What an edit is made of.
struct Ground {
  const store::Database& database;
  const server::Edition& edition;
  const Snapshot& snapshot;
  int time = 0;

  // An actor that has deliveries or not, each time another one.
  std::uint32_t organisation(std::uint32_t more = 0) const {
    return static_cast<std::uint32_t>((static_cast<std::size_t>(time) * 7919 + 13 + more) %
                                      snapshot.organisations.size());
  }
  std::uint32_t programme(std::uint32_t more = 0) const {
    return static_cast<std::uint32_t>((static_cast<std::size_t>(time) * 7919 + 13 + more) % snapshot.programmes.size());
  }
  const std::string& organisation_id(std::uint32_t more = 0) const {
    return snapshot.organisations[organisation(more)].id;
  }
  const std::string& programme_id(std::uint32_t more = 0) const { return snapshot.programmes[programme(more)].id; }
};

StoredRecord record_of(const Ground& ground, Number number) {
  return ground.database.record(number, ground.edition.revision()).value();
}

Changeset adding(Fact fact, std::string id = {}) {
  Changeset change;
  StoredRecord stored;
  stored.record.fact = std::move(fact);
  stored.record.id = std::move(id);
  stored.record.source = "other edits";
  change.added.push_back(std::move(stored));
  return change;
}

template <class Edit>
Changeset changing_organisation(const Ground& ground, Edit edit) {
  StoredRecord stored = record_of(ground, ground.snapshot.organisations[ground.organisation()].records.front());
  edit(std::get<Organisation>(stored.record.fact));
  Changeset change;
  change.changed.push_back(std::move(stored));
  return change;
}

template <class Edit>
Changeset changing_programme(const Ground& ground, Edit edit) {
  StoredRecord stored = record_of(ground, ground.snapshot.programmes[ground.programme()].records.front());
  edit(std::get<Programme>(stored.record.fact));
  Changeset change;
  change.changed.push_back(std::move(stored));
  return change;
}

template <class Fact>
StoredRecord any_record(const Ground& ground) {
  const auto& all = ground.edition.records(kind_of<Fact>());
  return record_of(ground, all[(static_cast<std::size_t>(ground.time) * 104'729 + 5) % all.size()].number);
}

template <class Fact, class Edit>
Changeset changing(const Ground& ground, Edit edit) {
  Changeset change;
  change.changed.push_back(any_record<Fact>(ground));
  edit(std::get<Fact>(change.changed.back().record.fact));
  return change;
}

Changeset withdrawing(const Number number) {
  Changeset change;
  change.withdrawn.push_back(number);
  return change;
}

Programme programme_called(std::string name) {
  Programme programme;
  programme.name = std::move(name);
  return programme;
}

Changeset decision(const std::string& a, const std::string& b, const std::string& judgement) {
  return adding(SameAs{{a}, {b}, judgement, "bench"});
}

struct Kind {
  std::string_view name;
  std::function<Changeset(const Ground&)> change;
};

const Kind kinds[] = {
    {"programme like a standing one",
     [](const Ground& ground) {
       return adding(programme_called(ground.snapshot.programmes[ground.programme()].name),
                     "twin-" + std::to_string(ground.time));
     }},
    {"organisation like a standing one",
     [](const Ground& ground) {
       Organisation organisation;
       organisation.name =
           ground.snapshot.organisations[ground.organisation()].name + " " + std::to_string(ground.time);
       return adding(organisation, "like-" + std::to_string(ground.time));
     }},
    {"organisation renamed",
     [](const Ground& ground) {
       return changing_organisation(ground, [&](Organisation& one) { one.name = "Renamed " + one.name; });
     }},
    {"organisation's mailbox",
     [](const Ground& ground) {
       return changing_organisation(ground, [&](Organisation& one) { one.mailbox = "office@example.org"; });
     }},
    {"organisation's parent",
     [](const Ground& ground) {
       return changing_organisation(ground, [&](Organisation& one) { one.parent = {ground.organisation_id(57)}; });
     }},
    {"programme renamed",
     [](const Ground& ground) {
       return changing_programme(ground, [&](Programme& one) { one.name = "Renamed " + one.name; });
     }},
    {"programme's end",
     [](const Ground& ground) {
       return changing_programme(ground, [&](Programme& one) { one.end = Day{25'000 + ground.time}; });
     }},
    {"programme's parent",
     [](const Ground& ground) {
       return changing_programme(ground, [&](Programme& one) { one.parent = {ground.programme_id(57)}; });
     }},
    {"two organisations are one",
     [](const Ground& ground) { return decision(ground.organisation_id(), ground.organisation_id(31), "same"); }},
    {"two organisations are two",
     [](const Ground& ground) { return decision(ground.organisation_id(), ground.organisation_id(32), "different"); }},
    {"two programmes are one",
     [](const Ground& ground) { return decision(ground.programme_id(), ground.programme_id(31), "same"); }},
    {"two programmes are two",
     [](const Ground& ground) { return decision(ground.programme_id(), ground.programme_id(32), "different"); }},
    {"decision withdrawn", [](const Ground& ground) { return withdrawing(any_record<SameAs>(ground).number); }},
    {"organisation withdrawn",
     [](const Ground& ground) {
       return withdrawing(ground.snapshot.organisations[ground.organisation(4)].records.front());
     }},
    {"programme withdrawn",
     [](const Ground& ground) { return withdrawing(ground.snapshot.programmes[ground.programme(4)].records.front()); }},
    {"referral",
     [](const Ground& ground) {
       Referral referral;
       referral.from = {ground.organisation_id()};
       referral.to = {ground.organisation_id(71)};
       referral.service = {ground.snapshot.services.id(ground.snapshot.deliveries[0].service)};
       return adding(referral);
     }},
    {"membership",
     [](const Ground& ground) {
       Membership membership;
       membership.organisation = {ground.organisation_id()};
       membership.body = {ground.organisation_id(71)};
       membership.status = "core-member";
       return adding(membership);
     }},
    {"meeting",
     [](const Ground& ground) {
       Meeting meeting;
       meeting.body = {ground.organisation_id()};
       meeting.name = "Meeting " + std::to_string(ground.time);
       return adding(meeting, "meeting-" + std::to_string(ground.time));
     }},
    {"document",
     [](const Ground& ground) {
       Document document;
       document.name = "Agreement " + std::to_string(ground.time);
       document.parties = {{ground.organisation_id()}, {ground.organisation_id(71)}};
       return adding(document, "document-" + std::to_string(ground.time));
     }},
    {"authority",
     [](const Ground& ground) {
       Authority authority;
       authority.organisation = {ground.organisation_id()};
       authority.location = {ground.snapshot.locations.id(ground.snapshot.deliveries[0].location)};
       return adding(authority);
     }},
    {"statement",
     [](const Ground& ground) {
       return adding(Statement{"Seen " + std::to_string(ground.time), {}});
     }},
    {"scope",
     [](const Ground& ground) {
       Scope scope;
       scope.of = "deliveries";
       scope.location = {ground.snapshot.locations.id(ground.snapshot.deliveries[0].location)};
       scope.start = Day{18'000};
       scope.end = Day{19'000 + ground.time};
       return adding(scope);
     }},
    {"need changed", [](const Ground& ground) { return changing<Need>(ground, [](Need& one) { one.people = 77; }); }},
    {"payment changed",
     [](const Ground& ground) {
       return changing<Funding>(ground, [](Funding& one) {
         one.kind = "commitment";
         one.start = Day{18'001};
       });
     }},
    {"payment withdrawn", [](const Ground& ground) { return withdrawing(any_record<Funding>(ground).number); }},
    {"participation withdrawn",
     [](const Ground& ground) { return withdrawing(any_record<Participation>(ground).number); }},
    {"delivery changed",
     [](const Ground& ground) {
       StoredRecord stored =
           record_of(ground, ground.snapshot.deliveries.number(static_cast<std::uint32_t>(1009 * (ground.time + 1))));
       std::get<Delivery>(stored.record.fact).capacity = 90;
       Changeset change;
       change.changed.push_back(std::move(stored));
       return change;
     }},
    {"delivery withdrawn",
     [](const Ground& ground) {
       return withdrawing(ground.snapshot.deliveries.number(static_cast<std::uint32_t>(2017 * (ground.time + 1))));
     }},
    {"package",
     [](const Ground& ground) {
       Package package;
       package.package = "package-" + std::to_string(ground.time);
       package.service = {ground.snapshot.services.id(ground.snapshot.deliveries[0].service)};
       return adding(package, "package-" + std::to_string(ground.time));
     }},
    {"place",
     [](const Ground& ground) {
       const auto near = ground.snapshot.deliveries[0].location;
       Location place;
       place.level = 6;
       place.name = "Place " + std::to_string(ground.time);
       place.parent = {ground.snapshot.locations.id(near)};
       return adding(place, "place-" + std::to_string(ground.time));
     }},
    {"service",
     [](const Ground& ground) {
       Service service;
       service.name = "Service " + std::to_string(ground.time);
       service.parents = {{ground.snapshot.services.id(ground.snapshot.deliveries[0].service)}};
       return adding(service, "service-" + std::to_string(ground.time));
     }},
};

struct Asker {
  const server::Library& library;
  const CheckIndex& proposals;
  Day day;

  double ask(std::string_view name) const {
    const auto edition = library.present();
    const bench::Stopwatch stopwatch;
    bench::find_question(name).answer({edition->snapshot(), proposals}, {day, {}});
    return stopwatch.seconds();
  }
};

using Row = std::vector<double>;

Row edit(server::Library& library, const Kind& kind, int time, const Asker& asker) {
  const auto edition = library.present();
  Changeset change = kind.change({library.database(), *edition, edition->snapshot(), time});
  change.based_on = edition->revision();
  change.actor = change.source = "other edits";
  Row row;
  const bench::Stopwatch stopwatch;
  server::propose(library.database(), *edition, change, library.words());
  row.push_back(stopwatch.seconds());
  library.database().commit(change);
  row.push_back(stopwatch.seconds());
  library.refresh();
  row.push_back(stopwatch.seconds());
  for (const char* name : {"matrix", "overlaps", "matrix", "overlaps"}) row.push_back(asker.ask(name));
  return row;
}

double median_of(const std::vector<Row>& rows, std::size_t column) {
  std::vector<double> taken;
  for (const Row& row : rows) taken.push_back(row[column]);
  std::ranges::sort(taken);
  return taken[taken.size() / 2];
}

void run(const std::string& folder, Day day, int times, const std::vector<std::string>& names) {
  const auto library = server::Library::open(folder, server::Library::Access::write, 0);
  const auto first = library->present();
  const CheckIndex proposals(first->snapshot(), {});
  const Asker asker{*library, proposals, day};
  for (const char* name : {"matrix", "overlaps"}) asker.ask(name);
  std::cout << "kind\tlook-alikes\tdurable\tpresent\tmatrix\toverlaps\tmatrix again\toverlaps again" << std::endl;
  for (const Kind& kind : kinds) {
    if (!names.empty() && std::ranges::find(names, kind.name) == names.end()) continue;
    std::vector<Row> rows;
    for (int time = 0; time < times; ++time) rows.push_back(edit(*library, kind, time, asker));
    std::cout << kind.name;
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
      std::cout << '\t' << median_of(rows, column) * 1000;
    }
    std::cout << std::endl;
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 4 || std::atoi(arguments[3]) < 1) {
    std::cerr << "usage: other_edits DATABASE DAY TIMES [KIND...]\n";
    return 2;
  }
  run(arguments[1], parse_day(arguments[2]), std::atoi(arguments[3]), {arguments + 4, arguments + count});
  return 0;
} catch (const std::exception& error) {
  std::cerr << "other_edits: " << error.what() << '\n';
  return 3;
}
