#include "store/files/fts.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

namespace {

// A page of the API with these flows.
engine::Reading page(const std::string& flows, const std::string& meta = R"({"count": 1})") {
  return reading_of(R"({"status": "ok", "data": {"incoming": {"fundingTotal": 1}, "flows": [)" + flows +
                        R"(]}, "meta": )" + meta + "}",
                    {}, "page.json");
}

std::string flow(const std::string& id, const std::string& sources, const std::string& destinations,
                 const std::string& more = R"("status": "paid", "amountUSD": 500)") {
  return R"({"id": ")" + id + R"(", )" + more + R"(, "sourceObjects": [)" + sources + R"(], "destinationObjects": [)" +
         destinations + "]}";
}

const std::string north =
    R"({"type": "Organization", "id": "1", "name": "Northland, Government of", "organizationTypes": ["Government"]},
       {"type": "Location", "id": "9", "name": "Northland"})";
const std::string hope =
    R"({"type": "Organization", "id": "2", "name": "Hope", "organizationTypes": ["NGO"], "organizationSubTypes": ["International"]})";
const std::string relief = R"({"type": "Organization", "id": "3", "name": "Relief"})";
const std::string plan = R"({"type": "Plan", "id": "70", "name": "Valley 2020", "code": "HVAL20"})";
const std::string health =
    R"({"type": "GlobalCluster", "id": "7", "name": "Health"}, {"type": "Location", "id": "5", "name": "Iraq"},
                              {"type": "UsageYear", "id": "41", "name": "2020"})";

TEST(Fts, GivesMoneyFromProviderToReceiver) {
  const auto reading =
      page(flow("11", north, hope + "," + plan + "," + health, R"("status": "paid", "amountUSD": 500.25,
      "originalAmount": 450, "originalCurrency": "EUR", "date": "2020-03-04T00:00:00Z", "boundary": "incoming",
      "flowType": "Standard", "updatedAt": "2020-05-06T07:08:09Z", "description": "Water for the valley")"));
  EXPECT_EQ(reading.format, "fts");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(
      records_text(reading),
      "organisations fts-1: name=Northland, Government of kind=Government country=Northland identifiers=fts:1\n"
      "organisations fts-2: name=Hope kind=International NGO identifiers=fts:2\n"
      "deliveries: organisation=fts-2 service=service: Health location=place: Iraq start=2020-01-01"
      " end=2021-01-01 status=planned word status=funded\n"
      "funding fts-flow-11: provider=fts-1 receiver=fts-2 kind=commitment amount=500.25 currency=USD"
      " value_date=2020-03-04 start=2020-01-01 end=2021-01-01 word boundary=incoming word cluster=Health"
      " word kind=paid word location=Iraq word original-amount=450 EUR word plan=Valley 2020 (HVAL20)"
      " word provider=Northland, Government of word receiver=Hope assured 2020-05-06 note Water for the valley\n");
  EXPECT_EQ(engine::to_text(records_of(reading).back().citations), "page.json, flow 11");
}

// The kind of the one sum of money in a page.
std::string kind(const std::string& more) {
  for (const auto& stored : records_of(page(flow("11", north, hope, more)))) {
    if (const auto* money = std::get_if<engine::Funding>(&stored.record.fact)) return money->kind;
  }
  return "none";
}

TEST(Fts, TellsPledgesCommitmentsAndPayments) {
  EXPECT_EQ(kind(R"("amountUSD": 1, "status": "pledge")"), "pledge");
  EXPECT_EQ(kind(R"("amountUSD": 1, "status": "commitment")"), "commitment");
  EXPECT_EQ(kind(R"("amountUSD": 1, "status": "paid")"), "commitment");
  EXPECT_EQ(kind(R"("amountUSD": 1, "status": "paid", "contributionType": "in kind")"), "in kind");
}

// The lines of the text that hold `part`.
std::string lines_with(const std::string& text, const std::string& part) {
  std::string found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    if (line.find(part) != std::string::npos) found += line + "\n";
    at = end + 1;
  }
  return found;
}

