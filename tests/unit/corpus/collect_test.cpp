// Readers of collect: what they take from good files, what they count in bad ones, and that they go on behind damage.
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <fstream>

#include "corpus_fixtures.h"
#include "engine/corpus/collect/charset.h"
#include "engine/corpus/collect/diversity.h"
#include "engine/corpus/collect/reader.h"
#include "engine/corpus/language.h"

namespace zk::corpus {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}
std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string record(const std::string& type, const std::string& url, const std::string& content, int more_length = 0) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nContent-Length: " + std::to_string(static_cast<int>(content.size()) + more_length) + "\r\n\r\n" +
         content + "\r\n\r\n";
}
std::string page(const std::string& url, const std::string& body, const std::string& header = "") {
  return record("response", url,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n" + header + "\r\n" + body);
}

class Collect : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories((dir_.path() / name).parent_path());
    std::ofstream(dir_.path() / name, std::ios::binary) << bytes;
    return dir_.path() / name;
  }
  /// Everything that is collected from `path` (the folder where none is given).
  std::vector<Document> collect(const std::filesystem::path& path = {}) {
    source_ = std::move(Collector::open({path.empty() ? dir_.path() : path}, options_).value());
    std::vector<Document> out;
    for (Document document; source_->next(document).value();) out.push_back(document);
    return out;
  }
  int64_t skipped(const std::string& reason) const { return source_->skipped().count(reason); }

  TempDir dir_;
  CollectOptions options_;
  std::unique_ptr<Collector> source_;
};

TEST_F(Collect, TakesEveryKindInOrderOfNames) {
  write("a.txt", "first\n\nstill first\n");
  write("b/c.md.gz", gzip("# Title\n\nText\n"));
  write("b/d.html", "<html><p>Page</p></html>");
  write("e.jsonl.zst", zstd("{\"text\":\"one\",\"url\":\"https://a.example/1\",\"lang\":\"en\"}\n"
                            "{\"text\":\"two\",\"meta\":{\"pile_set_name\":\"Books\"},\"license\":\"CC0\"}\n"));
  write("f.csv", "id,text,language\r\n7,\"said \"\"so\"\",\nand went\",en\r\n");
  write("g.warc.gz", gzip(page("https://b.example/x", "<p>crawled</p>")));
  write("h.bin", "x");
  write(".hidden.txt", "no");
  const auto documents = collect();
  ASSERT_EQ(documents.size(), 7u);
  EXPECT_EQ(documents[0].text, "first\n\nstill first");
  EXPECT_EQ(documents[0].id, "a.txt");
  EXPECT_EQ(documents[1].content_type, "text/markdown");
  EXPECT_EQ(documents[1].id, "b/c.md.gz");
  EXPECT_EQ(documents[2].content_type, "text/html");
  EXPECT_EQ(documents[2].text, "<html><p>Page</p></html>");
  EXPECT_EQ(documents[3].url, "https://a.example/1");
  EXPECT_EQ(documents[3].lang, "en");
  EXPECT_EQ(documents[4].source, "Books");
  EXPECT_EQ(documents[4].licence, "CC0");
  EXPECT_EQ(documents[4].id, "e.jsonl.zst:2");
  EXPECT_EQ(documents[5].text, "said \"so\",\nand went");
  EXPECT_EQ(documents[5].id, "7");
  EXPECT_EQ(documents[6].url, "https://b.example/x");
  EXPECT_EQ(documents[6].text, "<p>crawled</p>");
  EXPECT_EQ(skipped("file-kind"), 1);
  EXPECT_EQ(source_->skipped().total(), 1);
}

TEST_F(Collect, CutsTextsAsTold) {
  const auto path = write("a.txt", "one\ntwo\n\nthree\n\n\nfour\n");
  options_.split = "paragraphs";
  auto documents = collect(path);
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(documents[0].text, "one\ntwo");
  EXPECT_EQ(documents[2].text, "four");
  EXPECT_NE(documents[0].id, documents[1].id);
  options_.split = "lines";
  documents = collect(path);
  ASSERT_EQ(documents.size(), 4u);
  EXPECT_EQ(documents[3].text, "four");
}

TEST_F(Collect, CutsLongTextsWithoutLosingACharacter) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "春は" + std::to_string(i) + (i % 7 == 0 ? "\n" : "、");
  write("a.txt", text);
  options_.max_bytes = 1000;
  std::string joined;
  for (const auto& document : collect()) {
    EXPECT_LE(document.text.size(), 1000u);
    joined += document.text;
  }
  std::erase(text, '\n');
  std::erase(joined, '\n');
  EXPECT_EQ(joined, text);
}

