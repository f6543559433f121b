#include <array>

#include "engine/identity/words.h"
#include "store/files/fts_readers.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

constexpr std::array columns{
    KnownColumn{"countrycode", "country", "country"},
    KnownColumn{"location code", "country", "country"},
    KnownColumn{"id", "id", "number of the plan"},
    KnownColumn{"name", "name", "response plan"},
    KnownColumn{"appeal name", "name", "response plan"},
    KnownColumn{"code", "code", "code of the plan"},
    KnownColumn{"appeal code", "code", "code of the plan"},
    KnownColumn{"typename", "type", "type of the plan"},
    KnownColumn{"appeal type", "type", "type of the plan"},
    KnownColumn{"startdate", "start", "first day"},
    KnownColumn{"reference period start", "start", "first day"},
    KnownColumn{"enddate", "end", "last day"},
    KnownColumn{"reference period end", "end", "last day"},
    KnownColumn{"cluster", "cluster", "cluster"},
    KnownColumn{"clustercode", "cluster-code", "number of the cluster"},
    KnownColumn{"requirements", "asked", "what the plan asks for"},
    KnownColumn{"requirements usd", "asked", "what the plan asks for"},
    KnownColumn{"funding", "given", "what was given, as the source's word"},
    KnownColumn{"funding usd", "given", "what was given, as the source's word"},
    KnownColumn{"dataset hdx id", "hapi", "data set of HDX"},
};

bool is_nothing(std::string_view text) {
  const std::string folded = engine::fold(text);
  return folded.empty() || folded == "not specified";
}

class Plans {
 public:
  Plans(engine::Reading& reading, std::string place)
      : reading_(reading), place_(std::move(place)), issues_(reading, reading.sheet), records_(reading) {}

  void take(const NamedRow& row) {
    if (row.empty()) return;
    ++reading_.rows_read;
    if (is_nothing(row["name"])) {
      issues_.leave_out(row.number(), "name", row["name"], "the row is a sum of money that belongs to no plan");
      return;
    }
    const engine::Citation citation{place_, row.number()};
    const std::string id = "fts-plan-" + std::string(row["code"].empty() ? row["id"] : row["code"]);
    if (row["cluster"].empty()) {
      records_.programme(id, plan_of(row, true), citation, words_of(row));
    } else {
      take_cluster(row, id, citation);
    }
  }

  void finish() {
    records_.finish();
    issues_.finish();
  }

 private:
  engine::Programme plan_of(const NamedRow& row, bool with_budget) {
    engine::Programme plan;
    plan.name = public_text(row["name"]);
    plan.start = first_day(row["start"]);
    plan.end = day_after(row["end"]);
    if (!with_budget || row["asked"].empty()) return plan;
    plan.budget = read_amount(row["asked"]);
    if (plan.budget) plan.currency = "USD";
    if (!plan.budget) issues_.note(row.number(), "requirements", row["asked"], "is no amount: it is taken as unknown");
    return plan;
  }

  // What a plan asks for a cluster is a part of the plan.
  void take_cluster(const NamedRow& row, const std::string& id, const engine::Citation& citation) {
    const auto plan =
        records_.programme(id, plan_of(row, false), citation, {{"location", std::string(row["country"])}});
    if (row["cluster-code"].empty()) {
      issues_.leave_out(row.number(), "cluster", row["cluster"],
                        "the row is a sum of money that belongs to no cluster");
      return;
    }
    engine::Programme part = plan_of(row, true);
    part.name += ": " + public_text(row["cluster"]);
    part.parent = plan;
    records_.programme(id + "-" + std::string(row["cluster-code"]), part, citation, words_of(row));
  }

  static std::vector<engine::Word> words_of(const NamedRow& row) {
    const std::string given(row["given"]);
    return {{"cluster", std::string(row["cluster"])},
            {"code", std::string(row["code"])},
            {"funding", given.empty() ? "" : given + " USD"},
            {"location", std::string(row["country"])},
            {"type", std::string(row["type"])}};
  }

  engine::Reading& reading_;
  std::string place_;
  IssueList issues_;
  GatheredRecords records_;
};

}  // namespace

std::span<const KnownColumn> plan_columns() { return columns; }

bool is_plan_table(const NamedColumns& table) {
  return table.has_all({"country", "name", "code", "asked", "given", "start", "end"});
}

void read_plan_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading) {
  reading.columns = table.columns.report("");
  reading.sheet = workbook.sheets()[table.sheet].name;
  Plans plans(reading, reading.file + (reading.sheet.empty() ? "" : ", sheet " + reading.sheet));
  read_rows(workbook, table, [&](const NamedRow& row) { plans.take(row); });
  plans.finish();
}

}  // namespace store
