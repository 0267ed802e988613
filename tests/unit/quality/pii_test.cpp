// Personal data: what is found, what is not, and what stands in its place.
#include "engine/corpus/quality/pii.h"

#include <gtest/gtest.h>

namespace zk::quality {
namespace {

/// "kind:text" of every match.
std::vector<std::string> found(std::string_view text, const PiiOptions& options = {}) {
  std::vector<std::string> out;
  for (const PiiMatch& m : PiiMasker(options).find(text))
    out.push_back(std::string(pii_name(m.kind)) + ":" +
                  std::string(text.substr(m.where.begin, m.where.end - m.where.begin)));
  return out;
}
using V = std::vector<std::string>;

TEST(Pii, Mail) {
  EXPECT_EQ(found("write to a.b+c@mail.example.org, please"), V{"email:a.b+c@mail.example.org"});
  EXPECT_EQ(found("x@y.z.- and user@[1.2.3.4] or u@[1.2.3.tag:]"),
            (V{"email:x@y.z", "email:user@[1.2.3.4]", "email:u@[1.2.3.tag:]"}));
  EXPECT_EQ(found("a@b, @b.c, a@.c, a@-b.c, first..last@ex.org"), V{"email:last@ex.org"});
  EXPECT_EQ(found("連絡先name@example.jp"), V{});  // no word begins there
  EXPECT_EQ(found("a@b.c@d.e"), V{"email:a@b.c"});
}

TEST(Pii, Addresses) {
  EXPECT_EQ(found("8.8.8.8 and 10.0.0.1 and 300.1.1.1 and 01.2.3.4"), V({"ip:8.8.8.8"}));
  PiiOptions all;
  all.public_ips_only = false;
  EXPECT_EQ(found("8.8.8.8 and 10.0.0.1", all), (V{"ip:8.8.8.8", "ip:10.0.0.1"}));
  EXPECT_EQ(found("1.2.3"), V{});
}

TEST(Pii, Telephones) {
  EXPECT_EQ(found("call (212) 555-0123 or 212-555-0123 or 212.555.0199"),
            (V{"phone:(212) 555-0123", "phone:212-555-0123", "phone:212.555.0199"}));
  EXPECT_EQ(found("call +44 20 7946 0958 now"), V{"phone:+44 20 7946 0958"});
  EXPECT_EQ(found("112-555-0123, 212-155-0123, 212-555-01234, 1212-555-0123, +123"), V{});
  EXPECT_EQ(found("電話は03-1234-5678、携帯は090-1234-5678です"),
            (V{"phone_ja:03-1234-5678", "phone_ja:090-1234-5678"}));
  EXPECT_EQ(found("(03)1234-5678 / ０１２０－１２３－４５６"),
            (V{"phone_ja:(03)1234-5678", "phone_ja:０１２０－１２３－４５６"}));
  EXPECT_EQ(found("2024-01-02 12345-6789 00-1234-5678 03-123-456"), V{});
}

TEST(Pii, PostalCodes) {
  EXPECT_EQ(found("〒123-4567 東京都、〒 １２３－４５６７、〒1234567"),
            (V{"postal_ja:〒123-4567", "postal_ja:〒 １２３－４５６７", "postal_ja:〒1234567"}));
  EXPECT_EQ(found("123-4567 〒12-34567"), V{});
}

TEST(Pii, Keys) {
  const std::string token = "sk-" + std::string(10, 'a') + "0123456789";
  EXPECT_EQ(found("key=" + token + ";"), V{"key:" + token});
  EXPECT_EQ(found("AKIA" + std::string(15, 'A') + "7"), V{"key:AKIA" + std::string(15, 'A') + "7"});
  EXPECT_EQ(found("task-based-evaluation-of-models-2024 and sk-short1"), V{});
  const std::string block = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----";
  EXPECT_EQ(found("x\n" + block + "\ny"), V{"key:" + block});
  EXPECT_EQ(found("-----BEGIN CERTIFICATE-----\nabc"), V{});
}

TEST(Pii, ReplacedOrDropped) {
  const std::string text = "mail a@b.org or 03-1234-5678.";
  const PiiMasker masker;
  EXPECT_EQ(masker.mask(text, masker.find(text)), "mail email@example.com or 00-0000-0000.");
  PiiOptions drop;
  drop.drop = true;
  drop.find[size_t(PiiKind::PhoneJa)] = false;
  const PiiMasker dropper(drop);
  EXPECT_EQ(dropper.mask(text, dropper.find(text)), "mail  or 03-1234-5678.");
  // what was put in is not found again
  const std::string once = masker.mask(text, masker.find(text));
  EXPECT_EQ(masker.mask(once, masker.find(once)), once);
}

TEST(Pii, TheFormatterTakesTurns) {
  PiiFormatter f;
  EXPECT_EQ(f.format("a@b.org c@d.org e@f.org"), "email@example.com firstname.lastname@example.org email@example.com");
  EXPECT_EQ(f.format("a@b.org 8.8.8.8 9.9.9.9"), "firstname.lastname@example.org 22.214.171.124 126.96.36.199");
  f.reset();
  EXPECT_EQ(f.format("a@b.org 8.8.8.8"), "email@example.com 22.214.171.124");
}
}  // namespace
}  // namespace zk::quality
