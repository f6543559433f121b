#include "server/answers/commitments.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/server/sample.h"

namespace {

using nlohmann::json;

void add_commitments(Sample& sample) {
  sample.add("documents", "id,name,kind\naccord,The Accord,declaration\n", "documents");
  sample.add("commitments",
             "id,document,text,owner,due,status,programmes\n"
             "c1,accord,Wells for all,hope,2022-02-01,agreed,wells\n"
             "c2,accord,Schools for all,,,,\n",
             "accord");
}

TEST(CommitmentsAnswer, SaysWhoAnswersEachByDocumentAndOwner) {
  Sample sample;
  add_commitments(sample);
  const json answer = server::answer_commitments(sample.asking("at=2022-03-15"));
  EXPECT_EQ(answer["total"], 2);
  EXPECT_EQ(answer["answers"], (json{{"funded", 0}, {"programme", 1}, {"none", 1}, {"unknown", 0}}));
  EXPECT_EQ(answer["overdue"], 1);
  const json& first = answer["items"][0];
  EXPECT_EQ(first["id"], "c1");
  EXPECT_EQ(first["answer"], "programme");
  EXPECT_EQ(first["programmes"][0],
            (json{{"id", "wells"}, {"running", true}, {"committed", nullptr}, {"donors", {"fund"}}}));
  EXPECT_EQ(first["evidence"].size(), 3U);
  EXPECT_EQ(answer["documents"][0]["id"], "accord");
  EXPECT_EQ(answer["owners"][0]["id"], json()) << "nobody owns the other";
  EXPECT_EQ(answer["names"]["accord"], "The Accord");
}

TEST(CommitmentsAnswer, KeepsThoseOfAnOwnerOrADonor) {
  Sample sample;
  add_commitments(sample);
  EXPECT_EQ(server::answer_commitments(sample.asking("organisation=hope"))["total"], 1);
  EXPECT_EQ(server::answer_commitments(sample.asking("donor=fund"))["items"][0]["id"], "c1");
}

}  // namespace
