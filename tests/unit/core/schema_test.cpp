#include "engine/core/schema.h"

#include <gtest/gtest.h>

using namespace zk;

namespace {
struct Inner {
  double lr = 0.1;
  template <class V>
  void visit(V& v) {
    v(lr, "lr", {.range = {0, 1}, .former = {"inner.rate"}});
  }
};
struct Outer {
  int64_t layers = 4;
  std::optional<int64_t> width;
  std::string kind = "a";
  std::vector<std::string> words;
  bool flag = false;
  Inner inner;
  template <class V>
  void visit(V& v) {
    v(layers, "layers", {.range = {1, 100}});
    v(width, "width", {.range = {1, 1000}});
    v(kind, "kind", {.choices = {"a", "b"}});
    v(words, "words");
    v(flag, "flag");
    v(inner, "inner");
  }
  void check(Issues& out) const {
    if (layers == 13) out.push_back(issue_usage("param-choice", {{"key", "layers"}}));
  }
};

std::string issue_of(const Json& values) {
  ParamsOf<Outer> params;
  auto resolved = resolve(params, {{"test", values}});
  return resolved.ok() ? "" : resolved.issue().id;
}
}  // namespace

TEST(Schema, ValuesFormATree) {
  Outer outer;
  EXPECT_EQ(dump_line(values_of(fields_of(outer))),
            R"({"layers":4,"width":null,"kind":"a","words":[],"flag":false,"inner":{"lr":0.1}})");
}

TEST(Schema, LaterLayersWinAndOriginsTell) {
  ParamsOf<Outer> params;
  auto resolved = resolve(params, {{"preset:x", {{"layers", 6}, {"inner", {{"lr", 0.5}}}}}, {"flag", {{"layers", 8}}}});
  ASSERT_TRUE(resolved.ok());
  EXPECT_EQ(params.value.layers, 8);
  EXPECT_EQ(params.value.inner.lr, 0.5);
  EXPECT_EQ(resolved->origins["layers"], "flag");
  EXPECT_EQ(resolved->origins["inner.lr"], "preset:x");
  EXPECT_EQ(resolved->origins["kind"], "default");
}

TEST(Schema, RoundTrip) {
  ParamsOf<Outer> first, second;
  ASSERT_TRUE(resolve(first, {{"t", {{"width", 12}, {"words", {"x,y", "z"}}, {"flag", true}}}}).ok());
  Json values = values_of(first.fields());
  ASSERT_TRUE(resolve(second, {{"t", values}}).ok());
  EXPECT_EQ(values_of(second.fields()), values);
}

TEST(Schema, AutoIsNull) {
  ParamsOf<Outer> params;
  ASSERT_TRUE(resolve(params, {{"a", {{"width", 5}}}, {"b", {{"width", nullptr}}}}).ok());
  EXPECT_FALSE(params.value.width);
}

TEST(Schema, RefusesWhatDoesNotFit) {
  EXPECT_EQ(issue_of({{"layers", 0}}), "param-range");
  EXPECT_EQ(issue_of({{"layers", 2.5}}), "param-type");
  EXPECT_EQ(issue_of({{"layers", "four"}}), "param-type");
  EXPECT_EQ(issue_of({{"kind", "c"}}), "param-choice");
  EXPECT_EQ(issue_of({{"flag", 1}}), "param-type");
  EXPECT_EQ(issue_of({{"layers", 13}}), "param-choice");
  EXPECT_EQ(issue_of({{"inner", {{"lr", std::numeric_limits<double>::quiet_NaN()}}}}), "param-range");
  EXPECT_EQ(issue_of({{"layers", 13.0}, {"width", 3.0}}), "param-choice");
}

TEST(Schema, RangeIssueOffersTheNearestValue) {
  ParamsOf<Outer> params;
  auto resolved = resolve(params, {{"t", {{"layers", 1000}}}});
  ASSERT_FALSE(resolved.ok());
  EXPECT_EQ(resolved.issue().fix[0]["value"], 100);
  EXPECT_EQ(resolved.issue().path, "layers");
}

TEST(Schema, UnknownKeyNamesTheNearest) {
  ParamsOf<Outer> params;
  auto resolved = resolve(params, {{"t", {{"layer", 3}}}});
  ASSERT_FALSE(resolved.ok());
  EXPECT_EQ(resolved.issue().args["nearest"], "layers");
}

TEST(Schema, FormerKeysStillWork) {
  ParamsOf<Outer> params;
  ASSERT_TRUE(resolve(params, {{"t", {{"inner.rate", 0.25}}}}).ok());
  EXPECT_EQ(params.value.inner.lr, 0.25);
}

TEST(Schema, DescriptionsCarryRangeAndDefault) {
  Outer outer;
  Json list = describe(fields_of(outer));
  ASSERT_EQ(list.size(), 6u);
  EXPECT_EQ(list[0]["default"], 4);
  EXPECT_EQ(list[0]["range"][1], 100.0);
  EXPECT_TRUE(list[1]["auto"].get<bool>());
  EXPECT_EQ(list[5]["key"], "inner.lr");
}

TEST(Schema, TextToValues) {
  EXPECT_EQ(from_text("1e-3", Kind::Float), 1e-3);
  EXPECT_EQ(from_text("auto", Kind::Int), nullptr);
  EXPECT_EQ(from_text("on", Kind::Bool), true);
  EXPECT_EQ(from_text("a,b", Kind::Strings), Json({"a", "b"}));
  EXPECT_EQ(from_text("12", Kind::String), "12");
}

TEST(Schema, NearestByLastPart) {
  EXPECT_EQ(nearest("lrr", {"optimizer.lr", "seed"}), "optimizer.lr");
  EXPECT_EQ(nearest("completely-else", {"lr", "seed"}), "");
}