TEST(Fts, CountsAFlowOfSeveralOrganisationsOnce) {
  const auto reading = page(flow("11", north, hope + "," + relief + "," + plan,
                                 R"("status": "paid", "amountUSD": 500, "description": "Joint work")"));
  const std::string text = records_text(reading);
  EXPECT_EQ(lines_with(text, "programmes"),
            "programmes fts-plan-HVAL20: name=Valley 2020 word code=HVAL20\n"
            "programmes fts-flow-11-undertaking: name=Joint work parent=fts-plan-HVAL20\n");
  EXPECT_EQ(lines_with(text, "funding fts"),
            "funding fts-flow-11: provider=fts-1 receiver=fts-flow-11-undertaking kind=commitment amount=500"
            " currency=USD word kind=paid word plan=Valley 2020 (HVAL20) word provider=Northland, Government of"
            " word receiver=Hope | Relief note Joint work\n");
  EXPECT_EQ(lines_with(text, "participations"),
            "participations: organisation=fts-2 programme=fts-flow-11-undertaking role=implementing\n"
            "participations: organisation=fts-3 programme=fts-flow-11-undertaking role=implementing\n"
            "participations: organisation=fts-1 programme=fts-flow-11-undertaking role=funding\n");
}

TEST(Fts, GivesMoneyToThePlanWhereNobodyElseIsNamed) {
  const auto reading = page(flow("11", north, plan));
  EXPECT_NE(records_text(reading).find("provider=fts-1 receiver=fts-plan-HVAL20"), std::string::npos);
}

TEST(Fts, GivesMoneyToTheProjectWhereOneIsNamed) {
  const auto reading =
      page(flow("11", north, hope + "," + plan + R"(,{"type": "Project", "id": "5", "code": "P-5", "name": "Wells"})"));
  const std::string text = records_text(reading);
  EXPECT_EQ(lines_with(text, "programmes fts-project"),
            "programmes fts-project-P-5: name=Wells parent=fts-plan-HVAL20 word code=P-5\n");
  EXPECT_NE(text.find("provider=fts-1 receiver=fts-project-P-5"), std::string::npos);
  EXPECT_NE(text.find("participations: organisation=fts-2 programme=fts-project-P-5 role=implementing"),
            std::string::npos);
}

TEST(Fts, KeepsMoneyWhoseProviderIsUnknown) {
  const auto reading = page(flow("11", "", hope));
  EXPECT_NE(records_text(reading).find("provider=unspecified receiver=fts-2 kind=commitment amount=500"),
            std::string::npos);
  EXPECT_EQ(issues_text(reading),
            "note page.json, row 1, column srcOrganization: the flow names nobody who gives the money: its provider is"
            " unknown\n");
}

TEST(Fts, DoesNotDoubleParentsAndChildren) {
  const auto reading = page(
      flow("11", north, hope, R"("status": "commitment", "amountUSD": 0, "flowType": "Parked", "childFlowIds": [12])") +
      "," +
      flow("12", north, hope + "," + health,
           R"("status": "paid", "amountUSD": 500, "parentFlowId": 11, "boundary": "internal")"));
  const std::string text = records_text(reading);
  EXPECT_NE(text.find("amount=0 currency=USD word flow-type=Parked"), std::string::npos);
  EXPECT_NE(text.find("word parent-flow=11 word passed-on=yes"), std::string::npos);
  EXPECT_NE(issues_text(reading).find("1 flow parked: the amount is what is left of it"), std::string::npos);
  EXPECT_EQ(lines_with(text, "deliveries").find("planned") != std::string::npos, true);
}

TEST(Fts, AnnouncesNothingByAPledgeOrParkedMoney) {
  for (const char* more :
       {R"("amountUSD": 1, "status": "pledge")", R"("amountUSD": 1, "status": "paid", "flowType": "Parked")"}) {
    EXPECT_EQ(lines_with(records_text(page(flow("11", north, hope + "," + health, more))), "deliveries"), "");
  }
}

