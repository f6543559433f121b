#include "server/answers/brief_parts.h"

#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "server/answers/csv.h"
#include "server/answers/import_report.h"
#include "server/answers/markup.h"

namespace server {
namespace {

using nlohmann::json;

constexpr std::size_t rows_shown = 15;

std::string count(const json& number) { return with_thousands(number.get<std::uint64_t>()); }

std::string names_of(const json& answer, const json& ids) {
  std::string text;
  for (const json& id : ids) text += (text.empty() ? "" : ", ") + shown_name(answer, id);
  return text;
}

std::string level_of(const json& level) {
  return level.is_string() ? level.get<std::string>() : "level " + level.dump();
}

// "On 2022-03-15, places at level 2, services at level 1, groups at level 0".
std::string frame_of(const json& answer) {
  const std::string day = answer.at("at").is_null() ? "Over all time" : "On " + answer["at"].get<std::string>();
  return day + ", places at " + level_of(answer.at("level")) + ", services at " + level_of(answer.at("service_level")) +
         ", groups at " + level_of(answer.at("group_level"));
}

std::uint64_t cells_of(const json& coverage) {
  std::uint64_t cells = 0;
  for (const auto& [state, number] : coverage.at("states").items()) cells += number.get<std::uint64_t>();
  return cells;
}

// The table, and how many rows more there are.
std::string with_rest(const MarkupTable& table, std::size_t shown, std::uint64_t total) {
  if (table.empty()) return "";
  return table.html() + (total > shown ? paragraph(with_thousands(total - shown) + " more are not printed here.") : "");
}

}  // namespace

std::string shown_name(const json& answer, const json& id) {
  if (id.is_null()) return "";
  const std::string text = id.get<std::string>();
  return answer.at("names").value(text, text);
}

std::string share_of(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "none of 0";
  std::array<char, 16> percent{};
  std::snprintf(percent.data(), percent.size(), "%.1f", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
  return with_thousands(part) + " of " + with_thousands(whole) + " (" + percent.data() + "%)";
}

std::string coverage_part(const json& status, const json& coverage, const json& returns) {
  const std::uint64_t cells = cells_of(coverage);
  std::string body =
      paragraph("Revision " + coverage.at("revision").dump() + " of the database holds " +
                count(status.at("counts").at("deliveries")) + " deliveries by " +
                count(status["counts"].at("organisations")) + " organisations" +
                (status.at("first_day").is_null() ? std::string(", none of them dated.")
                                                  : ", recorded from " + status["first_day"].get<std::string>() +
                                                        " to " + field_text(status.at("last_day")) + "."));
  body += paragraph(frame_of(coverage) + ", there are " + with_thousands(cells) +
                    " cells of place, service and group that somebody reports on, delivers in or needs.");
  MarkupTable states({"State", "Cells"});
  for (const auto& [state, number] : coverage.at("states").items()) {
    if (number != 0) states.add({state, share_of(number.get<std::uint64_t>(), cells)});
  }
  if (!states.empty()) body += states.html();
  MarkupTable reporters({"Source", "Organisation", "Reports on", "Return", "Due", "Last confirmed"});
  std::size_t shown = 0;
  for (const json& item : returns.at("items")) {
    if (shown++ == rows_shown) break;
    reporters.add({field_text(item.at("source")), shown_name(returns, item.at("organisation")),
                   field_text(item.at("of")) + ", " + shown_name(returns, item.at("location")) +
                       (item.at("service").is_null() ? "" : ", " + shown_name(returns, item["service"])),
                   field_text(item.at("state")), field_text(item.at("due")), field_text(item.at("last_assured"))});
  }
  if (reporters.empty())
    body += paragraph("Nobody has declared what they report on, so that empty is nowhere told from unreported.");
  return section("What the data covers",
                 body + with_rest(reporters, rows_shown, returns.at("total").get<std::uint64_t>()));
}

std::string gaps_part(const json& gaps, const json& coverage) {
  const std::uint64_t total = gaps.at("total").get<std::uint64_t>();
  std::string body =
      paragraph(frame_of(gaps) + ": " + share_of(total, cells_of(coverage)) +
                " cells are gaps: needed or expected, reported on, and not covered. A gap is of services "
                "recorded, and says nothing of the conditions of a place.");
  MarkupTable table({"Place", "Service", "Group", "State", "People in need", "Unmet", "Deliveries", "Status"});
  for (const json& item : gaps.at("items")) {
    table.add({shown_name(gaps, item.at("location")), shown_name(gaps, item.at("service")),
               shown_name(gaps, item.at("group")), field_text(item.at("state")),
               (item.value("need_at_least", false) ? "at least " : "") +
                   (item.at("need").is_null() ? "not known" : field_text(item["need"])),
               item.at("unmet").is_null() ? "not known" : field_text(item["unmet"]), field_text(item.at("deliveries")),
               field_text(item.at("status"))});
  }
  return section("Gaps", body + with_rest(table, gaps.at("items").size(), total));
}

std::string watch_part(const json& watch, const json& coverage) {
  std::map<std::string, std::uint64_t> flags;
  for (const json& item : watch.at("items")) {
    for (const json& flag : item.at("flags")) ++flags[flag.get<std::string>()];
  }
  const json& states = coverage.at("states");
  std::uint64_t delivered = 0;
  for (const char* state : {"covered", "present", "thin", "no-access"})
    delivered += states.at(state).get<std::uint64_t>();
  const std::uint64_t total = watch.at("total").get<std::uint64_t>();
  std::string body =
      paragraph(frame_of(watch) + ": " + share_of(total, delivered) + " cells with a delivery rest on little.");
  MarkupTable counts({"Flag", "Cells with a delivery"});
  for (const auto& [flag, number] : flags) counts.add({flag, share_of(number, delivered)});
  if (!counts.empty()) body += counts.html();
  MarkupTable table({"Place", "Service", "Group", "Flags", "Organisations", "Last day covered"});
  std::size_t shown = 0;
  for (const json& item : watch.at("items")) {
    if (shown++ == rows_shown) break;
    table.add({shown_name(watch, item.at("location")), shown_name(watch, item.at("service")),
               shown_name(watch, item.at("group")), field_text(item.at("flags")),
               names_of(watch, item.at("organisations")), field_text(item.at("ends_on"))});
  }
  return section("To watch", body + with_rest(table, rows_shown, total));
}

std::string duplication_part(const json& overlaps, const json& findings) {
  const json& classes = overlaps.at("classes");
  std::uint64_t pairs = 0;
  for (const auto& [name, number] : classes.items()) pairs += number.get<std::uint64_t>();
  const std::uint64_t named = classes.at("likely").get<std::uint64_t>() + classes.at("confirmed").get<std::uint64_t>();
  std::string body =
      paragraph(frame_of(overlaps) + ": of pairs of providers that deliver the same in one place " +
                share_of(named, pairs) + " are called duplication. Overlap alone is no fault: it may be agreed.");
  if (overlaps.at("withheld") != 0) {
    body += paragraph("Not named here: " + count(overlaps["withheld"]) +
                      ", until the two and the secretariat have talked about them.");
  }
  MarkupTable table({"A", "B", "Class", "Cells", "Sites", "Why", "Status", "Replies"});
  for (const json& item : findings.at("items")) {
    if (item.at("kind") != "duplication" || !item.at("found").get<bool>()) continue;
    std::string replies;
    for (const json& decision : item.at("decisions")) {
      if (decision.at("status") != "reply") continue;
      replies += (replies.empty() ? "" : " · ") + shown_name(findings, decision.at("owner")) + ": " +
                 field_text(decision.at("reason"));
    }
    std::string cells, sites;
    for (const json& pair : overlaps.at("items")) {
      if (pair.at("id") != item.at("id")) continue;
      cells = field_text(pair.at("cells"));
      sites = field_text(pair.at("sites"));
    }
    table.add({shown_name(findings, item.at("about").at(0)), shown_name(findings, item["about"].at(1)),
               field_text(item.at("what")), cells, sites, field_text(item.at("rule")), field_text(item.at("status")),
               replies});
  }
  return section("Duplication", body + (table.empty() ? "" : table.html()));
}

std::string ending_part(const json& watch) {
  std::map<std::string, std::vector<const json*>> months;
  for (const json& item : watch.at("items")) {
    if (item.at("ends_on").is_string()) months[item["ends_on"].get<std::string>().substr(0, 7)].push_back(&item);
  }
  std::string body = paragraph(
      "Cells whose every delivery has a stated end, after which a day is empty, by the month of "
      "the last day covered.");
  if (months.empty()) body += paragraph("None within the days asked.");
  MarkupTable table({"Month", "Cells", "Services that stop there"});
  for (const auto& [month, items] : months) {
    std::string lost;
    std::size_t shown = 0;
    for (const json* item : items) {
      if (shown++ == rows_shown) {
        lost += "; and " + with_thousands(items.size() - rows_shown) + " more";
        break;
      }
      lost += (lost.empty() ? "" : "; ") + shown_name(watch, item->at("service")) + " in " +
              shown_name(watch, item->at("location"));
    }
    table.add({month, with_thousands(items.size()), lost});
  }
  return section("What ends", body + (table.empty() ? "" : table.html()));
}

std::string changes_part(const json& changes) {
  if (changes.is_null()) {
    return section("What changed", paragraph("Nobody said since when, and no earlier meeting is recorded."));
  }
  const json& records = changes.at("records");
  const json& findings = changes.at("findings");
  std::string body = paragraph(
      "From revision " + changes.at("from").at("revision").dump() + " (" + field_text(changes["from"].at("at")) +
      ") to revision " + changes.at("to").at("revision").dump() + " (" + field_text(changes["to"].at("at")) +
      "): " + count(records.at("came")) + " records came, " + count(records.at("went")) + " went, " +
      count(records.at("moved")) + " changed and " + count(records.at("confirmed")) + " were confirmed; " +
      count(findings.at("came")) + " findings came, " + count(findings.at("went")) + " went, " +
      count(findings.at("moved")) + " changed, and " + count(findings.at("unchanged")) + " are as they were.");
  const std::uint64_t changed = findings.at("came").get<std::uint64_t>() + findings.at("went").get<std::uint64_t>() +
                                findings.at("moved").get<std::uint64_t>();
  MarkupTable table({"Finding", "Kind", "About", "Change"});
  for (const json& item : changes.at("finding_changes")) {
    table.add({field_text(item.at("what")), field_text(item.at("kind")), names_of(changes, item.at("about")),
               field_text(item.at("change"))});
  }
  return section("What changed", body + with_rest(table, rows_shown, changed));
}

std::string due_part(const json& findings, const json& commitments) {
  MarkupTable table({"What", "About", "Owner", "Due", "Status"});
  std::map<std::string, std::vector<const json*>> by_day;
  for (const json& item : findings.at("items")) {
    if (item.at("status") == "agreed" && item.at("due").is_string()) by_day[item["due"]].push_back(&item);
  }
  for (const auto& [day, items] : by_day) {
    for (const json* item : items) {
      table.add({field_text(item->at("kind")) + ", " + field_text(item->at("what")),
                 names_of(findings, item->at("about")), shown_name(findings, item->at("owner")), day,
                 item->value("overdue", false) ? "overdue" : "agreed"});
    }
  }
  for (const json& item : commitments.at("items")) {
    if (item.at("overdue") != true) continue;
    table.add({"commitment, answered by: " + field_text(item.at("answer")), field_text(item.at("text")),
               shown_name(commitments, item.at("owner")), field_text(item.at("due")), "overdue"});
  }
  const json& statuses = findings.at("statuses");
  const std::string body =
      paragraph("On " + field_text(findings.at("at")) + ", of " + count(findings.at("total")) + " findings " +
                count(statuses.at("open")) + " are open, " + count(statuses.at("agreed")) + " agreed with an owner, " +
                count(findings.at("overdue")) + " overdue; of " + count(commitments.at("total")) + " commitments " +
                count(commitments.at("overdue")) + " are overdue.");
  return section("Decisions due", body + (table.empty() ? "" : table.html()));
}

std::string unknown_part(const json& coverage, const json& commitments, const json& returns) {
  const std::uint64_t cells = cells_of(coverage);
  const json& states = coverage.at("states");
  MarkupTable table({"Not known", "How much"});
  table.add({"Needed, and nobody says whether anybody delivers",
             share_of(states.at("unreported").get<std::uint64_t>(), cells) + " cells"});
  table.add({"Not reported on, or recorded only for a wider place or service",
             share_of(states.at("unknown").get<std::uint64_t>(), cells) + " cells"});
  table.add({"Delivered, and not known whether it is enough",
             share_of(states.at("present").get<std::uint64_t>(), cells) + " cells"});
  table.add({"Deliveries recorded above these levels", count(coverage.at("recorded_above"))});
  table.add({"Deliveries without any date", count(coverage.at("undated"))});
  table.add({"Reported before, and silent since", count(coverage.at("lapsed"))});
  table.add({"Commitments of which nobody says who answers them",
             share_of(commitments.at("answers").at("unknown").get<std::uint64_t>(),
                      commitments.at("total").get<std::uint64_t>())});
  const json& late = returns.at("states");
  table.add({"Returns that are late or never came",
             share_of(late.at("late").get<std::uint64_t>() + late.at("never").get<std::uint64_t>(),
                      returns.at("total").get<std::uint64_t>())});
  return section("What is not known", table.html());
}

}  // namespace server
