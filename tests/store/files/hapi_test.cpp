#include "store/files/hapi.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"
#include "tests/store/files/real_files.h"
#include "tests/store/files/records_text.h"

namespace {

std::string activities_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& row : reading.activities) {
    text += std::to_string(row.row) + " " + row.organisation.name + " (" + row.organisation.acronym + ", " +
            row.organisation.kind + ") " + row.sector + " in";
    for (const auto& words : row.places) {
      text += " " + std::to_string(words.level) + ":" + words.code + (words.name.empty() ? "" : "'" + words.name + "'");
    }
    text += row.reported ? " in " + engine::to_text(*row.reported) + "\n" : "\n";
  }
  return text;
}

const std::string head =
    "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,"
    "admin2_name,admin_level,org_acronym,org_name,org_type_code,org_type_description,sector_code,sector_name,"
    "reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n";

TEST(Hapi, SaysWhoWasPresentInAPeriod) {
  const auto reading =
      reading_of(head +
                 "IRQ,Y,Y,,,IQG01,North,IQG01001,Valley,2,HO,Hope,437,International NGO,HEA,Health,2022-01-01,"
                 "2022-03-31,d,r,,\n");
  EXPECT_EQ(reading.format, "hapi");
  EXPECT_EQ(issues_text(reading), "");
  EXPECT_EQ(activities_text(reading), "2 Hope (HO, 437) HEA in 0:IRQ 1:IQG01'North' 2:IQG01001'Valley' in 2022-Q1\n");
  EXPECT_EQ(column_of(reading, "O").meaning, "sector");
}

TEST(Hapi, TakesTheProvidersNamesWhereItHasNone) {
  const auto reading =
      reading_of(head + "IRQ,Y,Y,North,Not provided,,,,,1,Hope,Hope,,,XYZ,Something new,2022-01-01,2022-01-31,d,r,,\n");
  EXPECT_EQ(activities_text(reading), "2 Hope (, ) Something new in 0:IRQ 1:'North' in 2022-01\n");
}

TEST(Hapi, LeavesOutWhatItFoundFaultWith) {
  const auto reading = reading_of(head +
                                  "#country,,,,,,,,,,#org,,,,#sector,,#date,,,,,\n"
                                  "IRQ,,,,,,,,,0,HO,Hope,,,HEA,Health,2022-01-01,2022-01-31,d,r,,Unknown admin2\n"
                                  "IRQ,,,,,,,,,0,,,,,HEA,Health,2022-01-01,2022-01-31,d,r,,\n"
                                  "IRQ,,,,,,,,,0,HO,Hope,,,,,2022-01-01,2022-01-31,d,r,Odd,\n");
  EXPECT_EQ(issues_text(reading),
            "left-out made.csv, row 3, column error 'Unknown admin2': HAPI itself found this fault with the row\n"
            "left-out made.csv, row 4, column org_name: the row names no organisation that is present\n"
            "note made.csv, row 5, column warning 'Odd': HAPI warns about this row\n"
            "left-out made.csv, row 5, column sector_code: the row names no sector\n");
  EXPECT_EQ(reading.rows_read, 3U);
  EXPECT_EQ(reading.rows_left, 3U);
}

TEST(Hapi, IsReadAsAnAnswerOfTheApiToo) {
  const auto reading = reading_of(
      R"({"data": [{"location_code": "IRQ", "location_name": "Iraq", "admin1_code": "IQG01", "admin1_name": "North",
      "admin2_code": null, "org_acronym": "HO", "org_name": "Hope", "org_type_code": "441", "sector_code": "PRO-GBV",
      "sector_name": "Gender-based violence", "reference_period_start": "2022-01-01T00:00:00", "reference_period_end": "2022-12-31T23:59:59"}]})",
      {}, "answer.json");
  EXPECT_EQ(reading.format, "hapi");
  EXPECT_EQ(activities_text(reading), "1 Hope (HO, 441) PRO-GBV in 0:IRQ'Iraq' 1:IQG01'North' in 2022\n");
}

TEST(Hapi, SaysHowManyAreInNeed) {
  const auto reading = reading_of(
      "location_code,has_hrp,in_gho,admin1_code,admin1_name,admin2_code,admin2_name,category,sector_code,sector_name,"
      "population_status,population,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,"
      "error\n"
      "IRQ,Y,Y,IQG01,North,,,,HEA,Health,INN,1200,2024-01-01,2024-12-31,d,r,,\n"
      "IRQ,Y,Y,IQG01,North,,,,HEA,Health,TGT,600,2024-01-01,2024-12-31,d,r,,\n"
      "IRQ,Y,Y,IQG01,North,,,Children,HEA,Health,INN,500,2024-01-01,2024-12-31,d,r,,\n"
      "IRQ,Y,Y,IQG01,North,,,,HEA,Health,INN,many,2024-01-01,2024-12-31,d,r,,\n");
  EXPECT_EQ(reading.format, "hapi");
  ASSERT_EQ(reading.needs.size(), 1U);
  EXPECT_EQ(reading.needs[0].people, 1200);
  EXPECT_EQ(reading.needs[0].sector, "HEA");
  EXPECT_EQ(engine::to_text(reading.needs[0].end), "2025-01-01");
  EXPECT_EQ(reading.rows_left, 1U);
}

TEST(Hapi, FundingOfPlansBecomesProgrammes) {
  const auto reading = reading_of(
      "location_code,has_hrp,in_gho,appeal_code,appeal_name,appeal_type,requirements_usd,funding_usd,funding_pct,"
      "reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n"
      "IRQ,Y,Y,HVAL20,Valley 2020,Response plan,1000,400,40,2020-01-01,2020-12-31,d,r,,\n");
  EXPECT_EQ(reading.format, "hapi");
  EXPECT_EQ(records_text(reading),
            "programmes fts-plan-HVAL20: name=Valley 2020 start=2020-01-01 end=2021-01-01 budget=1000 currency=USD"
            " word code=HVAL20 word funding=400 USD word location=IRQ word type=Response plan\n");
}

TEST(Hapi, FundingOfARealFileIsReadWhole) {
  REAL_FILE_OR_SKIP(path, "grants/hdx_hapi_funding_global.csv");
  const auto reading = store::read_file(path, {});
  EXPECT_EQ(reading.format, "hapi");
  EXPECT_EQ(reading.rows_read, 8U);
  EXPECT_EQ(reading.rows_left, 3U) << "sums that belong to no plan";
  EXPECT_EQ(records_of(reading).size(), 5U);
}

}  // namespace
