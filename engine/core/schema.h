// A parameter exists once: a member of a plain struct with a visit() that names it. From that one place come JSON,
// command-line flags, validation, the manual and the window's form (docs/adding-things.md).
// Trick: one visitor binds each member to a Field with a getter and a setter; everything else walks the fields.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/core/result.h"

namespace zk {

enum class Level { Learn, Build, Expert };
enum class Scale { Linear, Log };
enum class Kind { Bool, Int, Float, String, Strings };

struct Range {
  double low = -1e308, high = 1e308;
  bool bounded() const { return low > -1e308 || high < 1e308; }
};

/// Everything about a parameter but its words, which are text ids param.[<command>.]<path> and ….help.
struct Attr {
  Range range{};
  Scale scale = Scale::Linear;
  Level level = Level::Build;
  const char* unit = "";
  std::vector<std::string> choices{};
  const char* lesson = "";
  const char* artifact = "";           ///< kind of artifact that the value names ("dataset"); empty value = the newest
  bool path = false;                   ///< the value is a file or folder
  bool positional = false;             ///< may be given without its flag
  const char* formula = "";            ///< id of the formula behind an "auto" value
  std::vector<const char*> affects{};  ///< "result", "speed", "memory"
  const char* enabled_if = "";         ///< "key=value": the row is disabled otherwise, with the reason reason.<path>
  std::vector<const char*> former{};   ///< former keys, still accepted
};

/// One parameter of one struct instance. An `optional` value of null means "auto".
struct Field {
  std::string path;  ///< "model.n_layer"
  Kind kind;
  bool optional = false;
  Attr attr;
  std::function<Json()> get;
  std::function<Status(const Json&)> set;  ///< type and range checked
};

namespace schema {
Status set_bool(const Json& json, const Field& field, bool& out);
Status set_int(const Json& json, const Field& field, int64_t& out);
Status set_float(const Json& json, const Field& field, double& out);
Status set_string(const Json& json, const Field& field, std::string& out);
Status set_strings(const Json& json, const Field& field, std::vector<std::string>& out);

template <class T>
struct KindOf;
template <>
struct KindOf<bool> {
  static constexpr Kind kind = Kind::Bool;
  static constexpr auto set = set_bool;
};
template <>
struct KindOf<int64_t> {
  static constexpr Kind kind = Kind::Int;
  static constexpr auto set = set_int;
};
template <>
struct KindOf<double> {
  static constexpr Kind kind = Kind::Float;
  static constexpr auto set = set_float;
};
template <>
struct KindOf<std::string> {
  static constexpr Kind kind = Kind::String;
  static constexpr auto set = set_string;
};
template <>
struct KindOf<std::vector<std::string>> {
  static constexpr Kind kind = Kind::Strings;
  static constexpr auto set = set_strings;
};

class Binder {
 public:
  explicit Binder(std::vector<Field>& out, std::string prefix = "") : out_(out), prefix_(std::move(prefix)) {}

  template <class T>
  void operator()(T& value, const char* key, Attr attr = {}) {
    if constexpr (requires { value.visit(*this); }) {
      Binder inner(out_, prefix_ + key + ".");
      value.visit(inner);
    } else {
      bind(value, prefix_ + key, std::move(attr));
    }
  }
  template <class T>
  void operator()(std::optional<T>& value, const char* key, Attr attr = {}) {
    Field field{prefix_ + key, KindOf<T>::kind, true, std::move(attr), {}, {}};
    field.get = [&value] { return value ? Json(*value) : Json(nullptr); };
    Field shape = field;
    field.set = [&value, shape](const Json& json) -> Status {
      if (json.is_null() || json == "auto") {
        value.reset();
        return {};
      }
      T parsed{};
      ZK_CHECK(KindOf<T>::set(json, shape, parsed));
      value = std::move(parsed);
      return {};
    };
    out_.push_back(std::move(field));
  }

 private:
  template <class T>
  void bind(T& value, std::string path, Attr attr) {
    Field field{std::move(path), KindOf<T>::kind, false, std::move(attr), {}, {}};
    field.get = [&value] { return Json(value); };
    Field shape = field;
    field.set = [&value, shape](const Json& json) { return KindOf<T>::set(json, shape, value); };
    out_.push_back(std::move(field));
  }
  std::vector<Field>& out_;
  std::string prefix_;
};
}  // namespace schema

/// The fields of `params`, bound to it: valid while it lives and does not move.
template <class P>
std::vector<Field> fields_of(P& params) {
  std::vector<Field> fields;
  schema::Binder binder(fields);
  params.visit(binder);
  return fields;
}

/// A parameter struct without its type, as the declaration of a command keeps it.
class Params {
 public:
  virtual ~Params() = default;
  virtual std::vector<Field> fields() = 0;
  virtual void check(Issues& out) const = 0;
};

template <class P>
class ParamsOf final : public Params {
 public:
  ParamsOf() = default;
  explicit ParamsOf(P initial) : value(std::move(initial)) {}
  std::vector<Field> fields() override { return fields_of(value); }
  void check(Issues& out) const override {
    if constexpr (requires { value.check(out); }) value.check(out);
  }
  P value{};
};

Json values_of(const std::vector<Field>& fields);  ///< nested tree {"model":{"n_layer":4}}
Json describe(const std::vector<Field>& fields);   ///< list of descriptions, defaults included
Json flatten(const Json& tree);                    ///< {"model.n_layer":4}
std::string nearest(const std::string& word,
                    const std::vector<std::string>& words);  ///< by edit distance; "" if none is near
Json from_text(const std::string& text, Kind kind);          ///< a flag's text as JSON of that kind

/// Values from several layers over the defaults, later layers first in precedence order given.
struct Layer {
  std::string origin;  ///< "preset:mini", "file:train.json", "flag", "window"
  Json values;         ///< nested or flat tree
};
struct Resolved {
  Json values;   ///< nested tree of all values
  Json origins;  ///< flat: path -> origin, "default" where untouched
};
/// Applies the layers in order (last wins), then ranges, choices and `check`. Unknown key: issue with the nearest name.
Result<Resolved> resolve(Params& params, const std::vector<Layer>& layers);
}  // namespace zk