TEST(Fts, SaysThatAPageIsOneOfSeveral) {
  const auto reading = page(flow("11", north, hope), R"({"count": 40})");
  EXPECT_EQ(issues_text(reading),
            "note page.json, column meta.count '40': this is one page of an answer of 40 flows: the others are in other"
            " files\n");
}

TEST(Fts, TakesAStrangeElementForNoFlow) {
  const auto reading = page(flow("11", north, hope) + R"(, "12")");
  EXPECT_EQ(issues_text(reading), "left-out page.json, row 2, column flows '\"12\"': is no flow: each is an object\n");
  EXPECT_EQ(reading.rows_left, 1U);
}

TEST(Fts, IsRefusedWhereThePageBreaksOff) {
  const std::string whole = R"({"data": {"flows": [)" + flow("11", north, hope) + "]}}";
  const std::string sentence = refusal_of([&] { reading_of(whole.substr(0, whole.size() - 40), {}, "page.json"); });
  EXPECT_TRUE(sentence.starts_with("page.json is no JSON")) << sentence;
  const std::string deep = R"({"data": {"fundingTotal": 1, "flows": [)" + std::string(100, '[');
  EXPECT_NE(refusal_of([&] { reading_of(deep, {}, "page.json"); }).find("page.json is nested more than 64 deep"),
            std::string::npos);
}

TEST(Fts, TakesOnlyTheMoneyOfAFlowForEverything) {
  std::string everything = hope;
  for (int number = 0; number < 50; ++number) {
    const std::string name = std::to_string(number);
    everything +=
        R"(,{"type": "GlobalCluster", "name": "C)" + name + R"("},{"type": "Location", "name": "L)" + name + R"("})";
  }
  const auto reading = page(flow("11", north, everything));
  EXPECT_EQ(lines_with(records_text(reading), "deliveries"), "");
  EXPECT_NE(lines_with(records_text(reading), "funding"), "");
  EXPECT_NE(issues_text(reading).find("more clusters and places than one can be"), std::string::npos);
}

const std::string head =
    "id,amountUSD,srcOrganization,srcOrganizationTypes,destOrganization,destPlan,destPlanCode,destGlobalClusters,"
    "destLocations,destUsageYearStart,destUsageYearEnd,status,date,flowType,boundary\n";

TEST(FtsTable, IsReadLikeThePagesItIsMadeOf) {
  const auto reading = reading_of(
      head +
      "11,500,\"Northland, Government of\",Government,Hope,Valley 2020,HVAL20,\"Health,Nutrition\",IRQ,2020,2021,"
      "commitment,2020-03-04,Standard,incoming\n");
  EXPECT_EQ(reading.format, "fts");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(records_text(reading),
            "organisations northland-government-of: name=Northland, Government of kind=Government\n"
            "organisations hope: name=Hope\n"
            "deliveries: organisation=hope service=service: Health location=place: IRQ start=2020-01-01 end=2022-01-01"
            " status=planned word status=funded\n"
            "deliveries: organisation=hope service=service: Nutrition location=place: IRQ start=2020-01-01"
            " end=2022-01-01 status=planned word status=funded\n"
            "funding fts-flow-11: provider=northland-government-of receiver=hope kind=commitment amount=500"
            " currency=USD value_date=2020-03-04 start=2020-01-01 end=2022-01-01 word boundary=incoming"
            " word cluster=Health | Nutrition word kind=commitment word location=IRQ word plan=Valley 2020 (HVAL20)"
            " word provider=Northland, Government of word receiver=Hope\n");
}

TEST(FtsTable, TakesJoinedNamesForSeveral) {
  const auto reading = reading_of(head +
                                  "1,5,\"Northland, Government of\",,Hope,,,,,,,paid,,,\n"
                                  "2,5,\"Southland, Government of\",,Hope,,,,,,,paid,,,\n"
                                  "3,5,\"Northland, Government of, Southland, Government of\",,Hope,,,,,,,paid,,,\n");
  const std::string text = records_text(reading);
  EXPECT_EQ(lines_with(text, "organisations"),
            "organisations northland-government-of: name=Northland, Government of\norganisations hope: name=Hope\n"
            "organisations southland-government-of: name=Southland, Government of\n"
            "organisations unspecified: name=Unspecified\n");
  EXPECT_NE(text.find("funding fts-flow-3: provider=unspecified receiver=hope kind=commitment amount=5"),
            std::string::npos);
  EXPECT_NE(issues_text(reading).find("row 4, column srcOrganization 'Northland, Government of | Southland, Government"
                                      " of': several give one amount"),
            std::string::npos);
}