TEST_F(Collect, ReadsOtherEncodings) {
  write("bom.txt", "\xEF\xBB\xBFtext");
  write("latin.html", "<meta charset=iso-8859-1><p>caf\xE9</p>");
  write("sjis.html", "<meta charset=\"Shift_JIS\"><p>\x93\xFA\x96\x7B</p>");
  write("utf16.txt", std::string("\xFF\xFEh\0i\0", 6));
  const auto documents = collect();
  ASSERT_EQ(documents.size(), 4u);
  EXPECT_EQ(documents[0].text, "text");
  EXPECT_NE(documents[1].text.find("café"), std::string::npos);
  EXPECT_NE(documents[2].text.find("日本"), std::string::npos);
  EXPECT_EQ(documents[3].text, "hi");
}

TEST_F(Collect, CountsWhatItCannotUse) {
  options_.max_bytes = 200;
  write("a.jsonl", "{oops\n{\"body\":\"x\"}\n{\"text\":\"\"}\n{\"text\":\"" + std::string(400, 'x') +
                       "\"}\n{\"text\":\"good\"}\n");
  write("b.csv", "text,b\none\ntwo,2\n");
  write("c.txt", std::string("a\0b", 3));
  write("d.txt", "\n \n");
  write("e.arc", "filedesc://x");
  const auto documents = collect();
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].text, "good");
  EXPECT_EQ(documents[0].id, "a.jsonl:5");
  EXPECT_EQ(documents[1].text, "two");
  for (const char* reason : {"json-broken", "field-missing", "too-long", "csv-broken", "binary", "arc"})
    EXPECT_EQ(skipped(reason), 1) << reason;
  EXPECT_EQ(skipped("empty"), 2);
}

TEST_F(Collect, GoesOnBehindADamagedMember) {
  std::string bad = gzip("{\"text\":\"lost\"}\n" + std::string(5000, ' ') + "\n");
  bad[bad.size() / 2] ^= 0x55;
  bad[bad.size() / 2 + 1] ^= 0x55;
  write("a.jsonl.gz", gzip("{\"text\":\"before\"}\n") + bad + gzip("{\"text\":\"after\"}\n"));
  const auto documents = collect();
  ASSERT_GE(documents.size(), 2u);
  EXPECT_EQ(documents.front().text, "before");
  EXPECT_EQ(documents.back().text, "after");
}

TEST_F(Collect, AFileThatEndsInsideAMemberGivesWhatIsWhole) {
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "{\"text\":\"line " + std::to_string(i * i) + "\"}\n";
  const std::string whole = gzip(lines);
  write("a.jsonl.gz", whole.substr(0, whole.size() / 2));
  const auto documents = collect();
  EXPECT_GT(documents.size(), 100u);
  EXPECT_LT(documents.size(), 2000u);
  for (size_t i = 0; i < documents.size(); ++i) EXPECT_EQ(documents[i].text, "line " + std::to_string(i * i));
  EXPECT_EQ(skipped("damaged"), 1);
}

TEST_F(Collect, ResynchronisesWarc) {
  const std::string good = page("https://a.example/1", "<p>one</p>");
  for (const auto& [name, broken] : std::map<std::string, std::string>{
           {"too-short", record("response", "https://x.example", "HTTP/1.1 200 OK\r\n\r\n<p>x</p>", -5)},
           {"too-long", record("response", "https://x.example", "HTTP/1.1 200 OK\r\n\r\n<p>x</p>", 40)},
           {"no-number", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n"},
           {"garbage", "garbage\r\nmore garbage\r\n\r\n"}}) {
    SCOPED_TRACE(name);
    const auto path = write(name + ".warc", good + broken + page("https://a.example/2", "<p>two</p>"));
    const auto documents = collect(path);
    ASSERT_EQ(documents.size(), 2u);
    EXPECT_EQ(documents[0].text, "<p>one</p>");
    EXPECT_EQ(documents[1].text, "<p>two</p>");
    EXPECT_EQ(source_->skipped().total(), 1) << source_->skipped().to_json();
  }
}

TEST_F(Collect, WarcPerRecordGzipSurvivesDamage) {
  std::string bytes;
  for (int i = 0; i < 20; ++i) {
    std::string one = gzip(page("https://a.example/" + std::to_string(i), "<p>" + std::string(300, 'a' + i) + "</p>"));
    if (i == 7) one[one.size() - 20] ^= 0x7F;
    bytes += one;
  }
  const auto documents = collect(write("a.warc.gz", bytes));
  EXPECT_GE(documents.size(), 19u);
  EXPECT_EQ(documents.back().url, "https://a.example/19");
}

TEST_F(Collect, RecordsOverTheLimitArePassedOver) {
  options_.max_bytes = 1000;
  const auto documents = collect(write("a.warc", page("https://a.example/1", "<p>one</p>") +
                                                     page("https://a.example/2", std::string(2'000'000, 'x')) +
                                                     page("https://a.example/3", "<p>three</p>")));
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[1].url, "https://a.example/3");
  EXPECT_EQ(skipped("too-long"), 1);
  EXPECT_EQ(source_->skipped().total(), 1);
}

