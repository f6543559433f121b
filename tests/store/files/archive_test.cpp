#include "store/files/archive.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

std::string part_of(store::Archive& archive, const std::string& part) {
  std::string text;
  archive.read(part, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  return text;
}

TEST(Archive, GivesItsPartsInPieces) {
  const TemporaryFolder folder;
  const std::string long_text(200'000, 'x');
  write_archive(folder / "a.zip", {{"one", "eins"}, {"folder/two", long_text}});
  store::Archive archive(folder / "a.zip", "a.zip", {});
  EXPECT_EQ(part_of(archive, "one"), "eins");
  EXPECT_EQ(part_of(archive, "folder/two"), long_text);
  EXPECT_TRUE(archive.has("one"));
  EXPECT_FALSE(archive.has("two"));
}

TEST(Archive, StopsWhereTheTakerSaysSo) {
  const TemporaryFolder folder;
  write_archive(folder / "a.zip", {{"one", std::string(500'000, 'x')}});
  store::Archive archive(folder / "a.zip", "a.zip", {});
  std::size_t pieces = 0;
  archive.read("one", [&](std::string_view) { return ++pieces < 2; });
  EXPECT_EQ(pieces, 2U);
}

TEST(Archive, RefusesMorePartsThanAllowed) {
  const TemporaryFolder folder;
  write_archive(folder / "a.zip", {{"one", ""}, {"two", ""}, {"three", ""}});
  store::Limits limits;
  limits.archive_entries = 2;
  EXPECT_EQ(kind_of_refusal([&] { store::Archive(folder / "a.zip", "a.zip", limits); }), "too_large");
  limits.archive_entries = 3;
  EXPECT_EQ(kind_of_refusal([&] { store::Archive(folder / "a.zip", "a.zip", limits); }), "taken");
}

TEST(Archive, RefusesAPartThatWouldUnpackTooLarge) {
  const TemporaryFolder folder;
  write_archive(folder / "bomb.zip", {{"one", std::string(5 << 20, '\0')}});
  store::Limits limits;
  limits.part_bytes = 4 << 20;
  EXPECT_EQ(kind_of_refusal([&] { store::Archive(folder / "bomb.zip", "bomb.zip", limits); }), "too_large");
}

TEST(Archive, RefusesPartsThatTogetherWouldUnpackTooLarge) {
  const TemporaryFolder folder;
  const std::string part(3 << 20, '\0');
  write_archive(folder / "bomb.zip", {{"one", part}, {"two", part}});
  store::Limits limits;
  limits.archive_bytes = 5 << 20;
  EXPECT_EQ(refusal_of([&] { store::Archive(folder / "bomb.zip", "bomb.zip", limits); }),
            "bomb.zip would unpack to more than 5 MB, which no honest table does: save the sheet alone as CSV");
}

TEST(Archive, RefusesWhatIsCutShort) {
  const TemporaryFolder folder;
  write_archive(folder / "a.zip", {{"one", std::string(5'000, 'x')}});
  const std::string whole = read_text(folder / "a.zip");
  for (const std::size_t size : {std::size_t{10}, whole.size() / 2, whole.size() - 10}) {
    write_text(folder / "b.zip", whole.substr(0, size));
    EXPECT_EQ(kind_of_refusal([&] {
                store::Archive archive(folder / "b.zip", "b.zip", {});
                part_of(archive, "one");
              }),
              "invalid");
  }
}

TEST(Archive, RefusesDamagedBytes) {
  const TemporaryFolder folder;
  std::string text;
  for (int number = 0; number < 2'000; ++number) text += std::to_string(number * number);
  write_archive(folder / "a.zip", {{"one", text}});
  std::string bytes = read_text(folder / "a.zip");
  bytes[bytes.size() / 3] = static_cast<char>(bytes[bytes.size() / 3] ^ 0x55);
  write_text(folder / "a.zip", bytes);
  store::Archive archive(folder / "a.zip", "a.zip", {});
  EXPECT_EQ(kind_of_refusal([&] { part_of(archive, "one"); }), "invalid");
}

TEST(Archive, RefusesAPartThatIsNotThere) {
  const TemporaryFolder folder;
  write_archive(folder / "a.zip", {{"one", ""}});
  store::Archive archive(folder / "a.zip", "a.zip", {});
  EXPECT_EQ(refusal_of([&] { part_of(archive, "two"); }), "a.zip lacks its part two: save it anew");
}

}  // namespace
