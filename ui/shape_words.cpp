// A box's count is that of one layer, as the sheet says "× L"; the bars hold the whole model.
#include "ui/shape_words.h"

#include <QLocale>
#include <cmath>

#include "engine/core/text.h"
#include "ui/event.h"
#include "ui/loose.h"
#include "ui/words.h"
#include "widgets/numbers.h"

namespace zk::ui {

using namespace widgets;  // NOLINT
using Kind = DiagramBlock::Kind;
using Stream = DiagramBlock::Stream;

namespace {

using loose::part;
using loose::word;

int64_t whole(const Json& json, const char* key) { return loose::integer(json, key); }
double number(const Json& json, const char* key) { return loose::number(json, key, 0); }

Lang lang() { return numbers::japanese() ? Lang::Ja : Lang::En; }

QString natural(int64_t v) { return numbers::integer(v); }

/// "[256, 128]"
QString shape(const Json& list) {
  QStringList sizes;
  for (const auto& size : list) sizes << QString::number(size.get<int64_t>());
  return QStringLiteral("[B, %1]").arg(sizes.join(QStringLiteral(", ")));
}

constexpr struct {
  const char* part;
  int color;
} kPartColors[] = {{"embedding", 0}, {"position", 4}, {"attention", 1}, {"mlp", 2}, {"norm", 5}, {"head", 3}};

int colorOf(const std::string& part) {
  for (const auto& entry : kPartColors)
    if (part == entry.part) return entry.color;
  return 5;
}

/// What one box needs besides its own entry.
struct Drawing {
  const Json& spec;
  QHash<QString, QString> illegal;  ///< block -> reason
  bool post() const { return word(spec, "norm_place") == "post"; }
  bool parallel() const { return spec.value("parallel_block", false); }
};

QString normName(const Json& spec) {
  return word(spec, "norm") == "rms_norm" ? QStringLiteral("RMSNorm") : QStringLiteral("LayerNorm");
}

QString activationName(const std::string& mlp) {
  if (mlp == "swiglu") return QStringLiteral("SwiGLU");
  if (mlp == "geglu") return QStringLiteral("GeGLU");
  if (mlp == "reglu") return QStringLiteral("ReGLU");
  if (mlp == "silu") return QStringLiteral("SiLU");
  if (mlp == "relu") return QStringLiteral("ReLU");
  return QStringLiteral("GELU");
}

}  // namespace

QString ShapeWords::engineText(const std::string& id, const Json& args) { return qstr(text(lang(), id, args)); }

QString ShapeWords::label(const std::string& path) {
  for (const char* command : {"train", "plan"}) {
    const std::string own = std::string("param.") + command + "." + path;
    if (has_text(lang(), own)) return engineText(own);
  }
  return has_text(lang(), "param." + path) ? engineText("param." + path) : qstr(path);
}

namespace {

class BlockWords {
  Q_DECLARE_TR_FUNCTIONS(zk::ui::ShapeWords)
 public:
  static void attention(DiagramBlock& box, const Json& block, const Json& spec) {
    const Json& details = part(block, "details");
    const int heads = int(whole(details, "n_head")), groups = int(whole(details, "n_kv_head"));
    box.kind = Kind::Attention;
    box.label = tr("Attention");
    box.heads = heads;
    box.kvGroups = groups;
    const QString turn = word(spec, "position") == "rotary" ? QStringLiteral(" · RoPE") : QString();
    box.shape = groups < heads ? tr("%1 heads · %2 KV").arg(heads).arg(groups) + turn
                               : tr("%1 heads of %2").arg(heads).arg(whole(details, "head_dim")) + turn;
  }
  static void mlp(DiagramBlock& box, const Json& block, const Json& spec) {
    const int64_t width = whole(spec, "d_model"), inner = whole(spec, "d_ff");
    const int experts = int(whole(spec, "n_expert"));
    box.kind = experts > 1 ? Kind::Experts : Kind::Mlp;
    box.label = QStringLiteral("MLP · ") + activationName(word(part(block, "details"), "activation"));
    box.shape = QStringLiteral("%1 → %2 → %1").arg(width).arg(inner);
    box.widening = width > 0 ? double(inner) / double(width) : 1;
    if (experts > 1) {
      box.experts = experts;
      box.activeExperts = int(whole(spec, "n_expert_used"));
    }
  }
  static void head(DiagramBlock& box, const Json& block, const Json& spec) {
    box.kind = Kind::Head;
    box.label = tr("Output head");
    const bool tied = block.contains("tied_to");
    box.shape = tied ? tr("uses the embedding table")
                     : QStringLiteral("%1 × %2").arg(whole(spec, "d_model")).arg(whole(spec, "vocab_size"));
    if (tied) box.count = tr("shared");
  }
  static QString sheet() { return tr("Decoder block"); }
  static DiagramBlock end(const char* id, const QString& label, const Json& list) {
    DiagramBlock box;
    box.id = QString::fromLatin1(id);
    box.kind = Kind::Text;
    box.label = label;
    box.shape = shape(list);
    return box;
  }
  static DiagramBlock tokens(const Json& list) { return end("tokens", tr("tokens"), list); }
  static DiagramBlock probabilities(const Json& list) {
    return end("probabilities", tr("next-token probabilities"), list);
  }
  static void table(DiagramBlock& box, const QString& id, const Json& spec) {
    box.kind = Kind::Embedding;
    const bool positions = id == QLatin1String("embed.positions");
    box.label = positions ? tr("Position table") : tr("Token embedding");
    box.shape =
        QStringLiteral("%1 × %2").arg(whole(spec, positions ? "seq_len" : "vocab_size")).arg(whole(spec, "d_model"));
  }
  static void norm(DiagramBlock& box, const QString& id, const Json& spec) {
    box.kind = Kind::Norm;
    box.label = id == QLatin1String("final_norm") ? tr("Final %1").arg(normName(spec)) : normName(spec);
  }
};

bool inLayer(const QString& id) {
  return id == QLatin1String("attn_norm") || id == QLatin1String("attn") || id == QLatin1String("mlp_norm") ||
         id == QLatin1String("mlp");
}

/// Where the block hangs on the stream: norms lead into a branch, attention and MLP end it; after the sum with
/// post-norm.
void hang(DiagramBlock& box, const Drawing& drawing) {
  box.group = BlockWords::sheet();
  box.repeat = int(std::max<int64_t>(1, whole(drawing.spec, "n_layer")));
  const bool norm = box.kind == Kind::Norm;
  box.stream = !norm ? Stream::Join : drawing.post() ? Stream::Through : Stream::Branch;
  box.beside = drawing.parallel() && box.id == QLatin1String("mlp");
}

DiagramBlock boxOf(const Json& block, const Drawing& drawing) {
  const Json& spec = drawing.spec;
  DiagramBlock box;
  box.id = qstr(word(block, "id"));
  const int64_t count = whole(block, "parameters");
  if (count > 0) box.count = numbers::compact(double(count));
  const std::string kind = word(block, "kind");
  if (kind == "embedding" || kind == "position") BlockWords::table(box, box.id, spec);
  if (kind == "norm") BlockWords::norm(box, box.id, spec);
  if (kind == "attention") BlockWords::attention(box, block, spec);
  if (kind == "mlp") BlockWords::mlp(box, block, spec);
  if (kind == "head") BlockWords::head(box, block, spec);
  box.formula = ShapeWords::engineText(word(part(block, "formula"), "parameters"));
  if (count > 0) box.formula += QLatin1Char('\n') + qstr(word(block, "sum"));
  if (inLayer(box.id)) hang(box, drawing);
  if (drawing.illegal.contains(box.id)) {
    box.illegal = drawing.illegal.value(box.id);
    box.count.clear();
  }
  return box;
}

/// With post-norm the norm stands after what it follows, not before.
void reorder(QVector<DiagramBlock>& boxes, const Drawing& drawing) {
  if (!drawing.post()) return;
  for (int i = 0; i + 1 < boxes.size(); ++i)
    if (boxes[i].kind == Kind::Norm && !boxes[i].group.isEmpty()) {
      boxes.swapItemsAt(i, i + 1);
      ++i;
    }
}

}  // namespace

QVector<DiagramBlock> ShapeWords::blocks(const Json& model) {
  Drawing drawing{part(model, "spec"), {}};
  const Json &issues = part(model, "issues"), &offending = part(model, "offending");
  for (size_t i = 0; i < issues.size() && i < offending.size(); ++i) {
    const QString id = qstr(offending[i].get<std::string>());
    if (!id.isEmpty() && !drawing.illegal.contains(id))
      drawing.illegal.insert(id, qstr(issue_words(lang(), Issue::from_json(issues[i])).what));
  }
  const Json& list = part(model, "blocks");
  QVector<DiagramBlock> boxes;
  for (const auto& block : list) boxes.append(boxOf(block, drawing));
  reorder(boxes, drawing);
  if (boxes.isEmpty()) return boxes;
  boxes.prepend(BlockWords::tokens(part(list.front(), "in")));
  boxes.append(BlockWords::probabilities(part(list.back(), "out")));
  return boxes;
}

QVector<BarRow> ShapeWords::parameterRows(const Json& model) {
  QVector<BarRow> rows;
  for (const auto& entry : part(model, "parts")) {
    const double count = number(entry, "parameters");
    const std::string id = word(entry, "part");
    const bool tied = id == "head" && part(model, "spec").value("tied_head", false);
    if (count == 0 && !tied) continue;
    rows.append({qstr(id), engineText("part." + id), count, colorOf(id), engineText("formula.count_" + id),
                 tied && count == 0 ? tr("shared") : QString()});
  }
  return rows;
}

QVector<BarRow> ShapeWords::flopRows(const Json& model) {
  QVector<BarRow> rows;
  for (const auto& entry : part(model, "parts")) {
    const double flops = number(entry, "flops");
    const std::string id = word(entry, "part");
    if (flops > 0)
      rows.append({qstr(id), engineText("part." + id), flops, colorOf(id), engineText("formula.flops_" + id), {}});
  }
  return rows;
}

QString ShapeWords::countTitle(const Json& model) {
  if (model.empty()) return tr("Model");
  const double count = number(model, "parameters");
  return count < 1e7 ? tr("%1 parameters").arg(Words::beforeUnit(natural(int64_t(count))))
                     : tr("%1 parameters").arg(Words::beforeUnit(numbers::compact(count)));
}

namespace {

Json change(const char* path, const Json& value) { return Json::array({{{"path", path}, {"value", value}}}); }

/// The divisor of `width` nearest to `wanted` (by ratio).
int64_t divisorNear(int64_t width, double wanted) {
  int64_t best = 1;
  for (int64_t h = 1; h <= std::min<int64_t>(width, 256); ++h)
    if (width % h == 0 && (width / h) % 2 == 0 &&
        std::abs(std::log(double(h) / wanted)) < std::abs(std::log(double(best) / wanted)))
      best = h;
  return best;
}

}  // namespace

QVector<ShapeNote> ShapeWords::notes(const Json& model) {
  QVector<ShapeNote> out;
  const Json& spec = part(model, "spec");
  if (spec.empty() || !part(model, "issues").empty()) return out;
  const int64_t width = whole(spec, "d_model"), layers = whole(spec, "n_layer"), head = whole(spec, "head_dim"),
                inner = whole(spec, "d_ff");
  const auto add = [&](ShapeNote::Kind kind, const QString& text, const Json& fix) {
    out.append({kind, text, fix, fix.empty() ? QString() : fixText(fix[0])});
  };
  const auto heads = [&](double size) { return divisorNear(width, double(width) / size); };
  if (head < 16 && heads(32) != whole(spec, "n_head"))
    add(ShapeNote::Kind::HeadsNarrow,
        tr("Each head has only %1 numbers to compare tokens with. Usual: 32–128.").arg(head),
        change("model.n_head", heads(32)));
  if (head > 160)
    add(ShapeNote::Kind::HeadsWide,
        tr("Each head has %1 numbers: few, wide heads look at few places at once. Usual: 32–128.").arg(head),
        change("model.n_head", heads(64)));
  const double ratio = double(width) / double(std::max<int64_t>(1, layers));
  if (ratio < 16)
    add(ShapeNote::Kind::TooDeep,
        tr("Deep and narrow: %1 of width for each layer. Published models have 30–130; very deep ones learn slowly.")
            .arg(numbers::plain(ratio, 2)),
        change("model.n_layer", std::max<int64_t>(1, width / 32)));
  if (ratio > 256)
    add(ShapeNote::Kind::TooWide,
        tr("Wide and shallow: %1 of width for each layer. Published models have 30–130; few layers mean few steps of "
           "thought.")
            .arg(numbers::plain(ratio, 3)),
        change("model.n_layer", std::max<int64_t>(1, width / 64)));
  if (width % 16 != 0)
    add(ShapeNote::Kind::NotMultiple,
        tr("A width of %1 is no multiple of 16: processors compute it at the price of the next multiple.").arg(width),
        change("model.d_model", std::max<int64_t>(16, (width + 8) / 16 * 16)));
  if (inner < width)
    add(ShapeNote::Kind::NarrowMlp,
        tr("The MLP narrows instead of widening: %1 inside, %2 outside.").arg(natural(inner), natural(width)),
        change("model.d_ff", nullptr));
  const double share = number(model, "embedding_parameters") / std::max(1.0, number(model, "parameters"));
  if (share > 0.6)
    add(ShapeNote::Kind::MostlyVocabulary,
        tr("%1 of all parameters are the table of the vocabulary; little is left for the layers.")
            .arg(numbers::percent(share)),
        Json::array());
  return out;
}

QString ShapeWords::fixText(const Json& change) {
  const Json& value = part(change, "value");
  const QString name = label(word(change, "path"));
  if (value.is_null()) return tr("%1: automatic").arg(name);
  const QString shown = value.is_number_integer() ? natural(value.get<int64_t>())
                        : value.is_number()       ? numbers::plain(value.get<double>())
                        : value.is_string()       ? qstr(value.get<std::string>())
                                                  : qstr(dump_line(value));
  return tr("%1: %2").arg(name, shown);
}

namespace {

/// "gpt2-124m" -> "GPT-2 124M"; "llama2-70b" -> "LLaMA 2 70B".
QString publishedName(const std::string& id) {
  QString name = qstr(id);
  const int dash = int(name.lastIndexOf('-'));
  QString family = name.left(dash);
  const QString size = name.mid(dash + 1).toUpper();
  if (family == QLatin1String("gpt2")) family = QStringLiteral("GPT-2");
  if (family == QLatin1String("llama")) family = QStringLiteral("LLaMA");
  if (family == QLatin1String("llama2")) family = QStringLiteral("LLaMA 2");
  return family + QLatin1Char(' ') + size;
}

}  // namespace

QVector<PublishedSize> ShapeWords::published(const Json& model) {
  QVector<PublishedSize> out;
  for (const auto& entry : part(model, "published")) {
    if (!entry.contains("published")) continue;  // no count in print to put beside ours
    PublishedSize size;
    size.id = qstr(word(entry, "id"));
    size.name = publishedName(word(entry, "id"));
    size.source = qstr(word(entry, "source"));
    size.ours = number(entry, "parameters");
    size.published = number(entry, "published");
    size.layers = int(whole(entry, "n_layer"));
    size.width = int(whole(entry, "d_model"));
    size.heads = int(whole(entry, "n_head"));
    out.append(size);
  }
  return out;
}

Json ShapeWords::formValues(const Json& spec) {
  Json out = Json::object();
  for (const char* key :
       {"n_layer", "d_model", "n_head", "n_kv_head", "d_ff", "seq_len", "norm_eps", "tied_head", "rope_theta"})
    if (spec.contains(key)) out[std::string("model.") + key] = spec[key];
  if (out.contains("model.n_kv_head") && out["model.n_kv_head"] == out["model.n_head"])
    out["model.n_kv_head"] = nullptr;
  out["model.norm"] = word(spec, "norm") == "rms_norm" ? "rmsnorm" : "layernorm";
  out["model.position"] = word(spec, "position") == "learned" ? "learned" : "rotary";
  out["model.activation"] = word(spec, "mlp") == "swiglu" ? "swiglu" : "gelu";
  out["model.bias"] = spec.value("qkv_bias", false);
  if (word(spec, "position") != "rotary") out.erase("model.rope_theta");
  return out;
}

QString ShapeWords::rowOfBlock(const QString& block, bool learn) {
  if (block == QLatin1String("attn")) return QStringLiteral("model.n_head");
  if (block == QLatin1String("mlp")) return learn ? QStringLiteral("model.d_model") : QStringLiteral("model.d_ff");
  if (block.endsWith(QLatin1String("norm")))
    return learn ? QStringLiteral("model.n_layer") : QStringLiteral("model.norm");
  if (block == QLatin1String("head"))
    return learn ? QStringLiteral("model.d_model") : QStringLiteral("model.tied_head");
  if (block == QLatin1String("embed.positions") || block == QLatin1String("tokens"))
    return QStringLiteral("model.seq_len");
  return QStringLiteral("model.d_model");
}

QString ShapeWords::blockOfRow(const QString& path) {
  static const QHash<QString, QString> blocks = {
      {"model.n_head", "attn"},     {"model.n_kv_head", "attn"},     {"model.position", "attn"},
      {"model.rope_theta", "attn"}, {"model.d_ff", "mlp"},           {"model.activation", "mlp"},
      {"model.norm", "attn_norm"},  {"model.norm_eps", "attn_norm"}, {"model.d_model", "embed.tokens"},
      {"model.seq_len", "tokens"},  {"model.tied_head", "head"}};
  return blocks.value(path);
}

QString ShapeWords::lessonOfBlock(const QString& block) {
  if (block == QLatin1String("attn")) return QStringLiteral("attention");
  if (block == QLatin1String("mlp")) return QStringLiteral("activation");
  if (block.endsWith(QLatin1String("norm"))) return QStringLiteral("norm");
  if (block == QLatin1String("embed.positions")) return QStringLiteral("position");
  if (block == QLatin1String("tokens")) return QStringLiteral("context");
  if (block == QLatin1String("probabilities")) return QStringLiteral("perplexity");
  return QStringLiteral("vocabulary");
}

}  // namespace zk::ui