TEST_F(Collect, WetAndOtherTypes) {
  const auto documents = collect(write(
      "a.wet",
      record("warcinfo", "x", "software: y") + record("conversion", "https://a.example/1", "plain text") +
          record("response", "https://a.example/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
          record("response", "https://a.example/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\npng")));
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].text, "plain text");
  EXPECT_EQ(skipped("http-status"), 1);
  EXPECT_EQ(skipped("content-type"), 1);
}

TEST_F(Collect, RefusesArcByItsContent) {
  const auto path = write("a.warc", "filedesc://x.arc 0.0.0.0 20010101 text/plain 76\n1 0 Alexa\n");
  auto source = std::move(Collector::open({path}, options_).value());
  Document document;
  const auto any = source->next(document);
  ASSERT_FALSE(any.ok());
  EXPECT_EQ(any.issue().id, "warc-is-arc");
}

TEST(Http, UndoesChunksAndCompression) {
  HttpBody body;
  ASSERT_TRUE(parse_http(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", 1000, body));
  EXPECT_EQ(body.body, "hello world");
  EXPECT_FALSE(body.cut);
  const std::string packed = gzip("packed text");
  ASSERT_TRUE(parse_http(
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html; charset=\"EUC-JP\"\r\n\r\n" + packed, 1000,
      body));
  EXPECT_EQ(body.body, "packed text");
  EXPECT_EQ(body.charset, "euc-jp");
  ASSERT_TRUE(
      parse_http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip(std::string(1 << 20, 'x')), 1000, body));
  EXPECT_EQ(body.body.size(), 1000u) << "a bomb stops at the limit";
  EXPECT_TRUE(body.cut);
  ASSERT_TRUE(parse_http("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort", 1000, body));
  EXPECT_EQ(body.body, "short");
  EXPECT_TRUE(body.cut);
  EXPECT_FALSE(parse_http("SSH-2.0", 1000, body));
}

TEST(Language, ScriptsAndLetterGroups) {
  EXPECT_EQ(guess_language("むかし、ある村に小さなネコがいました。").lang, "ja");
  EXPECT_EQ(guess_language("The cat sleeps in the garden because the sun is warm today.").lang, "en");
  EXPECT_EQ(guess_language("Die Katze schläft im Garten, weil die Sonne heute so warm ist.").lang, "de");
  EXPECT_EQ(guess_language("这是一个关于小村庄的故事，那里的人们都很友好。").lang, "zh");
  EXPECT_EQ(guess_language("고양이가 정원에서 잠을 자고 있습니다.").lang, "ko");
  EXPECT_EQ(guess_language("12 345").lang, "und");
  EXPECT_EQ(guess_language("<html><body class=\"the and of\">猫は庭で眠っています。</body></html>", true).lang, "ja");
}

TEST(Diversity, SharesAddUpAndEntropyIsRight) {
  Diversity diversity;
  for (int i = 0; i < 4; ++i) {
    Document document;
    document.url = i < 2 ? "https://www.a.example/x" : "http://b.example:80/";
    document.text = "0123456789";
    document.lang = "en";
    diversity.add(document);
  }
  const Json json = diversity.to_json();
  EXPECT_EQ(json["documents"], 4);
  EXPECT_EQ(json["bytes"], 40);
  EXPECT_EQ(json["domains"]["count"], 2);
  EXPECT_DOUBLE_EQ(json["domains"]["entropy_bits"].get<double>(), 1.0);
  EXPECT_EQ(json["by_domain"][0]["name"], "a.example");
  EXPECT_DOUBLE_EQ(json["by_domain"][0]["share"].get<double>(), 0.5);
  EXPECT_EQ(json["length_characters"][0]["from"], 8);
  EXPECT_EQ(domain_of("https://user:pw@WWW.Example.ORG:8080/a?b@c"), "example.org");
  EXPECT_EQ(domain_of("no address"), "");
}
}  // namespace
}  // namespace zk::corpus