TEST(FtsTable, CountsARepeatedFlowOnce) {
  const auto reading = reading_of(head +
                                  "1,5,North,,Hope,,,,,,,paid,,,\n1,5,North,,Hope,,,,,,,paid,,,\n"
                                  "1,6,North,,Hope,,,,,,,paid,,,\n");
  EXPECT_EQ(lines_with(records_text(reading), "funding"),
            "funding fts-flow-1: provider=north receiver=hope kind=commitment amount=5 currency=USD word kind=paid"
            " word provider=North word receiver=Hope\n");
  EXPECT_EQ(engine::to_text(records_of(reading).back().citations), "made.csv, row 2 | made.csv, row 3");
  EXPECT_EQ(issues_text(reading),
            "left-out made.csv, row 4, column amountUSD '6': flow 1 stands in the file already, with another amount;"
            " the first one counts\n"
            "note made.csv: 1 flow stood in the file before, with the same amount: counted once\n");
}

TEST(FtsTable, IsRecognisedInAWorkbookToo) {
  const TemporaryFolder folder;
  write_workbook(folder / "flows.xlsx",
                 {{"Results",
                   {{"Incoming flows"},
                    {"Flow ID", "Source org.", "Destination org.", "Amount (US$)", "Funding status"},
                    {"1", "North", "Hope", "1,500", "paid"}}}});
  const auto reading = store::read_file(folder / "flows.xlsx", {});
  EXPECT_EQ(reading.format, "fts");
  EXPECT_EQ(lines_with(records_text(reading), "funding"),
            "funding fts-flow-1: provider=north receiver=hope kind=commitment amount=1500 currency=USD word kind=paid"
            " word provider=North word receiver=Hope\n");
  EXPECT_EQ(engine::to_text(records_of(reading).back().citations), "flows.xlsx, sheet Results, row 3");
}

TEST(FtsPlans, BecomeProgrammesWithWhatTheyAskFor) {
  const auto reading = reading_of(
      "countryCode,id,name,code,typeId,typeName,startDate,endDate,year,requirements,funding,percentFunded\n"
      "IRQ,70,Valley 2020,HVAL20,4,Response plan,2020-01-01,2020-12-31,2020,1000,400,40\n"
      "IRQ,,Not specified,,,,,,2020,,90,\n");
  EXPECT_EQ(reading.format, "fts");
  EXPECT_EQ(records_text(reading),
            "programmes fts-plan-HVAL20: name=Valley 2020 start=2020-01-01 end=2021-01-01 budget=1000 currency=USD"
            " word code=HVAL20 word funding=400 USD word location=IRQ word type=Response plan\n");
  EXPECT_EQ(
      issues_text(reading),
      "left-out made.csv, row 3, column name 'Not specified': the row is a sum of money that belongs to no plan\n");
}

TEST(FtsPlans, PartByCluster) {
  const auto reading = reading_of(
      "countryCode,id,name,code,startDate,endDate,year,clusterCode,cluster,requirements,funding,percentFunded\n"
      "IRQ,70,Valley 2020,HVAL20,2020-01-01,2020-12-31,2020,7,Health,600,400,40\n");
  EXPECT_EQ(records_text(reading),
            "programmes fts-plan-HVAL20: name=Valley 2020 start=2020-01-01 end=2021-01-01 word location=IRQ\n"
            "programmes fts-plan-HVAL20-7: name=Valley 2020: Health start=2020-01-01 end=2021-01-01 budget=600"
            " currency=USD parent=fts-plan-HVAL20 word cluster=Health word code=HVAL20 word funding=400 USD"
            " word location=IRQ\n");
}

}  // namespace
