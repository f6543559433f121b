#include "server/http/return_sheet.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "server/access/keys.h"
#include "store/files/read_file.h"
#include "tests/server/sample.h"

namespace {

using server::Reply;
using server::Request;

// The rows of who does what where that the workbook has.
std::size_t rows_of(const Reply& reply) {
  const TemporaryFolder folder;
  std::ofstream(folder / "sheet.xlsx", std::ios::binary) << reply.body;
  const auto reading = store::read_file(folder / "sheet.xlsx", {});
  return reading.format == "3w" ? reading.rows_read : 0;
}

class ReturnSheet : public testing::Test {
 protected:
  Reply get(const std::string& target, const std::string& key) const {
    std::vector<Request::Header> headers = {{"Host", "localhost"}};
    if (!key.empty()) headers.emplace_back("Authorization", "Bearer " + key);
    return server::reply(service_, {"GET", "/api/v1/return-sheet" + target, std::move(headers), ""});
  }
  std::string key(const std::string& role, const std::string& organisation = "") {
    const std::string key = server::make_key();
    sample_.library().database().put_token({role + organisation, role, organisation, server::hash_of(key), 0});
    return key;
  }

  Sample sample_;
  server::Pages pages_{std::nullopt};
  server::Service service_{sample_.library(), pages_, server::Place::own_machine, server::Reading::open,
                           [] { return Sample::noon; }};
};

TEST_F(ReturnSheet, HoldsWhatIsRecordedOfTheOrganisation) {
  const Reply reply = get("?organisation=hope", key("steward"));
  ASSERT_EQ(reply.status, 200) << reply.body;
  const Request headers{"", "", reply.headers, ""};
  EXPECT_EQ(headers.header("Content-Disposition"), "attachment; filename=\"return-hope.xlsx\"");
  EXPECT_EQ(rows_of(reply), 2U);
}

TEST_F(ReturnSheet, GoesToItsOrganisationAndToTheSecretariatAlone) {
  EXPECT_EQ(get("?organisation=hope", key("contributor", "hope")).status, 200);
  EXPECT_EQ(get("?organisation=Hope%20Association", key("contributor", "hope")).status, 200);
  EXPECT_EQ(get("?organisation=relief", key("contributor", "hope")).status, 403);
  EXPECT_EQ(get("?organisation=hope", key("contributor")).status, 403);
  EXPECT_EQ(get("?organisation=hope", key("viewer")).status, 403);
  EXPECT_EQ(get("?organisation=hope", "").status, 401);
}

TEST_F(ReturnSheet, WantsAnOrganisationThatIsKnown) {
  const std::string steward = key("steward");
  EXPECT_EQ(get("", steward).status, 400);
  EXPECT_EQ(get("?organisation=nobody", steward).status, 404);
  EXPECT_EQ(get("?organisation=hope&nonsense=1", steward).status, 400);
}

TEST_F(ReturnSheet, LeavesOutWhatItsReaderMayNotSee) {
  sample_.add("deliveries", "id,organisation,service,location,start,tier\nd9,hope,health,hill,2022-01-01,secretariat\n",
              "notes");
  EXPECT_EQ(rows_of(get("?organisation=hope", key("contributor", "hope"))), 2U);
  EXPECT_EQ(rows_of(get("?organisation=hope", key("steward"))), 3U);
}

}  // namespace
