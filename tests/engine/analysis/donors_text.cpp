#include "tests/engine/analysis/donors_text.h"

#include <iomanip>
#include <sstream>

namespace testing_text {
namespace {

using namespace engine;

std::string text(const Snapshot& snapshot, const Provider& who) { return who.known() ? snapshot.id(who) : "?"; }

std::string text(const Snapshot& snapshot, const Cell& cell) {
  const auto id = [](const auto& order, auto ref) { return ref.known() ? order.id(ref) : std::string("-"); };
  return id(snapshot.locations, cell.location) + "/" + id(snapshot.services, cell.service) + "/" +
         id(snapshot.groups, cell.group);
}

std::string text(const std::vector<Number>& numbers) {
  std::string line;
  for (const Number number : numbers) line += (line.empty() ? "" : "+") + std::to_string(number);
  return line;
}

void write(std::ostream& line, const Snapshot& snapshot, const Concentration& one) {
  line << one.providers << " providers " << one.unknown << " unknown";
  for (const DonorShare& share : one.donors) {
    line << " " << snapshot.organisations[share.donor.index].id << " " << share.share;
  }
  line << " herfindahl " << one.herfindahl.low << " to " << one.herfindahl.high << "\n";
}

std::string text(const Snapshot& snapshot, const Fall& fall) {
  std::string line = "services";
  for (const auto service : fall.services) line += " " + snapshot.services.id(service);
  line += "; locations";
  for (const auto location : fall.locations) line += " " + snapshot.locations.id(location);
  return line + "; emptied " + std::to_string(fall.emptied.size()) + "; referrals " + text(fall.referrals);
}

std::string line_of(const Snapshot& snapshot, const obvious::Flow& flow) {
  return text(snapshot, flow.giver) + " > " + text(snapshot, flow.receiver) + " " + flow.kind + " " +
         to_text(Decimal{flow.money.minor}) + " " + flow.money.currency + " " + std::string(to_text(flow.treatment));
}

}  // namespace

std::string text(const Sums& sums) {
  std::string line;
  for (const Money& money : sums.list()) {
    line += (line.empty() ? "" : " ") + to_text(Decimal{money.minor}) + " " + money.currency;
  }
  return line;
}

std::string flows(const Snapshot& snapshot, const MoneyFlows& money) {
  std::string lines;
  for (const obvious::Flow& flow : obvious::money(money).flows) lines += line_of(snapshot, flow) + "\n";
  return lines;
}

std::string everything(const Snapshot& snapshot, const obvious::Money& money) {
  std::ostringstream lines;
  for (const obvious::Flow& flow : money.flows) {
    lines << line_of(snapshot, flow) << " on " << (flow.day ? to_text(*flow.day) : "") << " from";
    for (const Provider& origin : flow.origins) lines << " " << text(snapshot, origin);
    lines << " records " << text(flow.records) << "\n";
  }
  for (std::size_t treatment = 0; treatment < treatment_count; ++treatment) {
    lines << to_text(static_cast<Treatment>(treatment)) << " " << text(money.by[treatment]) << "\n";
  }
  for (const YearSum& year : money.years) {
    lines << (year.year ? std::to_string(*year.year) : "-") << " " << to_text(Decimal{year.money.minor}) << " "
          << year.money.currency << "\n";
  }
  lines << "surplus " << text(money.surplus) << " no amount " << money.no_amount << "\n";
  return lines.str();
}

std::string everything(const Snapshot& snapshot, const Donors& donors) {
  std::ostringstream lines;
  lines << std::setprecision(9);
  for (const Donor& one : donors.donors) {
    lines << snapshot.organisations[one.donor.index].id << " cells " << one.cells << " programmes";
    for (const auto programme : one.programmes) lines << " " << snapshot.programmes[programme.index].id;
    lines << " money " << text(one.money) << " records " << text(one.records) << " share " << one.share.low << " to "
          << one.share.high << "\n";
  }
  for (const DonorPair& pair : donors.pairs) {
    lines << snapshot.organisations[pair.a.index].id << " " << snapshot.organisations[pair.b.index].id << " cells "
          << pair.cells << " programmes " << pair.programmes << "\n";
  }
  for (const DonorPairDetail& pair : donors.details) {
    lines << "shared";
    for (const Cell& cell : pair.shared) lines << " " << text(snapshot, cell);
    lines << " programmes";
    for (const auto programme : pair.programmes) lines << " " << snapshot.programmes[programme.index].id;
    lines << " money " << text(pair.money) << " records " << text(pair.records) << "\n";
  }
  for (const auto* list : {&donors.cells, &donors.places}) {
    for (const DonorsOfCell& one : *list) {
      lines << text(snapshot, one.cell) << " ";
      write(lines, snapshot, one.concentration);
    }
  }
  write(lines, snapshot, donors.together);
  lines << "flows";
  for (const std::uint32_t flow : donors.flows) lines << " " << flow;
  lines << "\n";
  return lines.str();
}

std::string ends(const Snapshot& snapshot, const Runway& runway) {
  std::string lines;
  for (const RunwayEnd& end : runway.ends) {
    lines += text(snapshot, end.who) + " until " + to_text(end.last) + ": " + text(snapshot, end.fall) + "\n";
  }
  return lines;
}

std::string consequences(const Snapshot& snapshot, const Leaving& leaving) {
  std::string lines;
  for (const Consequence& one : leaving.consequences) {
    lines += text(snapshot, one.who) + " " + std::string(to_text(one.effect)) + ": " + text(snapshot, one.fall) + "\n";
  }
  return lines + "together: " + text(snapshot, leaving.together) + "\n";
}

}  // namespace testing_text
